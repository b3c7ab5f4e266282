internal import Base
internal import Database

/// Every statement about the log.
enum AuditRows {
    private static let columns: SQL =
        """
        a.id, a.at, a.account_id, a.role, a.acting_unit_id, a.address, a.action, a.unit_id, a.subject, a.subject_id,
        a.detail, a.changes, a.sequence, a.hash
        """

    static func insert(_ entry: Audit.Entry, at now: Instant, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO identity_audit (id, at, account_id, role, acting_unit_id, address, action, unit_id, subject,
                subject_id, detail, changes)
            VALUES (\(ID<Audit.Entry>(at: now)), \(now), \(entry.account), \(entry.role), \(entry.actingUnit),
                \(entry.address), \(entry.action), \(entry.unit), \(entry.subject), \(entry.id), \(entry.detail),
                \(entry.changes))
            """)
    }

    /// Many at once, in the engine's quickest way.
    static func insert(_ entries: some Sequence<Audit.Entry>, at now: Instant, in tx: Transaction) throws {
        try tx.insert(
            into: "identity_audit",
            [
                "id", "at", "account_id", "role", "acting_unit_id", "address", "action", "unit_id", "subject",
                "subject_id", "detail", "changes",
            ],
            entries.lazy.map { entry in
                [
                    ID<Audit.Entry>(at: now).stored, now.stored, entry.account?.stored ?? .null,
                    entry.role?.stored ?? .null, entry.actingUnit?.stored ?? .null, entry.address?.stored ?? .null,
                    entry.action.stored, entry.unit?.stored ?? .null, entry.subject.stored, entry.id.stored,
                    entry.detail.stored, entry.changes.stored,
                ]
            })
    }

    // MARK: The chain

    /// The head of the chain; the statement also keeps every other sealer out until the transaction ends.
    static func takeHead(in tx: Transaction) throws -> (sequence: Int, hash: String) {
        try tx.run("UPDATE identity_audit_head SET sequence = sequence WHERE one = 1")
        return try head(in: tx)
    }

    static func head(in tx: Transaction) throws -> (sequence: Int, hash: String) {
        try tx.first("SELECT sequence, hash FROM identity_audit_head WHERE one = 1") { row in
            (try row["sequence"] as Int, try row["hash"] as String)
        } ?? (0, "")
    }

    static func setHead(_ sequence: Int, _ hash: String, in tx: Transaction) throws {
        try tx.run("UPDATE identity_audit_head SET sequence = \(sequence), hash = \(hash) WHERE one = 1")
    }

    static func unsealed(limit: Int, in tx: Transaction) throws -> [AuditLine] {
        try tx.all(
            "SELECT \(columns) FROM identity_audit a WHERE a.sequence IS NULL ORDER BY a.at, a.id LIMIT \(limit)", line)
    }

    static func seal(_ line: AuditLine, as sequence: Int, _ hash: String, in tx: Transaction) throws {
        try tx.run("UPDATE identity_audit SET sequence = \(sequence), hash = \(hash) WHERE id = \(line.record)")
    }

    static func sealed(after sequence: Int, limit: Int, in tx: Transaction) throws -> [AuditLine] {
        try tx.all(
            """
            SELECT \(columns) FROM identity_audit a WHERE a.sequence > \(sequence) ORDER BY a.sequence LIMIT \(limit)
            """, line)
    }

    static func countUnsealed(in tx: Transaction) throws -> Int {
        try tx.count("SELECT COUNT(*) AS n FROM identity_audit WHERE sequence IS NULL")
    }

    static func isSealed(_ hash: String, in tx: Transaction) throws -> Bool {
        try tx.exists("SELECT 1 AS n FROM identity_audit WHERE hash = \(hash)")
    }

    // MARK: Looking

    /// The lines that a condition on `a` lets through, the newest first, each with the name of who did it.
    static func lines(
        _ filter: AuditFilter, where condition: SQL, limit: Int, offset: Int, in tx: Transaction
    ) throws -> [(line: AuditLine, name: String)] {
        try tx.all(
            """
            SELECT \(columns), p.name AS account_name FROM identity_audit a
            LEFT JOIN identity_account p ON p.id = a.account_id
            WHERE \(condition) AND \(matches(filter)) ORDER BY a.at DESC, a.id DESC LIMIT \(limit) OFFSET \(offset)
            """
        ) { row in
            let line = try line(row)
            let name: String? = try row["account_name"]
            return (line, name ?? "–")
        }
    }

    /// The names of the units that lines speak of, by their ids as text: the unit itself and those in old and new
    /// values.
    static func unitNames(in lines: [AuditLine], in tx: Transaction) throws -> [String: String] {
        let ids = Set(
            lines.flatMap { line in
                [line.entry.unit?.text ?? ""] + AuditWords.ids(in: line.entry.changes + " " + line.entry.detail)
            })
        let pairs = try tx.all("SELECT id, name FROM organisation_unit WHERE id IN \(list: ids.sorted())") { row in
            (try row["id"] as String, try row["name"] as String)
        }
        return Dictionary(pairs) { first, _ in first }
    }

    /// The records of which somebody has read a group since a moment.
    static func read(
        by account: AccountID, _ action: String, _ subject: String, _ group: String, since: Instant,
        in tx: Transaction
    ) throws -> Set<String> {
        Set(
            try tx.all(
                """
                SELECT a.subject_id FROM identity_audit a
                WHERE a.account_id = \(account) AND a.at >= \(since) AND a.action = \(action)
                    AND a.subject = \(subject) AND a.detail = \(group)
                """
            ) { try $0["subject_id"] as String })
    }

    static func readings(
        of subject: String, _ id: String, action: String, limit: Int, in tx: Transaction
    ) throws -> [Readings.Reading] {
        try tx.all(
            """
            SELECT a.at, a.role, a.detail, p.name FROM identity_audit a
            LEFT JOIN identity_account p ON p.id = a.account_id
            WHERE a.subject = \(subject) AND a.subject_id = \(id) AND a.action = \(action)
            ORDER BY a.at DESC, a.id DESC LIMIT \(limit)
            """
        ) { row in
            let name: String? = try row["name"]
            return Readings.Reading(
                at: try row["at"], name: name ?? "–", role: try row["role"], group: try row["detail"])
        }
    }

    private static func matches(_ filter: AuditFilter) -> SQL {
        var sql = SQL.always
        if let from = filter.from { sql = sql + "AND a.at >= \(Instant(startOf: from))" }
        if let to = filter.to { sql = sql + "AND a.at < \(Instant(startOf: to.adding(days: 1)))" }
        if !filter.subject.isEmpty { sql = sql + "AND a.subject = \(filter.subject)" }
        let words = filter.search.folded
        if !words.isEmpty {
            sql =
                sql + """
                    AND (\(SQL.holds("p.name_fold", words)) OR \(SQL.holds("a.action", words))
                        OR a.subject_id = \(filter.search))
                    """
        }
        return sql
    }

    private static func line(_ row: Row) throws -> AuditLine {
        let record: ID<Audit.Entry> = try row["id"]
        let at: Instant = try row["at"]
        let account: AccountID? = try row["account_id"]
        let role: Role? = try row["role"]
        let acting: UnitID? = try row["acting_unit_id"]
        let address: String? = try row["address"]
        let action: String = try row["action"]
        let unit: UnitID? = try row["unit_id"]
        let subject: String = try row["subject"]
        let id: String = try row["subject_id"]
        let detail: String = try row["detail"]
        let changes: String = try row["changes"]
        let entry = Audit.Entry(
            account: account, role: role, actingUnit: acting, address: address, action: action, unit: unit,
            subject: subject, id: id, detail: detail, changes: changes)
        return AuditLine(record: record, at: at, entry: entry, sequence: try row["sequence"], hash: try row["hash"])
    }
}

/// What the log is narrowed to.
struct AuditFilter: Sendable, Equatable {
    var from: Day?
    var to: Day?
    var subject = ""
    var search = ""
}
