internal import Base
internal import Crypto
internal import Foundation

/// Random values and keyed marks.
enum Secret {
    static func bytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }

    /// A random text of 43 characters that can stand in a cookie or an address.
    static func token() -> String { Base64URL.text(bytes(32)) }

    static func hash(_ text: String) -> String { Base64URL.text(Array(SHA256.hash(data: Data(text.utf8)))) }

    /// A mark that only the holder of the key can make.
    static func mark(_ text: String, key: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: SymmetricKey(data: Data(key.utf8)))
        return Base64URL.text(code)
    }

    /// Comparison whose time does not tell where two values differ.
    static func equal(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
