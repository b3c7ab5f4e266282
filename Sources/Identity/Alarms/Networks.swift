internal import Base
internal import Database
internal import Foundation

/// From which networks administrators sign in: their next sign-in from another one is unusual.
enum Networks {
    static let action = "sign in from new network"

    /// The neighbourhood of an address, whose single addresses change from day to day: 256 of IPv4, what one customer gets
    /// of IPv6. What is no address stands for itself.
    static func network(of address: String) -> String {
        let four = address.split(separator: ".", omittingEmptySubsequences: false)
        if four.count == 4, four.allSatisfy({ UInt8($0) != nil }) {
            return four.prefix(3).joined(separator: ".") + ".0/24"
        }
        var bytes = in6_addr()
        guard inet_pton(AF_INET6, address, &bytes) == 1 else { return address }
        let head = withUnsafeBytes(of: bytes) { Array($0.prefix(6)) }
        let words = stride(from: 0, to: 6, by: 2).map {
            String(UInt16(head[$0]) << 8 | UInt16(head[$0 + 1]), radix: 16)
        }
        return words.joined(separator: ":") + "::/48"
    }

    /// Notes where an administrator signs in. The first network of all is no news.
    static func note(_ account: AccountID, _ grant: Grant, address: String, at now: Instant, in tx: Transaction) throws
    {
        let network = network(of: address)
        let known = try NetworkRows.all(of: account, in: tx)
        try NetworkRows.keep(network, of: account, at: now, in: tx)
        guard !known.isEmpty, !known.contains(network) else { return }
        try Audit.write(
            Audit.Entry(
                account: account, role: grant.role, actingUnit: grant.unit, address: address, action: action,
                subject: "account", id: account.text, detail: network), at: now, in: tx)
    }
}
