import Base
import Crypto
import Foundation
import TestKit
import WebPush

/// A browser that reads what its push service was given: the other side of RFC 8291, written here anew.
struct ReadingBrowser {
    let key = P256.KeyAgreement.PrivateKey()
    let secret = (0..<16).map { _ in UInt8.random(in: 0...255) }
    let endpoint: String

    struct Words: Decodable, Equatable {
        let title: String
        let path: String
        let tag: String
    }

    func subscription() -> PushSubscription? {
        PushSubscription(
            endpoint: endpoint, key: Base64URL.text(key.publicKey.x963Representation), secret: Base64URL.text(secret))
    }

    func read(_ message: TestPushService.Received) throws -> Words {
        try JSONDecoder().decode(Words.self, from: Data(opened(Array(message.body))))
    }

    private func opened(_ body: [UInt8]) throws -> [UInt8] {
        let salt = Array(body[..<16])
        let length = Int(body[20])
        let sender = Array(body[21..<21 + length])
        let sealed = Array(body[(21 + length)...])
        let shared = try key.sharedSecretFromKeyAgreement(
            with: P256.KeyAgreement.PublicKey(x963Representation: sender))
        let own = Array(key.publicKey.x963Representation)
        let material = shared.hkdfDerivedSymmetricKey(
            using: SHA256.self, salt: secret, sharedInfo: Array("WebPush: info\0".utf8) + own + sender,
            outputByteCount: 32)
        func derive(_ what: String, _ count: Int) -> [UInt8] {
            let info = Array("Content-Encoding: \(what)\0".utf8)
            return HKDF<SHA256>.deriveKey(inputKeyMaterial: material, salt: salt, info: info, outputByteCount: count)
                .withUnsafeBytes { Array($0) }
        }
        let box = try AES.GCM.SealedBox(
            nonce: .init(data: derive("nonce", 12)), ciphertext: sealed.dropLast(16), tag: sealed.suffix(16))
        let padded = Array(try AES.GCM.open(box, using: SymmetricKey(data: derive("aes128gcm", 16))))
        let end = padded.lastIndex { $0 != 0 } ?? 0
        return Array(padded[..<end])
    }
}
