internal import Base
internal import Components
internal import Database
internal import HTML
internal import Web

/// Signing in and out, and choosing for which unit one acts.
public struct SignInPages: Sendable {
    let desk: PasswordDesk
    let secure: Bool

    /// The name of the provider by which one may sign in as well.
    let provider: String?
    /// Whether a link for a new password can be sent.
    let sendsMail: Bool

    /// Passwords that nobody may have.
    let common: CommonPasswords

    public init(
        desk: PasswordDesk, secure: Bool, provider: String? = nil, sendsMail: Bool, common: CommonPasswords
    ) {
        self.provider = provider
        self.sendsMail = sendsMail
        self.desk = desk
        self.common = common
        self.secure = secure
    }

    public var endpoints: [Endpoint] {
        [
            .page("/sign-in", .anyone) { visit, tx in
                if visit.person != nil { return .redirect(to: SignInPages.next(visit)) }
                return show(visit, refusal: nil)
            },
            .long("/sign-in", .anyone, begin) { visit, refusal, _ in show(visit, refusal: refusal) },
            .page("/session", .member) { visit, _ in .plain(visit.formMark) },
            .action("/session/end", .member, end),
            .action("/session/unit", .member, act),
            .page("/not-found", .anyone) { _, _ in throw NotFound() },
        ]
    }

    private func begin(_ visit: Visit, _ database: Database) async throws -> Response {
        var form = FormReader(visit.form.values)
        let login = form.text("login", required: IdentityTexts.loginMissing, limit: 200).lowercased()
        let password = visit.form.values["password"] ?? ""
        if password.isEmpty { form.fail("password", IdentityTexts.passwordMissing) }
        if password.utf8.count > 1024 { form.fail("password", IdentityTexts.wrong) }
        try form.finish()
        let signIn = SignIn(database: database, desk: desk) { [common] account, password, tx in
            PasswordRules.weakness(of: password, try PasswordOwner(account, visit, in: tx), common)
        }
        let begun = try await signIn.begin(
            login: login, password: password, by: visit.passwordAsker, at: visit.now)
        let token: String
        switch begun {
        case .session(let new): token = new
        case .challenge(let challenge):
            let next = PercentCoding.encode(SignInPages.next(visit))
            return Response.redirect(to: "/sign-in/code?next=\(next)").cookie(
                SecondFactorPages.challengeCookie, challenge, seconds: SecondFactorRows.patience, secure: secure)
        }
        return Response.redirect(to: SignInPages.next(visit))
            .cookie(Entry.sessionCookie, token, seconds: SessionRows.lifetime, secure: secure)
            .cookie(KnownBrowser.cookie, KnownBrowser.make(visit), seconds: KnownBrowser.lifetime, secure: secure)
    }

    private func end(_ visit: Visit, _ tx: Transaction) throws -> Response {
        if let token = visit.request.cookie(Entry.sessionCookie) {
            try SessionRows.delete(tokenHash: Secret.hash(token), in: tx)
            try visit.record("sign out", in: tx)
        }
        return Response.redirect(to: "/sign-in").cookie(Entry.sessionCookie, "", seconds: 0, secure: secure)
    }

    private func act(_ visit: Visit, _ tx: Transaction) throws -> Response {
        guard let token = visit.request.cookie(Entry.sessionCookie),
            let grant = GrantID(visit.form.values["unit"] ?? ""),
            visit.person?.grants.contains(where: { $0.id == grant }) == true
        else { throw NotFound() }
        try SessionRows.act(as: grant, tokenHash: Secret.hash(token), in: tx)
        return .redirect(to: "/")
    }

    /// Where to go after signing in: only an address of this site.
    static func next(_ visit: Visit) -> String {
        let next = visit.form.values["next"] ?? visit.request.query["next"] ?? "/"
        let isOurs = next.hasPrefix("/") && !next.hasPrefix("//") && !next.contains("\\") && !next.hasPrefix("/sign-in")
        return isOurs ? next : "/"
    }

    private func show(_ visit: Visit, refusal: (any Refusal)?) -> Response {
        let errors = (refusal as? FormRefusal)?.errors ?? []
        let frame = visit.frame(IdentityTexts.signIn, help: IdentityTexts.signInHelp, width: .narrow)
        return .page(
            frame.write { html in
                if let refusal, errors.isEmpty { html.errorSummary([(nil, refusal.explanation)]) }
                html.errorSummary(errors.map { ($0.field, $0.message) })
                html.form(to: "/sign-in", csrf: visit.formMark, fields: [("next", SignInPages.next(visit))]) { html in
                    let login = FieldState(
                        visit.form.values["login"] ?? "", error: errors.first { $0.field == "login" }?.message)
                    let password = FieldState("", error: errors.first { $0.field == "password" }?.message)
                    html.input(Field("login", IdentityTexts.login, state: login, required: true), .login)
                    html.input(Field("password", IdentityTexts.password, state: password, required: true), .password)
                    html.actions { $0.submit(IdentityTexts.signIn) }
                }
                html.element("p") { html in
                    guard sendsMail else { return html.text(MailTexts.forgottenWithoutMail) }
                    html.element("a", .href("/forgotten-password"), text: MailTexts.forgotten)
                }
                if let provider {
                    let next = PercentCoding.encode(SignInPages.next(visit))
                    html.linkButton(SignOnTexts.enter(provider), to: "/sign-in/sso?next=\(next)", style: .secondary)
                }
                if visit.isDemonstration {
                    html.disclosure(IdentityTexts.demonstrationAccounts) { html in
                        html.element("p", text: IdentityTexts.demonstrationHint)
                        html.element("ul") { html in
                            for login in ["so", "phong", "truong", "giaovien", "thanhtra", "quantri"] {
                                html.element("li") { $0.element("code", text: login) }
                            }
                        }
                    }
                }
            })
    }
}
