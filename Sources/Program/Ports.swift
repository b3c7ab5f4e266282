internal import Base
public import Facilities
public import Guidance
public import Identity
public import Notifications
internal import Organisation
public import Outbox
public import Privacy
public import Records

/// What one module needs and another knows, plugged together.
extension Composition {
    /// Facilities judges rooms by the classes that Records keeps.
    public static let facilitiesPorts = FacilitiesPorts { condition, day, tx in
        try ClassFigureRows.all(where: condition, on: day, in: tx).compactMap { figure in
            ClassReference(figure.id.text).map { id in
                ClassSize(
                    id: id, unit: figure.unit, name: figure.name, level: figure.level, learners: figure.pupils)
            }
        }
    }

    /// Guidance hands in the statistical forms that Records fills.
    public static let guidancePorts = GuidancePorts(
        figures: { code, school, due, tx in
            try StatisticSheets.sheet(code, of: school, due: due, ports: Composition.recordsPorts, in: tx)
        },
        total: { code, covers, due, tx in
            try StatisticSheets.sheet(code, covers: covers, due: due, ports: Composition.recordsPorts, in: tx)
        })

    /// Records fills its statistical forms with the rooms and machines that Facilities keeps.
    public static let recordsPorts = RecordsPorts(
        rooms: { condition, day, tx in
            try RoomFigureRows.all(where: condition, on: day, in: tx).map { figure in
                RoomCount(kind: figure.kind, solidity: figure.solidity, rooms: figure.rooms)
            }
        },
        equipped: { equipment, condition, day, tx in
            switch equipment {
            case .computers: try EquipmentFigureRows.withComputers(where: condition, on: day, in: tx)
            case .internet: try EquipmentFigureRows.withInternet(where: condition, on: day, in: tx)
            }
        },
        roomsAddress: { unit, kinds, solidity, day in
            "/units/\(unit.text)/facilities/rooms?day=\(day.iso)&kinds=\(kinds.joined(separator: "."))"
                + (solidity.map { "&solidity=\($0)" } ?? "")
        },
        equipmentAddress: { unit, equipment, day in
            let page = equipment == .computers ? "devices" : "connections"
            return "/units/\(unit.text)/facilities/\(page)?day=\(day.iso)"
        },
        inventory: { unit, day, tx in try InventoryRows.all(of: unit, on: day, in: tx).map(Composition.facility) })

    private static func facility(_ item: InventoryItem) -> FacilityItem {
        let kind: FacilityItem.Kind =
            switch item.kind {
            case .room: .room
            case .device: .device
            case .line: .line
            case .licence: .licence
            }
        var facility = FacilityItem(kind, id: item.id, name: item.name, from: item.from)
        facility.code = item.code
        (facility.sort, facility.state, facility.solidity) = (item.sort, item.state, item.solidity)
        (facility.amount, facility.room, facility.site) = (item.amount, item.room, item.site)
        (facility.serial, facility.boughtYear, facility.source) = (item.serial, item.boughtYear, item.source)
        facility.to = item.to
        return facility
    }

    /// What every other module declares to keep of people.
    public static let personalData = [
        IdentityModule.personalData, OrganisationModule.personalData, GuidanceModule.personalData,
        RecordsModule.personalData, FacilitiesModule.personalData,
    ]

    /// Who represents which child: Records knows, Privacy asks.
    public static let families = PrivacyPorts(
        children: { account, day, tx in
            try Children.represented(by: account, on: day, in: tx).map(Composition.child)
        }, child: { id, day, tx in try Children.find(id, on: day, in: tx).map(Composition.child) },
        photograph: { id, tx in try Children.photograph(of: id, in: tx) })

    /// What takes sheets of many schools in, outside of requests.
    public var loader: Loader {
        Loader(database: database, clock: clock, blocking: BlockingPool(), logger: logger)
    }

    /// What has to be done at other machines.
    public var errands: ErrandRunner {
        ErrandRunner(
            database: database, clock: clock,
            handlers: sector.map { SectorErrands.handlers($0, Composition.recordsPorts) } ?? [],
            blocking: blocking, logger: logger)
    }

    /// What reminds people of what Guidance asks for.
    public var reminders: Reminders {
        Reminders(database: database, source: Composition.duties)
    }

    static let duties: Reminders.Source = { days, today, tx in
        try GuidanceModule.openDuties(due: days, today: today, in: tx).map { duty in
            Duty(unit: duty.unit, unitName: duty.unitName, title: duty.title, due: duty.due, path: duty.path)
        }
    }

    private static func child(_ known: KnownChild) -> PrivacyPorts.Child {
        PrivacyPorts.Child(id: known.id, name: known.name, bornOn: known.bornOn, unit: known.unit)
    }
}
