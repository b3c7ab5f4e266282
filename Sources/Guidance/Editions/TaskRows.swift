internal import Base
internal import Database
internal import Identity

/// Every statement about the tasks of an edition.
enum TaskRows {
    private static let columns: SQL =
        "t.key, t.path, t.title, t.text, t.evidence, t.due, a.selector"

    static func all(of edition: EditionID, in tx: Transaction) throws -> [GuidanceTask] {
        var audiences: [String: Audience] = [:]
        return try tx.all(
            """
            SELECT \(columns) FROM guidance_task t JOIN guidance_audience a ON a.id = t.audience_id
            WHERE t.edition_id = \(edition) ORDER BY t.ordinal
            """
        ) { try task($0, &audiences) }
    }

    /// The tasks that an edition gives one unit.
    static func all(of edition: EditionID, for unit: UnitID, in tx: Transaction) throws -> [GuidanceTask] {
        var audiences: [String: Audience] = [:]
        return try tx.all(
            """
            SELECT \(columns) FROM guidance_member m
            JOIN guidance_audience a ON a.id = m.audience_id AND a.edition_id = \(edition)
            JOIN guidance_task t ON t.audience_id = a.id
            WHERE m.unit_id = \(unit) ORDER BY t.ordinal
            """
        ) { try task($0, &audiences) }
    }

    static func find(_ key: Key, in edition: EditionID, _ tx: Transaction) throws -> GuidanceTask? {
        var audiences: [String: Audience] = [:]
        return try tx.first(
            """
            SELECT \(columns) FROM guidance_task t JOIN guidance_audience a ON a.id = t.audience_id
            WHERE t.edition_id = \(edition) AND t.key = \(key.text)
            """
        ) { try task($0, &audiences) }
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

    /// - Parameter audiences: those read already: the tasks of a letter share a handful, and reading JSON is the
    ///   dearest part of a row.
    private static func task(_ row: Row, _ audiences: inout [String: Audience]) throws -> GuidanceTask {
        let key: String = try row["key"]
        let path: String = try row["path"]
        let title: String = try row["title"]
        let text: String = try row["text"]
        let evidence: String = try row["evidence"]
        let due: Day? = try row["due"]
        let selector: String = try row["selector"]
        let audience = try audiences[selector] ?? Audience(selector: selector)
        audiences[selector] = audience
        return GuidanceTask(
            key: try Key.stored(key), path: path, title: title, text: text, evidence: evidence, due: due,
            audience: audience)
    }
}

extension Key {
    static func stored(_ text: String) throws -> Key {
        guard let key = Key(text) else { throw DatabaseFault(.corrupt, "'\(text)' is no key") }
        return key
    }
}
