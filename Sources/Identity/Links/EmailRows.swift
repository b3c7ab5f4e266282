internal import Base
internal import Database

/// Every statement about changes of e-mail addresses: only hashes of links are kept, each works once.
enum EmailRows {
    static let lifetime = 86_400

    struct Change {
        let account: Account
        let old: String?
        let new: String
    }

    /// A new link; those made before for the same account end.
    static func make(_ email: String, for account: AccountID, at now: Instant, in tx: Transaction) throws -> String {
        try tx.run(
            "UPDATE identity_email_change SET used_at = \(now) WHERE account_id = \(account) AND used_at IS NULL")
        let expires = now.adding(seconds: lifetime)
        let token = SignedLink.make(.email, expires: expires, key: try ServerKey.load(in: tx))
        try tx.run(
            """
            INSERT INTO identity_email_change (token_hash, account_id, email, created_at, expires_at)
            VALUES (\(Secret.hash(token)), \(account), \(email), \(now), \(expires))
            """)
        return token
    }

    /// What a link that still works would change.
    static func find(_ token: String, at now: Instant, in tx: Transaction) throws -> Change? {
        try tx.first(
            """
            SELECT \(AccountRows.columns), a.email AS old_email, c.email AS new_email
            FROM identity_email_change c JOIN identity_account a ON a.id = c.account_id
            WHERE c.token_hash = \(Secret.hash(token)) AND c.used_at IS NULL AND c.expires_at > \(now)
                AND a.disabled_at IS NULL
            """
        ) { row in
            let account = try AccountRows.account(row)
            let old: String? = try row["old_email"]
            return Change(account: account, old: old, new: try row["new_email"])
        }
    }

    /// Uses a link up and changes the address; false when it was used in the meantime.
    static func use(_ token: String, _ change: Change, at now: Instant, in tx: Transaction) throws -> Bool {
        let used = try tx.run(
            """
            UPDATE identity_email_change SET used_at = \(now)
            WHERE token_hash = \(Secret.hash(token)) AND used_at IS NULL AND expires_at > \(now)
            """)
        guard used == 1 else { return false }
        try tx.run(
            """
            UPDATE identity_account SET email = \(change.new), version = version + 1 WHERE id = \(change.account.id)
            """)
        return true
    }
}
