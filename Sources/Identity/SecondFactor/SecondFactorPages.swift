internal import Base
internal import Components
internal import Database
internal import HTML
internal import Web

/// Turning the second factor on and off, and the code at sign-in.
struct SecondFactorPages: Sendable {
    let secure: Bool
    /// For whom security keys answer; nil where there are none.
    let party: RelyingParty?

    static let challengeCookie = "khue_challenge"

    var endpoints: [Endpoint] {
        [
            .page("/sign-in/code", .anyone) { visit, tx in try askCode(visit, nil, tx) },
            .long("/sign-in/code", .anyone, checkCode, again: askCode),
            .page("/account/second-factor", .member) { visit, tx in try SecondFactorPages.ask(visit, nil, tx) },
            .action("/account/second-factor", .member, SecondFactorPages.turnOn, again: SecondFactorPages.ask),
            .long("/account/second-factor/end", .member, SecondFactorPages.turnOff, again: SecondFactorPages.ask),
        ] + (party.map { KeySignIn(secure: secure, party: $0).endpoints(again: askCode) } ?? [])
    }

    // MARK: At sign-in

    private func askCode(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let token = visit.request.cookie(SecondFactorPages.challengeCookie) ?? ""
        guard let account = try SecondFactorRows.waiting(token, at: visit.now, in: tx) else {
            return .redirect(to: "/sign-in")
        }
        let states = FormStates(visit, refusal)
        let help = account.hasTimeCodes ? OwnTexts.codeHelp : KeyTexts.recoveryOnlyHelp
        let label = account.hasTimeCodes ? OwnTexts.code : KeyTexts.recoveryCode
        let frame = visit.frame(OwnTexts.codeTitle, help: help, width: .narrow)
        let next = SignInPages.next(visit)
        return .page(
            frame.write { html in
                html.errorSummary(states.summary)
                if party != nil, account.hasKeys { KeySignIn.offer(visit, &html) }
                html.form(to: "/sign-in/code", csrf: visit.formMark, fields: [("next", next)]) { html in
                    let state = FieldState("", error: states["code"].error)
                    html.input(Field("code", label, state: state, required: true), .oneTimeCode, width: 14)
                    html.actions { $0.submit(IdentityTexts.signIn) }
                }
            })
    }

    private func checkCode(_ visit: Visit, _ database: Database) async throws -> Response {
        let waiting = visit.request.cookie(SecondFactorPages.challengeCookie) ?? ""
        let typed = (visit.form.values["code"] ?? "").trimmed
        let address = visit.request.remoteAddress ?? "-"
        let (account, secret) = try await database.read { tx in
            guard let account = try SecondFactorRows.waiting(waiting, at: visit.now, in: tx) else { throw NotFound() }
            guard try !FailureRows.isBlocked(login: account.login, address: address, at: visit.now, in: tx) else {
                throw SignInRefusal.blocked
            }
            return (account, try SecondFactorRows.secret(of: account.id, in: tx))
        }
        let step = secret.flatMap { TimeCode.accepted(typed, secret: $0.bytes, at: visit.outsideNow, after: $0.step) }
        let token = try await database.write { tx -> String? in
            let isRight =
                try step.map { try SecondFactorRows.use($0, of: account.id, in: tx) }
                ?? SecondFactorRows.useRecovery(typed, of: account.id, in: tx)
            guard isRight else {
                try FailureRows.insert(login: account.login, address: address, at: visit.now, in: tx)
                let isUsed =
                    secret.map { TimeCode.accepted(typed, secret: $0.bytes, at: visit.outsideNow, after: 0) != nil }
                    ?? false
                let action = isUsed ? "refuse used code" : "refuse sign-in"
                try SignIn.note(account, action, address: address, at: visit.now, in: tx)
                if isUsed { try AccountNews.usedCode.tell(account.id, at: visit.now, in: tx) }
                return nil
            }
            try SecondFactorRows.end(waiting, in: tx)
            return try SignIn.open(account, address: address, at: visit.now, in: tx)
        }
        guard let token else { throw FormRefusal("code", OwnTexts.codeWrong) }
        return Response.redirect(to: SignInPages.next(visit))
            .cookie(Entry.sessionCookie, token, seconds: SessionRows.lifetime, secure: secure)
            .cookie(SecondFactorPages.challengeCookie, "", seconds: 0, secure: secure)
            .cookie(KnownBrowser.cookie, KnownBrowser.make(visit), seconds: KnownBrowser.lifetime, secure: secure)
    }

    // MARK: Turning on and off

    private static func ask(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        guard let person = visit.person else { throw NotFound() }
        let states = FormStates(visit, refusal)
        let crumbs = [Frame.Crumb(OwnTexts.account, href: "/account")]
        let frame = visit.frame(OwnTexts.secondFactor, help: OwnTexts.secondFactorHelp, width: .reading, crumbs: crumbs)
        if person.account.hasTimeCodes {
            return .page(frame.write { askOff(states, visit, &$0) })
        }
        // The key is the same until it is used, so that a page that is loaded again shows what was scanned; it is made
        // from the server's key and the session, and kept nowhere until the first code proves it.
        let secret = proposed(visit)
        let address = TimeCode.address(secret, login: person.account.login)
        return .page(
            frame.write { html in
                html.errorSummary(states.summary)
                if person.acting.role.needsSecondFactor, !person.account.hasSecondFactor {
                    html.banner(.warning, OwnTexts.secondFactorNeeded)
                }
                if visit.chrome.offersKeys {
                    html.element("p") { $0.element("a", .href("/account/keys"), text: KeyTexts.orKey) }
                }
                html.element("p", text: OwnTexts.keyHelp)
                html.qrCode(address, label: OwnTexts.secondFactor)
                html.element("p") { $0.element("code", .class("token"), text: grouped(Base32.encode(secret))) }
                html.element("p") { $0.element("a", .href(address), text: OwnTexts.openApp) }
                html.form(to: "/account/second-factor", csrf: visit.formMark) { html in
                    let state = FieldState("", error: states["code"].error)
                    html.input(Field("code", OwnTexts.code, state: state, required: true), .oneTimeCode, width: 14)
                    html.actions { $0.submit(OwnTexts.turnOn) }
                }
            })
    }

    private static func askOff(_ states: FormStates, _ visit: Visit, _ html: inout HTML) {
        html.errorSummary(states.summary)
        html.banner(.good, OwnTexts.isOn)
        html.form(to: "/account/second-factor/end", csrf: visit.formMark) { html in
            let state = FieldState("", error: states["code"].error)
            html.input(Field("code", OwnTexts.code, state: state, required: true), .oneTimeCode, width: 14)
            html.actions { $0.submit(OwnTexts.turnOff, style: .danger, confirm: OwnTexts.turnOffConfirm) }
        }
    }

    private static func turnOn(_ visit: Visit, _ tx: Transaction) throws -> Response {
        guard let person = visit.person, !person.account.hasTimeCodes else { throw NotFound() }
        let secret = proposed(visit)
        let typed = (visit.form.values["code"] ?? "").trimmed
        guard let step = TimeCode.accepted(typed, secret: secret, at: visit.outsideNow, after: 0) else {
            throw FormRefusal("code", OwnTexts.codeWrong)
        }
        try SecondFactorRows.set(secret, step: step, of: person.account.id, in: tx)
        let codes = try newRecovery(of: person.account.id, in: tx)
        let token = visit.request.cookie(Entry.sessionCookie) ?? ""
        try SessionRows.deleteAll(of: person.account.id, but: Secret.hash(token), in: tx)
        try visit.record("turn second factor on", in: tx)
        try AccountNews.secondFactorOn.tell(person.account.id, at: visit.now, in: tx)
        return recovery(codes, visit)
    }

    /// New recovery codes in place of those before.
    static func newRecovery(of account: AccountID, in tx: Transaction) throws -> [String] {
        let codes = (0..<RecoveryCode.count).map { _ in RecoveryCode.make() }
        try SecondFactorRows.setRecovery(codes, of: account, in: tx)
        return codes
    }

    static func recovery(_ codes: [String], _ visit: Visit) -> Response {
        let frame = visit.frame(OwnTexts.recoveryTitle, help: OwnTexts.recoveryHelp, width: .reading)
        return .page(
            frame.write { html in
                html.element("ul", .class("plain")) { html in
                    for code in codes { html.element("li") { $0.element("code", text: code) } }
                }
                html.actions { $0.linkButton(OwnTexts.recoveryKept, to: "/") }
            })
    }

    private static func turnOff(_ visit: Visit, _ database: Database) async throws -> Response {
        guard let account = visit.person?.account else { throw NotFound() }
        let typed = (visit.form.values["code"] ?? "").trimmed
        let address = visit.request.remoteAddress ?? "-"
        let isRight = try await database.write { tx in
            guard let secret = try SecondFactorRows.secret(of: account.id, in: tx) else { throw NotFound() }
            guard try !FailureRows.isBlocked(login: account.login, address: address, at: visit.now, in: tx) else {
                throw SignInRefusal.blocked
            }
            guard TimeCode.accepted(typed, secret: secret.bytes, at: visit.outsideNow, after: secret.step) != nil else {
                // The wrong guess is counted although the page refuses it: the refusal is thrown outside.
                try FailureRows.insert(login: account.login, address: address, at: visit.now, in: tx)
                return false
            }
            try SecondFactorRows.set(nil, step: 0, of: account.id, in: tx)
            if !account.hasKeys { try SecondFactorRows.setRecovery([], of: account.id, in: tx) }
            try visit.record("turn second factor off", in: tx)
            try AccountNews.secondFactorOff.tell(account.id, at: visit.now, in: tx)
            return true
        }
        guard isRight else { throw FormRefusal("code", OwnTexts.codeWrong) }
        return .redirect(to: "/account?done=account-saved")
    }

    private static func proposed(_ visit: Visit) -> [UInt8] {
        let mark = visit.seal("second factor " + (visit.request.cookie(Entry.sessionCookie) ?? ""))
        return Array(Array(mark.utf8).prefix(32))
    }

    private static func grouped(_ text: String) -> String {
        let letters = Array(text)
        return stride(from: 0, to: letters.count, by: 4).map { String(letters[$0..<min($0 + 4, letters.count)]) }
            .joined(separator: " ")
    }
}

extension Role {
    /// Administrators sign in with a second factor (TCVN 14423 as summarised in the reference: all admin accounts).
    var needsSecondFactor: Bool { self == .administrator }
}
