internal import Foundation

/// The identity of a record of one kind: a UUID of version 7 as lower-case text, made by the program.
///
/// Ids of one process sort in the order in which they were made, to the millisecond.
public struct ID<Of>: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    public let text: String

    /// An id read from a database or an address. Not validated beyond its characters: an unknown id finds nothing.
    public init?(_ text: some StringProtocol) {
        var text = String(text)
        guard text.withUTF8({ IDText.isWellFormed($0) }) else { return nil }
        self.text = text
    }

    /// A new id at this moment.
    public init(at instant: Instant, using generator: inout some RandomNumberGenerator) {
        let time = UInt64(max(0, instant.milliseconds))
        let high = (time << 16) | 0x7000 | (UInt64.random(in: 0...UInt64.max, using: &generator) & 0x0FFF)
        let low = (UInt64.random(in: 0...UInt64.max, using: &generator) & 0x3FFF_FFFF_FFFF_FFFF) | 0x8000_0000_0000_0000
        text = ID.format(high, low)
    }

    /// A new id at this moment from the system's random numbers.
    public init(at instant: Instant) {
        var generator = SystemRandomNumberGenerator()
        self.init(at: instant, using: &generator)
    }

    public var description: String { text }

    public static func < (left: ID, right: ID) -> Bool { left.text < right.text }

    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let id = ID(text) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not an id"))
        }
        self = id
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    private static func format(_ high: UInt64, _ low: UInt64) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(36)
        for (index, word) in [high, low].enumerated() {
            for nibble in 0..<16 {
                if (index == 0 && (nibble == 8 || nibble == 12)) || (index == 1 && (nibble == 0 || nibble == 4)) {
                    bytes.append(UInt8(ascii: "-"))
                }
                let value = UInt8((word >> UInt64(60 - nibble * 4)) & 0xF)
                bytes.append(value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// What all kinds of id share; apart from the generic type, because lists of thousands read ids by the column.
private enum IDText {
    static func isWellFormed(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count == 36 else { return false }
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "-"):
                continue
            default: return false
            }
        }
        return true
    }
}
