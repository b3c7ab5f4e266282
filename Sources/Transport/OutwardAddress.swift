internal import Foundation

/// Where a message may go out: by https only, and never to a machine inside, unless the operator named it with its port.
public struct OutwardAddress: Sendable, Equatable {
    public let text: String
    public let host: String
    public let port: Int
    /// Machines that may be inside, each as `host:port`: named on the command line, never by a page.
    let inside: Set<String>

    public enum Refused: Error, Equatable {
        case notAnAddress
        case notSecure
        case unknownHost
        case inside(String)

        public var explanation: String {
            switch self {
            case .notAnAddress: "not an address of the web"
            case .notSecure: "only https"
            case .unknownHost: "the host cannot be found"
            case .inside(let place): "\(place) is not a public address, and was not named as an inside one"
            }
        }
    }

    /// - Parameter inside: `host:port` of machines that may be inside.
    public init(_ text: String, inside: Set<String> = []) throws(Refused) {
        guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(), let host = parts.host,
            !host.isEmpty, parts.user == nil, parts.password == nil, ["http", "https"].contains(scheme)
        else { throw .notAnAddress }
        guard scheme == "https" else { throw .notSecure }
        self.text = text
        self.host = host
        self.inside = inside
        port = parts.port ?? 443
    }

    /// Scheme and authority (RFC 6454), such as `https://push.example.net`.
    public var origin: String { "https://\(host)" + (port == 443 ? "" : ":\(port)") }

    /// A numeric address that was looked up and allowed: the only one where the host is looked for.
    public struct Place: Sendable, Equatable {
        let text: String
        /// As libcurl takes it: host, port, numeric address.
        let pinned: String
    }

    /// Looks the host up; every address it has must be allowed, so that a name with two faces opens nothing.
    public func resolved() throws(Refused) -> Place {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        let bare = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        guard getaddrinfo(bare, "\(port)", &hints, &found) == 0, let first = found else { throw .unknownHost }
        defer { freeaddrinfo(first) }
        var places: [String] = []
        var next: UnsafeMutablePointer<addrinfo>? = first
        while let entry = next {
            var name = [CChar](repeating: 0, count: 64)
            getnameinfo(entry.pointee.ai_addr, entry.pointee.ai_addrlen, &name, 64, nil, 0, NI_NUMERICHOST)
            places.append(String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
            next = entry.pointee.ai_next
        }
        if !inside.contains("\(host):\(port)"), let closed = places.first(where: { !OutwardAddress.isPublic($0) }) {
            throw .inside(closed)
        }
        guard let place = places.first else { throw .unknownHost }
        let text = place.contains(":") ? "[\(place)]" : place
        return Place(text: text, pinned: "\(host):\(port):\(text)")
    }

    /// Whether a numeric address is one of the open internet (RFC 6890 names those that are not).
    static func isPublic(_ text: String) -> Bool {
        var four = in_addr()
        if inet_pton(AF_INET, text, &four) == 1 { return isPublic(four: UInt32(bigEndian: four.s_addr)) }
        var six = in6_addr()
        guard inet_pton(AF_INET6, text.prefix { $0 != "%" }.description, &six) == 1 else { return false }
        let bytes = withUnsafeBytes(of: &six) { Array($0) }
        let embedded = bytes[12...].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        let isMapped = bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
        let isTranslated = Array(bytes[..<12]) == [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]
        if isMapped || isTranslated { return isPublic(four: embedded) }
        // 2000::/3 is what is given out; of it 2001:db8::/32 is for books, 2002::/16 and 2001::/32 lead elsewhere.
        let isTunnel = bytes[0] == 0x20 && (bytes[1] == 0x02 || (bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0))
        let isBook = bytes[..<4] == [0x20, 0x01, 0x0D, 0xB8]
        return bytes[0] & 0xE0 == 0x20 && !isTunnel && !isBook
    }

    private static func isPublic(four address: UInt32) -> Bool {
        let closed: [(UInt32, UInt32)] = [
            (0x0000_0000, 8), (0x0A00_0000, 8), (0x6440_0000, 10), (0x7F00_0000, 8), (0xA9FE_0000, 16),
            (0xAC10_0000, 12), (0xC000_0000, 24), (0xC000_0200, 24), (0xC0A8_0000, 16), (0xC612_0000, 15),
            (0xC633_6400, 24), (0xCB00_7100, 24), (0xE000_0000, 3),
        ]
        return !closed.contains { address >> (32 - $0.1) == $0.0 >> (32 - $0.1) }
    }
}
