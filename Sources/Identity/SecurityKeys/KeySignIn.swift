internal import Base
internal import Components
internal import Database
internal import HTML
internal import Web

/// A security key in place of the code, at sign-in.
struct KeySignIn: Sendable {
    let secure: Bool
    let party: RelyingParty

    func endpoints(again: @escaping Endpoint.Again) -> [Endpoint] {
        [
            .action("/sign-in/key/challenge", .anyone, challenge),
            .long("/sign-in/key", .anyone, check, again: again),
        ]
    }

    static func offer(_ visit: Visit, _ html: inout HTML) {
        let next = SignInPages.next(visit)
        KeyViews.asking("/sign-in/key/challenge", to: "/sign-in/key", visit, fields: [("next", next)], &html) { html in
            html.actions { $0.submit(KeyTexts.use) }
        }
    }

    private static func waiting(_ visit: Visit) -> String {
        visit.request.cookie(SecondFactorPages.challengeCookie) ?? ""
    }

    private func challenge(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let waiting = KeySignIn.waiting(visit)
        guard let account = try SecondFactorRows.waiting(waiting, at: visit.now, in: tx), account.hasKeys else {
            throw NotFound()
        }
        let known = try SecurityKeyRows.all(of: account.id, in: tx).map(\.key)
        let challenge = try SecurityKeyRows.challenge(.waiting(waiting), at: visit.now, in: tx)
        return KeyOptions.response(KeyOptions.assertion(challenge, for: party, known: known))
    }

    private func check(_ visit: Visit, _ database: Database) async throws -> Response {
        let waiting = KeySignIn.waiting(visit)
        let address = visit.request.remoteAddress ?? "-"
        let token = try await database.write { tx -> String? in
            guard let account = try SecondFactorRows.waiting(waiting, at: visit.now, in: tx), account.hasKeys else {
                throw NotFound()
            }
            guard try !FailureRows.isBlocked(login: account.login, address: address, at: visit.now, in: tx) else {
                throw SignInRefusal.blocked
            }
            do {
                try use(KeyAnswer(visit.form.values), of: account, waiting, visit.now, tx)
            } catch let fault as KeyFault {
                // What is written here stays although the page refuses: the refusal is thrown outside.
                try refuse(fault, account, KeyAnswer(visit.form.values), address, visit.now, tx)
                return nil
            }
            try SecondFactorRows.end(waiting, in: tx)
            return try SignIn.open(account, address: address, at: visit.now, in: tx)
        }
        guard let token else { throw FormRefusal("key", KeyTexts.refused) }
        return Response.redirect(to: SignInPages.next(visit))
            .cookie(Entry.sessionCookie, token, seconds: SessionRows.lifetime, secure: secure)
            .cookie(SecondFactorPages.challengeCookie, "", seconds: 0, secure: secure)
    }

    /// Uses the challenge up, then asks the rite; the key's counter goes on with it.
    private func use(
        _ answer: KeyAnswer, of account: Account, _ waiting: String, _ now: Instant, _ tx: Transaction
    ) throws {
        guard try SecurityKeyRows.take(answer.challenge, .waiting(waiting), at: now, in: tx) else {
            throw KeyFault.otherChallenge
        }
        guard let known = try KeySignIn.key(answer, of: account, tx) else { throw KeyFault.unasked }
        let counter = try KeyCeremony.assert(
            client: answer.client, data: answer.data, signature: answer.signature, challenge: answer.challenge,
            for: party, key: known.key)
        guard try SecurityKeyRows.use(known, counter: counter, at: now, in: tx) else { throw KeyFault.counterWentBack }
    }

    private static func key(
        _ answer: KeyAnswer, of account: Account, _ tx: Transaction
    ) throws -> SecurityKeyRows.Known? {
        try SecurityKeyRows.all(of: account.id, in: tx).first { $0.key.id == answer.credential }
    }

    /// A refused key is counted and in the log like a wrong code; one that may be a copy is told to its person too.
    private func refuse(
        _ fault: KeyFault, _ account: Account, _ answer: KeyAnswer, _ address: String, _ now: Instant,
        _ tx: Transaction
    ) throws {
        try FailureRows.insert(login: account.login, address: address, at: now, in: tx)
        let isCopied = fault == .counterWentBack
        try SignIn.note(
            account, isCopied ? "refuse copied key" : "refuse sign-in", address: address, at: now, in: tx)
        if isCopied, let known = try KeySignIn.key(answer, of: account, tx) {
            try AccountNews.keyCopied(known.line.name).tell(account.id, at: now, in: tx)
        }
    }
}
