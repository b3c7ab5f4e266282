internal import Base
internal import Database
internal import Identity

/// The statements that take a step of an import back.
enum UndoRows {
    static func version(of id: PupilID, in tx: Transaction) throws -> Int? {
        try tx.first("SELECT version FROM records_pupil WHERE id = \(id)") { try $0["version"] }
    }

    /// Takes a pupil away who was added by mistake, with everything that came with the sheet.
    static func remove(_ id: PupilID, at now: Instant, in tx: Transaction) throws {
        try GoneRows.note(placements: "p.pupil_id = \(id)", at: now, in: tx)
        try GoneRows.note(pupil: id, at: now, in: tx)
        try tx.run("DELETE FROM records_placement WHERE pupil_id = \(id)")
        try tx.run("DELETE FROM records_pupil_identity WHERE pupil_id = \(id)")
        try tx.run("DELETE FROM records_pupil_origin WHERE pupil_id = \(id)")
        try tx.run("DELETE FROM records_pupil_past WHERE pupil_id = \(id)")
        try tx.run("DELETE FROM records_pupil WHERE id = \(id)")
    }

    /// Whether anything was written of the pupil that a sheet does not bring.
    static func hasMore(_ id: PupilID, in tx: Transaction) throws -> Bool {
        try tx.exists(
            """
            SELECT 1 AS n FROM records_health WHERE pupil_id = \(id)
            UNION ALL SELECT 1 FROM records_reward WHERE pupil_id = \(id)
            UNION ALL SELECT 1 FROM records_guardianship WHERE pupil_id = \(id)
            UNION ALL SELECT 1 FROM records_transfer WHERE pupil_id = \(id) LIMIT 1
            """)
    }

    static func delete(_ placement: PlacementID, at now: Instant, in tx: Transaction) throws {
        try GoneRows.note(placements: "p.id = \(placement)", at: now, in: tx)
        try tx.run("DELETE FROM records_placement WHERE id = \(placement)")
    }

    static func reopen(_ placement: PlacementID, at now: Instant, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE records_placement SET valid_to = NULL, leaving = NULL, reason = '', changed_at = \(now)
            WHERE id = \(placement)
            """)
    }
}
