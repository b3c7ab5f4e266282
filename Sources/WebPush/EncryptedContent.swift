internal import Crypto
internal import Foundation

/// The content encoding `aes128gcm` (RFC 8188) for what fits into one record, which is all that a push message may be.
enum EncryptedContent {
    struct TooLong: Error {}

    static let recordSize = 4096
    /// What a record of the largest size leaves for words: without the tag of 16 bytes and the delimiter.
    static let longest = recordSize - 17
    /// Ends the last record (section 2).
    private static let delimiter: UInt8 = 2

    /// - Parameters:
    ///   - material: the input keying material.
    ///   - keyID: what tells the receiver which material it is; at most 255 bytes.
    ///   - room: words are filled up to this length, so that their length tells nothing.
    static func seal(
        _ words: [UInt8], material: SymmetricKey, salt: [UInt8], keyID: [UInt8], room: Int = 0
    ) throws -> [UInt8] {
        guard words.count <= longest else { throw TooLong() }
        let padding = [UInt8](repeating: 0, count: max(0, min(room, longest) - words.count))
        let sealed = try AES.GCM.seal(
            words + [delimiter] + padding, using: key(material, salt),
            nonce: AES.GCM.Nonce(data: derive(material, salt, "nonce", 12)))
        let size = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: recordSize >> $0) }
        return salt + size + [UInt8(keyID.count)] + keyID + sealed.ciphertext + sealed.tag
    }

    private static func key(_ material: SymmetricKey, _ salt: [UInt8]) -> SymmetricKey {
        SymmetricKey(data: derive(material, salt, "aes128gcm", 16))
    }

    /// Sections 2.2 and 2.3.
    private static func derive(_ material: SymmetricKey, _ salt: [UInt8], _ what: String, _ count: Int) -> [UInt8] {
        let info = Array("Content-Encoding: \(what)".utf8) + [0]
        return HKDF<SHA256>.deriveKey(inputKeyMaterial: material, salt: salt, info: info, outputByteCount: count)
            .withUnsafeBytes { Array($0) }
    }
}
