internal import Base
internal import Foundation
public import Transport
internal import Web

/// Where people of this installation may sign in besides its own passwords.
public struct SingleSignOn: Sendable {
    /// The provider's own name for itself, the beginning of its discovery address.
    public let issuer: String
    public let client: String
    let secret: String?
    /// What the button says: the name by which people know the provider.
    public let name: String
    /// The address by which people reach this program, without a slash at the end.
    let publicAddress: String
    let http: HTTPClient
    let provider = ProviderFacts()

    public init(
        issuer: String, client: String, secret: String?, name: String, publicAddress: String, http: HTTPClient
    ) {
        self.issuer = issuer
        self.client = client
        self.secret = secret
        self.name = name
        self.publicAddress = publicAddress
        self.http = http
    }

    var callback: String { publicAddress + "/sign-in/sso/callback" }

    /// Plain HTTP is for a provider on this machine only.
    static func isTrusted(_ address: String) -> Bool {
        address.hasPrefix("https://")
            || ["http://127.0.0.1:", "http://127.0.0.1/", "http://localhost:", "http://localhost/"].contains {
                address.hasPrefix($0)
            }
    }

    /// Where the person is sent to prove who they are (RFC 6749, 4.1.1; RFC 7636, 4.3).
    func authorization(_ attempt: SignOnAttempt, state: String, from facts: Discovery) -> String {
        let fields = FormValues([
            ("response_type", "code"), ("client_id", client), ("redirect_uri", callback), ("scope", "openid"),
            ("state", state), ("nonce", attempt.nonce), ("code_challenge", Secret.hash(attempt.verifier)),
            ("code_challenge_method", "S256"),
        ])
        let join = facts.authorization_endpoint.contains("?") ? "&" : "?"
        return facts.authorization_endpoint + join + fields.encoded
    }

    /// Changes a code into what the provider says about the person, and believes it or not.
    func redeem(_ code: String, _ attempt: SignOnAttempt, at now: Instant) async throws -> IDToken {
        let facts = try await provider.discovery(of: self)
        var fields = [
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", callback),
            ("code_verifier", attempt.verifier),
        ]
        if secret == nil { fields.append(("client_id", client)) }
        // RFC 6749, 2.3.1: both are form-encoded before they become name and password.
        let account = secret.map { (user: PercentCoding.encode(client), password: PercentCoding.encode($0)) }
        let answer = try await http.post(facts.token_endpoint, form: FormValues(fields).encoded, account: account)
        guard answer.status == 200,
            let tokens = try? JSONDecoder().decode(Tokens.self, from: Data(answer.body))
        else { throw SignOnFault.refusedCode(answer.status) }
        let expecting = IDToken.Expectation(issuer: issuer, client: client, nonce: attempt.nonce, now: now)
        do throws(IDToken.Fault) {
            return try IDToken(tokens.id_token, keys: try await keysNow(facts), expecting: expecting)
        } catch .key {
            // The provider may have changed its keys since we read them.
            let fresh = try await provider.keys(of: self, facts, isStale: true)
            return try IDToken(tokens.id_token, keys: fresh, expecting: expecting)
        }
    }

    private func keysNow(_ facts: Discovery) async throws(IDToken.Fault) -> [WebKey] {
        do { return try await provider.keys(of: self, facts, isStale: false) } catch { throw .key }
    }

    private struct Tokens: Decodable {
        let id_token: String
    }
}

/// What a provider publishes about itself (OpenID Connect Discovery 1.0).
struct Discovery: Decodable, Sendable {
    let issuer: String
    let authorization_endpoint: String
    let token_endpoint: String
    let jwks_uri: String
}

/// The provider did not do its part; the person is told to try again or to use the password.
enum SignOnFault: Error {
    case discovery(String)
    case refusedCode(Int)
}

/// What is known of the provider, read again after an hour, or when a token names a key that is not known.
actor ProviderFacts {
    private var discovered: (facts: Discovery, at: ContinuousClock.Instant)?
    private var known: (keys: [WebKey], at: ContinuousClock.Instant)?
    private static let hour = Duration.seconds(3600)
    private static let minute = Duration.seconds(60)

    func discovery(of site: SingleSignOn) async throws -> Discovery {
        if let discovered, ContinuousClock.now - discovered.at < ProviderFacts.hour { return discovered.facts }
        guard SingleSignOn.isTrusted(site.issuer) else { throw SignOnFault.discovery("issuer is not https") }
        let base = site.issuer.hasSuffix("/") ? String(site.issuer.dropLast()) : site.issuer
        let answer = try await site.http.get(base + "/.well-known/openid-configuration")
        guard answer.status == 200, let facts = try? JSONDecoder().decode(Discovery.self, from: Data(answer.body))
        else { throw SignOnFault.discovery("status \(answer.status)") }
        guard facts.issuer == site.issuer else { throw SignOnFault.discovery("another issuer") }
        let addresses = [facts.authorization_endpoint, facts.token_endpoint, facts.jwks_uri]
        guard addresses.allSatisfy(SingleSignOn.isTrusted) else { throw SignOnFault.discovery("not https") }
        discovered = (facts, .now)
        return facts
    }

    /// - Parameter isStale: whether a key was missing; asked again once a minute at most.
    func keys(of site: SingleSignOn, _ facts: Discovery, isStale: Bool) async throws -> [WebKey] {
        let patience = isStale ? ProviderFacts.minute : ProviderFacts.hour
        if let known, ContinuousClock.now - known.at < patience { return known.keys }
        let answer = try await site.http.get(facts.jwks_uri)
        guard answer.status == 200, let set = try? JSONDecoder().decode(WebKey.Set.self, from: Data(answer.body))
        else { throw SignOnFault.discovery("no keys") }
        known = (set.keys, .now)
        return set.keys
    }
}
