import Base
import Crypto
import CryptoExtras
import Foundation
import Testing

@testable import Identity

/// Only a token that the provider signed, for us, now, for this sign-in, is believed.
struct IDTokenTests {
    private static let now = Instant(milliseconds: 1_790_000_000_000)
    private static let second = 1_790_000_000
    private static let expecting = IDToken.Expectation(
        issuer: "https://sso.example", client: "khue", nonce: "n-1", now: now)

    private struct Keys: @unchecked Sendable {
        let rsa: _RSA.Signing.PrivateKey
        let ec = P256.Signing.PrivateKey()
        let other: _RSA.Signing.PrivateKey
        let published: [WebKey]

        init() throws {
            rsa = try _RSA.Signing.PrivateKey(keySize: .bits2048)
            other = try _RSA.Signing.PrivateKey(keySize: .bits2048)
            let parts = try rsa.publicKey.getKeyPrimitives()
            let point = ec.publicKey.rawRepresentation
            published = [
                WebKey(
                    kty: "RSA", kid: "r", use: "sig", alg: "RS256", n: encode(parts.modulus),
                    e: encode(parts.publicExponent), crv: nil, x: nil, y: nil),
                WebKey(
                    kty: "EC", kid: "e", use: nil, alg: nil, n: nil, e: nil, crv: "P-256", x: encode(point.prefix(32)),
                    y: encode(point.suffix(32))),
            ]
        }
    }

    private static let keys = try? Keys()

    private static func encode(_ data: some Sequence<UInt8>) -> String {
        Data(data).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    private static var claims: [String: Any] {
        [
            "iss": "https://sso.example", "sub": "person-7", "aud": "khue", "exp": second + 300, "iat": second,
            "nonce": "n-1",
        ]
    }

    private static func token(
        _ change: [String: Any?] = [:], header: [String: Any] = ["alg": "RS256", "kid": "r"], by signer: String = "rsa"
    ) throws -> String {
        let keys = try #require(keys)
        var claims = claims
        for (name, value) in change { claims[name] = value }
        let head = try JSONSerialization.data(withJSONObject: header)
        let body = try JSONSerialization.data(withJSONObject: claims)
        let message = encode(head) + "." + encode(body)
        let digest = SHA256.hash(data: Data(message.utf8))
        let signature: Data =
            switch signer {
            case "ec": try keys.ec.signature(for: digest).rawRepresentation
            case "other": try keys.other.signature(for: digest, padding: .insecurePKCS1v1_5).rawRepresentation
            case "pss": try keys.rsa.signature(for: digest, padding: .PSS).rawRepresentation
            case "none": Data()
            case "secret":
                // The public key as if it were a shared secret (RFC 8725, 2.1).
                Data(
                    HMAC<SHA256>.authenticationCode(
                        for: Data(message.utf8),
                        using: SymmetricKey(data: Data(keys.rsa.publicKey.pemRepresentation.utf8))))
            default: try keys.rsa.signature(for: digest, padding: .insecurePKCS1v1_5).rawRepresentation
            }
        return message + "." + encode(signature)
    }

    private func read(_ text: String) throws -> String {
        try IDToken(text, keys: #require(Self.keys).published, expecting: Self.expecting).subject
    }

    @Test func whatTheProviderSignedIsBelieved() throws {
        #expect(try read(Self.token()) == "person-7")
        #expect(try read(Self.token(header: ["alg": "ES256", "kid": "e"], by: "ec")) == "person-7")
        #expect(try read(Self.token(["aud": ["khue", "else"], "azp": "khue"])) == "person-7")
        #expect(try read(Self.token(["exp": Self.second - 59])) == "person-7", "clocks may differ by a minute")
    }

    @Test func whatSomebodyElseMadeIsNot() throws {
        for (header, signer, fault) in [
            (["alg": "RS256", "kid": "r"], "other", IDToken.Fault.signature),
            (["alg": "RS256", "kid": "r"], "pss", .signature), (["alg": "RS256", "kid": "e"], "rsa", .signature),
            (["alg": "ES256", "kid": "r"], "ec", .signature), (["alg": "none"], "none", .algorithm),
            (["alg": "HS256", "kid": "r"], "secret", .algorithm), (["alg": "RS256", "kid": "unknown"], "rsa", .key),
        ] as [([String: Any], String, IDToken.Fault)] {
            let text = try Self.token(header: header, by: signer)
            #expect(throws: fault, "\(header) \(signer)") { try read(text) }
        }
        let good = try Self.token().split(separator: ".").map(String.init)
        let other = try Self.token(["sub": "person-8"]).split(separator: ".").map(String.init)
        #expect(throws: IDToken.Fault.signature) { try read([good[0], other[1], good[2]].joined(separator: ".")) }
        for broken in ["", "a.b", "a.b.c", good[0] + "." + good[1], good.joined(separator: ".") + ".x"] {
            #expect(throws: IDToken.Fault.malformed) { try read(broken) }
        }
    }

    @Test func whatIsForOthersOrOverIsNot() throws {
        for (change, fault) in [
            (["iss": "https://sso.example/"], IDToken.Fault.issuer), (["iss": "https://evil.example"], .issuer),
            (["aud": "else"], .audience), (["aud": ["khue", "else"]], .audience),
            (["aud": ["khue", "else"], "azp": "else"], .audience), (["azp": "else"], .audience),
            (["exp": Self.second - 60], .expired), (["iat": Self.second + 61], .notYet), (["nonce": "n-2"], .nonce),
            (["nonce": nil], .nonce), (["sub": nil], .malformed), (["sub": ""], .malformed),
        ] as [([String: Any?], IDToken.Fault)] {
            let text = try Self.token(change)
            #expect(throws: fault, "\(change)") { try read(text) }
        }
    }
}
