public import Base
public import Database
internal import Outbox

/// Accounts of many people: each row of a list is taken or refused for itself, with the reason. Rows are looked up and
/// written a thousand at a time, whatever the length of the list.
public struct AccountIntake {
    /// A row as it is written.
    public struct Draft: Sendable {
        let name: String
        let login: String
        let email: String
        let unit: String
        let role: String
        /// What whoever read the row found wrong with the name.
        let doubt: Text?

        /// - Parameters:
        ///   - unit: its code; empty for the unit for which the administrator acts.
        ///   - role: its code or its name in either language; a list without roles is one of staff.
        public init(
            name: String, login: String, email: String, unit: String, role: String, doubt: Text? = nil
        ) {
            self.doubt = doubt
            self.name = name
            self.login = login.lowercased()
            self.email = email
            self.unit = unit
            self.role = role
        }
    }

    /// What of a row is wrong.
    public enum Field: Sendable {
        case name
        case login
        case email
        case unit
        case role
    }

    public enum Outcome: Sendable {
        case added(AccountID)
        case unchanged
        case refused(Field, Text)
    }

    private static let piece = 1_000

    private let permit: Permit<ManageAccounts>
    private var seen: Set<String> = []
    private var places: [String: Place?] = [:]

    /// A unit that rows name, within reach, with the roles that it has.
    private struct Place {
        let unit: UnitID
        let roles: Set<Role>
        /// Those that a second administrator has to confirm.
        let waiting: Set<Role>
    }

    private init(by permit: Permit<ManageAccounts>) { self.permit = permit }

    /// Takes every row of a list.
    public static func take(
        _ drafts: [Draft], by permit: Permit<ManageAccounts>, in tx: Transaction
    ) throws -> [Outcome] {
        var intake = AccountIntake(by: permit)
        return try stride(from: 0, to: drafts.count, by: piece).flatMap { start in
            try intake.take(drafts[start..<min(start + piece, drafts.count)], in: tx)
        }
    }

    /// Decides about the rows of a piece, then writes the new accounts together.
    private mutating func take(_ drafts: ArraySlice<Draft>, in tx: Transaction) throws -> [Outcome] {
        let known = try AccountImportRows.holders(of: drafts.map(\.login), from: permit.today, in: tx)
        var new: [AccountActions.NewAccount] = []
        let decisions = try drafts.map { draft in
            let decision = try decide(draft, known[draft.login], in: tx)
            if case .make(let account) = decision { new.append(account) }
            return decision
        }
        var made = try AccountActions.insert(new, by: permit, in: tx).makeIterator()
        return decisions.compactMap { decision in
            switch decision {
            case .make: made.next().map { .added($0.account.id) }
            case .leave: .unchanged
            case .refuse(let field, let why): .refused(field, why)
            }
        }
    }

    private enum Decision {
        case make(AccountActions.NewAccount)
        case leave
        case refuse(Field, Text)
    }

    private mutating func decide(
        _ draft: Draft, _ held: [AccountImportRows.Held]?, in tx: Transaction
    ) throws -> Decision {
        if let (field, fault) = draft.fault { return .refuse(field, fault) }
        guard seen.insert(draft.login).inserted else { return .refuse(.login, AccountTexts.twice) }
        guard let role = draft.meant else { return .refuse(.role, AccountTexts.unknownRole(draft.role)) }
        guard let place = try place(draft.unit, in: tx) else {
            return .refuse(.unit, AccountTexts.refusal(.unknownUnit))
        }
        if let held {
            let isSame = held.contains { $0.unit == place.unit && $0.role == role }
            return isSame ? .leave : .refuse(.login, AccountTexts.refusal(.loginTaken))
        }
        guard place.roles.contains(role) else { return .refuse(.role, AccountTexts.refusal(.roleNotHere)) }
        if place.waiting.contains(role) { return .refuse(.role, RoleRequestTexts.bySecond) }
        return .make(
            AccountActions.NewAccount(
                name: draft.name, login: draft.login, email: draft.email.isEmpty ? nil : draft.email,
                unit: place.unit, role: role, from: permit.today, to: nil))
    }

    /// The unit of a code, looked up once; nil when there is none within reach.
    private mutating func place(_ code: String, in tx: Transaction) throws -> Place? {
        if let known = places[code] { return known }
        let place = try find(code, in: tx)
        places[code] = .some(place)
        return place
    }

    private func find(_ code: String, in tx: Transaction) throws -> Place? {
        guard let unit = code.isEmpty ? permit.scope : try permit.tree.unit(code: code, in: tx) else { return nil }
        do { _ = try permit.on(unit, in: tx) } catch is NotFound { return nil }
        let roles = try permit.tree.roles(at: unit, in: tx)
        return Place(
            unit: unit, roles: roles,
            waiting: try RoleRequests.waiting(among: roles, at: unit, for: nil, by: permit, in: tx))
    }
}

extension AccountIntake {
    /// The name of somebody among these who has begun to use the account, or whose roles are no longer those of the list.
    public static func user(among ids: [AccountID], in tx: Transaction) throws -> String? {
        for piece in pieces(ids) {
            if let name = try AccountImportRows.user(among: piece, in: tx) { return name }
        }
        return nil
    }

    /// Whether anybody has or had a role at a unit.
    public static func isAnybody(at unit: UnitID, in tx: Transaction) throws -> Bool {
        try AccountImportRows.isHeld(at: unit, in: tx)
    }

    /// Takes accounts away that nobody has used yet, with their links and roles; letters that are still to go do not go.
    public static func withdraw(_ ids: [AccountID], by permit: Permit<ManageAccounts>, in tx: Transaction) throws {
        for piece in pieces(ids) {
            try MessageRows.expire(of: piece.map(\.text), at: permit.now, in: tx)
            let deeds = try AccountImportRows.withdraw(piece, in: tx).map { gone in
                Deed(
                    "withdraw account", id: gone.id.text, unit: gone.unit,
                    changes: [
                        FieldChange("login", from: gone.login, to: nil), FieldChange("name", from: gone.name, to: nil),
                    ])
            }
            try permit.record(deeds, subject: "account", in: tx)
        }
    }

    private static func pieces(_ ids: [AccountID]) -> [[AccountID]] {
        stride(from: 0, to: ids.count, by: piece).map { Array(ids[$0..<min($0 + piece, ids.count)]) }
    }
}

extension AccountIntake.Draft {
    /// What is wrong with it, whatever else there is.
    fileprivate var fault: (AccountIntake.Field, Text)? {
        if let doubt { return (.name, doubt) }
        if name.isEmpty { return (.name, AccountTexts.nameMissing) }
        if name.count > 100 { return (.name, AccountTexts.nameLong) }
        guard AccountFields.isLogin(login) else { return (.login, AccountTexts.loginWrong) }
        return email.isEmpty || EmailAddress.isWellFormed(email) ? nil : (.email, AccountTexts.emailWrong)
    }

    fileprivate var meant: Role? { role.isEmpty ? .staff : AccountIntake.Draft.roles[role.folded] }

    private static let roles: [String: Role] = Role.allCases.reduce(into: [:]) { names, role in
        for name in [role.rawValue, role.label(.vi), role.label(.en)] { names[name.folded] = role }
    }
}
