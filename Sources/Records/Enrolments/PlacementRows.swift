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

    /// - Throws: a fault when a row was closed by somebody else meanwhile; the whole transaction is undone.
    static func apply(_ changes: [PlacementChange], at now: Instant, in tx: Transaction) throws {
        for change in changes {
            switch change {
            case .open(let placement): try insert([placement], at: now, in: tx)
            case .close(let id, let day, let leaving, let reason):
                let closed = try tx.run(
                    """
                    UPDATE records_placement SET valid_to = \(day), leaving = \(leaving), reason = \(reason),
                        changed_at = \(now)
                    WHERE id = \(id) AND valid_to IS NULL
                    """)
                if closed != 1 { throw PlacementRefusal.notEnrolled }
            case .reseat(let id, let seat):
                try tx.run(
                    "UPDATE records_placement SET class_id = \(seat), changed_at = \(now) WHERE id = \(id)")
            }
        }
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

    private static func placement(_ row: Row) throws -> Placement {
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
