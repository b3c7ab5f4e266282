internal import Base
internal import Database

/// Every statement about people who forgot their password.
enum ResetRows {
    /// How often one address of the net may ask within ``FailureRows/window``.
    static let perAddress = 20

    struct Question {
        let id: ID<Question>
        let login: String
        let address: String
    }

    static func insert(login: String, address: String, at now: Instant, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO identity_reset (id, login, address, created_at)
            VALUES (\(ID<Question>(at: now)), \(login), \(address), \(now))
            """)
    }

    static func isBlocked(address: String, at now: Instant, in tx: Transaction) throws -> Bool {
        let since = now.adding(seconds: -FailureRows.window)
        return try tx.count(
            "SELECT COUNT(*) AS n FROM identity_reset WHERE address = \(address) AND created_at >= \(since)"
        ) >= perAddress
    }

    /// The questions that wait, the oldest first.
    static func open(in tx: Transaction) throws -> [Question] {
        try tx.all(
            """
            SELECT id, login, address FROM identity_reset WHERE answered_at IS NULL ORDER BY created_at, id LIMIT 100
            """
        ) { row in
            let id: ID<Question> = try row["id"]
            let login: String = try row["login"]
            return Question(id: id, login: login, address: try row["address"])
        }
    }

    /// Takes a question for this process alone; false when another has it. Old ones are forgotten.
    static func answer(_ id: ID<Question>, at now: Instant, in tx: Transaction) throws -> Bool {
        try tx.run("DELETE FROM identity_reset WHERE created_at < \(now.adding(seconds: -86_400))")
        return try tx.run(
            "UPDATE identity_reset SET answered_at = \(now) WHERE id = \(id) AND answered_at IS NULL") == 1
    }
}
