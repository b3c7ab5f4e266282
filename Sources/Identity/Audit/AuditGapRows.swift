internal import Base
internal import Database

/// Every statement about stretches that were taken out of the log.
enum AuditGapRows {
    /// Sealed lines whose time is over, the oldest first. What tells of a purge stays for ever.
    static func over(
        before kept: Instant, readings: Instant, limit: Int, in tx: Transaction
    ) throws -> [(sequence: Int, hash: String)] {
        try tx.all(
            """
            SELECT sequence, hash FROM identity_audit
            WHERE sequence IS NOT NULL AND action <> \(AuditPurge.action)
                AND at < CASE WHEN action = \(Readings.action) THEN \(readings) ELSE \(kept) END
            ORDER BY sequence LIMIT \(limit)
            """
        ) { row in (try row["sequence"], try row["hash"]) }
    }

    static func take(_ gap: AuditGap, purge: String, in tx: Transaction) throws {
        try tx.run("DELETE FROM identity_audit WHERE sequence >= \(gap.first) AND sequence <= \(gap.last)")
        try tx.run(
            """
            INSERT INTO identity_audit_gap (first_sequence, last_sequence, hash, purge)
            VALUES (\(gap.first), \(gap.last), \(gap.hash), \(purge))
            """)
    }

    /// The stretch that begins at a number.
    static func find(first: Int, in tx: Transaction) throws -> AuditGap? {
        try tx.first(
            "SELECT first_sequence, last_sequence, hash FROM identity_audit_gap WHERE first_sequence = \(first)", gap)
    }

    static func hasHash(_ hash: String, in tx: Transaction) throws -> Bool {
        try tx.exists("SELECT 1 AS n FROM identity_audit_gap WHERE hash = \(hash)")
    }

    /// The first stretch whose purge the log does not know as it stands here: slipped in, moved or changed.
    static func unproven(in tx: Transaction) throws -> Int? {
        let all = try tx.all(
            "SELECT first_sequence, last_sequence, hash, purge FROM identity_audit_gap ORDER BY first_sequence"
        ) { row in (gap: try gap(row), purge: try row["purge"] as String) }
        let purges = Dictionary(grouping: all, by: \.purge).mapValues { $0.map(\.gap) }
        let known = Set(
            try tx.all("SELECT subject_id FROM identity_audit WHERE action = \(AuditPurge.action)") {
                try $0["subject_id"] as String
            })
        return purges.filter { $0.key != AuditGap.digest($0.value) || !known.contains($0.key) }
            .compactMap { $0.value.first?.first }.min()
    }

    private static func gap(_ row: Row) throws -> AuditGap {
        AuditGap(first: try row["first_sequence"], last: try row["last_sequence"], hash: try row["hash"])
    }
}
