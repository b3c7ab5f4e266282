internal import Base
internal import Components
internal import Database
internal import HTML
internal import Web

/// One's security keys: added and removed with the password once more, several beside each other, each under a name.
struct OwnKeyPages: Sendable {
    let desk: PasswordDesk
    let party: RelyingParty

    /// How many keys an account may have.
    private static let most = 10

    var endpoints: [Endpoint] {
        [
            .page("/account/keys", .member) { visit, tx in try OwnKeyPages.show(visit, nil, tx) },
            .action("/account/keys/challenge", .member, challenge),
            .long("/account/keys", .member, add, again: OwnKeyPages.show),
            .long("/account/keys/end", .member, remove, again: OwnKeyPages.show),
        ]
    }

    private static func show(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        guard let person = visit.person else { throw NotFound() }
        let keys = try SecurityKeyRows.all(of: person.account.id, in: tx).map(\.line)
        let states = FormStates(visit, refusal)
        let crumbs = [Frame.Crumb(OwnTexts.account, href: "/account")]
        return .page(
            visit.frame(KeyTexts.title, help: KeyTexts.help, width: .reading, crumbs: crumbs).write { html in
                html.errorSummary(states.summary)
                if person.acting.role.needsSecondFactor, !person.account.hasSecondFactor {
                    html.banner(.warning, OwnTexts.secondFactorNeeded)
                }
                KeyViews.list(keys, &html)
                KeyViews.adding(states, visit, &html)
                KeyViews.removing(keys, states, visit, &html)
            })
    }

    private static func session(_ visit: Visit) -> String { visit.request.cookie(Entry.sessionCookie) ?? "" }

    private func challenge(_ visit: Visit, _ tx: Transaction) throws -> Response {
        guard let account = visit.person?.account else { throw NotFound() }
        let known = try SecurityKeyRows.all(of: account.id, in: tx).map(\.key)
        let challenge = try SecurityKeyRows.challenge(
            .session(OwnKeyPages.session(visit)), at: visit.now, in: tx)
        return KeyOptions.response(
            KeyOptions.registration(
                challenge, for: party, account: account, mark: visit.seal("security key of " + account.id.text),
                known: known))
    }

    private func add(_ visit: Visit, _ database: Database) async throws -> Response {
        guard let person = visit.person else { throw NotFound() }
        var reader = FormReader(visit.form.values)
        let name = reader.text("name", required: KeyTexts.nameMissing, limit: 60)
        try reader.finish()
        try await OwnAccountPages.checkPassword(visit, person, field: "password", desk, database)
        let key = try await registered(visit, database)
        let codes = try await database.write { tx in
            try OwnKeyPages.keep(key, name: name, of: person.account.id, visit, tx)
        }
        return codes.isEmpty
            ? .redirect(to: "/account/keys?done=key-added") : SecondFactorPages.recovery(codes, visit)
    }

    /// The key that was made for the challenge of this session; the challenge is used up whether or not the key is taken.
    private func registered(_ visit: Visit, _ database: Database) async throws -> KeyCeremony.Registered {
        let answer = KeyAnswer(visit.form.values)
        let isAsked = try await database.write { tx in
            try SecurityKeyRows.take(
                answer.challenge, .session(OwnKeyPages.session(visit)), at: visit.now, in: tx)
        }
        guard isAsked else { throw FormRefusal("key", KeyTexts.refused) }
        do throws(KeyFault) {
            return try KeyCeremony.register(
                client: answer.client, attestation: answer.attestation, challenge: answer.challenge, for: party)
        } catch {
            throw FormRefusal("key", KeyTexts.refused)
        }
    }

    /// Keeps the key; with the first second factor of an account come its recovery codes, and other sessions end.
    private static func keep(
        _ key: KeyCeremony.Registered, name: String, of account: AccountID, _ visit: Visit, _ tx: Transaction
    ) throws -> [String] {
        guard try SecurityKeyRows.all(of: account, in: tx).count < most else {
            throw FormRefusal("key", KeyTexts.tooMany(most))
        }
        let isFirst = try AccountRows.account(of: account, in: tx)?.hasSecondFactor == false
        guard try SecurityKeyRows.insert(key, name: name, of: account, at: visit.now, in: tx) else {
            throw FormRefusal("key", KeyTexts.taken)
        }
        try visit.record("add key", changes: [FieldChange("key", from: nil, to: name)], in: tx)
        try AccountNews.keyAdded(name).tell(account, at: visit.now, in: tx)
        guard isFirst else { return [] }
        try SessionRows.deleteAll(of: account, but: Secret.hash(session(visit)), in: tx)
        return try SecondFactorPages.newRecovery(of: account, in: tx)
    }

    private func remove(_ visit: Visit, _ database: Database) async throws -> Response {
        guard let person = visit.person else { throw NotFound() }
        try await OwnAccountPages.checkPassword(visit, person, field: "own", desk, database)
        let account = person.account.id
        let wanted = visit.form.values["which"] ?? ""
        try await database.write { tx in
            let keys = try SecurityKeyRows.all(of: account, in: tx)
            guard let one = keys.first(where: { $0.line.id.text == wanted })?.line else {
                throw FormRefusal("which", KeyTexts.gone)
            }
            try SecurityKeyRows.delete(one.id, in: tx)
            if try AccountRows.account(of: account, in: tx)?.hasSecondFactor == false {
                try SecondFactorRows.setRecovery([], of: account, in: tx)
            }
            try visit.record("remove key", changes: [FieldChange("key", from: one.name, to: nil)], in: tx)
            try AccountNews.keyRemoved(one.name).tell(account, at: visit.now, in: tx)
        }
        return .redirect(to: "/account/keys?done=key-removed")
    }
}
