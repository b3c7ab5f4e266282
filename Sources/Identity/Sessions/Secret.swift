internal import Crypto
internal import Foundation

/// Random values and keyed marks.
enum Secret {
    static func bytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        let words = (0..<(count + 7) / 8).flatMap { _ in withUnsafeBytes(of: generator.next(), Array.init) }
        return Array(words.prefix(count))
    }

    /// A random text of 43 characters that can stand in a cookie or an address.
    static func token() -> String { base64(bytes(32)) }

    static func hash(_ text: String) -> String { base64(Array(SHA256.hash(data: Data(text.utf8)))) }

    /// A mark that only the holder of the key can make.
    static func mark(_ text: String, key: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: SymmetricKey(data: Data(key.utf8)))
        return base64(Array(code))
    }

    /// Comparison whose time does not tell where two values differ.
    static func equal(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func base64(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
