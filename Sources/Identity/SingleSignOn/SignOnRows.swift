internal import Base
internal import Database

/// A sign-in that is under way at the provider.
struct SignOnAttempt: Sendable, Equatable {
    let nonce: String
    let verifier: String
    let next: String
    /// The signed-in account that wants to be linked.
    let account: AccountID?

    static func begin(next: String, account: AccountID?) -> SignOnAttempt {
        SignOnAttempt(nonce: Secret.token(), verifier: Secret.token(), next: next, account: account)
    }
}

/// Every statement about single sign-on.
enum SignOnRows {
    static let patience = 600

    static func insert(_ attempt: SignOnAttempt, state: String, at now: Instant, in tx: Transaction) throws {
        try tx.run("DELETE FROM identity_sso_attempt WHERE expires_at < \(now)")
        try tx.run(
            """
            INSERT INTO identity_sso_attempt (state_hash, nonce, verifier, next, account_id, expires_at)
            VALUES (\(Secret.hash(state)), \(attempt.nonce), \(attempt.verifier), \(attempt.next),
                \(attempt.account), \(now.adding(seconds: patience)))
            """)
    }

    /// Takes an attempt out: whoever comes a second time with the same state finds nothing.
    static func take(state: String, at now: Instant, in tx: Transaction) throws -> SignOnAttempt? {
        let hash = Secret.hash(state)
        let found = try tx.first(
            """
            SELECT nonce, verifier, next, account_id FROM identity_sso_attempt
            WHERE state_hash = \(hash) AND expires_at >= \(now)
            """
        ) { row in
            SignOnAttempt(
                nonce: try row["nonce"], verifier: try row["verifier"], next: try row["next"],
                account: try row["account_id"])
        }
        let isTaken = try tx.run("DELETE FROM identity_sso_attempt WHERE state_hash = \(hash)") == 1
        return isTaken ? found : nil
    }

    static func account(_ issuer: String, _ subject: String, in tx: Transaction) throws -> Account? {
        try tx.first(
            """
            SELECT \(AccountRows.columns) FROM identity_sso_link l JOIN identity_account a ON a.id = l.account_id
            WHERE l.issuer = \(issuer) AND l.subject = \(subject) AND a.disabled_at IS NULL
            """, AccountRows.account)
    }

    static func isLinked(_ account: AccountID, in tx: Transaction) throws -> Bool {
        try tx.exists("SELECT 1 AS n FROM identity_sso_link WHERE account_id = \(account)")
    }

    /// False when the person of the provider is somebody else here already.
    static func link(
        _ issuer: String, _ subject: String, to account: AccountID, at now: Instant, in tx: Transaction
    ) throws -> Bool {
        try tx.run(
            """
            INSERT INTO identity_sso_link (issuer, subject, account_id, linked_at)
            VALUES (\(issuer), \(subject), \(account), \(now)) ON CONFLICT (issuer, subject) DO NOTHING
            """) == 1
    }

    static func unlink(_ account: AccountID, in tx: Transaction) throws -> Bool {
        try tx.run("DELETE FROM identity_sso_link WHERE account_id = \(account)") > 0
    }
}
