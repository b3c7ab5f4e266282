/// What a security key answers in (CBOR, RFC 8949), as far as WebAuthn needs it: whole numbers, bytes, text, lists, maps,
/// true, false and null.
indirect enum CBOR: Equatable, Sendable {
    case integer(Int64)
    case bytes([UInt8])
    case text(String)
    case list([CBOR])
    case map([Pair])
    case bool(Bool)
    case null

    struct Pair: Equatable, Sendable {
        let key: CBOR
        let value: CBOR
    }

    /// What stands under a key; nil when it is not there, and for what is no map.
    subscript(key: CBOR) -> CBOR? {
        guard case .map(let pairs) = self else { return nil }
        return pairs.first { $0.key == key }?.value
    }

    var integer: Int64? { if case .integer(let number) = self { number } else { nil } }
    var bytes: [UInt8]? { if case .bytes(let bytes) = self { bytes } else { nil } }
    var text: String? { if case .text(let text) = self { text } else { nil } }
    var isEmptyMap: Bool { self == .map([]) }

    /// The bytes as one item and nothing after it.
    static func whole(_ bytes: [UInt8]) throws(Malformed) -> CBOR {
        var reader = CBORReader(bytes)
        let item = try reader.next()
        guard reader.rest.isEmpty else { throw Malformed() }
        return item
    }

    /// It is not what keys write: cut off, of another kind, longer than need be, or nested too deep.
    struct Malformed: Error {}
}

/// Reads CBOR strictly: numbers and lengths in their shortest form, every length known beforehand, no key of a map twice, no
/// tags, no fractions. No length is believed before as many bytes are there.
struct CBORReader {
    private(set) var rest: ArraySlice<UInt8>

    /// Keys nest four deep at most (CTAP 2.1, section 8).
    private static let deepest = 4
    /// No list or map of a key has more.
    private static let most: Int64 = 64

    init(_ bytes: some Sequence<UInt8>) { rest = Array(bytes)[...] }

    mutating func next() throws(CBOR.Malformed) -> CBOR { try item(depth: 0) }

    private mutating func item(depth: Int) throws(CBOR.Malformed) -> CBOR {
        guard depth <= CBORReader.deepest else { throw CBOR.Malformed() }
        let head = try byte()
        let kind = head >> 5
        if kind == 7 { return try simple(head & 31) }
        let number = try number(head & 31)
        switch kind {
        case 0: return .integer(number)
        case 1: return .integer(-1 - number)
        case 2: return .bytes(try take(number))
        case 3:
            let bytes = try take(number)
            guard let text = String(validating: bytes, as: UTF8.self) else { throw CBOR.Malformed() }
            return .text(text)
        case 4: return try list(number, depth)
        case 5: return try map(number, depth)
        default: throw CBOR.Malformed()
        }
    }

    private func simple(_ code: UInt8) throws(CBOR.Malformed) -> CBOR {
        switch code {
        case 20: return .bool(false)
        case 21: return .bool(true)
        case 22: return .null
        default: throw CBOR.Malformed()
        }
    }

    private mutating func list(_ count: Int64, _ depth: Int) throws(CBOR.Malformed) -> CBOR {
        guard count <= min(CBORReader.most, Int64(rest.count)) else { throw CBOR.Malformed() }
        var items: [CBOR] = []
        for _ in 0..<count { items.append(try item(depth: depth + 1)) }
        return .list(items)
    }

    private mutating func map(_ count: Int64, _ depth: Int) throws(CBOR.Malformed) -> CBOR {
        guard count <= min(CBORReader.most, Int64(rest.count / 2)) else { throw CBOR.Malformed() }
        var pairs: [CBOR.Pair] = []
        for _ in 0..<count {
            let key = try item(depth: depth + 1)
            guard !pairs.contains(where: { $0.key == key }) else { throw CBOR.Malformed() }
            pairs.append(CBOR.Pair(key: key, value: try item(depth: depth + 1)))
        }
        return .map(pairs)
    }

    /// The number of a head. What does not fit into 63 bits no key writes.
    private mutating func number(_ code: UInt8) throws(CBOR.Malformed) -> Int64 {
        guard code > 23 else { return Int64(code) }
        guard code <= 27 else { throw CBOR.Malformed() }
        let length = 1 << Int(code - 24)
        var number: UInt64 = 0
        for _ in 0..<length { number = number << 8 | UInt64(try byte()) }
        let shortest: UInt64 = length == 1 ? 24 : 1 << (UInt64(length) * 4)
        guard number >= shortest, let small = Int64(exactly: number) else { throw CBOR.Malformed() }
        return small
    }

    private mutating func byte() throws(CBOR.Malformed) -> UInt8 {
        guard let first = rest.popFirst() else { throw CBOR.Malformed() }
        return first
    }

    private mutating func take(_ count: Int64) throws(CBOR.Malformed) -> [UInt8] {
        guard count <= rest.count else { throw CBOR.Malformed() }
        defer { rest = rest.dropFirst(Int(count)) }
        return Array(rest.prefix(Int(count)))
    }
}
