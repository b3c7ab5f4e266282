internal import Base
internal import Crypto
internal import Foundation

/// The key by which push services know this installation (VAPID, RFC 8292). Browsers bind their subscriptions to it.
public struct PushKey: Sendable {
    private let key: P256.Signing.PrivateKey

    /// How long one proof holds; a day is the most that is allowed (section 2).
    private static let life = 12 * 3600

    /// A new key.
    public init() { key = P256.Signing.PrivateKey() }

    /// Reads what `text` gives; nil when it is no key.
    public init?(_ text: String) {
        guard let bytes = Base64URL.bytes(text), let key = try? P256.Signing.PrivateKey(rawRepresentation: bytes)
        else { return nil }
        self.key = key
    }

    /// The private key, to be kept where secrets are.
    public var text: String { Base64URL.text(key.rawRepresentation) }

    /// What browsers ask for as `applicationServerKey`.
    public var publicText: String { Base64URL.text(key.publicKey.x963Representation) }

    /// The header `Authorization` for one push service.
    ///
    /// - Parameters:
    ///   - origin: scheme and authority of the subscription, such as `https://push.example.net`.
    ///   - contact: where the push service reaches whoever runs this program: `mailto:` or `https:`.
    ///   - now: the time of the world outside.
    func authorization(for origin: String, contact: String?, now: Instant) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let claims = Claims(
            aud: origin, exp: now.milliseconds / 1000 + Int64(PushKey.life), sub: contact)
        let head = Base64URL.text(Array(#"{"alg":"ES256","typ":"JWT"}"#.utf8))
        let signed = "\(head).\(Base64URL.text(try encoder.encode(claims)))"
        let signature = try key.signature(for: SHA256.hash(data: Data(signed.utf8)))
        return "vapid t=\(signed).\(Base64URL.text(signature.rawRepresentation)), k=\(publicText)"
    }

    private struct Claims: Encodable {
        let aud: String
        let exp: Int64
        let sub: String?
    }
}
