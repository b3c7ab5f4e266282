internal import Base
internal import Database
internal import Identity
internal import Sheets

/// Every statement about changes of many pupils at once.
enum BulkRows {
    /// A change that can be taken back.
    struct Past: Sendable {
        let id: ImportID
        let title: BulkTitle
        let by: String
        let at: Instant
        let changed: Int
        let undoneAt: Instant?
    }

    /// Says of an import that it was no sheet, and which class was made for it.
    static func mark(_ id: ImportID, made: ClassID?, in tx: Transaction) throws {
        try tx.run("UPDATE records_import SET kind = 'bulk', class_id = \(made) WHERE id = \(id)")
    }

    /// What can be set for many, as a key: pupils in whom it becomes the same are written by one statement.
    private struct Values: Hashable {
        let boarding: String?
        let twoSessions: Bool
        let more: [String: String]
    }

    /// Writes the values that can be set for many; nothing else of the records.
    static func set(_ pupils: [Pupil], at now: Instant, in tx: Transaction) throws {
        let groups = Dictionary(grouping: pupils) {
            Values(boarding: $0.boarding, twoSessions: $0.twoSessions, more: $0.more.values)
        }
        for (values, pupils) in groups {
            let written = try tx.run(
                """
                UPDATE records_pupil SET boarding = \(values.boarding), two_sessions = \(values.twoSessions),
                    more = \(MoreFields(values.more)), version = version + 1, changed_at = \(now)
                WHERE \(SQL.among("id", pupils.map(\.id.text)))
                """)
            guard written == pupils.count else { throw ChangedMeanwhile() }
        }
    }

    static func past(of unit: UnitID, in tx: Transaction) throws -> [Past] {
        try tx.all(
            """
            SELECT m.id, m.file_name, a.name AS by_name, m.made_at, m.changed, m.undone_at
            FROM records_import m JOIN identity_account a ON a.id = m.made_by
            WHERE m.unit_id = \(unit) AND m.kind = 'bulk' ORDER BY m.made_at DESC, m.id DESC LIMIT 50
            """, past
        ).compactMap { $0 }
    }

    private static func past(_ row: Row) throws -> Past? {
        let id: ImportID = try row["id"]
        let name: String = try row["by_name"]
        let line: String = try row["file_name"]
        guard let title = BulkTitle(line: line) else { return nil }
        return Past(
            id: id, title: title, by: name, at: try row["made_at"], changed: try row["changed"],
            undoneAt: try row["undone_at"])
    }

    /// Those of some pupils whose record the unit holds, with the class of their last placement, in the order of names.
    ///
    /// The unit is compared here: given a condition on it, SQLite walks the placements of the whole school for each pupil.
    static func chosen(_ ids: [PupilID], at unit: UnitID, in tx: Transaction) throws -> [PupilLine] {
        try tx.all(
            """
            SELECT s.id, s.code, s.name, s.born_on, s.sex, c.name AS class_name, c.unit_id
            FROM \(SQL.rows(ids.map(\.text))) k CROSS JOIN records_pupil s
            JOIN records_placement p ON p.pupil_id = s.id JOIN records_class c ON c.id = p.class_id
            WHERE s.id = k.value AND s.merged_into IS NULL
                AND NOT EXISTS (SELECT 1 FROM records_placement n
                    WHERE n.pupil_id = s.id AND n.valid_from > p.valid_from)
            ORDER BY s.name_sort, s.id
            """, PupilListRows.line
        ).filter { $0.unit == unit }
    }
}
