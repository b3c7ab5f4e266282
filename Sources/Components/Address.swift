/// Where a link leads: a path and its query, kept in the encoded form, so that a list's sort, filter and page can be
/// changed one at a time while everything else stays in the address.
public struct Address: Hashable, Sendable {
    /// What stands before the `?`, as it was given.
    public let path: String
    private var pairs: [Pair]

    private struct Pair: Hashable, Sendable {
        var name: Substring
        var text: Substring
    }

    /// Takes an address of this site as it was asked for: `/plans?state=sent&page=2`. Nothing is decoded.
    public init(_ target: String) {
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = parts.first.map(String.init) ?? "/"
        let query = parts.count > 1 ? parts[1].split(separator: "#", omittingEmptySubsequences: false)[0] : ""
        pairs = query.split(separator: "&").map { pair in
            Pair(name: pair.prefix { $0 != "=" }, text: pair)
        }
    }

    /// The same address with one value for a name, or without the name when the value is nil.
    public func setting(_ name: String, to value: String?) -> Address {
        var copy = self
        let encoded = Address.encode(name)
        copy.pairs.removeAll { $0.name == encoded }
        if let value {
            copy.pairs.append(Pair(name: Substring(encoded), text: Substring(encoded + "=" + Address.encode(value))))
        }
        return copy
    }

    /// The address as it stands in a link.
    public var text: String {
        pairs.isEmpty ? path : path + "?" + pairs.map(\.text).joined(separator: "&")
    }

    /// Everything but unreserved characters as percent escapes (RFC 3986).
    static func encode(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                bytes.append(byte)
            default:
                bytes.append(UInt8(ascii: "%"))
                bytes.append(hexadecimal(byte >> 4))
                bytes.append(hexadecimal(byte & 15))
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func hexadecimal(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
    }
}
