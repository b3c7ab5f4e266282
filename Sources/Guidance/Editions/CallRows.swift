internal import Base
internal import Database
internal import Identity

/// Every statement about the calls of an edition.
enum CallRows {
    private static let columns: SQL = "c.key, c.form, c.title, c.due, c.source_key, a.selector"

    static func all(of edition: EditionID, in tx: Transaction) throws -> [Call] {
        try tx.all(
            """
            SELECT \(columns) FROM guidance_call c JOIN guidance_audience a ON a.id = c.audience_id
            WHERE c.edition_id = \(edition) ORDER BY c.due, c.ordinal
            """, call)
    }

    /// The calls by which an edition asks one unit.
    static func all(of edition: EditionID, for unit: UnitID, in tx: Transaction) throws -> [Call] {
        try tx.all(
            """
            SELECT \(columns) FROM guidance_member m
            JOIN guidance_audience a ON a.id = m.audience_id AND a.edition_id = \(edition)
            JOIN guidance_call c ON c.audience_id = a.id
            WHERE m.unit_id = \(unit) ORDER BY c.due, c.ordinal
            """, call)
    }

    static func find(_ key: Key, in edition: EditionID, _ tx: Transaction) throws -> Call? {
        try tx.first(
            """
            SELECT \(columns) FROM guidance_call c JOIN guidance_audience a ON a.id = c.audience_id
            WHERE c.edition_id = \(edition) AND c.key = \(key.text)
            """, call)
    }

    /// Whether the call asks the unit.
    static func asks(_ unit: UnitID, _ key: Key, in edition: EditionID, _ tx: Transaction) throws -> Bool {
        try tx.exists(
            """
            SELECT 1 AS n FROM guidance_call c JOIN guidance_member m ON m.audience_id = c.audience_id
            WHERE c.edition_id = \(edition) AND c.key = \(key.text) AND m.unit_id = \(unit)
            """)
    }

    static func insert(_ call: Call, ordinal: Int, edition: EditionID, at now: Instant, in tx: Transaction) throws {
        let audience = try AudienceRows.id(of: call.audience, edition: edition, at: now, in: tx)
        try tx.run(
            """
            INSERT INTO guidance_call (id, edition_id, key, ordinal, form, title, due, source_key, audience_id)
            VALUES (\(ID<Call>(at: now)), \(edition), \(call.key.text), \(ordinal), \(call.form), \(call.title),
                \(call.due), \(call.source?.text), \(audience))
            """)
    }

    static func update(_ call: Call, edition: EditionID, at now: Instant, in tx: Transaction) throws {
        let audience = try AudienceRows.id(of: call.audience, edition: edition, at: now, in: tx)
        try tx.run(
            """
            UPDATE guidance_call SET form = \(call.form), title = \(call.title), due = \(call.due),
                source_key = \(call.source?.text), audience_id = \(audience)
            WHERE edition_id = \(edition) AND key = \(call.key.text)
            """)
    }

    static func delete(_ key: Key, edition: EditionID, in tx: Transaction) throws {
        try tx.run("DELETE FROM guidance_call WHERE edition_id = \(edition) AND key = \(key.text)")
    }

    private static func call(_ row: Row) throws -> Call {
        let key: String = try row["key"]
        let form: String = try row["form"]
        let title: String = try row["title"]
        let due: Day = try row["due"]
        let source: String? = try row["source_key"]
        let selector: String = try row["selector"]
        return Call(
            key: try Key.stored(key), form: form, title: title, due: due, source: source.flatMap { Key($0) },
            audience: try Audience(selector: selector))
    }
}
