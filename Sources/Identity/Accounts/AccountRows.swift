public import Base
public import Database

/// Every statement about accounts and their roles.
public enum AccountRows {
    static let columns: SQL = "a.id, a.login, a.name, a.language, a.password_asked, \(factors)"

    /// By what the account `a` signs in besides its password.
    static let factors: SQL = """
        a.totp_secret IS NOT NULL AS time_codes,
            EXISTS (SELECT 1 FROM identity_key k WHERE k.account_id = a.id) AS security_keys
        """

    /// An account with the hash of its password, by what was typed at sign-in.
    static func signingIn(_ login: String, in tx: Transaction) throws -> (Account, PasswordHash)? {
        try tx.first(
            """
            SELECT \(columns), a.password FROM identity_account a
            WHERE a.login = \(login) AND a.disabled_at IS NULL
            """
        ) { row in (try account(row), PasswordHash(text: try row["password"])) }
    }

    static func account(of id: AccountID, in tx: Transaction) throws -> Account? {
        try tx.first("SELECT \(columns) FROM identity_account a WHERE a.id = \(id)", account)
    }

    static func account(_ row: Row) throws -> Account {
        let id: AccountID = try row["id"]
        let login: String = try row["login"]
        let name: String = try row["name"]
        let language: String = try row["language"]
        return Account(
            id: id, login: login, name: name, language: Language(rawValue: language) ?? .vi,
            hasTimeCodes: try row["time_codes"], hasKeys: try row["security_keys"],
            isAskedForPassword: try row["password_asked"])
    }

    /// The roles an account holds on a day, the strongest first.
    static func grants(of account: AccountID, on day: Day, in tx: Transaction) throws -> [Grant] {
        try tx.all(
            """
            SELECT id, unit_id, role, valid_from, valid_to, delegated_by FROM identity_grant
            WHERE account_id = \(account) AND valid_from <= \(day) AND (valid_to IS NULL OR valid_to > \(day))
            ORDER BY role, valid_from, id
            """, grant)
    }

    static func grant(_ row: Row) throws -> Grant {
        Grant(
            id: try row["id"], unit: try row["unit_id"], role: try row["role"], validFrom: try row["valid_from"],
            validTo: try row["valid_to"], delegatedBy: try row["delegated_by"])
    }

    /// Makes an account. The login is taken in lower case; a login that exists is a refusal of the schema.
    public static func insert(
        _ account: Account, email: String?, password: PasswordHash, at now: Instant, in tx: Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO identity_account (id, login, name, name_fold, name_sort, email, password, language, created_at)
            VALUES (\(account.id), \(account.login.lowercased()), \(account.name), \(account.name.folded),
                \(account.name.personSortKey), \(email), \(password.text), \(account.language.rawValue), \(now))
            """)
    }

    /// Gives an account a role at a unit.
    public static func insert(_ grant: Grant, of account: AccountID, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO identity_grant (id, account_id, unit_id, role, valid_from, valid_to, delegated_by)
            VALUES (\(grant.id), \(account), \(grant.unit), \(grant.role), \(grant.validFrom), \(grant.validTo),
                \(grant.delegatedBy))
            """)
    }

    /// The names of accounts, for showing who did something.
    public static func name(of account: AccountID, in tx: Transaction) throws -> String? {
        try tx.first("SELECT name FROM identity_account WHERE id = \(account)") { try $0["name"] }
    }

    /// Who holds one of these roles at one of the units on a day and can sign in.
    public static func holders(
        of roles: Set<Role>, at units: [UnitID], on day: Day, in tx: Transaction
    ) throws -> [(account: AccountID, unit: UnitID)] {
        var holders: [(account: AccountID, unit: UnitID)] = []
        for start in stride(from: 0, to: units.count, by: 1000) {
            holders += try tx.all(
                """
                SELECT DISTINCT g.account_id, g.unit_id FROM identity_grant g
                JOIN identity_account a ON a.id = g.account_id
                WHERE g.unit_id IN \(list: Array(units[start..<min(start + 1000, units.count)]))
                    AND g.role IN \(list: roles.map(\.rawValue).sorted()) AND a.disabled_at IS NULL
                    AND g.valid_from <= \(day) AND (g.valid_to IS NULL OR g.valid_to > \(day))
                ORDER BY g.unit_id, g.account_id
                """
            ) { row in (account: try row["account_id"], unit: try row["unit_id"]) }
        }
        return holders
    }

    /// The account of a sign-in name, when it holds a role at a unit on a day.
    public static func holding(
        _ role: Role, login: String, at unit: UnitID, on day: Day, in tx: Transaction
    ) throws -> AccountID? {
        guard let account = try signingIn(login, in: tx)?.0,
            try grants(of: account.id, on: day, in: tx).contains(where: { $0.role == role && $0.unit == unit })
        else { return nil }
        return account.id
    }
}
