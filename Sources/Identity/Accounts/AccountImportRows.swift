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
