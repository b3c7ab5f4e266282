internal import Base
internal import Database
internal import Identity

/// Every statement about imports.
enum ImportRows {
    /// What a sheet was of.
    enum Subject: String, Sendable, Storable {
        case pupils
        case staff
    }

    struct New: Sendable {
        let id: ImportID
        let unit: UnitID
        let subject: Subject
        let fileName: String
        let by: AccountID
        let at: Instant
        let added: Int
        let changed: Int
    }

    struct Past: Sendable {
        let id: ImportID
        let unit: UnitID
        let fileName: String
        let by: String
        let at: Instant
        let added: Int
        let changed: Int
        let undoneAt: Instant?
    }

    /// Pupils whose last placement is at the unit, with their identity number.
    static func held(by unit: UnitID, in tx: Transaction) throws -> [(Pupil, String?)] {
        try tx.all(
            """
            SELECT s.id, s.code, s.name, s.born_on, s.sex, s.boarding, s.two_sessions, s.more, s.version, i.number
            FROM records_pupil s LEFT JOIN records_pupil_identity i ON i.pupil_id = s.id
            WHERE s.merged_into IS NULL AND s.id IN (
                SELECT p.pupil_id FROM records_class c JOIN records_placement p ON p.class_id = c.id
                WHERE c.unit_id = \(unit) AND NOT EXISTS (
                    SELECT 1 FROM records_placement n WHERE n.pupil_id = p.pupil_id AND n.valid_from > p.valid_from))
            """
        ) { row in (try PupilRows.pupil(row), try row["number"]) }
    }

    static func holder(ofCode code: String, in tx: Transaction) throws -> String? {
        try name("s.code = \(code)", in: tx)
    }

    /// The school of the pupil with a number: named only when the birth date fits, which the family has given; a number
    /// alone tells nobody where a child is. Without it the answer is a dash.
    static func holder(ofNumber number: String, born: Day, in tx: Transaction) throws -> String? {
        let found: SQL = "s.id = (SELECT i.pupil_id FROM records_pupil_identity i WHERE i.number = \(number))"
        guard let school = try name(found, in: tx) else { return nil }
        return try name(found + "AND s.born_on = \(born)", in: tx) == nil ? "–" : school
    }

    private static func name(_ condition: SQL, in tx: Transaction) throws -> String? {
        try tx.first(
            """
            SELECT u.name FROM records_pupil s JOIN records_placement p ON p.pupil_id = s.id
            JOIN organisation_unit u ON u.id = p.unit_id WHERE \(condition) ORDER BY p.valid_from DESC LIMIT 1
            """
        ) { try $0["name"] }
    }

    static func insert(_ new: New, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO records_import (id, unit_id, subject, file_name, made_by, made_at, added, changed)
            VALUES (\(new.id), \(new.unit), \(new.subject), \(new.fileName), \(new.by), \(new.at), \(new.added),
                \(new.changed))
            """)
    }

    static func insert(_ steps: [ImportStep], of id: ImportID, in tx: Transaction) throws {
        try tx.insert(
            into: "records_import_step", ["import_id", "number", "pupil_id", "before", "version"],
            steps.enumerated().lazy.map { number, step in
                [id.stored, .integer(Int64(number)), step.pupil.stored, step.stored, .integer(Int64(step.version))]
            })
    }

    static func past(of unit: UnitID, _ subject: Subject, in tx: Transaction) throws -> [Past] {
        try tx.all(
            """
            SELECT m.id, m.unit_id, m.file_name, a.name AS by_name, m.made_at, m.added, m.changed, m.undone_at
            FROM records_import m JOIN identity_account a ON a.id = m.made_by
            WHERE m.unit_id = \(unit) AND m.kind = 'sheet' AND m.subject = \(subject)
            ORDER BY m.made_at DESC, m.id LIMIT 20
            """, past)
    }

    static func find(_ id: ImportID, _ subject: Subject, in tx: Transaction) throws -> Past? {
        try tx.first(
            """
            SELECT m.id, m.unit_id, m.file_name, a.name AS by_name, m.made_at, m.added, m.changed, m.undone_at
            FROM records_import m JOIN identity_account a ON a.id = m.made_by
            WHERE m.id = \(id) AND m.subject = \(subject)
            """, past)
    }

    private static func past(_ row: Row) throws -> Past {
        let id: ImportID = try row["id"]
        let unit: UnitID = try row["unit_id"]
        let name: String = try row["file_name"]
        let by: String = try row["by_name"]
        let at: Instant = try row["made_at"]
        return Past(
            id: id, unit: unit, fileName: name, by: by, at: at, added: try row["added"], changed: try row["changed"],
            undoneAt: try row["undone_at"])
    }

    /// The steps of an import, the last one first.
    static func steps(of id: ImportID, in tx: Transaction) throws -> [ImportStep] {
        try tx.all("SELECT before FROM records_import_step WHERE import_id = \(id) ORDER BY number DESC") {
            try $0["before"]
        }
    }

    /// - Returns: false when somebody else has undone it already.
    static func markUndone(_ id: ImportID, at now: Instant, in tx: Transaction) throws -> Bool {
        try tx.run("UPDATE records_import SET undone_at = \(now) WHERE id = \(id) AND undone_at IS NULL") == 1
    }
}
