internal import Base

/// Where a letter goes or comes from: an address with an optional name.
public struct MailAddress: Sendable, Equatable {
    public let name: String
    public let address: String

    /// Nil when the address is not one that every mail server takes: ASCII, one @, nothing that ends a header.
    public init?(_ address: String, name: String = "") {
        let isPlain = address.unicodeScalars.allSatisfy { $0.isASCII && $0.value > 0x20 && $0.value < 0x7F }
        guard isPlain, EmailAddress.isWellFormed(address) else { return nil }
        self.address = address
        self.name = HeaderText.line(name)
    }

    /// What stands after the @.
    public var domain: String { address.split(separator: "@").last.map(String.init) ?? "localhost" }

    /// The address as a header writes it (RFC 5322, 3.4).
    var header: String { name.isEmpty ? "<\(address)>" : "\(HeaderText.encoded(name))\r\n <\(address)>" }
}
