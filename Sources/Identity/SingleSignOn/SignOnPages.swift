internal import Base
internal import Components
internal import Database
internal import HTML
internal import Web

/// Signing in by the city's own provider (OpenID Connect, authorization code with PKCE), and linking an account to it.
struct SignOnPages: Sendable {
    let site: SingleSignOn
    let secure: Bool

    /// Ties an attempt to the browser that began it: a state stolen or planted elsewhere opens nothing.
    static let cookie = "khue_sso"

    var endpoints: [Endpoint] {
        [
            .download("/sign-in/sso", .anyone) { visit, database in
                try await begin(visit, database, account: nil)
            },
            .download("/sign-in/sso/callback", .anyone, finish),
            .page("/account/sso", .member) { visit, tx in try own(visit, nil, tx) },
            .download("/account/sso/begin", .member) { visit, database in
                try await begin(visit, database, account: visit.person?.account.id)
            },
            .action("/account/sso/end", .member, unlink),
        ]
    }

    private func begin(_ visit: Visit, _ database: Database, account: AccountID?) async throws -> Response {
        guard let facts = try? await site.provider.discovery(of: site) else { return say(SignOnTexts.away, visit) }
        let attempt = SignOnAttempt.begin(next: SignInPages.next(visit), account: account)
        let state = Secret.token()
        let now = visit.now
        try await database.write { tx in try SignOnRows.insert(attempt, state: state, at: now, in: tx) }
        return Response.redirect(to: site.authorization(attempt, state: state, from: facts))
            .cookie(SignOnPages.cookie, state, seconds: SignOnRows.patience, secure: secure)
    }

    private func finish(_ visit: Visit, _ database: Database) async throws -> Response {
        let query = visit.request.query
        let state = query["state"] ?? ""
        let own = visit.request.cookie(SignOnPages.cookie) ?? ""
        guard !state.isEmpty, Secret.equal(Array(state.utf8), Array(own.utf8)) else {
            return say(SignOnTexts.unknown, visit)
        }
        let now = visit.now
        guard let attempt = try await database.write({ tx in try SignOnRows.take(state: state, at: now, in: tx) })
        else { return say(SignOnTexts.unknown, visit) }
        // RFC 9207: a provider that names itself must be the one that was asked.
        guard query["iss"] == nil || query["iss"] == site.issuer else { return say(SignOnTexts.unknown, visit) }
        guard let code = query["code"], query["error"] == nil else { return say(SignOnTexts.cancelled, visit) }
        let token: IDToken
        do {
            token = try await site.redeem(code, attempt, at: visit.outsideNow)
        } catch let fault as IDToken.Fault {
            try await database.write { tx in try refused(fault, visit, tx) }
            return say(SignOnTexts.notBelieved, visit)
        } catch {
            return say(SignOnTexts.away, visit)
        }
        if let account = attempt.account { return try await link(token, account, visit, database) }
        return try await enter(token, attempt, visit, database)
    }

    private func refused(_ fault: IDToken.Fault, _ visit: Visit, _ tx: Transaction) throws {
        try Audit.write(
            Audit.Entry(
                address: visit.request.remoteAddress, action: "refuse single sign-on", subject: "account", id: "-",
                detail: fault.rawValue), at: visit.now, in: tx)
    }

    private func enter(
        _ token: IDToken, _ attempt: SignOnAttempt, _ visit: Visit, _ database: Database
    ) async throws -> Response {
        let begun: SignIn.Begun?
        do {
            begun = try await database.write { tx -> SignIn.Begun? in
                guard let account = try SignOnRows.account(site.issuer, token.subject, in: tx) else { return nil }
                return try SignIn.admit(account, address: visit.request.remoteAddress ?? "-", at: visit.now, in: tx)
            }
        } catch let refusal as SignInRefusal {
            return say(refusal.explanation, visit)
        }
        switch begun {
        case nil: return say(SignOnTexts.notLinked, visit, passwordFor: "/account/sso")
        case .session(let token):
            return Response.redirect(to: attempt.next)
                .cookie(Entry.sessionCookie, token, seconds: SessionRows.lifetime, secure: secure)
        case .challenge(let token):
            return Response.redirect(to: "/sign-in/code?next=\(PercentCoding.encode(attempt.next))").cookie(
                SecondFactorPages.challengeCookie, token, seconds: SecondFactorRows.patience, secure: secure)
        }
    }

    // MARK: Linking

    private func link(
        _ token: IDToken, _ account: AccountID, _ visit: Visit, _ database: Database
    ) async throws -> Response {
        guard visit.person?.account.id == account else { return say(SignOnTexts.unknown, visit) }
        let isLinked = try await database.write { tx in
            guard try SignOnRows.link(site.issuer, token.subject, to: account, at: visit.now, in: tx) else {
                return false
            }
            try visit.record("link single sign-on", in: tx)
            return true
        }
        return isLinked ? .redirect(to: "/account/sso?done=account-saved") : say(SignOnTexts.taken, visit)
    }

    private func unlink(_ visit: Visit, _ tx: Transaction) throws -> Response {
        guard let person = visit.person else { throw NotFound() }
        if try SignOnRows.unlink(person.account.id, in: tx) { try visit.record("unlink single sign-on", in: tx) }
        return .redirect(to: "/account/sso?done=account-saved")
    }

    private func own(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        guard let person = visit.person else { throw NotFound() }
        let isLinked = try SignOnRows.isLinked(person.account.id, in: tx)
        let frame = visit.frame(SignOnTexts.title, help: SignOnTexts.help(site.name), width: .reading)
        return .page(
            frame.write { html in
                html.element("p") { html in
                    html.badge(isLinked ? SignOnTexts.linked : SignOnTexts.unlinked, isLinked ? .good : .neutral)
                }
                html.element("div", .class("actions")) { html in
                    if isLinked {
                        html.postButton(
                            SignOnTexts.unlink, action: "/account/sso/end", csrf: visit.formMark, style: .danger)
                    } else {
                        html.linkButton(SignOnTexts.link(site.name), to: "/account/sso/begin")
                    }
                }
            })
    }

    /// A page that says why it did not go on, with the ways that are left.
    private func say(_ words: Text, _ visit: Visit, passwordFor next: String = "/") -> Response {
        let frame = visit.frame(SignOnTexts.title, width: .narrow)
        return .page(
            frame.write { html in
                html.errorSummary([(nil, words)])
                html.element("p") { html in
                    let isMember = visit.person != nil
                    html.element(
                        "a", .href(isMember ? "/account" : "/sign-in?next=\(next)"),
                        text: isMember ? SignOnTexts.back : SignOnTexts.byPassword)
                }
            }, status: 422)
    }
}

/// Every sentence about single sign-on.
enum SignOnTexts {
    static let title = Text("Đăng nhập một lần", "Single sign-on")
    static func help(_ name: String) -> Text {
        Text(
            "Gắn tài khoản này với tài khoản của bạn ở \(name) để lần sau đăng nhập bằng \(name).",
            "Link this account with yours at \(name), to sign in by \(name) from then on.")
    }
    static func link(_ name: String) -> Text { Text("Gắn với \(name)", "Link with \(name)") }
    static func enter(_ name: String) -> Text { Text("Đăng nhập bằng \(name)", "Sign in by \(name)") }
    static let linked = Text("Đã gắn", "Linked")
    static let unlinked = Text("Chưa gắn", "Not linked")
    static let unlink = Text("Bỏ gắn", "Unlink")
    static let byPassword = Text("Đăng nhập bằng mật khẩu", "Sign in with a password")
    static let back = Text("Về tài khoản của tôi", "Back to my account")
    static let away = Text(
        "Nơi đăng nhập chung không trả lời. Thử lại sau ít phút, hoặc dùng mật khẩu.",
        "The provider does not answer. Try again in some minutes, or use the password.")
    static let unknown = Text(
        "Lần đăng nhập này đã hết hạn, đã dùng hoặc bắt đầu từ trình duyệt khác. Bắt đầu lại.",
        "This sign-in is over, was used, or began in another browser. Begin again.")
    static let cancelled = Text("Bạn đã không đăng nhập ở nơi đăng nhập chung.", "You did not sign in at the provider.")
    static let notBelieved = Text(
        "Không xác nhận được câu trả lời của nơi đăng nhập chung. Việc này đã ghi vào nhật ký; báo quản trị nếu lặp lại.",
        "The provider's answer could not be confirmed. It is in the log; tell the administrator if it happens again.")
    static let notLinked = Text(
        "Chưa có tài khoản Khuê nào gắn với người này. Đăng nhập bằng mật khẩu, rồi gắn ở trang tiếp theo.",
        "No account here is linked with this person. Sign in with the password and link it on the next page.")
    static let taken = Text(
        "Người này ở nơi đăng nhập chung đã gắn với một tài khoản khác.",
        "This person of the provider is linked with another account.")
}
