internal import Base
internal import Database

enum TokenTag {}
typealias TokenID = ID<TokenTag>

enum ClientTag {}
typealias ClientID = ID<ClientTag>

/// A token as its person sees it: never the token itself.
struct TokenLine: Sendable {
    let id: TokenID
    let name: String
    let scopes: Set<String>
    let expires: Instant
    let lastUsed: Instant?
}

/// Who a token stands for.
struct TokenHolder: Sendable {
    let token: TokenLine
    let account: Account
    let grant: GrantID
}

/// Every statement about tokens. Only hashes are kept: who reads the table cannot use them.
enum TokenRows {
    private static let columns: SQL = "t.id, t.name, t.scopes, t.expires_at, t.last_used_at"

    static func insert(
        _ token: String, _ line: TokenLine, of account: AccountID, grant: GrantID, client: ClientID? = nil,
        at now: Instant, in tx: Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO identity_token
                (id, token_hash, account_id, grant_id, client_id, name, scopes, created_at, expires_at)
            VALUES (\(line.id), \(Secret.hash(token)), \(account), \(grant), \(client), \(line.name),
                \(line.scopes.sorted().joined(separator: " ")), \(now), \(line.expires))
            """)
    }

    /// Who a token stands for now; nil when it is unknown, has ended, was revoked, or its account or client was, or
    /// when its person has not signed in for so long that the account sleeps. A client has no person who signs in.
    static func holder(tokenHash: String, at now: Instant, in tx: Transaction) throws -> TokenHolder? {
        let sleeps = Instant(startOf: now.day.adding(days: -(try AccountPages.dormantDays(in: tx))))
        return try tx.first(
            """
            SELECT \(columns), t.grant_id, a.id AS account_id, a.login, a.name AS account_name, a.language,
                \(AccountRows.factors)
            FROM identity_token t JOIN identity_account a ON a.id = t.account_id
            LEFT JOIN identity_client c ON c.id = t.client_id
            WHERE t.token_hash = \(tokenHash) AND t.expires_at > \(now) AND t.revoked_at IS NULL
                AND a.disabled_at IS NULL AND c.revoked_at IS NULL
                AND (t.client_id IS NOT NULL OR COALESCE(a.last_seen_at, a.created_at) >= \(sleeps))
            """
        ) { row in
            let line = try line(row)
            let grant: GrantID = try row["grant_id"]
            let language: String = try row["language"]
            let account = Account(
                id: try row["account_id"], login: try row["login"], name: try row["account_name"],
                language: Language(rawValue: language) ?? .vi, hasTimeCodes: try row["time_codes"],
                hasKeys: try row["security_keys"], isAskedForPassword: false)
            return TokenHolder(token: line, account: account, grant: grant)
        }
    }

    /// The tokens of a person that still open, the newest first.
    static func all(of account: AccountID, at now: Instant, in tx: Transaction) throws -> [TokenLine] {
        try tx.all(
            """
            SELECT \(columns) FROM identity_token t
            WHERE t.account_id = \(account) AND t.expires_at > \(now) AND t.revoked_at IS NULL
            ORDER BY t.created_at DESC, t.id
            """, line)
    }

    /// - Returns: whether the account had such a token.
    static func revoke(_ id: TokenID, of account: AccountID, at now: Instant, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE identity_token SET revoked_at = \(now)
            WHERE id = \(id) AND account_id = \(account) AND revoked_at IS NULL
            """) == 1
    }

    static func used(_ id: TokenID, at now: Instant, in tx: Transaction) throws {
        try tx.run("UPDATE identity_token SET last_used_at = \(now) WHERE id = \(id)")
    }

    private static func line(_ row: Row) throws -> TokenLine {
        let id: TokenID = try row["id"]
        let name: String = try row["name"]
        let scopes: String = try row["scopes"]
        let expires: Instant = try row["expires_at"]
        return TokenLine(
            id: id, name: name, scopes: Set(scopes.split(separator: " ").map(String.init)), expires: expires,
            lastUsed: try row["last_used_at"])
    }
}
