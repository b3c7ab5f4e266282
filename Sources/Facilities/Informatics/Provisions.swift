internal import Base
internal import Database
internal import Identity
internal import Organisation

/// Puts together what the pure rules judge: rooms, computers and classes of schools on a day.
struct Provisions: Sendable {
    let ports: FacilitiesPorts

    /// One school.
    func school(_ unit: UnitID, on day: Day, in tx: Transaction) throws -> SchoolProvision {
        let found = try all(
            rooms: "s.unit_id = \(unit)", assignments: "a.unit_id = \(unit)",
            classes: "c.unit_id = \(unit)", on: day, in: tx)
        return try found[unit]
            ?? SchoolProvision(
                laboratories: [], stock: 0, unassigned: [], rules: InformaticsRows.rules(on: day, in: tx))
    }

    /// Every school within reach of a permit.
    func schools(
        _ permit: UnitPermit<ViewFacilities>, on day: Day, in tx: Transaction
    ) throws -> [UnitID: SchoolProvision] {
        try all(
            rooms: permit.covers("s.unit_id"), assignments: permit.covers("a.unit_id"),
            classes: permit.covers("c.unit_id"), on: day, in: tx)
    }

    private func all(
        rooms: SQL, assignments: SQL, classes: SQL, on day: Day, in tx: Transaction
    ) throws -> [UnitID: SchoolProvision] {
        let rules = try InformaticsRows.rules(on: day, in: tx)
        let lines = Dictionary(grouping: try InformaticsRows.rooms(where: rooms, on: day, in: tx), by: \.unit)
        let stock = try InformaticsRows.stock(where: rooms, on: day, in: tx)
        let taught = try InformaticsRows.assignments(where: assignments, on: day, in: tx)
        let sizes = Dictionary(grouping: try ports.classes(classes, day, tx), by: \.unit)
        var result: [UnitID: SchoolProvision] = [:]
        for unit in Set(lines.keys).union(sizes.keys) {
            result[unit] = Provisions.put(
                lines[unit] ?? [], sizes[unit] ?? [], taught, stock: stock[unit] ?? 0, rules)
        }
        return result
    }

    static func put(
        _ rooms: [InformaticsRows.RoomLine], _ classes: [ClassSize], _ taught: [ClassReference: RoomID], stock: Int,
        _ rules: RatioRules
    ) -> SchoolProvision {
        var seated: [RoomID: [ClassSize]] = [:]
        var unassigned: [ClassSize] = []
        for size in classes {
            if let room = taught[size.id] {
                seated[room, default: []].append(size)
            } else if rules.mostLearners(size.level) != nil {
                unassigned.append(size)
            }
        }
        let laboratories = rooms.map { room in
            Laboratory(
                room: room.id, code: room.code, name: room.name, classes: seated[room.id] ?? [],
                working: room.working, idle: room.idle)
        }
        return SchoolProvision(
            laboratories: laboratories, stock: stock, unassigned: unassigned, rules: rules,
            isKindergarten: !classes.isEmpty && !classes.contains(where: \.mayHaveInformatics))
    }
}
