internal import Base

/// Whose word about where a request comes from is believed: the proxies in front of the program, and nobody else's (ASVS
/// 14.5.4). Without it everybody behind a proxy would have one address, and one stranger's wrong passwords would slow down
/// all.
public struct Proxies: Sendable {
    private let addresses: Set<String>

    /// - Parameter addresses: as the proxies connect from.
    public init(_ addresses: some Sequence<String>) { self.addresses = Set(addresses) }

    /// Connections come from people themselves.
    public static let none = Proxies([])
    /// A proxy on this machine: nobody else can connect from there.
    public static let onThisMachine = Proxies(["127.0.0.1", "::1"])

    /// The address of whoever asks.
    ///
    /// - Parameters:
    ///   - connection: the other side of the connection.
    ///   - forwarded: `X-Forwarded-For`, to which each proxy adds the address that it saw: the last one that is no proxy's
    ///     counts, what stands before it anybody can have written.
    public func client(connection: String?, forwarded: String?) -> String? {
        guard let connection, addresses.contains(connection), let forwarded else { return connection }
        for part in forwarded.split(separator: ",").reversed() {
            let address = String(part).trimmed
            guard Proxies.isAddress(address) else { return connection }
            if !addresses.contains(address) { return address }
        }
        return connection
    }

    private static func isAddress(_ text: String) -> Bool {
        (2...45).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
                    UInt8(ascii: "A")...UInt8(ascii: "F"), UInt8(ascii: "."), UInt8(ascii: ":"):
                    true
                default: false
                }
            }
    }
}
