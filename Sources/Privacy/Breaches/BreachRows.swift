internal import Base
internal import Database
internal import Identity

/// Every statement about breaches.
enum BreachRows {
    private static let columns: SQL =
        """
        b.id, b.unit_id, b.discovered_at, b.what, b.kinds, b.people, b.consequences, b.measures, b.contact,
        b.first_sent_at, b.full_sent_at, b.notice_sent_at, b.edition, b.closed_at,
        b.conclusion, b.version
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
        try keep(breach, because: "", by: account, at: now, in: tx)
    }

    /// Keeps the description that a breach has now, for ever.
    private static func keep(
        _ breach: Breach, because reason: String, by account: AccountID, at now: Instant, in tx: Transaction
    ) throws {
        let facts = breach.facts
        try tx.run(
            """
            INSERT INTO privacy_breach_edition (breach_id, edition, what, kinds, people, consequences, measures, contact,
                reason, made_at, made_by)
            VALUES (\(breach.id), \(breach.edition), \(facts.what), \(facts.kinds), \(facts.people),
                \(facts.consequences), \(facts.measures), \(facts.contact), \(reason), \(now), \(account))
            """)
    }

    /// Puts the next description in the place of the one before; false when somebody else was there first.
    static func mend(
        _ next: Breach, because reason: String, by account: AccountID, at now: Instant, in tx: Transaction
    ) throws -> Bool {
        let facts = next.facts
        let count = try tx.run(
            """
            UPDATE privacy_breach SET what = \(facts.what), kinds = \(facts.kinds), people = \(facts.people),
                consequences = \(facts.consequences), measures = \(facts.measures), contact = \(facts.contact),
                edition = \(next.edition), version = version + 1
            WHERE id = \(next.id) AND edition = \(next.edition - 1) AND closed_at IS NULL
            """)
        guard count == 1 else { return false }
        try keep(next, because: reason, by: account, at: now, in: tx)
        return true
    }

    /// Ends the mending of a breach; false when it is closed or was mended meanwhile.
    static func close(
        _ breach: Breach, _ conclusion: String, by account: AccountID, at now: Instant, in tx: Transaction
    ) throws -> Bool {
        try tx.run(
            """
            UPDATE privacy_breach SET closed_at = \(now), closed_by = \(account), conclusion = \(conclusion),
                version = version + 1
            WHERE id = \(breach.id) AND edition = \(breach.edition) AND closed_at IS NULL
            """) == 1
    }

    /// Every description that a breach had, the present one first.
    static func editions(of id: BreachID, in tx: Transaction) throws -> [BreachEdition] {
        try tx.all(
            """
            SELECT e.edition, e.what, e.kinds, e.people, e.consequences, e.measures, e.contact, e.reason, e.made_at,
                a.name AS who
            FROM privacy_breach_edition e LEFT JOIN identity_account a ON a.id = e.made_by
            WHERE e.breach_id = \(id) ORDER BY e.edition DESC
            """
        ) { row in
            let who: String? = try row["who"]
            return BreachEdition(
                number: try row["edition"], facts: try facts(row), reason: try row["reason"], at: try row["made_at"],
                by: who ?? "–")
        }
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
        var breach = Breach(id: id, unit: unit, discoveredAt: discovered, facts: try facts(row))
        breach.sent[.first] = try row["first_sent_at"]
        breach.sent[.full] = try row["full_sent_at"]
        breach.sent[.notice] = try row["notice_sent_at"]
        breach.edition = try row["edition"]
        breach.closedAt = try row["closed_at"]
        breach.conclusion = try row["conclusion"]
        breach.version = try row["version"]
        return breach
    }

    private static func facts(_ row: Row) throws -> BreachFacts {
        let what: String = try row["what"]
        let people: Int = try row["people"]
        return BreachFacts(
            what: what, kinds: try row["kinds"], people: people, consequences: try row["consequences"],
            measures: try row["measures"], contact: try row["contact"])
    }
}
