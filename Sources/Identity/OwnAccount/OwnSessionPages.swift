internal import Base
internal import Components
internal import Database
internal import HTML
internal import Web

/// Where one is signed in, and how to end it elsewhere: everywhere at once or at one place, with the password once more
/// (ASVS 3.3.4).
struct OwnSessionPages: Sendable {
    let desk: PasswordDesk

    var endpoints: [Endpoint] {
        [.long("/account/sessions/end", .member, end, again: OwnAccountPages.show)]
    }

    private func end(_ visit: Visit, _ database: Database) async throws -> Response {
        guard let person = visit.person, let own = OwnSessionPages.own(visit) else { throw NotFound() }
        try await OwnAccountPages.checkPassword(visit, person, field: "own", desk, database)
        let wanted = visit.form.values["session"] ?? ""
        try await database.write { tx in
            if wanted.isEmpty {
                try SessionRows.deleteAll(of: person.account.id, but: own, in: tx)
                return try visit.record("sign out everywhere", in: tx)
            }
            let others = try SessionRows.all(of: person.account.id, at: visit.now, in: tx)
            guard let one = others.first(where: { $0.mark == wanted && $0.tokenHash != own }) else {
                throw FormRefusal("session", OwnTexts.sessionGone)
            }
            try SessionRows.delete(tokenHash: one.tokenHash, in: tx)
            try visit.record("sign out elsewhere", in: tx)
        }
        return .redirect(to: "/account?done=signed-out")
    }

    /// For a program, which has no session of its own, all of them.
    static func endAll(_ visit: Visit, _ tx: Transaction) throws {
        guard let person = visit.person, visit.via != nil else { throw NotFound() }
        try SessionRows.deleteAll(of: person.account.id, but: nil, in: tx)
        try visit.record("sign out everywhere", in: tx)
    }

    private static func own(_ visit: Visit) -> String? {
        visit.request.cookie(Entry.sessionCookie).map { Secret.hash($0) }
    }

    static func write(_ sessions: [SessionLine], _ states: FormStates, _ visit: Visit, _ html: inout HTML) {
        let own = own(visit)
        let others = sessions.filter { $0.tokenHash != own }
        html.section(AccountTexts.sessions) { html in
            html.element("ul") { html in
                for session in sessions {
                    html.element("li") { html in
                        html.text(name(session, html.format))
                        if session.tokenHash == own {
                            html.text(" (")
                            html.text(OwnTexts.thisSession)
                            html.text(")")
                        }
                    }
                }
            }
            guard !others.isEmpty else { return }
            html.form(to: "/account/sessions/end", csrf: visit.formMark) { html in
                let choices =
                    [Choice("", OwnTexts.everywhereElse)]
                    + others.map { Choice($0.mark, Text(verbatim: name($0, html.format))) }
                html.radios(
                    Field("session", OwnTexts.signOutWhere, state: states["session"], required: true), choices)
                let password = FieldState("", error: states["own"].error)
                html.input(Field("own", OwnTexts.oldPassword, state: password, required: true), .password)
                html.actions { $0.submit(OwnTexts.signOutThere, style: .secondary) }
            }
        }
    }

    private static func name(_ session: SessionLine, _ format: Format) -> String {
        "\(session.address ?? "–") · \(format.moment(session.seen))"
    }
}

extension SessionLine {
    /// Names the session on a page without telling what it is kept by.
    fileprivate var mark: String { Secret.hash("session:" + tokenHash) }
}
