internal import Base
internal import Database
internal import Identity

/// Every statement about breaches.
enum BreachRows {
    private static let columns: SQL =
        """
        b.id, b.unit_id, b.discovered_at, b.what, b.kinds, b.people, b.consequences, b.measures, b.contact,
        b.first_sent_at, b.full_sent_at, b.notice_sent_at, b.version
        """

    static func insert(_ breach: Breach, by account: AccountID, at now: Instant, in tx: Transaction) throws {
        let facts = breach.facts
        try tx.run(
            """
            INSERT INTO privacy_breach (id, unit_id, discovered_at, what, kinds, people, consequences, measures,
                contact, recorded_at, recorded_by)
            VALUES (\(breach.id), \(breach.unit), \(breach.discoveredAt), \(facts.what), \(facts.kinds),
                \(facts.people), \(facts.consequences), \(facts.measures), \(facts.contact), \(now), \(account))
            """)
    }

    struct Line: Sendable {
        let breach: Breach
        let unitName: String
    }

    static func lines(of permit: Permit<ReportBreaches>, in tx: Transaction) throws -> [Line] {
        try tx.all(
            """
            SELECT \(columns), u.name AS unit_name FROM privacy_breach b JOIN organisation_unit u ON u.id = b.unit_id
            WHERE \(permit.covers("b.unit_id")) ORDER BY b.discovered_at DESC, b.id DESC LIMIT 200
            """
        ) { row in Line(breach: try breach(row), unitName: try row["unit_name"]) }
    }

    static func find(_ id: BreachID, in tx: Transaction) throws -> Breach? {
        try tx.first("SELECT \(columns) FROM privacy_breach b WHERE b.id = \(id)", breach)
    }

    /// Notes when a report was sent; false when somebody else changed the breach meanwhile or it was noted already.
    static func note(_ report: BreachReport, of breach: Breach, at now: Instant, in tx: Transaction) throws -> Bool {
        let column: StaticString =
            switch report {
            case .first: "first_sent_at"
            case .full: "full_sent_at"
            case .notice: "notice_sent_at"
            }
        return try tx.run(
            """
            UPDATE privacy_breach SET \(raw: column) = \(now), version = version + 1
            WHERE id = \(breach.id) AND version = \(breach.version) AND \(raw: column) IS NULL
            """) == 1
    }

    private static func breach(_ row: Row) throws -> Breach {
        let id: BreachID = try row["id"]
        let unit: UnitID = try row["unit_id"]
        let discovered: Instant = try row["discovered_at"]
        let facts = BreachFacts(
            what: try row["what"], kinds: try row["kinds"], people: try row["people"],
            consequences: try row["consequences"], measures: try row["measures"], contact: try row["contact"])
        var breach = Breach(id: id, unit: unit, discoveredAt: discovered, facts: facts)
        breach.sent[.first] = try row["first_sent_at"]
        breach.sent[.full] = try row["full_sent_at"]
        breach.sent[.notice] = try row["notice_sent_at"]
        breach.version = try row["version"]
        return breach
    }
}
