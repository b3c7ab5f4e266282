internal import Base
internal import Crypto
internal import Foundation

/// Codes from a shared secret and the time (TOTP, RFC 6238 over HOTP, RFC 4226): SHA-1, six digits, thirty seconds,
/// as every authenticator on a phone makes them.
enum TimeCode {
    static let period = 30
    static let digits = 6
    /// How many steps a phone's clock may be ahead or behind.
    static let tolerance = 1

    static func step(at now: Instant) -> Int { Int(now.milliseconds / 1000) / period }

    /// The code of one step. RFC 4226, 5.3: dynamic truncation of the HMAC.
    static func code(_ secret: [UInt8], step: Int, digits: Int = digits) -> String {
        let counter = (0..<8).reversed().map { UInt8(truncatingIfNeeded: step >> ($0 * 8)) }
        let mac = Array(
            HMAC<Insecure.SHA1>.authenticationCode(for: Data(counter), using: SymmetricKey(data: Data(secret))))
        let offset = Int(mac[mac.count - 1] & 0x0F)
        let number = mac[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } & 0x7FFF_FFFF
        let modulus = (0..<digits).reduce(1) { product, _ in product * 10 }
        let text = String(number % modulus)
        return String(repeating: "0", count: digits - text.count) + text
    }

    /// The step for which a typed code holds; nil when it is wrong, or not later than the step used last, so that a
    /// code that somebody saw being typed opens nothing (RFC 6238, 5.2).
    static func accepted(_ typed: String, secret: [UInt8], at now: Instant, after last: Int) -> Int? {
        let typed = typed.filter { !$0.isWhitespace }
        guard typed.utf8.count == digits else { return nil }
        let current = step(at: now)
        return (current - tolerance...current + tolerance).first { step in
            step > last && Secret.equal(Array(code(secret, step: step).utf8), Array(typed.utf8))
        }
    }

    /// What an authenticator reads from a QR code.
    static func address(_ secret: [UInt8], login: String) -> String {
        let label = PercentText.encode("Khuê:" + login)
        return "otpauth://totp/\(label)?secret=\(Base32.encode(secret))&issuer=\(PercentText.encode("Khuê"))"
    }
}

private enum PercentText {
    static func encode(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}

/// RFC 4648 base 32 without padding: letters and digits that people can type.
enum Base32 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    static func encode(_ bytes: [UInt8]) -> String {
        var result: [UInt8] = []
        var buffer = 0
        var bits = 0
        for byte in bytes {
            buffer = (buffer << 8 | Int(byte)) & 0xFFFF
            bits += 8
            while bits >= 5 {
                bits -= 5
                result.append(alphabet[(buffer >> bits) & 31])
            }
        }
        if bits > 0 { result.append(alphabet[(buffer << (5 - bits)) & 31]) }
        return String(decoding: result, as: UTF8.self)
    }

    /// Nil when a character is no letter of the alphabet; blanks are overlooked.
    static func decode(_ text: String) -> [UInt8]? {
        var result: [UInt8] = []
        var buffer = 0
        var bits = 0
        for character in text.uppercased().utf8 where character != UInt8(ascii: " ") {
            guard let value = alphabet.firstIndex(of: character) else { return nil }
            buffer = (buffer << 5 | value) & 0xFFFF
            bits += 5
            if bits >= 8 {
                bits -= 8
                result.append(UInt8(buffer >> bits & 0xFF))
            }
        }
        return result
    }
}
