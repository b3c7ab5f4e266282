internal import Base
internal import Database
internal import Identity
internal import Organisation

/// The rooms, machines, lines and licences of one school, made from a seed to fit its classes.
struct DemonstrationRooms {
    let unit: Organisation.Unit
    let classes: [ClassSize]
    let now: Instant
    /// How many records were made before, so that no two ids meet.
    private(set) var made: Int64

    private(set) var rooms: [Room] = []
    private(set) var devices: [Device] = []
    private(set) var lines: [InternetLine] = []
    private(set) var licences: [Licence] = []
    private(set) var assignments: [(id: ClassReference, unit: UnitID, room: RoomID, from: Day)] = []

    /// Rooms were there before the year; classes are assigned when it begins.
    private let since = Day(iso: "2022-08-01") ?? Day(daysSinceEpoch: 0)
    private let begins = Day(iso: "2023-09-05") ?? Day(daysSinceEpoch: 0)

    init(_ unit: Organisation.Unit, _ classes: [ClassSize], after made: Int64, at now: Instant) {
        self.unit = unit
        self.classes = classes
        self.made = made
        self.now = now
    }

    mutating func fill(_ random: inout CityRandom) {
        // A few classes share rooms in two sessions: 97.7 rooms for a hundred classes, as in the city.
        let classrooms = max(1, classes.count - (random.next(1000) < classes.count * 23 ? 1 : 0))
        for index in 0..<classrooms {
            let code = "P\(index / 8 + 1)0\(index % 8 + 1)"
            let room = addRoom(code, "Phòng học \(code.dropFirst())", .classroom, 48 + random.next(14), &random)
            addEquipment(room, index, &random)
        }
        let level = unit.levels.first ?? .primary
        addCommonRooms(level, &random)
        if level != .preschool { addLaboratories(&random) }
        addConnections(&random)
    }

    private mutating func addRoom(
        _ code: String, _ name: String, _ kind: RoomKind, _ area: Int, _ random: inout CityRandom
    ) -> Room {
        let luck = random.next(100)
        let facts = Room.Facts(
            site: nil, name: name, kind: kind,
            solidity: luck < 88 ? .permanent : luck < 98 ? .semiPermanent : .temporary,
            state: luck % 12 == 5 ? .needsRepair : .good, area: area)
        let room = Room(id: RoomID(at: moment(), using: &random), unit: unit.id, code: code, facts: facts, from: since)
        rooms.append(room)
        return room
    }

    private mutating func addEquipment(_ room: Room, _ index: Int, _ random: inout CityRandom) {
        if index % 3 == 0 {
            addDevice(
                "MC", .projector, ["Epson EB-X51", "Panasonic PT-LB386", "Sony VPL-DX241"][random.next(3)], room,
                &random)
        } else if random.next(2) == 0 {
            addDevice(
                "TV", .display, ["Samsung 65 inch", "TCL 65 inch", "Màn hình tương tác 75 inch"][random.next(3)], room,
                &random)
        }
    }

    private mutating func addCommonRooms(_ level: Level, _ random: inout CityRandom) {
        let office = addRoom("VP01", "Văn phòng", .office, 36, &random)
        for _ in 0..<3 { addDevice("VP", .desktop, "Dell OptiPlex 3080", office, &random) }
        addDevice("MI", .printer, "HP LaserJet 4003", office, &random)
        addDevice("MD", .network, "Bộ định tuyến MikroTik", office, &random)
        if random.next(3) == 0 { addDevice("TL", .firewall, "FortiGate 40F", office, &random) }
        _ = addRoom("YT01", "Phòng y tế", .health, 24, &random)
        if level == .preschool {
            _ = addRoom("BEP1", "Nhà bếp", .kitchen, 90, &random)
            _ = addRoom("NT01", "Phòng giáo dục nghệ thuật", .arts, 60, &random)
            return
        }
        let library = addRoom("TV01", "Thư viện", .library, 80, &random)
        for _ in 0..<2 { addDevice("TV", .desktop, "HP 280 Pro G8", library, &random) }
        let equipment = addRoom("TB01", "Phòng thiết bị", .equipment, 48, &random)
        addDevice("DH", .teaching, "Bộ thí nghiệm khoa học", equipment, &random)
        let store = addRoom("KHO1", "Kho", .store, 20, &random)
        for _ in 0..<random.next(4) { addDevice("TH", .desktop, "Dell OptiPlex 3050", store, &random) }
        _ = addRoom("AN01", "Phòng âm nhạc", .music, 56, &random)
        if random.next(4) == 0 {
            let studio = addRoom("SX01", "Phòng sản xuất nội dung số", .studio, 40, &random)
            addDevice("QP", .camera, "Sony ZV-E10", studio, &random)
            addDevice("AM", .audio, "Micro thu âm và bàn trộn", studio, &random)
            addDevice("QP", .laptop, "MacBook Air", studio, &random)
        }
    }

    /// Rooms for Informatics: one for about fifteen classes, most with enough machines and some without.
    private mutating func addLaboratories(_ random: inout CityRandom) {
        let taught = classes.filter { !isTooYoung($0) }
        guard !taught.isEmpty else { return }
        let count = max(1, (taught.count + 14) / 15)
        let largest = taught.map(\.learners).max() ?? 0
        let share = unit.levels.first == .upperSecondary ? 1 : 2
        for index in 0..<count {
            let room = addRoom(
                "TIN\(index + 1)", "Phòng tin học \(index + 1)", .informatics, 64 + random.next(12), &random)
            let machines = max(6, (largest + share - 1) / share + 7 - share * 2 - random.next(6))
            for _ in 0..<machines {
                addDevice(
                    "TH", .desktop, ["Dell OptiPlex 3080", "HP 280 Pro G8", "FPT Elead T7100"][random.next(3)], room,
                    &random)
            }
        }
        let laboratories = rooms.filter { $0.facts.kind == .informatics }
        for (place, size) in taught.enumerated() {
            assignments.append((size.id, unit.id, laboratories[place % laboratories.count].id, begins))
        }
    }

    /// Primary schools teach Informatics from grade 3 on; class names begin with the grade.
    private func isTooYoung(_ size: ClassSize) -> Bool {
        size.level == .primary && (size.name.hasPrefix("1") || size.name.hasPrefix("2"))
    }

    private mutating func addConnections(_ random: inout CityRandom) {
        let providers = ["VNPT", "Viettel", "FPT Telecom", "CMC Telecom"]
        let first = random.next(providers.count)
        for index in 0..<(1 + random.next(2)) {
            lines.append(
                InternetLine(
                    id: LineID(at: moment(), using: &random), provider: providers[(first + index) % providers.count],
                    kind: .fibre, mbit: [150, 200, 300, 500][random.next(4)], from: since))
        }
        licences.append(
            Licence(
                id: LicenceID(at: moment(), using: &random), product: "Phần mềm diệt vi rút BKAV Pro",
                seats: 20 + random.next(40),
                from: since, to: Day(iso: "2024-08-01")))
    }

    private mutating func addDevice(
        _ prefix: String, _ kind: DeviceKind, _ name: String, _ room: Room, _ random: inout CityRandom
    ) {
        let luck = random.next(100)
        let number = String(devices.count + 1)
        let tag = "\(prefix)-" + String(repeating: "0", count: max(0, 4 - number.count)) + number
        devices.append(
            Device(
                id: DeviceID(at: moment(), using: &random), unit: unit.id, tag: tag, kind: kind, name: name,
                serial: kind == .teaching ? "" : "SN\(100_000 + random.next(900_000))",
                boughtYear: 2016 + random.next(7), source: luck % 5 == 0 ? .donated : .budget,
                span: .init(
                    room: room.id, state: luck < 92 ? .working : luck < 96 ? .waiting : .broken, from: since)))
    }

    /// A millisecond later with each record, so that ids follow each other.
    private mutating func moment() -> Instant {
        made += 1
        return Instant(milliseconds: now.milliseconds - 20_000_000_000 + made)
    }
}
