internal import Base
internal import Database
internal import Identity

/// Every statement about the directory.
enum ContactRows {
    struct Line: Sendable {
        let contact: Contact
        let unitName: String
    }

    private static let columns: SQL =
        "c.id, c.unit_id, c.name, c.post, c.position, c.phone, c.email, c.is_public, c.version"

    /// People whose name or unit holds the words, in the order of names; those whose name holds the words with their
    /// tone marks come first. Costs a walk over the names until `limit` are found.
    static func search(
        _ words: String, post: Post?, onlyPublic: Bool, limit: Int, in tx: Transaction
    ) throws -> [Line] {
        var condition = SQL.always
        if onlyPublic { condition = condition + "AND c.is_public = 1" }
        if let post { condition = condition + "AND c.post = \(post)" }
        let folded = words.folded
        guard !folded.isEmpty else { return try lines(condition, limit: limit, in: tx) }
        let found: SQL =
            """
            AND (\(SQL.holds("c.name_fold", folded)) OR c.unit_id IN (
                SELECT u.id FROM organisation_unit u WHERE \(SQL.holds("u.name_fold", folded))))
            """
        let exact = SQL.holds("c.name", words.composed)
        guard folded != words.lowercased() else { return try lines(condition + found, limit: limit, in: tx) }
        let first = try lines(condition + found + "AND \(exact)", limit: limit, in: tx)
        guard first.count < limit else { return first }
        return first
            + (try lines(condition + found + "AND NOT (\(exact))", limit: limit - first.count, in: tx))
    }

    private static func lines(_ condition: SQL, limit: Int, in tx: Transaction) throws -> [Line] {
        try tx.all(
            """
            SELECT \(columns), u.name AS unit_name
            FROM (SELECT c.id FROM organisation_contact c WHERE \(condition) ORDER BY c.name_sort, c.id
                LIMIT \(limit)) f
            JOIN organisation_contact c ON c.id = f.id JOIN organisation_unit u ON u.id = c.unit_id
            ORDER BY c.name_sort, c.id
            """
        ) { row in
            let contact = try contact(row)
            return Line(contact: contact, unitName: try row["unit_name"])
        }
    }

    /// Some people with the names of their units, in no order.
    ///
    /// - Parameter condition: on `c`.
    static func lines(where condition: SQL, in tx: Transaction) throws -> [Line] {
        try tx.all(
            """
            SELECT \(columns), u.name AS unit_name
            FROM organisation_contact c JOIN organisation_unit u ON u.id = c.unit_id WHERE \(condition)
            """
        ) { row in
            let contact = try contact(row)
            return Line(contact: contact, unitName: try row["unit_name"])
        }
    }

    static func all(of unit: UnitID, in tx: Transaction) throws -> [Contact] {
        try tx.all(
            """
            SELECT \(columns) FROM organisation_contact c WHERE c.unit_id = \(unit)
            ORDER BY CASE c.post WHEN 'leader' THEN 0 WHEN 'deputy' THEN 1 WHEN 'technology' THEN 2
                WHEN 'office' THEN 3 ELSE 4 END, c.name_sort, c.id
            """, contact)
    }

    static func find(_ id: ContactID, in tx: Transaction) throws -> Contact? {
        try tx.first("SELECT \(columns) FROM organisation_contact c WHERE c.id = \(id)", contact)
    }

    static func insert(_ contact: Contact, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO organisation_contact
                (id, unit_id, name, name_fold, name_sort, post, position, phone, email, is_public)
            VALUES (\(contact.id), \(contact.unit), \(contact.name), \(contact.name.folded),
                \(contact.name.personSortKey), \(contact.post), \(contact.position), \(contact.phone),
                \(contact.email), \(contact.isPublic))
            """)
    }

    /// - Returns: whether the version was still the one that was seen.
    static func update(_ contact: Contact, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE organisation_contact SET name = \(contact.name), name_fold = \(contact.name.folded),
                name_sort = \(contact.name.personSortKey), post = \(contact.post), position = \(contact.position),
                phone = \(contact.phone), email = \(contact.email), is_public = \(contact.isPublic),
                version = version + 1
            WHERE id = \(contact.id) AND version = \(contact.version)
            """) == 1
    }

    static func delete(_ id: ContactID, in tx: Transaction) throws {
        try tx.run("DELETE FROM organisation_contact WHERE id = \(id)")
    }

    static func confirmation(of unit: UnitID, in tx: Transaction) throws -> Instant? {
        try tx.first("SELECT confirmed_at FROM organisation_confirmation WHERE unit_id = \(unit)") {
            try $0["confirmed_at"]
        }
    }

    static func confirm(_ unit: UnitID, by account: AccountID, at now: Instant, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO organisation_confirmation (unit_id, confirmed_at, confirmed_by)
            VALUES (\(unit), \(now), \(account))
            ON CONFLICT (unit_id) DO UPDATE SET confirmed_at = excluded.confirmed_at,
                confirmed_by = excluded.confirmed_by
            """)
    }

    private static func contact(_ row: Row) throws -> Contact {
        let id: ContactID = try row["id"]
        let unit: UnitID = try row["unit_id"]
        let name: String = try row["name"]
        let post: Post = try row["post"]
        let position: String = try row["position"]
        let phone: String = try row["phone"]
        let email: String = try row["email"]
        let isPublic: Bool = try row["is_public"]
        return Contact(
            id: id, unit: unit, name: name, post: post, position: position, phone: phone, email: email,
            isPublic: isPublic, version: try row["version"])
    }
}
