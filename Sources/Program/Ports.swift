internal import Base
public import Facilities
internal import Guidance
public import Identity
public import Notifications
internal import Organisation
public import Privacy
internal import Records

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

    /// What reminds people of what Guidance asks for.
    public var reminders: Reminders {
        Reminders(database: database) { days, today, tx in
            try GuidanceModule.openDuties(due: days, today: today, in: tx).map { duty in
                Duty(
                    unit: duty.unit, unitName: duty.unitName, title: duty.title, due: duty.due, path: duty.path)
            }
        }
    }

    private static func child(_ known: KnownChild) -> PrivacyPorts.Child {
        PrivacyPorts.Child(id: known.id, name: known.name, bornOn: known.bornOn, unit: known.unit)
    }
}
