public import Base
public import Database
internal import Identity
public import Organisation

/// Fills a city with believable rooms, machines and lines, through the bulk path of the engine.
public enum FacilitiesDemonstration {
    /// - Parameter seed: the same seed makes the same city.
    /// - Returns: how many rooms and devices it has.
    public static func fill(
        _ database: Database, _ schools: [Unit], ports: FacilitiesPorts, seed: UInt64, at now: Instant
    ) async throws -> (rooms: Int, devices: Int) {
        let sizes = try await database.read { tx in
            Dictionary(grouping: try ports.classes(.always, now.day, tx), by: \.unit)
        }
        var random = CityRandom(state: seed &+ 17)
        var total = (rooms: 0, devices: 0)
        var made: Int64 = 0
        for start in stride(from: 0, to: schools.count, by: 100) {
            var piece: [DemonstrationRooms] = []
            for unit in schools[start..<min(start + 100, schools.count)] {
                var school = DemonstrationRooms(unit, sizes[unit.id] ?? [], after: made, at: now)
                school.fill(&random)
                made = school.made
                total.rooms += school.rooms.count
                total.devices += school.devices.count
                piece.append(school)
            }
            let written = piece
            try await database.write { tx in try write(written, at: now, in: tx) }
        }
        return total
    }

    /// Some schools in a transaction that is open.
    public static func fill(
        _ schools: [Unit], ports: FacilitiesPorts, seed: UInt64, at now: Instant, in tx: Transaction
    ) throws {
        var random = CityRandom(state: seed &+ 17)
        var made: Int64 = 0
        for unit in schools {
            var school = DemonstrationRooms(
                unit, try ports.classes(of: unit.id, on: now.day, in: tx), after: made, at: now)
            school.fill(&random)
            made = school.made
            try write([school], at: now, in: tx)
        }
    }

    /// Machines of one unit, as many as asked for: what lists are measured with.
    public static func fill(_ unit: Unit, devices count: Int, seed: UInt64, at now: Instant, in tx: Transaction) throws
    {
        var random = CityRandom(state: seed)
        let since = Day(iso: "2022-08-01") ?? now.day
        let rooms = (0..<50).map { index in
            Room(
                id: RoomID(at: now, using: &random), unit: unit.id, code: "DO\(index)",
                facts: .init(name: "Phòng đo \(index)", kind: .informatics, area: 60), from: since)
        }
        try RoomRows.insert(rooms, at: now, in: tx)
        let devices = (0..<count).map { index in
            Device(
                id: DeviceID(at: now, using: &random), unit: unit.id, tag: "DO-\(100_000 + index)", kind: .desktop,
                name: "Máy đo \(random.next(1000))", serial: "SN\(index)", boughtYear: 2016 + random.next(7),
                source: .budget,
                span: .init(
                    room: rooms[random.next(rooms.count)].id, state: random.next(10) == 0 ? .broken : .working,
                    from: since))
        }
        try DeviceRows.insert(devices, at: now, in: tx)
    }

    private static func write(_ schools: [DemonstrationRooms], at now: Instant, in tx: Transaction) throws {
        try RoomRows.insert(schools.flatMap(\.rooms), at: now, in: tx)
        try DeviceRows.insert(schools.flatMap(\.devices), at: now, in: tx)
        try ConnectionRows.insert(
            schools.flatMap { school in school.lines.map { (unit: school.unit.id, line: $0) } }, in: tx)
        try ConnectionRows.insert(
            schools.flatMap { school in school.licences.map { (unit: school.unit.id, licence: $0) } }, in: tx)
        try InformaticsRows.insert(schools.flatMap(\.assignments), in: tx)
    }
}
