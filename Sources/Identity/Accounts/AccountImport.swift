internal import Base
internal import Database
internal import Files
internal import Web

/// Accounts from a unit's staff list, or from that of a whole city: each row is taken or refused for itself, with the
/// reason. Rows are read and written a thousand at a time; what is held is a piece, and the logins that were met.
struct AccountImport {
    struct RowReport: Sendable {
        enum Outcome: Sendable, Equatable {
            case added
            case unchanged
            case refused(Text)
        }

        let number: Int
        let name: String
        let login: String
        let outcome: Outcome
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

    /// Takes every row of a list in one transaction.
    ///
    /// - Parameter each: told what came of each row, in their order.
    static func run(
        _ stream: TableStream, by permit: Permit<ManageAccounts>, in tx: Transaction,
        each: (RowReport) throws -> Void
    ) throws {
        let columns = try AccountColumns(stream.header)
        var work = AccountImport(by: permit)
        var drafts: [AccountDraft] = []
        while let row = try stream.next() {
            drafts.append(columns.draft(row))
            if drafts.count == piece {
                try work.take(drafts, in: tx).forEach(each)
                drafts.removeAll(keepingCapacity: true)
            }
        }
        try work.take(drafts, in: tx).forEach(each)
    }

    /// Decides about the rows of a piece, then writes the new accounts together.
    private mutating func take(_ drafts: [AccountDraft], in tx: Transaction) throws -> [RowReport] {
        let known = try AccountImportRows.holders(of: drafts.map(\.login), from: permit.today, in: tx)
        var new: [AccountActions.NewAccount] = []
        let reports = try drafts.map { draft in
            let outcome: RowReport.Outcome
            switch try decide(draft, known[draft.login], in: tx) {
            case .make(let account):
                new.append(account)
                outcome = .added
            case .leave: outcome = .unchanged
            case .refuse(let why): outcome = .refused(why)
            }
            return RowReport(number: draft.number, name: draft.name, login: draft.login, outcome: outcome)
        }
        try AccountActions.insert(new, by: permit, in: tx)
        return reports
    }

    private enum Decision {
        case make(AccountActions.NewAccount)
        case leave
        case refuse(Text)
    }

    private mutating func decide(
        _ draft: AccountDraft, _ held: [AccountImportRows.Held]?, in tx: Transaction
    ) throws -> Decision {
        if let fault = draft.fault { return .refuse(fault) }
        guard seen.insert(draft.login).inserted else { return .refuse(AccountTexts.twice) }
        guard let role = draft.role else { return .refuse(AccountTexts.unknownRole(draft.roleWritten)) }
        guard let place = try place(draft.unit, in: tx) else { return .refuse(AccountTexts.refusal(.unknownUnit)) }
        if let held {
            let isSame = held.contains { $0.unit == place.unit && $0.role == role }
            return isSame ? .leave : .refuse(AccountTexts.refusal(.loginTaken))
        }
        guard place.roles.contains(role) else { return .refuse(AccountTexts.refusal(.roleNotHere)) }
        if place.waiting.contains(role) { return .refuse(RoleRequestTexts.bySecond) }
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

/// Where the columns of a list of accounts stand, by the headings that units write, folded.
private struct AccountColumns {
    private let name: Int
    private let login: Int
    private let email: Int?
    private let unit: Int?
    private let role: Int?

    init(_ header: Table.Row) throws {
        let folded = header.cells.map(\.folded)
        func place(_ names: [String]) -> Int? { folded.firstIndex { names.contains($0) } }
        guard let name = place(["ho va ten", "ho ten", "ten", "name", "full name"]),
            let login = place(["ten dang nhap", "tai khoan", "login", "user name", "username"])
        else { throw FormRefusal("file", AccountTexts.columnsMissing) }
        self.name = name
        self.login = login
        email = place(["thu dien tu", "email", "e-mail"])
        unit = place(["ma don vi", "don vi", "ma truong", "unit"])
        role = place(["vai tro", "chuc vu", "role"])
    }

    func draft(_ row: Table.Row) -> AccountDraft {
        func cell(_ index: Int?) -> String {
            index.map { row.cells.indices.contains($0) ? row.cells[$0].tidy : "" } ?? ""
        }
        return AccountDraft(
            number: row.number, name: cell(name), login: cell(login).lowercased(), email: cell(email),
            unit: cell(unit), roleWritten: cell(role))
    }
}

/// A row as it is written.
private struct AccountDraft {
    let number: Int
    let name: String
    let login: String
    let email: String
    let unit: String
    let roleWritten: String

    /// What is wrong with it, whatever else there is.
    var fault: Text? {
        if name.isEmpty { return AccountTexts.nameMissing }
        if name.count > 100 { return AccountTexts.nameLong }
        guard AccountFields.isLogin(login) else { return AccountTexts.loginWrong }
        return email.isEmpty || EmailAddress.isWellFormed(email) ? nil : AccountTexts.emailWrong
    }

    /// A role by its code or its name in either language; a list without roles is one of staff.
    var role: Role? { roleWritten.isEmpty ? .staff : AccountDraft.roles[roleWritten.folded] }

    private static let roles: [String: Role] = Role.allCases.reduce(into: [:]) { names, role in
        for name in [role.rawValue, role.label(.vi), role.label(.en)] { names[name.folded] = role }
    }
}
