import Base
import Database
import Web

@testable import Identity

extension World {
    /// A token for somebody's role with some scopes, as client credentials give it.
    func token(_ login: String, _ scopes: Set<String>) async throws -> String {
        let token = Secret.token()
        try await database.write { tx in
            let now = clock.now
            guard let account = try AccountListRows.id(login: login, in: tx),
                let grant = try AccountRows.grants(of: account, on: now.day, in: tx).first
            else { throw NotFound() }
            let line = TokenLine(
                id: TokenID(at: now), name: "phần mềm", scopes: scopes, expires: now.adding(seconds: 8_640_000),
                lastUsed: nil)
            try TokenRows.insert(token, line, of: account, grant: grant.id, at: now, in: tx)
        }
        return token
    }

    /// What a program is answered.
    func ask(_ target: String, token: String, headers: [String: String] = [:]) async -> Response {
        let own = ["authorization": "Bearer \(token)"]
        let request = Request(
            target: target, headers: headers.merging(own) { _, new in new }, remoteAddress: "127.0.0.1", number: "test")
        guard case .found(let route, let matched) = router.match(request) else {
            return .plain("no route", status: 599)
        }
        return await route.respond(matched)
    }
}
