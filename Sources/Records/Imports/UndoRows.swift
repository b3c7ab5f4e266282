internal import Base
internal import Database
internal import Identity
internal import Sheets

/// The statements that take a step of an import back.
enum UndoRows {
    static func versions(of ids: [PupilID], in tx: Transaction) throws -> [PupilID: Int] {
        let pairs = try tx.all(
            """
            SELECT s.id, s.version FROM \(SQL.rows(ids.map(\.text))) k CROSS JOIN records_pupil s
            WHERE s.id = k.value
            """
        ) { row in
            let id: PupilID = try row["id"]
            return (id, try row["version"] as Int)
        }
        return Dictionary(pairs) { first, _ in first }
    }

    /// Takes a pupil away who was added by mistake, with everything that came with the sheet.
    static func remove(_ id: PupilID, at now: Instant, in tx: Transaction) throws {
        try GoneRows.note(placements: "p.pupil_id = \(id)", at: now, in: tx)
        try GoneRows.note(pupil: id, at: now, in: tx)
        try tx.run("DELETE FROM records_placement WHERE pupil_id = \(id)")
        try tx.run("DELETE FROM records_pupil_identity WHERE pupil_id = \(id)")
        try tx.run("DELETE FROM records_pupil_origin WHERE pupil_id = \(id)")
        try tx.run("DELETE FROM records_pupil_past WHERE pupil_id = \(id)")
        try tx.run("DELETE FROM records_origin_past WHERE pupil_id = \(id)")
        try tx.run("DELETE FROM records_pupil WHERE id = \(id)")
    }

    /// Whether anything was written of the pupil that a sheet does not bring.
    static func hasMore(_ id: PupilID, in tx: Transaction) throws -> Bool {
        try tx.exists(
            """
            SELECT 1 AS n FROM records_health WHERE pupil_id = \(id)
            UNION ALL SELECT 1 FROM records_reward WHERE pupil_id = \(id)
            UNION ALL SELECT 1 FROM records_violence WHERE pupil_id = \(id)
            UNION ALL SELECT 1 FROM records_photo WHERE pupil_id = \(id)
            UNION ALL SELECT 1 FROM records_guardianship WHERE pupil_id = \(id)
            UNION ALL SELECT 1 FROM records_transfer WHERE pupil_id = \(id) LIMIT 1
            """)
    }

    static func delete(_ placements: [PlacementID], at now: Instant, in tx: Transaction) throws {
        if placements.isEmpty { return }
        try GoneRows.note(placements: SQL.among("p.id", placements.map(\.text)), at: now, in: tx)
        try tx.run("DELETE FROM records_placement WHERE \(PlacementRows.among(placements))")
    }

    static func reopen(_ placements: [PlacementID], at now: Instant, in tx: Transaction) throws {
        if placements.isEmpty { return }
        try tx.run(
            """
            UPDATE records_placement SET valid_to = NULL, leaving = NULL, reason = '', changed_at = \(now)
            WHERE \(PlacementRows.among(placements))
            """)
    }

    /// Takes the class away that was made together with a change.
    ///
    /// - Returns: false when it is used by something else meanwhile.
    static func removeClass(madeBy id: ImportID, at now: Instant, in tx: Transaction) throws -> Bool {
        let made = try tx.first("SELECT class_id FROM records_import WHERE id = \(id)") { row -> ClassID? in
            try row["class_id"]
        }
        guard let made = made ?? nil, let value = try ClassRows.find(made, in: tx) else { return true }
        try tx.run("UPDATE records_import SET class_id = NULL WHERE id = \(id)")
        return try ClassRows.remove(value, at: now, in: tx)
    }
}
