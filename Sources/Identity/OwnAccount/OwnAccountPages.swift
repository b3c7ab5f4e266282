public import Base
internal import Components
public import Database
internal import HTML
internal import Web

/// One's own account: password, where one is signed in, lent roles, who looked.
struct OwnAccountPages: Sendable {
    let desk: PasswordDesk
    let common: CommonPasswords

    var endpoints: [Endpoint] {
        [
            .page("/account", .member) { visit, tx in try OwnAccountPages.show(visit, nil, tx) },
            .long("/account/password", .member, changePassword, again: OwnAccountPages.show),
            .action("/account/delegations", .needs(Delegate.self), OwnAccountPages.lend, again: OwnAccountPages.show),
            .action("/account/delegations/:grant/end", .needs(Delegate.self), OwnAccountPages.takeBack),
        ]
    }

    private func changePassword(_ visit: Visit, _ database: Database) async throws -> Response {
        guard let person = visit.person else { throw NotFound() }
        try await OwnAccountPages.checkPassword(visit, person, field: "old", desk, database)
        let owner = try await database.read { tx in try PasswordOwner(person.account, visit, in: tx) }
        let password = try PasswordRules.chosen(visit.form.values, by: owner, common: common)
        let hash = try await desk.hash(password, for: visit.passwordAsker)
        try await database.write { tx in
            try AccountListRows.setPassword(hash, person.account.id, at: visit.now, in: tx)
            try visit.record("change password", in: tx)
            try AccountNews.passwordSet.tell(person.account.id, at: visit.now, in: tx)
        }
        return .redirect(to: "/sign-in?done=password-set")
    }

    /// The password once more, for what a borrowed screen must not be enough for; wrong ones are counted.
    static func checkPassword(
        _ visit: Visit, _ person: Person, field: String, _ desk: PasswordDesk, _ database: Database
    ) async throws {
        let written = visit.form.values[field] ?? ""
        let address = visit.request.remoteAddress ?? "-"
        let stored = try await database.read { tx in
            guard try !FailureRows.isBlocked(login: person.account.login, address: address, at: visit.now, in: tx)
            else { throw SignInRefusal.blocked }
            return try AccountListRows.password(of: person.account.id, in: tx)
        }
        guard let stored, try await desk.matches(written, stored, for: visit.passwordAsker) else {
            try await database.write { tx in
                try FailureRows.insert(login: person.account.login, address: address, at: visit.now, in: tx)
            }
            throw FormRefusal(field, OwnTexts.passwordWrong)
        }
    }

    static func lend(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try visit.permit(Delegate.self, in: tx)
        guard let person = visit.person else { throw NotFound() }
        var form = FormReader(visit.form.values)
        let login = form.text("login", required: AccountTexts.loginWrong, limit: 100).lowercased()
        let day = form.day("to", required: AccountTexts.refusal(.delegationPeriod))
        try form.finish()
        guard let day else { throw NotFound() }
        try AccountActions.delegate(to: login, until: day, by: permit, grant: person.acting, in: tx)
        return .redirect(to: "/account?done=account-saved")
    }

    static func takeBack(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try visit.permit(Delegate.self, in: tx)
        let lent = try AccountListRows.lent(by: permit.account, from: visit.today, in: tx)
        guard let id: GrantID = visit.request.id("grant"), let found = lent.first(where: { $0.grant.id == id }) else {
            throw NotFound()
        }
        try AccountListRows.end(id, on: visit.today, in: tx)
        try permit.record(
            "take back", subject: "account", id: permit.account.text, unit: found.grant.unit,
            changes: [FieldChange("role", from: AccountActions.describe(found.grant), to: nil)], in: tx)
        return .redirect(to: "/account?done=account-saved")
    }

    static func show(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        guard let person = visit.person else { throw NotFound() }
        let id = person.account.id
        let lent = visit.may(Delegate.self) ? try AccountListRows.lent(by: id, from: visit.today, in: tx) : []
        let seen = try AuditRows.lines(
            AuditFilter(), where: "a.subject = 'account' AND a.subject_id = \(id.text)", limit: 20, offset: 0, in: tx)
        let own = OwnAccountViews.Own(
            person: person, sessions: try SessionRows.all(of: id, at: visit.now, in: tx),
            lent: lent.map { ($0.grant, $0.name) }, seen: seen.map { ($0.line, $0.name) },
            email: try AccountListRows.email(of: id, in: tx),
            recovery: try SecondFactorRows.countRecovery(of: id, in: tx), offersKeys: visit.chrome.offersKeys,
            refusal: refusal)
        return .page(OwnAccountViews.show(own, visit))
    }
}

extension Visit {
    /// Writes down what happened to an account while nobody has signed in to it.
    public func record(
        _ action: String, of account: AccountID, changes: [FieldChange] = [], in tx: Transaction
    ) throws {
        let grant = try AccountRows.grants(of: account, on: today, in: tx).first
        try Audit.write(
            Audit.Entry(
                actingUnit: grant?.unit, address: place, action: action, subject: "account", id: account.text,
                changes: FieldChange.json(changes)),
            at: now, in: tx)
    }

    /// Writes down what somebody did to their own account.
    public func record(_ action: String, changes: [FieldChange] = [], in tx: Transaction) throws {
        guard let person else { return }
        try Audit.write(
            Audit.Entry(
                account: person.account.id, role: person.acting.role, actingUnit: person.acting.unit,
                address: place, action: action, subject: "account", id: person.account.id.text,
                changes: FieldChange.json(changes)),
            at: now, in: tx)
    }
}
