internal import Base
internal import Components
internal import Database
internal import HTML
internal import Web

/// Setting a password by a link, for a new account or a forgotten password.
struct LinkPages: Sendable {
    let desk: PasswordDesk
    let common: CommonPasswords

    var endpoints: [Endpoint] {
        [
            .page("/password/:token", .anyone) { visit, tx in try LinkPages.ask(visit, nil, tx) },
            .long("/password/:token", .anyone, set) { visit, refusal, tx in try LinkPages.ask(visit, refusal, tx) },
        ]
    }

    private func set(_ visit: Visit, _ database: Database) async throws -> Response {
        guard let token = visit.link(.password) else { throw NotFound() }
        let (account, owner) = try await database.read { tx in
            guard let account = try LinkRows.account(token, at: visit.now, in: tx) else { throw NotFound() }
            return (account, try PasswordOwner(account, visit, in: tx))
        }
        let password = try PasswordRules.chosen(visit.form.values, by: owner, common: common)
        let hash = try await desk.hash(password, for: visit.passwordAsker)
        try await database.write { tx in
            guard try LinkRows.use(token, at: visit.now, in: tx) else { throw NotFound() }
            try LinkRows.endAll(of: account.id, at: visit.now, in: tx)
            try AccountListRows.setPassword(hash, account.id, at: visit.now, in: tx)
            try Audit.write(
                Audit.Entry(
                    account: account.id, address: visit.request.remoteAddress, action: "set password",
                    subject: "account", id: account.id.text), at: visit.now, in: tx)
            try AccountNews.passwordSet.tell(account.id, at: visit.now, in: tx)
        }
        return .redirect(to: "/sign-in?done=password-set")
    }

    private static func ask(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        guard let token = visit.link(.password), let account = try LinkRows.account(token, at: visit.now, in: tx) else {
            let frame = visit.frame(OwnTexts.linkGone, width: .narrow)
            return .page(frame.write { $0.element("p", text: OwnTexts.linkGoneHelp) }, status: 404)
        }
        let states = FormStates(visit, refusal)
        let frame = visit.frame(OwnTexts.setPassword, help: OwnTexts.passwordHint, width: .narrow)
        return .page(
            frame.write { html in
                html.errorSummary(states.summary)
                html.element("p") { html in
                    html.text(AccountTexts.login)
                    html.text(": ")
                    html.element("strong", text: account.login)
                }
                html.form(to: "/password/\(token)", csrf: visit.formMark) { html in
                    PasswordRules.fields(states, &html)
                    html.actions { $0.submit(OwnTexts.setPassword) }
                }
            })
    }
}
