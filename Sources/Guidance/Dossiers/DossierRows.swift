internal import Base
internal import Database
internal import Foundation
internal import Identity

/// Every statement about dossiers and their entries.
enum DossierRows {
    private static let columns: SQL =
        """
        id, letter_id, call_key, unit_id, state, leader, contact, contact_phone, contact_email, summary,
        first_submitted_at, submitted_at, decided_at, extended_to, version
        """

    static func find(_ letter: LetterID, _ call: Key, _ unit: UnitID, in tx: Transaction) throws -> Dossier? {
        try tx.first(
            """
            SELECT \(columns) FROM guidance_dossier
            WHERE letter_id = \(letter) AND call_key = \(call.text) AND unit_id = \(unit)
            """, dossier)
    }

    /// All dossiers of one unit for one letter.
    static func all(_ letter: LetterID, of unit: UnitID, in tx: Transaction) throws -> [Dossier] {
        try tx.all(
            "SELECT \(columns) FROM guidance_dossier WHERE unit_id = \(unit) AND letter_id = \(letter)", dossier)
    }

    static func insert(_ id: DossierID, _ letter: LetterID, _ call: Key, _ unit: UnitID, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO guidance_dossier (id, letter_id, call_key, unit_id, state)
            VALUES (\(id), \(letter), \(call.text), \(unit), 'draft')
            ON CONFLICT (letter_id, call_key, unit_id) DO NOTHING
            """)
    }

    static func setPeople(_ people: Dossier.People, summary: String, of dossier: Dossier, in tx: Transaction) throws
        -> Bool
    {
        try tx.run(
            """
            UPDATE guidance_dossier SET leader = \(people.leader), contact = \(people.contact),
                contact_phone = \(people.phone), contact_email = \(people.email), summary = \(summary),
                version = version + 1
            WHERE id = \(dossier.id) AND version = \(dossier.version)
            """) == 1
    }

    /// Moves a dossier on; false when somebody else did so since it was read.
    static func move(
        _ dossier: Dossier, to state: DossierState, submittedAt: Instant? = nil, decidedAt: Instant? = nil,
        in tx: Transaction
    ) throws -> Bool {
        try tx.run(
            """
            UPDATE guidance_dossier SET state = \(state.rawValue),
                first_submitted_at = COALESCE(first_submitted_at, \(submittedAt)),
                submitted_at = COALESCE(\(submittedAt), submitted_at), decided_at = \(decidedAt),
                version = version + 1
            WHERE id = \(dossier.id) AND version = \(dossier.version)
            """) == 1
    }

    static func extend(_ dossier: DossierID, to day: Day, in tx: Transaction) throws {
        try tx.run("UPDATE guidance_dossier SET extended_to = \(day), version = version + 1 WHERE id = \(dossier)")
    }

    // MARK: Entries

    static func entries(of dossier: DossierID, in tx: Transaction) throws -> [Key: DossierEntry] {
        let list = try tx.all(
            "SELECT task_key, content, version, updated_at FROM guidance_entry WHERE dossier_id = \(dossier)", entry)
        return Dictionary(list.map { ($0.task, $0) }, uniquingKeysWith: { first, _ in first })
    }

    static func entry(_ task: Key, of dossier: DossierID, in tx: Transaction) throws -> DossierEntry? {
        try tx.first(
            """
            SELECT task_key, content, version, updated_at FROM guidance_entry
            WHERE dossier_id = \(dossier) AND task_key = \(task.text)
            """, entry)
    }

    /// Keeps an entry; false when somebody else wrote it since `entry.version` (0: it did not exist).
    static func save(
        _ entry: DossierEntry, filled: Bool, of dossier: DossierID, at now: Instant, by name: String, in tx: Transaction
    ) throws -> Bool {
        try tx.run(
            """
            INSERT INTO guidance_entry (dossier_id, task_key, content, filled, updated_at, updated_by, version)
            VALUES (\(dossier), \(entry.task.text), \(Stored.json(entry.values)), \(filled), \(now), \(name), 1)
            ON CONFLICT (dossier_id, task_key) DO UPDATE SET content = excluded.content, filled = excluded.filled,
                updated_at = excluded.updated_at, updated_by = excluded.updated_by,
                version = guidance_entry.version + 1
            WHERE guidance_entry.version = \(entry.version)
            """) == 1
    }

    private static func entry(_ row: Row) throws -> DossierEntry {
        let key: String = try row["task_key"]
        let content: String = try row["content"]
        let version: Int = try row["version"]
        return DossierEntry(
            task: try Key.stored(key), values: try Stored.values(content), version: version,
            updatedAt: try row["updated_at"])
    }

    static func dossier(_ row: Row) throws -> Dossier {
        let id: DossierID = try row["id"]
        let letter: LetterID = try row["letter_id"]
        let call: String = try row["call_key"]
        let unit: UnitID = try row["unit_id"]
        let state: String = try row["state"]
        let people = Dossier.People(
            leader: try row["leader"], contact: try row["contact"], phone: try row["contact_phone"],
            email: try row["contact_email"])
        let summary: String = try row["summary"]
        let first: Instant? = try row["first_submitted_at"]
        let submitted: Instant? = try row["submitted_at"]
        let decided: Instant? = try row["decided_at"]
        let extended: Day? = try row["extended_to"]
        return Dossier(
            id: id, letter: letter, call: try Key.stored(call), unit: unit,
            state: DossierState(rawValue: state) ?? .draft, people: people, summary: summary, firstSubmittedAt: first,
            submittedAt: submitted, decidedAt: decided, extendedTo: extended, version: try row["version"])
    }
}

/// Values of fields as they stand in a column.
enum Stored {
    static func json(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    static func values(_ text: String) throws -> [String: String] {
        do {
            return try JSONDecoder().decode([String: String].self, from: Data(text.utf8))
        } catch {
            throw DatabaseFault(.corrupt, "an entry cannot be read: \(error)")
        }
    }
}
