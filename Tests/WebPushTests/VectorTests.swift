import Base
import Crypto
import Foundation
import Testing

@testable import WebPush

/// What browsers read is what the RFCs say.
struct VectorTests {
    private func bytes(_ text: String) throws -> [UInt8] { try #require(Base64URL.bytes(text)) }

    /// RFC 8188, section 3.1.
    @Test func oneRecord() throws {
        let sealed = try EncryptedContent.seal(
            Array("I am the walrus".utf8), material: SymmetricKey(data: bytes("yqdlZ-tYemfogSmv7Ws5PQ")),
            salt: bytes("I1BsxtFttlv3u_Oo94xnmw"), keyID: [])
        #expect(
            Base64URL.text(sealed)
                == "I1BsxtFttlv3u_Oo94xnmwAAEAAA-NAVub2qFgBEuQKRapoZu-IxkIva3MEB1PD-ly8Thjg")
    }

    /// RFC 8291, section 5 and appendix A.
    @Test func aMessageForABrowser() throws {
        let browser = try #require(
            PushSubscription(
                endpoint: "https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV",
                key: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
                secret: "BTBZMqHH6r4Tts7J_aSIgg"))
        let sender = try P256.KeyAgreement.PrivateKey(
            rawRepresentation: bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"))
        let sealed = try browser.seal(
            Array("When I grow up, I want to be a watermelon".utf8), sender: sender,
            salt: bytes("DGv6ra1nlYgDCS1FRnbzlw"), room: 0)
        #expect(
            Base64URL.text(sealed)
                == "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
        )
    }

    /// Whatever is said, a push service sees the same length, and never the same bytes.
    @Test func theLengthTellsNothing() throws {
        let browser = try #require(
            PushSubscription(
                endpoint: "https://push.example.net/1",
                key: Base64URL.text(P256.KeyAgreement.PrivateKey().publicKey.x963Representation),
                secret: Base64URL.text([UInt8](repeating: 7, count: 16))))
        let sealed = try ["a", String(repeating: "ư", count: 200)].map { try browser.seal(Array($0.utf8), room: 511) }
        #expect(sealed[0].count == sealed[1].count && sealed[0] != sealed[1])
        #expect(throws: EncryptedContent.TooLong.self) {
            try browser.seal([UInt8](repeating: 1, count: 4080), room: 0)
        }
    }

    /// RFC 8292, section 2: the token is signed by the key that is sent with it, for this service, for less than a day.
    @Test func theProofOfOurKey() throws {
        let key = try #require(PushKey(PushKey().text))
        let now = Instant(milliseconds: 1_700_000_000_000)
        let header = try key.authorization(
            for: "https://push.example.net", contact: "mailto:khue@khue.example.vn", now: now)
        let fields = header.dropFirst("vapid ".count).split(separator: ", ")
        #expect(header.hasPrefix("vapid t=") && fields.count == 2 && fields[1] == "k=\(key.publicText)")
        let parts = fields[0].dropFirst(2).split(separator: ".").map(String.init)
        let signature = try P256.Signing.ECDSASignature(rawRepresentation: bytes(parts[2]))
        let stranger = try P256.Signing.PublicKey(x963Representation: bytes(key.publicText))
        #expect(stranger.isValidSignature(signature, for: SHA256.hash(data: Data("\(parts[0]).\(parts[1])".utf8))))
        #expect(String(decoding: try bytes(parts[0]), as: UTF8.self) == #"{"alg":"ES256","typ":"JWT"}"#)
        #expect(
            String(decoding: try bytes(parts[1]), as: UTF8.self)
                == #"{"aud":"https://push.example.net","exp":1700043200,"sub":"mailto:khue@khue.example.vn"}"#)
    }

    @Test(arguments: ["", "AAAA", "không", "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6"])
    func whatIsNoKeyIsRefused(text: String) {
        #expect(PushKey(text) == nil)
        #expect(PushSubscription(endpoint: "https://x.vn", key: text, secret: "BTBZMqHH6r4Tts7J_aSIgg") == nil)
    }
}
