internal import Base
internal import Database

/// What a list of accounts is narrowed to.
struct AccountFilter: Sendable, Equatable {
    var role: Role?
    var state: AccountState?
    var search = ""
}

/// An account as its administrator sees it.
struct AccountLine: Sendable {
    let account: Account
    let email: String?
    let state: AccountState
    let lastSeen: Instant?
    let version: Int
}

/// Every statement by which administrators see and change accounts.
enum AccountListRows {
    private static let columns: SQL =
        "\(AccountRows.columns), a.email, a.password, a.disabled_at, a.created_at, a.last_seen_at, a.version"

    /// A condition: the account `a` holds, or will hold, a role within reach.
    static func within<C>(_ permit: Permit<C>) -> SQL {
        """
        EXISTS (SELECT 1 FROM identity_grant g WHERE g.account_id = a.id
            AND (g.valid_to IS NULL OR g.valid_to > \(permit.today)) AND \(permit.covers("g.unit_id")))
            AND NOT EXISTS (SELECT 1 FROM identity_client k WHERE k.account_id = a.id)
        """
    }

    /// A condition: no role of the account `a` lies beyond reach. Who resets a password could act in every role of
    /// the account, so reaching one of them is not enough.
    static func whollyWithin<C>(_ permit: Permit<C>) -> SQL {
        """
        NOT EXISTS (SELECT 1 FROM identity_grant g WHERE g.account_id = a.id
            AND (g.valid_to IS NULL OR g.valid_to > \(permit.today)) AND NOT (\(permit.covers("g.unit_id"))))
        """
    }

    static func lines<C>(
        _ filter: AccountFilter, _ permit: Permit<C>, dormantAfter days: Int, limit: Int, offset: Int,
        in tx: Transaction
    ) throws -> [AccountLine] {
        try tx.all(
            """
            SELECT \(columns) FROM identity_account a
            WHERE \(within(permit)) AND \(matches(filter, permit.today, days))
            ORDER BY a.name_sort, a.id LIMIT \(limit) OFFSET \(offset)
            """
        ) { try line($0, today: permit.today, dormantAfter: days) }
    }

    static func count<C>(
        _ filter: AccountFilter, _ permit: Permit<C>, dormantAfter days: Int, in tx: Transaction
    ) throws -> Int {
        try tx.count(
            """
            SELECT COUNT(*) AS n FROM identity_account a
            WHERE \(within(permit)) AND \(matches(filter, permit.today, days))
            """)
    }

    static func find<C>(
        _ id: AccountID, _ permit: Permit<C>, dormantAfter days: Int, in tx: Transaction
    ) throws -> AccountLine? {
        try tx.first("SELECT \(columns) FROM identity_account a WHERE a.id = \(id) AND \(within(permit))") {
            try line($0, today: permit.today, dormantAfter: days)
        }
    }

    static func isWhollyWithin<C>(_ permit: Permit<C>, _ id: AccountID, in tx: Transaction) throws -> Bool {
        try tx.exists("SELECT 1 AS n FROM identity_account a WHERE a.id = \(id) AND \(whollyWithin(permit))")
    }

    static func id(login: String, in tx: Transaction) throws -> AccountID? {
        try tx.first("SELECT id FROM identity_account WHERE login = \(login.lowercased())") { try $0["id"] }
    }

    /// All roles of an account that hold or will hold, the earliest first.
    static func grants(of account: AccountID, from day: Day, in tx: Transaction) throws -> [Grant] {
        try tx.all(
            """
            SELECT id, unit_id, role, valid_from, valid_to, delegated_by FROM identity_grant
            WHERE account_id = \(account) AND (valid_to IS NULL OR valid_to > \(day)) ORDER BY valid_from, id
            """, AccountRows.grant)
    }

    static func lent(by account: AccountID, from day: Day, in tx: Transaction) throws -> [(grant: Grant, name: String)]
    {
        try tx.all(
            """
            SELECT g.id, g.unit_id, g.role, g.valid_from, g.valid_to, g.delegated_by, a.name AS account_name
            FROM identity_grant g JOIN identity_account a ON a.id = g.account_id
            WHERE g.delegated_by = \(account) AND g.valid_to > \(day) ORDER BY g.valid_to, g.id
            """
        ) { row in
            let grant = try AccountRows.grant(row)
            return (grant, try row["account_name"] as String)
        }
    }

    static func end(_ grant: GrantID, on day: Day, in tx: Transaction) throws {
        try tx.run("UPDATE identity_grant SET valid_to = \(day) WHERE id = \(grant) AND valid_from < \(day)")
        try tx.run("DELETE FROM identity_grant WHERE id = \(grant) AND valid_from >= \(day)")
    }

    static func setDisabled(_ at: Instant?, _ account: AccountID, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE identity_account SET disabled_at = \(at), version = version + 1 WHERE id = \(account)
            """)
        if at != nil { try tx.run("DELETE FROM identity_session WHERE account_id = \(account)") }
    }

    static func setPassword(_ hash: PasswordHash, _ account: AccountID, at now: Instant, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE identity_account SET password = \(hash.text), password_asked = \(false), last_seen_at = \(now),
                version = version + 1
            WHERE id = \(account)
            """)
        try tx.run("DELETE FROM identity_session WHERE account_id = \(account)")
        // Whoever changes a password because somebody knew it wants nothing of theirs to go on.
        try tx.run(
            "UPDATE identity_token SET revoked_at = \(now) WHERE account_id = \(account) AND revoked_at IS NULL")
    }

    /// Puts a hash of the same password with other costs in its place, unless the password was changed meanwhile.
    static func renew(_ hash: PasswordHash, in old: PasswordHash, of account: AccountID, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE identity_account SET password = \(hash.text) WHERE id = \(account) AND password = \(old.text)
            """)
    }

    /// The password was right and is too easily guessed: another is asked for before anything else.
    static func askForPassword(_ account: AccountID, in tx: Transaction) throws {
        try tx.run("UPDATE identity_account SET password_asked = \(true) WHERE id = \(account)")
    }

    static func password(of account: AccountID, in tx: Transaction) throws -> PasswordHash? {
        try tx.first("SELECT password FROM identity_account WHERE id = \(account)") {
            PasswordHash(text: try $0["password"])
        }
    }

    static func seen(_ account: AccountID, at now: Instant, in tx: Transaction) throws {
        try tx.run("UPDATE identity_account SET last_seen_at = \(now) WHERE id = \(account)")
    }

    static func email(of account: AccountID, in tx: Transaction) throws -> String? {
        try tx.first("SELECT email FROM identity_account WHERE id = \(account) AND email IS NOT NULL") {
            try $0["email"]
        }
    }

    /// The last sign-in, or when the account was made.
    static func seen(_ account: AccountID, in tx: Transaction) throws -> Instant? {
        try tx.first("SELECT COALESCE(last_seen_at, created_at) AS seen FROM identity_account WHERE id = \(account)") {
            try $0["seen"]
        }
    }

    private static func matches(_ filter: AccountFilter, _ today: Day, _ dormant: Int) -> SQL {
        var sql = SQL.always
        if let role = filter.role {
            sql =
                sql + """
                    AND EXISTS (SELECT 1 FROM identity_grant r WHERE r.account_id = a.id AND r.role = \(role)
                        AND r.valid_from <= \(today) AND (r.valid_to IS NULL OR r.valid_to > \(today)))
                    """
        }
        let edge = Instant(startOf: today.adding(days: -dormant))
        switch filter.state {
        case .disabled: sql = sql + "AND a.disabled_at IS NOT NULL"
        case .invited: sql = sql + "AND a.disabled_at IS NULL AND a.password = ''"
        case .dormant:
            sql =
                sql
                + "AND a.disabled_at IS NULL AND a.password <> '' AND COALESCE(a.last_seen_at, a.created_at) < \(edge)"
        case .active:
            sql =
                sql
                + "AND a.disabled_at IS NULL AND a.password <> '' AND COALESCE(a.last_seen_at, a.created_at) >= \(edge)"
        case nil: break
        }
        let words = filter.search.folded
        if !words.isEmpty { sql = sql + "AND (\(SQL.holds("a.name_fold", words)) OR \(SQL.holds("a.login", words)))" }
        return sql
    }

    private static func line(_ row: Row, today: Day, dormantAfter days: Int) throws -> AccountLine {
        let account = try AccountRows.account(row)
        let email: String? = try row["email"]
        let password: String = try row["password"]
        let disabled: Instant? = try row["disabled_at"]
        let created: Instant = try row["created_at"]
        let seen: Instant? = try row["last_seen_at"]
        let state = AccountState(
            isDisabled: disabled != nil, hasPassword: !password.isEmpty, seen: seen ?? created, today: today,
            dormantAfter: days)
        return AccountLine(account: account, email: email, state: state, lastSeen: seen, version: try row["version"])
    }
}
