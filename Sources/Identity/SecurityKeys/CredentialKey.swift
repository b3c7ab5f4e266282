internal import Crypto
internal import CryptoExtras
internal import Foundation

/// The public key of a security key as it was handed over (COSE_Key, RFC 9053), and whether a signature is its own.
struct CredentialKey: Sendable {
    /// The ways of signing that are taken, the one that is asked for first in front (IANA COSE Algorithms).
    enum Algorithm: Int64, CaseIterable, Sendable {
        case es256 = -7
        case ed25519 = -8
        case rs256 = -257
    }

    private enum Key: Sendable {
        case es256(P256.Signing.PublicKey)
        case ed25519(Curve25519.Signing.PublicKey)
        case rs256(_RSA.Signing.PublicKey)
    }

    let algorithm: Algorithm
    private let key: Key

    /// The names of the parts of a COSE_Key.
    private enum Label {
        static let kind = CBOR.integer(1)
        static let algorithm = CBOR.integer(3)
        static let curve = CBOR.integer(-1)
        static let x = CBOR.integer(-2)
        static let y = CBOR.integer(-3)
        static let modulus = CBOR.integer(-1)
        static let exponent = CBOR.integer(-2)
    }

    /// Nil for every other kind of key, for a point that is not on its curve, and for moduli of other than 2048 to 4096 bits.
    init?(_ cose: CBOR) {
        guard let named = cose[Label.algorithm]?.integer, let algorithm = Algorithm(rawValue: named) else { return nil }
        self.algorithm = algorithm
        let kind = cose[Label.kind]?.integer
        let curve = cose[Label.curve]?.integer
        switch algorithm {
        case .es256:
            guard kind == 2, curve == 1, let x = cose[Label.x]?.bytes, let y = cose[Label.y]?.bytes,
                x.count == 32, y.count == 32, let key = try? P256.Signing.PublicKey(x963Representation: [4] + x + y)
            else { return nil }
            self.key = .es256(key)
        case .ed25519:
            guard kind == 1, curve == 6, let x = cose[Label.x]?.bytes, x.count == 32,
                let key = try? Curve25519.Signing.PublicKey(rawRepresentation: x)
            else { return nil }
            self.key = .ed25519(key)
        case .rs256:
            guard kind == 3, let n = cose[Label.modulus]?.bytes, let e = cose[Label.exponent]?.bytes,
                (256...512).contains(n.count), (1...4).contains(e.count),
                let key = try? _RSA.Signing.PublicKey(n: n, e: e)
            else { return nil }
            self.key = .rs256(key)
        }
    }

    /// Whether this key signed the message. The signature of ES256 is DER here (WebAuthn, 6.5.5), not as in tokens.
    func signed(_ message: [UInt8], _ signature: [UInt8]) -> Bool {
        switch key {
        case .es256(let key):
            guard let made = try? P256.Signing.ECDSASignature(derRepresentation: signature) else { return false }
            return key.isValidSignature(made, for: SHA256.hash(data: message))
        case .ed25519(let key): return key.isValidSignature(signature, for: message)
        case .rs256(let key):
            let made = _RSA.Signing.RSASignature(rawRepresentation: Data(signature))
            return key.isValidSignature(made, for: SHA256.hash(data: message), padding: .insecurePKCS1v1_5)
        }
    }
}
