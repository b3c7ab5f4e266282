internal import Base
internal import Database
internal import Identity
internal import Sheets

/// What a sheet of many schools did to pupils, and taking it back: by statements about thousands of them at once.
enum LoadStepRows {
    /// Begins the import that the sheet becomes.
    static func begin(_ load: Load, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO records_import (id, unit_id, subject, file_name, made_by, made_at, added, changed, kind)
            VALUES (\(load.id), \(load.unit), 'pupils', \(load.fileName), \(load.author?.text ?? "command"),
                \(load.madeAt), 0, 0, 'load') ON CONFLICT (id) DO NOTHING
            """)
    }

    static func insert(_ piece: PupilIntake.Piece, of id: ImportID, in tx: Transaction) throws {
        try tx.insert(
            into: "records_import_step", ["import_id", "number", "pupil_id", "before", "version"],
            piece.fresh.lazy.map { row, fresh in
                [id.stored, .integer(Int64(row)), fresh.pupil.id.stored, .null, .integer(1)]
            })
        try tx.insert(
            into: "records_import_step", ["import_id", "number", "pupil_id", "before", "version"],
            piece.changes.lazy.map { row, change in
                let step = change.step
                return [
                    id.stored, .integer(Int64(row)), step.pupil.stored, step.stored, .integer(Int64(step.version)),
                ]
            })
    }

    static func count(_ counts: Load.Counts, of id: ImportID, in tx: Transaction) throws {
        try tx.run(
            "UPDATE records_import SET added = \(counts.added), changed = \(counts.changed) WHERE id = \(id)")
    }

    static func bounds(of id: ImportID, in tx: Transaction) throws -> ClosedRange<Int>? {
        try tx.first(
            "SELECT MIN(number) AS low, MAX(number) AS high FROM records_import_step WHERE import_id = \(id)"
        ) { row -> ClosedRange<Int>? in
            let low: Int? = try row["low"]
            let high: Int? = try row["high"]
            guard let low, let high else { return nil }
            return low...high
        } ?? nil
    }

    private static func brought(_ id: ImportID, _ rows: ClosedRange<Int>) -> SQL {
        """
        SELECT t.pupil_id FROM records_import_step t WHERE t.import_id = \(id) AND t.before IS NULL
            AND t.number BETWEEN \(rows.lowerBound) AND \(rows.upperBound)
        """
    }

    /// One of those whom the sheet brought and who cannot be taken away any more.
    static func changedSince(_ id: ImportID, _ rows: ClosedRange<Int>, in tx: Transaction) throws -> String? {
        try tx.first(
            """
            SELECT s.name FROM records_import_step t LEFT JOIN records_pupil s ON s.id = t.pupil_id
            WHERE t.import_id = \(id) AND t.before IS NULL
                AND t.number BETWEEN \(rows.lowerBound) AND \(rows.upperBound)
                AND (s.id IS NULL OR s.version <> t.version OR s.merged_into IS NOT NULL
                    OR (SELECT COUNT(*) FROM records_placement p WHERE p.pupil_id = s.id) <> 1
                    OR EXISTS (SELECT 1 FROM records_placement p WHERE p.pupil_id = s.id AND p.valid_to IS NOT NULL)
                    OR EXISTS (SELECT 1 FROM records_health x WHERE x.pupil_id = s.id)
                    OR EXISTS (SELECT 1 FROM records_reward x WHERE x.pupil_id = s.id)
                    OR EXISTS (SELECT 1 FROM records_violence x WHERE x.pupil_id = s.id)
                    OR EXISTS (SELECT 1 FROM records_photo x WHERE x.pupil_id = s.id)
                    OR EXISTS (SELECT 1 FROM records_guardianship x WHERE x.pupil_id = s.id)
                    OR EXISTS (SELECT 1 FROM records_transfer x WHERE x.pupil_id = s.id))
            ORDER BY t.number LIMIT 1
            """
        ) { row in
            let name: String? = try row["name"]
            return name ?? "–"
        }
    }

    /// Takes away whom the sheet brought.
    static func remove(_ id: ImportID, _ rows: ClosedRange<Int>, at now: Instant, in tx: Transaction) throws {
        let pupils = brought(id, rows)
        try GoneRows.note(placements: "p.pupil_id IN (\(pupils))", at: now, in: tx)
        try GoneRows.note(pupils: "p.pupil_id IN (\(pupils))", at: now, in: tx)
        try tx.run("DELETE FROM records_placement WHERE pupil_id IN (\(pupils))")
        try tx.run("DELETE FROM records_pupil_identity WHERE pupil_id IN (\(pupils))")
        try tx.run("DELETE FROM records_pupil_origin WHERE pupil_id IN (\(pupils))")
        try tx.run("DELETE FROM records_pupil_past WHERE pupil_id IN (\(pupils))")
        try tx.run("DELETE FROM records_origin_past WHERE pupil_id IN (\(pupils))")
        try tx.run("DELETE FROM records_pupil WHERE id IN (\(pupils))")
    }

    /// What the sheet changed of those who were here before, the last one first.
    static func changes(of id: ImportID, _ rows: ClosedRange<Int>, in tx: Transaction) throws -> [ImportStep] {
        try tx.all(
            """
            SELECT before FROM records_import_step WHERE import_id = \(id) AND before IS NOT NULL
                AND number BETWEEN \(rows.lowerBound) AND \(rows.upperBound) ORDER BY number DESC
            """
        ) { try $0["before"] }
    }

    static func forget(_ id: ImportID, in tx: Transaction) throws {
        try tx.run("DELETE FROM records_import_step WHERE import_id = \(id)")
    }
}
