internal import Base
internal import Components
internal import Database
internal import HTML
internal import Web

/// For who forgot the password: ask for a link by mail. What is shown, and how long it takes, is the same for every
/// name, because nothing is looked up here.
enum ForgottenPages {
    static let endpoints: [Endpoint] = [
        .page("/forgotten-password", .anyone) { visit, _ in ask(visit, nil) },
        .action("/forgotten-password", .anyone, send) { visit, refusal, _ in ask(visit, refusal) },
        .page("/forgotten-password/asked", .anyone, asked),
    ]

    private static func send(_ visit: Visit, _ tx: Transaction) throws -> Response {
        var form = FormReader(visit.form.values)
        let login = form.text("login", required: IdentityTexts.loginMissing, limit: 100).lowercased()
        try form.finish()
        try Pace.check(visit)
        let address = visit.request.remoteAddress ?? "-"
        guard try !ResetRows.isBlocked(address: address, at: visit.now, in: tx) else { throw SignInRefusal.blocked }
        try ResetRows.insert(login: login, address: address, at: visit.now, in: tx)
        return .redirect(to: "/forgotten-password/asked")
    }

    private static func ask(_ visit: Visit, _ refusal: (any Refusal)?) -> Response {
        let states = FormStates(visit, refusal)
        let frame = visit.frame(MailTexts.forgotten, help: MailTexts.forgottenHelp, width: .narrow)
        return .page(
            frame.write { html in
                html.errorSummary(states.summary)
                html.form(to: "/forgotten-password", csrf: visit.formMark, fields: [Pace.shown(visit)]) { html in
                    html.input(Field("login", IdentityTexts.login, state: states["login"], required: true), .login)
                    html.actions { $0.submit(MailTexts.sendLink) }
                }
            })
    }

    private static func asked(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let frame = visit.frame(MailTexts.askedTitle, width: .narrow)
        return .page(
            frame.write { html in
                html.element("p", text: MailTexts.asked)
                html.element("p", text: MailTexts.askedNothing)
                html.element("p") { $0.element("a", .href("/sign-in"), text: IdentityTexts.signIn) }
            })
    }
}
