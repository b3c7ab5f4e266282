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
    static func chosen(_ ids: [PupilID], at unit: UnitID, in tx: Transaction) throws -> [PupilLine] {
        var lines: [PupilLine] = []
        for start in stride(from: 0, to: ids.count, by: 500) {
            let part = ids[start..<min(start + 500, ids.count)]
            lines += try tx.all(
                """
                SELECT s.id, s.code, s.name, s.born_on, s.sex, c.name AS class_name, c.unit_id
                FROM records_pupil s JOIN records_placement p ON p.pupil_id = s.id
                JOIN records_class c ON c.id = p.class_id
                WHERE s.id IN \(list: part) AND s.merged_into IS NULL AND p.unit_id = \(unit)
                    AND NOT EXISTS (SELECT 1 FROM records_placement n
                        WHERE n.pupil_id = s.id AND n.valid_from > p.valid_from)
                """, PupilListRows.line)
        }
        return lines.sorted { ($0.name.personSortKey, $0.id.text) < ($1.name.personSortKey, $1.id.text) }
    }
}
