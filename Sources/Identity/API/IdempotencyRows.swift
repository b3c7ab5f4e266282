internal import Base
internal import Database

/// Every statement about requests that must have one effect however often they are sent.
enum IdempotencyRows {
    static let kept = 24 * 3600

    /// Takes a key for this transaction; of two at once, the second waits here and then finds the key taken.
    ///
    /// - Returns: false when it is taken already.
    static func take(
        _ key: String, of account: AccountID, request hash: String, at now: Instant, in tx: Transaction
    ) throws -> Bool {
        try tx.run("DELETE FROM identity_idempotency WHERE created_at < \(now.adding(seconds: -kept))")
        return try tx.run(
            """
            INSERT INTO identity_idempotency (account_id, key, request_hash, created_at)
            VALUES (\(account), \(key), \(hash), \(now)) ON CONFLICT (account_id, key) DO NOTHING
            """) == 1
    }

    static func keep(_ answer: String, _ key: String, of account: AccountID, in tx: Transaction) throws {
        try tx.run(
            "UPDATE identity_idempotency SET answer = \(answer) WHERE account_id = \(account) AND key = \(key)")
    }

    static func find(
        _ key: String, of account: AccountID, in tx: Transaction
    ) throws -> (request: String, answer: String)? {
        try tx.first(
            "SELECT request_hash, answer FROM identity_idempotency WHERE account_id = \(account) AND key = \(key)"
        ) { row in (try row["request_hash"] as String, try row["answer"] as String) }
    }
}
