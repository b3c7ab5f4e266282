internal import Base
internal import Database
internal import Outbox

/// Every statement by which many accounts are looked up and written at once.
enum AccountImportRows {
    /// A role that an account holds or will hold.
    struct Held: Sendable {
        let unit: UnitID
        let role: Role
    }

    /// What the accounts of these logins hold from a day on; nothing for a login that nobody has.
    static func holders(of logins: [String], from day: Day, in tx: Transaction) throws -> [String: [Held]] {
        guard !logins.isEmpty else { return [:] }
        let rows = try tx.all(
            """
            SELECT a.login, g.unit_id, g.role FROM identity_account a
            LEFT JOIN identity_grant g ON g.account_id = a.id AND (g.valid_to IS NULL OR g.valid_to > \(day))
            WHERE a.login IN \(list: logins)
            """
        ) { row in
            (login: try row["login"] as String, unit: try row["unit_id"] as UnitID?, role: try row["role"] as Role?)
        }
        return rows.reduce(into: [:]) { found, row in
            let held = row.unit.flatMap { unit in row.role.map { Held(unit: unit, role: $0) } }
            found[row.login, default: []] += held.map { [$0] } ?? []
        }
    }

    /// The name of one of these who has used the account, or whose roles were changed since.
    static func user(among ids: [AccountID], in tx: Transaction) throws -> String? {
        try tx.first(
            """
            SELECT a.name FROM identity_account a WHERE a.id IN \(list: ids) AND (a.password <> ''
                OR a.last_seen_at IS NOT NULL OR a.disabled_at IS NOT NULL
                OR (SELECT COUNT(*) FROM identity_grant g WHERE g.account_id = a.id) <> 1
                OR EXISTS (SELECT 1 FROM identity_sso_link s WHERE s.account_id = a.id)
                OR EXISTS (SELECT 1 FROM identity_grant g WHERE g.delegated_by = a.id))
            ORDER BY a.name_sort LIMIT 1
            """
        ) { try $0["name"] }
    }

    /// An account that is no more.
    struct Gone: Sendable {
        let id: AccountID
        let login: String
        let name: String
        let unit: UnitID?
    }

    static func withdraw(_ ids: [AccountID], in tx: Transaction) throws -> [Gone] {
        let gone = try tx.all(
            """
            SELECT a.id, a.login, a.name, g.unit_id FROM identity_account a
            LEFT JOIN identity_grant g ON g.account_id = a.id WHERE a.id IN \(list: ids)
            """
        ) { row in
            Gone(id: try row["id"], login: try row["login"], name: try row["name"], unit: try row["unit_id"])
        }
        try tx.run("DELETE FROM identity_link WHERE account_id IN \(list: ids)")
        try tx.run("DELETE FROM identity_grant WHERE account_id IN \(list: ids)")
        try tx.run("DELETE FROM identity_account WHERE id IN \(list: ids)")
        return gone
    }

    /// Whether anybody has or had a role at a unit.
    static func isHeld(at unit: UnitID, in tx: Transaction) throws -> Bool {
        try tx.exists("SELECT 1 AS n FROM identity_grant WHERE unit_id = \(unit)")
    }

    /// Accounts that wait for their people to set a password.
    static func insert(_ made: [AccountActions.Made], at now: Instant, in tx: Transaction) throws {
        try tx.insert(
            into: "identity_account",
            ["id", "login", "name", "name_fold", "name_sort", "email", "password", "language", "created_at"],
            made.lazy.map { one -> [StoredValue] in
                let name = one.account.name
                return [
                    one.account.id.stored, one.account.login.stored, name.stored, name.folded.stored,
                    name.personSortKey.stored, one.new.email?.stored ?? .null, "".stored,
                    one.account.language.rawValue.stored, now.stored,
                ]
            })
        try tx.insert(
            into: "identity_grant", ["id", "account_id", "unit_id", "role", "valid_from", "valid_to"],
            made.lazy.map { one in
                [
                    one.grant.id.stored, one.account.id.stored, one.grant.unit.stored, one.grant.role.stored,
                    one.grant.validFrom.stored, one.grant.validTo?.stored ?? .null,
                ]
            })
    }

    /// A link for each account, by which its person sets a password.
    static func insert(
        _ links: [(token: String, account: AccountID)], expires: Instant, at now: Instant, in tx: Transaction
    ) throws {
        try tx.insert(
            into: "identity_link", ["token_hash", "account_id", "created_at", "expires_at"],
            links.lazy.map { link in
                [Secret.hash(link.token).stored, link.account.stored, now.stored, expires.stored]
            })
    }
}
