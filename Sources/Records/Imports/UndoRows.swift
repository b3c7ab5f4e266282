internal import Base
internal import Database
internal import Identity
internal import Sheets

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
            UNION ALL SELECT 1 FROM records_photo WHERE pupil_id = \(id)
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

    /// Forgets what held until a day: the change from that day on is taken back.
    static func forgetPast(of id: PupilID, until day: Day, in tx: Transaction) throws {
        try tx.run("DELETE FROM records_pupil_past WHERE pupil_id = \(id) AND valid_to = \(day)")
    }

    /// Takes the class away that was made together with a change.
    ///
    /// - Returns: false when it is used by something else meanwhile.
    static func removeClass(madeBy id: ImportID, at now: Instant, in tx: Transaction) throws -> Bool {
        let made = try tx.first("SELECT class_id FROM records_import WHERE id = \(id)") { row -> ClassID? in
            try row["class_id"]
        }
        guard let made = made ?? nil else { return true }
        let isUsed = try tx.exists(
            """
            SELECT 1 AS n FROM records_placement WHERE class_id = \(made)
            UNION ALL SELECT 1 FROM records_class_subject WHERE class_id = \(made) LIMIT 1
            """)
        if isUsed { return false }
        try tx.run("UPDATE records_import SET class_id = NULL WHERE id = \(id)")
        try GoneRows.note(classes: "c.id = \(made)", at: now, in: tx)
        try tx.run("DELETE FROM records_class WHERE id = \(made)")
        return true
    }
}
