internal import Base
internal import Database
internal import Foundation
internal import Web

/// Where a program is given a token for its id and secret (OAuth 2.0 client credentials, RFC 6749 §4.4).
enum TokenAddress {
    /// How long such a token lasts, in seconds.
    static let lifetime = 3600

    static let endpoint = Endpoint(
        method: .post, pattern: "/oauth/token", access: .anyone, bodyLimit: 16 << 10, body: .program(give))

    private static func give(_ request: Request, _ door: Door) async throws -> Response {
        let form = Submission(request).values
        guard form["grant_type"] == "client_credentials" else {
            return failure(400, form["grant_type"] == nil ? "invalid_request" : "unsupported_grant_type")
        }
        guard let (id, secret) = credentials(request, form) else { return unknown }
        let now = door.clock.now()
        let address = request.remoteAddress ?? "-"
        return try await door.database.write { tx in
            guard try !FailureRows.isBlocked(login: id, address: address, at: now, in: tx) else {
                return failure(429, "temporarily_unavailable").header("retry-after", String(FailureRows.window))
            }
            guard let client = ClientID(id), let found = try ClientRows.find(client, in: tx),
                Secret.equal(Array(Secret.hash(secret).utf8), Array(found.secretHash.utf8))
            else {
                try FailureRows.insert(login: id, address: address, at: now, in: tx)
                return unknown
            }
            let wanted = form["scope"].map { Set($0.split(separator: " ").map(String.init)) }
            let scopes = wanted ?? found.client.scopes
            guard scopes.isSubset(of: found.client.scopes) else { return failure(400, "invalid_scope") }
            return try open(found.client, scopes, at: now, tx)
        }
    }

    private static func open(
        _ client: APIClient, _ scopes: Set<String>, at now: Instant, _ tx: Transaction
    ) throws -> Response {
        let token = Secret.token()
        let line = TokenLine(
            id: TokenID(at: now), name: client.name, scopes: scopes, expires: now.adding(seconds: lifetime),
            lastUsed: nil)
        try TokenRows.insert(
            token, line, of: client.account, grant: client.grant, client: client.id, at: now, in: tx)
        return answer(
            200,
            [
                "access_token": .string(token), "token_type": .string("Bearer"), "expires_in": .integer(lifetime),
                "scope": .string(scopes.sorted().joined(separator: " ")),
            ])
    }

    /// From the Basic header, or from the form when there is none; never from both.
    private static func credentials(_ request: Request, _ form: FormValues) -> (id: String, secret: String)? {
        guard let header = request.headers["authorization"] else {
            guard let id = form["client_id"], let secret = form["client_secret"] else { return nil }
            return (id, secret)
        }
        let parts = header.split(separator: " ")
        guard form["client_secret"] == nil, parts.count == 2, parts[0].lowercased() == "basic",
            let data = Data(base64Encoded: String(parts[1]))
        else { return nil }
        let pair = String(decoding: data, as: UTF8.self).split(separator: ":", maxSplits: 1)
        guard pair.count == 2, let id = PercentCoding.decode(pair[0], plusIsBlank: true),
            let secret = PercentCoding.decode(pair[1], plusIsBlank: true)
        else { return nil }
        return (id, secret)
    }

    private static var unknown: Response {
        failure(401, "invalid_client").header("www-authenticate", "Basic realm=\"khue\"")
    }

    private static func failure(_ status: Int, _ code: String) -> Response {
        answer(status, ["error": .string(code)])
    }

    private static func answer(_ status: Int, _ fields: [String: JSONValue]) -> Response {
        Response(
            status: status,
            headers: [("content-type", "application/json"), ("cache-control", "no-store"), ("pragma", "no-cache")],
            body: JSONValue.object(fields).bytes)
    }
}
