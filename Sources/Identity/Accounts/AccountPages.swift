internal import Base
internal import Components
internal import Database
internal import HTML
internal import Web

/// Accounts within reach, as their administrator sees and changes them.
enum AccountPages {
    static let endpoints: [Endpoint] = [
        .page("/accounts", .needs(ManageAccounts.self), list),
        .page("/accounts/new", .needs(ManageAccounts.self)) { visit, tx in try askNew(visit, nil, tx) },
        .action("/accounts/new", .needs(ManageAccounts.self), create, again: askNew),
        .page("/accounts/:account", .needs(ManageAccounts.self)) { visit, tx in try show(visit, nil, tx) },
        .action("/accounts/:account/roles", .needs(ManageAccounts.self), give, again: show),
        .action("/accounts/:account/roles/:grant/end", .needs(ManageAccounts.self), end, again: show),
        .action("/accounts/:account/link", .needs(ManageAccounts.self), link, again: show),
        .action("/accounts/:account/invitation", .needs(ManageAccounts.self), invite, again: show),
        .action("/accounts/:account/state", .needs(ManageAccounts.self), setState, again: show),
        .action("/accounts/:account/second-factor", .needs(ManageAccounts.self), removeFactor, again: show),
    ]

    private static let pageLength = 50
    static let crumbs = [Frame.Crumb(AccountTexts.accounts, href: "/accounts")]

    static func dormantDays(in tx: Transaction) throws -> Int {
        try SettingRows.value(Settings.dormantDays, in: tx).flatMap { Int($0) } ?? AccountState.dormantDays
    }

    private static func list(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try visit.permit(ManageAccounts.self, in: tx)
        let query = visit.request.query
        let filter = AccountFilter(
            role: query["role"].flatMap { Role(rawValue: $0) },
            state: query["state"].flatMap { AccountState(rawValue: $0) },
            search: (query["q"] ?? "").trimmed)
        let days = try dormantDays(in: tx)
        let count = try AccountListRows.count(filter, permit, dormantAfter: days, in: tx)
        let pages = max(1, (count + pageLength - 1) / pageLength)
        let page = min(max(1, query["page"].flatMap { Int($0) } ?? 1), pages)
        let lines = try AccountListRows.lines(
            filter, permit, dormantAfter: days, limit: pageLength, offset: (page - 1) * pageLength, in: tx)
        return .page(AccountViews.list(lines, filter, count: count, page: page, pages: pages, visit))
    }

    private static func askNew(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let permit = try visit.permit(ManageAccounts.self, in: tx)
        return .page(AccountViews.new(refusal, roles: try permit.tree.roles(at: permit.scope, in: tx), visit))
    }

    private static func create(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try visit.permit(ManageAccounts.self, in: tx)
        let new = try asked(visit, permit, tx)
        if try RoleRequests.waits(new.role, at: new.unit, for: nil, by: permit, in: tx) {
            try AccountActions.check(new, by: permit, in: tx)
            try RoleRequests.ask(new, for: nil, by: permit, in: tx)
            return .redirect(to: "/accounts/requests?done=role-asked")
        }
        return .redirect(to: "/accounts/\(try AccountActions.create(new, by: permit, in: tx))?done=account-created")
    }

    /// For programs: one that waits for a second administrator is no account yet that could be answered.
    static func created(_ visit: Visit, _ tx: Transaction) throws -> AccountID {
        let permit = try visit.permit(ManageAccounts.self, in: tx)
        let new = try asked(visit, permit, tx)
        guard try !RoleRequests.waits(new.role, at: new.unit, for: nil, by: permit, in: tx) else {
            throw RoleRequestRefusal.waitsForSecond
        }
        return try AccountActions.create(new, by: permit, in: tx)
    }

    private static func asked(
        _ visit: Visit, _ permit: Permit<ManageAccounts>, _ tx: Transaction
    ) throws -> AccountActions.NewAccount {
        var form = FormReader(visit.form.values)
        let name = form.text("name", required: AccountTexts.nameMissing, limit: 100).composed
        let login = form.text("login", required: AccountTexts.loginWrong, limit: 100).lowercased()
        if !login.isEmpty, !AccountFields.isLogin(login) { form.fail("login", AccountTexts.loginWrong) }
        let email = form.text("email", limit: 200)
        if !email.isEmpty, !EmailAddress.isWellFormed(email) { form.fail("email", AccountTexts.emailWrong) }
        let role = form.choice("role", of: Role.self, required: AccountTexts.roleMissing)
        let code = form.text("unit", limit: 50)
        let unit = code.isEmpty ? permit.scope : try permit.tree.unit(code: code, in: tx)
        if unit == nil { form.fail("unit", AccountTexts.refusal(.unknownUnit)) }
        try form.finish()
        guard let role, let unit else { throw NotFound() }
        return AccountActions.NewAccount(
            name: name, login: login, email: email.isEmpty ? nil : email, unit: unit, role: role,
            from: visit.today, to: nil)
    }

    /// One account with everything about it, and the forms that change it.
    private static func show(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let permit = try visit.permit(ManageAccounts.self, in: tx)
        let line = try find(visit, permit, tx)
        let grants = try AccountListRows.grants(of: line.account.id, from: visit.today, in: tx)
        let held = try grants.map { grant in
            AccountViews.Held(
                grant: grant, unit: try permit.tree.name(of: grant.unit, in: tx) ?? "–",
                isReached: (try? permit.on(grant.unit, in: tx)) != nil)
        }
        let shown = AccountViews.Shown(
            line: line, held: held, sessions: try SessionRows.all(of: line.account.id, at: visit.now, in: tx),
            isWhole: try AccountListRows.isWhollyWithin(permit, line.account.id, in: tx),
            roles: try permit.tree.roles(at: permit.scope, in: tx), refusal: refusal)
        return .page(AccountViews.account(shown, visit))
    }

    static func give(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try visit.permit(ManageAccounts.self, in: tx)
        let line = try find(visit, permit, tx)
        var form = FormReader(visit.form.values)
        let role = form.choice("role", of: Role.self, required: AccountTexts.roleMissing)
        let code = form.text("unit", limit: 50)
        let from = form.day("from") ?? visit.today
        let to = form.day("to")
        try form.finish()
        let unit = code.isEmpty ? permit.scope : try permit.tree.unit(code: code, in: tx)
        guard let unit, let role else { throw AccountRefusal.unknownUnit }
        let isGiven = try AccountActions.giveOrAsk(
            role, at: unit, to: line.account.id, from: from, until: to?.adding(days: 1), by: permit, in: tx)
        return back(line, isGiven ? "account-saved" : "role-asked")
    }

    static func end(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try visit.permit(ManageAccounts.self, in: tx)
        let line = try find(visit, permit, tx)
        let grants = try AccountListRows.grants(of: line.account.id, from: visit.today, in: tx)
        guard let id: GrantID = visit.request.id("grant"), let grant = grants.first(where: { $0.id == id }) else {
            throw NotFound()
        }
        var form = FormReader(visit.form.values)
        let day = form.day("day") ?? visit.today.adding(days: -1)
        let login = form.text("successor", limit: 100).lowercased()
        try form.finish()
        var successor: AccountID?
        if !login.isEmpty {
            guard let found = try AccountListRows.id(login: login, in: tx),
                try AccountListRows.find(found, permit, dormantAfter: 0, in: tx) != nil
            else { throw FormRefusal("successor", AccountTexts.refusal(.unknownAccount)) }
            successor = found
        }
        try AccountActions.end(grant, of: line.account.id, after: day, successor: successor, by: permit, in: tx)
        let isStillThere = try AccountListRows.find(line.account.id, permit, dormantAfter: 0, in: tx) != nil
        return isStillThere ? back(line, "account-saved") : .redirect(to: "/accounts?done=account-saved")
    }

    private static func link(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try visit.permit(ManageAccounts.self, in: tx)
        let line = try find(visit, permit, tx)
        let token = try AccountActions.link(for: line.account.id, by: permit, in: tx)
        return .page(AccountViews.link(line, "/password/\(token)", visit))
    }

    static func invite(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try visit.permit(ManageAccounts.self, in: tx)
        let line = try find(visit, permit, tx)
        try AccountActions.invite(line, by: permit, in: tx)
        return back(line, "invited")
    }

    static func setState(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try visit.permit(ManageAccounts.self, in: tx)
        let line = try find(visit, permit, tx)
        let isDisabled = visit.form.values["do"] == "disable"
        try AccountActions.setDisabled(isDisabled, line.account.id, by: permit, in: tx)
        return back(line, "account-saved")
    }

    private static func removeFactor(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try visit.permit(ManageAccounts.self, in: tx)
        let line = try find(visit, permit, tx)
        try AccountActions.removeSecondFactor(of: line.account.id, by: permit, in: tx)
        return back(line, "account-saved")
    }

    static func find(_ visit: Visit, _ permit: Permit<ManageAccounts>, _ tx: Transaction) throws -> AccountLine {
        guard let id: AccountID = visit.request.id("account"),
            let line = try AccountListRows.find(id, permit, dormantAfter: try dormantDays(in: tx), in: tx)
        else { throw NotFound() }
        return line
    }

    private static func back(_ line: AccountLine, _ done: String) -> Response {
        .redirect(to: "/accounts/\(line.account.id)?done=\(done)")
    }
}

/// What the fields of an account may hold.
enum AccountFields {
    static func isLogin(_ text: String) -> Bool {
        (3...100).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
                case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "@"): true
                default: false
                }
            }
    }
}
