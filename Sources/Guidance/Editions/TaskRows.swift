internal import Base
internal import Database
internal import Identity

/// Every statement about the tasks of an edition.
enum TaskRows {
    private static let columns: SQL =
        "t.key, t.path, t.title, t.text, t.evidence, t.due, a.selector"

    static func all(of edition: EditionID, in tx: Transaction) throws -> [GuidanceTask] {
        try tx.all(
            """
            SELECT \(columns) FROM guidance_task t JOIN guidance_audience a ON a.id = t.audience_id
            WHERE t.edition_id = \(edition) ORDER BY t.ordinal
            """, task)
    }

    /// The tasks that an edition gives one unit.
    static func all(of edition: EditionID, for unit: UnitID, in tx: Transaction) throws -> [GuidanceTask] {
        try tx.all(
            """
            SELECT \(columns) FROM guidance_member m
            JOIN guidance_audience a ON a.id = m.audience_id AND a.edition_id = \(edition)
            JOIN guidance_task t ON t.audience_id = a.id
            WHERE m.unit_id = \(unit) ORDER BY t.ordinal
            """, task)
    }

    static func find(_ key: Key, in edition: EditionID, _ tx: Transaction) throws -> GuidanceTask? {
        try tx.first(
            """
            SELECT \(columns) FROM guidance_task t JOIN guidance_audience a ON a.id = t.audience_id
            WHERE t.edition_id = \(edition) AND t.key = \(key.text)
            """, task)
    }

    static func insert(
        _ task: GuidanceTask, ordinal: Int, edition: EditionID, at now: Instant, in tx: Transaction
    ) throws {
        let audience = try AudienceRows.id(of: task.audience, edition: edition, at: now, in: tx)
        try tx.run(
            """
            INSERT INTO guidance_task (id, edition_id, key, ordinal, path, title, text, evidence, due, audience_id)
            VALUES (\(ID<GuidanceTask>(at: now)), \(edition), \(task.key.text), \(ordinal), \(task.path),
                \(task.title), \(task.text), \(task.evidence), \(task.due), \(audience))
            """)
    }

    static func update(_ task: GuidanceTask, edition: EditionID, at now: Instant, in tx: Transaction) throws {
        let audience = try AudienceRows.id(of: task.audience, edition: edition, at: now, in: tx)
        try tx.run(
            """
            UPDATE guidance_task SET title = \(task.title), text = \(task.text), evidence = \(task.evidence),
                due = \(task.due), audience_id = \(audience)
            WHERE edition_id = \(edition) AND key = \(task.key.text)
            """)
    }

    static func delete(_ key: Key, edition: EditionID, in tx: Transaction) throws {
        try tx.run("DELETE FROM guidance_task WHERE edition_id = \(edition) AND key = \(key.text)")
    }

    static func nextOrdinal(of edition: EditionID, in tx: Transaction) throws -> Int {
        try tx.count("SELECT COALESCE(MAX(ordinal), 0) + 1 AS n FROM guidance_task WHERE edition_id = \(edition)")
    }

    private static func task(_ row: Row) throws -> GuidanceTask {
        let key: String = try row["key"]
        let path: String = try row["path"]
        let title: String = try row["title"]
        let text: String = try row["text"]
        let evidence: String = try row["evidence"]
        let due: Day? = try row["due"]
        let selector: String = try row["selector"]
        return GuidanceTask(
            key: try Key.stored(key), path: path, title: title, text: text, evidence: evidence, due: due,
            audience: try Audience(selector: selector))
    }
}

extension Key {
    static func stored(_ text: String) throws -> Key {
        guard let key = Key(text) else { throw DatabaseFault(.corrupt, "'\(text)' is no key") }
        return key
    }
}
