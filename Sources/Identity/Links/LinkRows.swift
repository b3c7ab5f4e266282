internal import Base
internal import Database

/// Every statement about links that let a person set a password: only their hashes are kept, each works once.
enum LinkRows {
    static let lifetime = 7 * 86_400

    /// A new link; those made before for the same account end.
    ///
    /// - Returns: the token that stands in the address.
    static func make(for account: AccountID, at now: Instant, in tx: Transaction) throws -> String {
        try endAll(of: account, at: now, in: tx)
        return try add(for: account, lifetime: lifetime, at: now, in: tx)
    }

    /// One more link beside those there are: what a stranger can ask for must not end what somebody else was sent.
    static func add(for account: AccountID, lifetime: Int, at now: Instant, in tx: Transaction) throws -> String {
        let expires = now.adding(seconds: lifetime)
        let token = SignedLink.make(.password, expires: expires, key: try ServerKey.load(in: tx))
        try tx.run(
            """
            INSERT INTO identity_link (token_hash, account_id, created_at, expires_at)
            VALUES (\(Secret.hash(token)), \(account), \(now), \(expires))
            """)
        return token
    }

    static func endAll(of account: AccountID, at now: Instant, in tx: Transaction) throws {
        try tx.run("UPDATE identity_link SET used_at = \(now) WHERE account_id = \(account) AND used_at IS NULL")
    }

    /// How many links an account was given since a moment.
    static func count(for account: AccountID, since: Instant, in tx: Transaction) throws -> Int {
        try tx.count(
            "SELECT COUNT(*) AS n FROM identity_link WHERE account_id = \(account) AND created_at >= \(since)")
    }

    /// Whom a link that still works is for.
    static func account(_ token: String, at now: Instant, in tx: Transaction) throws -> Account? {
        try tx.first(
            """
            SELECT \(AccountRows.columns) FROM identity_link l JOIN identity_account a ON a.id = l.account_id
            WHERE l.token_hash = \(Secret.hash(token)) AND l.used_at IS NULL AND l.expires_at > \(now)
                AND a.disabled_at IS NULL
            """, AccountRows.account)
    }

    /// Uses a link up; false when it was used in the meantime.
    static func use(_ token: String, at now: Instant, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE identity_link SET used_at = \(now)
            WHERE token_hash = \(Secret.hash(token)) AND used_at IS NULL AND expires_at > \(now)
            """) == 1
    }
}
