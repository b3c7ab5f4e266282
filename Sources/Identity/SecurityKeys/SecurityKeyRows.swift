internal import Base
internal import Database

enum SecurityKeyTag {}
/// A security key of an account.
typealias SecurityKeyID = ID<SecurityKeyTag>

/// A security key as its person sees it.
struct SecurityKeyLine: Sendable {
    let id: SecurityKeyID
    let name: String
    let made: Instant
    let lastUsed: Instant?
}

/// Every statement about security keys and what was asked of them.
enum SecurityKeyRows {
    struct Known: Sendable {
        let line: SecurityKeyLine
        let key: KeyCeremony.Registered
    }

    static func all(of account: AccountID, in tx: Transaction) throws -> [Known] {
        try tx.all(
            """
            SELECT id, credential, public_key, signatures, name, created_at, last_used_at FROM identity_key
            WHERE account_id = \(account) ORDER BY created_at, id
            """, known)
    }

    private static func known(_ row: Row) throws -> Known {
        let line = SecurityKeyLine(
            id: try row["id"], name: try row["name"], made: try row["created_at"], lastUsed: try row["last_used_at"])
        let credential: String = try row["credential"]
        let cose: String = try row["public_key"]
        let key = KeyCeremony.Registered(
            id: Base64URL.bytes(credential) ?? [], cose: Base64URL.bytes(cose) ?? [],
            counter: UInt32(clamping: try row["signatures"] as Int64))
        return Known(line: line, key: key)
    }

    /// Keeps a new key; false when it is one that somebody has already.
    static func insert(
        _ key: KeyCeremony.Registered, name: String, of account: AccountID, at now: Instant, in tx: Transaction
    ) throws -> Bool {
        let credential = Base64URL.text(key.id)
        guard try tx.count("SELECT COUNT(*) AS n FROM identity_key WHERE credential = \(credential)") == 0 else {
            return false
        }
        try tx.run(
            """
            INSERT INTO identity_key (id, account_id, credential, public_key, signatures, name, created_at)
            VALUES (\(SecurityKeyID(at: now)), \(account), \(credential), \(Base64URL.text(key.cose)),
                \(Int64(key.counter)), \(name), \(now))
            """)
        return true
    }

    /// Notes that a key signed in; false when another request has used it since it was read.
    static func use(_ known: Known, counter: UInt32, at now: Instant, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE identity_key SET signatures = \(Int64(counter)), last_used_at = \(now)
            WHERE id = \(known.line.id) AND signatures = \(Int64(known.key.counter))
            """) == 1
    }

    static func delete(_ id: SecurityKeyID, in tx: Transaction) throws {
        try tx.run("DELETE FROM identity_key WHERE id = \(id)")
    }

    static func deleteAll(of account: AccountID, in tx: Transaction) throws {
        try tx.run("DELETE FROM identity_key WHERE account_id = \(account)")
    }

    // MARK: Challenges

    /// How long one may take to touch the key, in seconds.
    static let patience = 300

    /// What a challenge is good for: one rite in one session, or in one sign-in that waits for its second factor.
    enum Bound: Sendable {
        case session(String)
        case waiting(String)

        fileprivate var text: String {
            switch self {
            case .session(let token): Secret.hash("key of session:" + token)
            case .waiting(let token): Secret.hash("key of sign-in:" + token)
            }
        }
    }

    /// A new challenge of 256 random bits; one that was asked for before and not used is over.
    static func challenge(_ bound: Bound, at now: Instant, in tx: Transaction) throws -> String {
        let challenge = Secret.token()
        try tx.run("DELETE FROM identity_key_challenge WHERE expires_at <= \(now) OR bound_to = \(bound.text)")
        try tx.run(
            """
            INSERT INTO identity_key_challenge (challenge_hash, bound_to, expires_at)
            VALUES (\(Secret.hash(challenge)), \(bound.text), \(now.adding(seconds: patience)))
            """)
        return challenge
    }

    /// Uses a challenge up; false when it was not asked here, has been used, or is too old.
    static func take(_ challenge: String, _ bound: Bound, at now: Instant, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            DELETE FROM identity_key_challenge
            WHERE challenge_hash = \(Secret.hash(challenge)) AND bound_to = \(bound.text) AND expires_at > \(now)
            """) == 1
    }
}
