internal import Base
internal import Database
internal import Identity

/// Every statement about placements.
enum PlacementRows {
    static func history(of pupil: PupilID, in tx: Transaction) throws -> PlacementHistory {
        PlacementHistory(
            try tx.all(
                """
                SELECT id, pupil_id, unit_id, class_id, valid_from, valid_to, entry, leaving, reason
                FROM records_placement WHERE pupil_id = \(pupil) ORDER BY valid_from
                """, placement))
    }

    /// The histories of many.
    static func histories(of pupils: [PupilID], in tx: Transaction) throws -> [PupilID: PlacementHistory] {
        let all = try tx.all(
            """
            SELECT p.id, p.pupil_id, p.unit_id, p.class_id, p.valid_from, p.valid_to, p.entry, p.leaving, p.reason
            FROM \(SQL.rows(pupils.map(\.text))) k CROSS JOIN records_placement p WHERE p.pupil_id = k.value
            """, placement)
        return Dictionary(grouping: all, by: \.pupil).mapValues(PlacementHistory.init)
    }

    /// Writes changes of one or of many, with a statement for all that change alike.
    ///
    /// - Throws: a fault when a row was closed by somebody else meanwhile; the whole transaction is undone.
    static func apply(_ changes: [PlacementChange], at now: Instant, in tx: Transaction) throws {
        var opened: [Placement] = []
        var closed: [Closing: [PlacementID]] = [:]
        var moved: [ClassID: [PlacementID]] = [:]
        for change in changes {
            switch change {
            case .open(let placement): opened.append(placement)
            case .close(let id, let day, let leaving, let reason):
                closed[Closing(day: day, leaving: leaving, reason: reason), default: []].append(id)
            case .reseat(let id, let seat): moved[seat, default: []].append(id)
            }
        }
        for (how, ids) in closed { try close(ids, how, at: now, in: tx) }
        for (seat, ids) in moved {
            try tx.run(
                "UPDATE records_placement SET class_id = \(seat), changed_at = \(now) WHERE \(among(ids))")
        }
        if !opened.isEmpty { try insert(opened, at: now, in: tx) }
    }

    private struct Closing: Hashable {
        let day: Day
        let leaving: Leaving
        let reason: String
    }

    private static func close(_ ids: [PlacementID], _ how: Closing, at now: Instant, in tx: Transaction) throws {
        let closed = try tx.run(
            """
            UPDATE records_placement SET valid_to = \(how.day), leaving = \(how.leaving), reason = \(how.reason),
                changed_at = \(now)
            WHERE \(among(ids)) AND valid_to IS NULL
            """)
        if closed != ids.count { throw PlacementRefusal.notEnrolled }
    }

    static func among(_ ids: [PlacementID]) -> SQL {
        ids.count == 1 ? "id = \(ids[0])" : SQL.among("id", ids.map(\.text))
    }

    static let columns: [StaticString] = [
        "id", "pupil_id", "unit_id", "class_id", "valid_from", "valid_to", "entry", "leaving", "reason", "changed_at",
    ]

    static func values(_ placement: Placement, at now: Instant) -> [StoredValue] {
        [
            placement.id.stored, placement.pupil.stored, placement.unit.stored, placement.classID.stored,
            placement.from.stored, placement.to?.stored ?? .null, placement.entry.stored,
            placement.leaving?.stored ?? .null, .text(placement.reason), now.stored,
        ]
    }

    static func insert(_ placements: some Sequence<Placement>, at now: Instant, in tx: Transaction) throws {
        try tx.insert(into: "records_placement", columns, placements.lazy.map { values($0, at: now) })
    }

    static func placement(_ row: Row) throws -> Placement {
        let id: PlacementID = try row["id"]
        let pupil: PupilID = try row["pupil_id"]
        let unit: UnitID = try row["unit_id"]
        let seat: ClassID = try row["class_id"]
        let from: Day = try row["valid_from"]
        let entry: Entry = try row["entry"]
        return Placement(
            id: id, pupil: pupil, unit: unit, classID: seat, from: from, to: try row["valid_to"], entry: entry,
            leaving: try row["leaving"], reason: try row["reason"])
    }
}
