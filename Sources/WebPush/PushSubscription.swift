internal import Base
internal import Crypto
internal import Foundation

/// Where a browser is told something: the address its push service gave it, and what only that browser can read with.
public struct PushSubscription: Sendable, Equatable {
    public let endpoint: String
    /// The browser's public key, `p256dh`: 65 bytes, uncompressed.
    let key: [UInt8]
    /// The secret shared with the browser, `auth`: 16 bytes.
    let secret: [UInt8]

    /// Nil when this is nothing a browser gives: an address that is too long, a point that is not on the curve, a secret
    /// of another length.
    ///
    /// - Parameters:
    ///   - key: `p256dh` in base64url.
    ///   - secret: `auth` in base64url.
    public init?(endpoint: String, key: String, secret: String) {
        guard (1...2000).contains(endpoint.utf8.count), let key = Base64URL.bytes(key),
            let secret = Base64URL.bytes(secret), secret.count == 16,
            (try? P256.KeyAgreement.PublicKey(x963Representation: key)) != nil
        else { return nil }
        self.endpoint = endpoint
        self.key = key
        self.secret = secret
    }

    public var keyText: String { Base64URL.text(key) }
    public var secretText: String { Base64URL.text(secret) }

    /// Words that only this browser can read (RFC 8291).
    func seal(_ words: [UInt8], room: Int) throws -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        let salt = (0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) }
        return try seal(words, sender: P256.KeyAgreement.PrivateKey(), salt: salt, room: room)
    }

    /// - Parameters:
    ///   - sender: a key made for this message alone.
    ///   - salt: 16 random bytes.
    func seal(
        _ words: [UInt8], sender: P256.KeyAgreement.PrivateKey, salt: [UInt8], room: Int
    ) throws -> [UInt8] {
        let receiver = try P256.KeyAgreement.PublicKey(x963Representation: key)
        let own = Array(sender.publicKey.x963Representation)
        let shared = try sender.sharedSecretFromKeyAgreement(with: receiver)
        let material = shared.hkdfDerivedSymmetricKey(
            using: SHA256.self, salt: secret, sharedInfo: Array("WebPush: info".utf8) + [0] + key + own,
            outputByteCount: 32)
        return try EncryptedContent.seal(words, material: material, salt: salt, keyID: own, room: room)
    }
}
