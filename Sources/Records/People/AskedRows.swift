internal import Base
internal import Database
internal import Identity

/// What one school asks of another and the other answers: the same columns in every table of such cases.
enum AskedRows {
    /// - Returns: whether the case still had the version that was seen.
    static func answer<Of>(
        _ id: ID<Of>, in table: StaticString, version: Int, _ state: some Storable, _ words: String,
        by account: AccountID, at now: Instant, in tx: Transaction
    ) throws -> Bool {
        try tx.run(
            """
            UPDATE \(raw: table) SET state = \(state), answer = \(words), answered_by = \(account),
                answered_at = \(now), version = version + 1
            WHERE id = \(id) AND version = \(version)
            """) == 1
    }
}
