internal import Base
internal import Crypto
internal import CryptoExtras
internal import Foundation

/// A public key of a provider (RFC 7517), of the two kinds that OpenID Connect providers sign with.
struct WebKey: Decodable, Sendable {
    let kty: String
    let kid: String?
    let use: String?
    let alg: String?
    let n: String?
    let e: String?
    let crv: String?
    let x: String?
    let y: String?

    struct Set: Decodable, Sendable {
        let keys: [WebKey]
    }

    /// Whether this key made the signature. The algorithm comes from a list of two and must be that of the key: a token
    /// cannot choose another (RFC 8725, 3.1).
    func signed(_ message: Data, _ signature: Data, algorithm: String) -> Bool {
        guard use == nil || use == "sig", alg == nil || alg == algorithm else { return false }
        switch (algorithm, kty) {
        case ("RS256", "RSA"):
            guard let n = Base64URL.data(n ?? ""), let e = Base64URL.data(e ?? ""),
                let key = try? _RSA.Signing.PublicKey(n: n, e: e)
            else { return false }
            return key.isValidSignature(
                _RSA.Signing.RSASignature(rawRepresentation: signature), for: SHA256.hash(data: message),
                padding: .insecurePKCS1v1_5)
        case ("ES256", "EC"):
            guard crv == "P-256", let x = Base64URL.data(x ?? ""), let y = Base64URL.data(y ?? ""),
                let key = try? P256.Signing.PublicKey(x963Representation: [4] + x + y),
                let made = try? P256.Signing.ECDSASignature(rawRepresentation: signature)
            else { return false }
            return key.isValidSignature(made, for: SHA256.hash(data: message))
        default: return false
        }
    }
}

extension Base64URL {
    static func data(_ text: some StringProtocol) -> Data? { bytes(text).map { Data($0) } }
}
