internal import Base
internal import Database

/// A person who is signed in, and the role in which they act now.
struct Session: Sendable {
    let tokenHash: String
    let account: Account
    let grants: [Grant]
    let acting: Grant
    let seenAt: Instant
    /// For how many seconds it may rest; nil for what a program asks.
    var rest: Int?
}

/// Every statement about sessions. Only hashes of tokens are kept: who reads the table cannot sign in with it.
enum SessionRows {
    /// How long a session lasts at most, and how long it may rest, in seconds (ASVS 3.3.2, level 2).
    static let lifetime = 12 * 3600
    static let rest = 30 * 60

    /// The setting in minutes, within what makes sense; the standard without one.
    static func rest(set text: String?) -> Int {
        guard let text, let minutes = Int(text) else { return rest }
        return min(max(minutes, 10) * 60, lifetime)
    }

    static func rest(in tx: Transaction) throws -> Int {
        rest(set: try SettingRows.value(Settings.restMinutes, in: tx))
    }

    static func find(tokenHash: String, at now: Instant, in tx: Transaction) throws -> Session? {
        let found = try tx.first(
            """
            SELECT \(AccountRows.columns), s.grant_id, s.seen_at, s.expires_at,
                (SELECT value FROM identity_setting WHERE name = \(Settings.restMinutes)) AS rest
            FROM identity_session s JOIN identity_account a ON a.id = s.account_id
            WHERE s.token_hash = \(tokenHash) AND s.expires_at > \(now) AND a.disabled_at IS NULL
            """
        ) { row in
            (
                account: try AccountRows.account(row), grant: try row["grant_id"] as GrantID,
                seen: try row["seen_at"] as Instant, rest: rest(set: try row["rest"] as String?)
            )
        }
        guard let found, now.seconds(since: found.seen) < found.rest else { return nil }
        let grants = try AccountRows.grants(of: found.account.id, on: now.day, in: tx)
        guard let acting = grants.first(where: { $0.id == found.grant }) ?? grants.first else { return nil }
        return Session(
            tokenHash: tokenHash, account: found.account, grants: grants, acting: acting, seenAt: found.seen,
            rest: found.rest)
    }

    static func insert(
        token: String, account: AccountID, grant: GrantID, address: String?, at now: Instant, in tx: Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO identity_session (token_hash, account_id, grant_id, created_at, seen_at, expires_at, address)
            VALUES (\(Secret.hash(token)), \(account), \(grant), \(now), \(now), \(now.adding(seconds: lifetime)),
                \(address))
            """)
        try tx.run("DELETE FROM identity_session WHERE expires_at <= \(now)")
    }

    /// Notes that a session is used. One that is over stays so, whoever brings its cookie to a page that is open to all.
    static func touch(tokenHash: String, at now: Instant, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE identity_session SET seen_at = \(now)
            WHERE token_hash = \(tokenHash) AND expires_at > \(now)
                AND seen_at > \(now.adding(seconds: -(try rest(in: tx))))
            """)
    }

    static func act(as grant: GrantID, tokenHash: String, in tx: Transaction) throws {
        try tx.run("UPDATE identity_session SET grant_id = \(grant) WHERE token_hash = \(tokenHash)")
    }

    static func delete(tokenHash: String, in tx: Transaction) throws {
        try tx.run("DELETE FROM identity_session WHERE token_hash = \(tokenHash)")
    }

    static func deleteAll(of account: AccountID, but kept: String? = nil, in tx: Transaction) throws {
        try tx.run("DELETE FROM identity_session WHERE account_id = \(account) AND token_hash <> \(kept ?? "")")
    }

    /// The sessions of an account that still live, the latest first.
    static func all(of account: AccountID, at now: Instant, in tx: Transaction) throws -> [SessionLine] {
        try tx.all(
            """
            SELECT token_hash, created_at, seen_at, address FROM identity_session
            WHERE account_id = \(account) AND expires_at > \(now) AND seen_at > \(now.adding(seconds: -(try rest(in: tx))))
            ORDER BY seen_at DESC
            """
        ) { row in
            SessionLine(
                tokenHash: try row["token_hash"], begun: try row["created_at"], seen: try row["seen_at"],
                address: try row["address"])
        }
    }
}

/// A place where somebody is signed in.
struct SessionLine: Sendable {
    let tokenHash: String
    let begun: Instant
    let seen: Instant
    let address: String?
}
