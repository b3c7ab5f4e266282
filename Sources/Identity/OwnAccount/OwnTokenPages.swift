internal import Base
internal import Components
internal import Database
internal import HTML
internal import Web

/// Personal access tokens for programs: made with the password once more, shown once, taken back at any time. A token
/// can never do more than its person in the role in which it was made.
struct OwnTokenPages: Sendable {
    let desk: PasswordDesk

    private static let longestDays = 365

    var endpoints: [Endpoint] {
        [
            .page("/account/tokens", .member) { visit, tx in try OwnTokenPages.show(visit, nil, tx) },
            .long("/account/tokens", .member, make, again: OwnTokenPages.show),
            .action("/account/tokens/:token/end", .member, OwnTokenPages.revoke),
        ]
    }

    private static func show(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        guard let person = visit.person else { throw NotFound() }
        let tokens = try TokenRows.all(of: person.account.id, at: visit.now, in: tx)
        return .page(OwnTokenViews.show(tokens, made: nil, refusal, visit))
    }

    private func make(_ visit: Visit, _ database: Database) async throws -> Response {
        guard let person = visit.person else { throw NotFound() }
        var reader = FormReader(visit.form.values)
        let name = reader.text("name", required: OwnTokenTexts.nameMissing, limit: 60)
        let days = reader.number(
            "days", in: 1...OwnTokenPages.longestDays, required: OwnTokenTexts.daysMissing)
        let known = Set(visit.chrome.scopes.map(\.name))
        let scopes = Set(visit.form.values.all("scope")).intersection(known)
        if scopes.isEmpty { reader.fail("scope", OwnTokenTexts.scopeMissing) }
        try reader.finish()
        try await OwnAccountPages.checkPassword(visit, person, field: "password", desk, database)
        let token = Secret.token()
        let line = TokenLine(
            id: TokenID(at: visit.now), name: name, scopes: scopes,
            expires: visit.now.adding(seconds: (days ?? 1) * 86_400), lastUsed: nil)
        let tokens = try await database.write { tx in
            try TokenRows.insert(
                token, line, of: person.account.id, grant: person.acting.id, at: visit.now, in: tx)
            try visit.record("make token", in: tx)
            return try TokenRows.all(of: person.account.id, at: visit.now, in: tx)
        }
        return .page(OwnTokenViews.show(tokens, made: token, nil, visit))
    }

    static func revoke(_ visit: Visit, _ tx: Transaction) throws -> Response {
        guard let person = visit.person, let id: TokenID = visit.request.id("token"),
            try TokenRows.revoke(id, of: person.account.id, at: visit.now, in: tx)
        else { throw NotFound() }
        try visit.record("end token", in: tx)
        return .redirect(to: "/account/tokens?done=account-saved")
    }
}
