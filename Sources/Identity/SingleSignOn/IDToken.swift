internal import Base
internal import Foundation

/// What a provider says about who has signed in (OpenID Connect Core 1.0, section 2).
struct IDToken: Sendable, Equatable {
    let subject: String

    /// Why a token is not believed. People are told the same for each; the log tells them apart.
    enum Fault: String, Error, Sendable {
        case malformed
        case algorithm
        case key
        case signature
        case issuer
        case audience
        case expired
        case notYet
        case nonce
    }

    /// Clocks may differ by so many seconds.
    static let leeway = 60

    private struct Header: Decodable {
        let alg: String
        let kid: String?
    }

    private struct Claims: Decodable {
        let iss: String
        let sub: String
        let aud: Audience
        let exp: Double
        let iat: Double?
        let nonce: String?
        let azp: String?
    }

    /// One audience or a list of them.
    private enum Audience: Decodable {
        case list([String])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let one = try? container.decode(String.self) {
                self = .list([one])
            } else {
                self = .list(try container.decode([String].self))
            }
        }
    }

    /// What a token must say to be believed here and now.
    struct Expectation: Sendable {
        let issuer: String
        let client: String
        let nonce: String
        let now: Instant
    }

    /// Believes a token or says why not: signature first, then issuer, audience, time and nonce (OpenID Connect Core
    /// 1.0, section 3.1.3.7).
    init(_ text: String, keys: [WebKey], expecting: Expectation) throws(Fault) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let head = Base64URL.data(parts[0]), let body = Base64URL.data(parts[1]),
            let signature = Base64URL.data(parts[2]),
            let header = try? JSONDecoder().decode(Header.self, from: head)
        else { throw .malformed }
        guard ["RS256", "ES256"].contains(header.alg) else { throw .algorithm }
        let fitting = keys.filter { header.kid == nil || $0.kid == header.kid }
        guard !fitting.isEmpty else { throw .key }
        let message = Data("\(parts[0]).\(parts[1])".utf8)
        guard fitting.contains(where: { $0.signed(message, signature, algorithm: header.alg) }) else {
            throw .signature
        }
        guard let claims = try? JSONDecoder().decode(Claims.self, from: body), !claims.sub.isEmpty else {
            throw .malformed
        }
        try IDToken.check(claims, expecting)
        subject = claims.sub
    }

    private static func check(_ claims: Claims, _ expecting: Expectation) throws(Fault) {
        guard claims.iss == expecting.issuer else { throw .issuer }
        guard case .list(let audience) = claims.aud, audience.contains(expecting.client),
            audience.count == 1 || claims.azp == expecting.client, claims.azp == nil || claims.azp == expecting.client
        else { throw .audience }
        let now = Double(expecting.now.milliseconds) / 1000
        guard claims.exp + Double(leeway) > now else { throw .expired }
        if let made = claims.iat, made - Double(leeway) > now { throw .notYet }
        guard let nonce = claims.nonce,
            Secret.equal(Array(nonce.utf8), Array(expecting.nonce.utf8))
        else { throw .nonce }
    }
}
