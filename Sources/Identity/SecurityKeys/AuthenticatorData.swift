/// What a security key says about itself and about what it did (WebAuthn Level 2, 6.1): for whom, whether somebody touched
/// it, how often it signed, and when it was made for an account, its name and public key.
struct AuthenticatorData: Sendable {
    let partyHash: [UInt8]
    /// Somebody was there and touched the key.
    let isPresent: Bool
    /// How often the key signed; 0 for keys that do not count.
    let counter: UInt32
    let credential: Credential?

    struct Credential: Sendable {
        let id: [UInt8]
        /// The COSE_Key, as bytes to keep.
        let cose: [UInt8]
        let key: CBOR
    }

    private enum Flag {
        static let present: UInt8 = 0x01
        static let credential: UInt8 = 0x40
        static let extensions: UInt8 = 0x80
    }

    /// The longest name of a key (WebAuthn Level 2, 7.1).
    static let longestID = 1023

    init(_ bytes: [UInt8]) throws(CBOR.Malformed) {
        guard bytes.count >= 37 else { throw CBOR.Malformed() }
        partyHash = Array(bytes[..<32])
        let flags = bytes[32]
        isPresent = flags & Flag.present != 0
        counter = bytes[33..<37].reduce(0) { $0 << 8 | UInt32($1) }
        var rest = bytes[37...]
        credential = flags & Flag.credential == 0 ? nil : try AuthenticatorData.credential(&rest)
        if flags & Flag.extensions != 0 {
            var reader = CBORReader(rest)
            guard case .map = try reader.next() else { throw CBOR.Malformed() }
            rest = reader.rest
        }
        guard rest.isEmpty else { throw CBOR.Malformed() }
    }

    /// Sixteen bytes for the make of the key, the length of its name, the name, the public key.
    private static func credential(_ rest: inout ArraySlice<UInt8>) throws(CBOR.Malformed) -> Credential {
        guard rest.count >= 18 else { throw CBOR.Malformed() }
        let head = Array(rest.prefix(18))
        let length = Int(head[16]) << 8 | Int(head[17])
        rest = rest.dropFirst(18)
        guard (1...longestID).contains(length), rest.count > length else { throw CBOR.Malformed() }
        let id = Array(rest.prefix(length))
        rest = rest.dropFirst(length)
        var reader = CBORReader(rest)
        let key = try reader.next()
        let cose = Array(rest.prefix(rest.count - reader.rest.count))
        rest = reader.rest
        return Credential(id: id, cose: cose, key: key)
    }
}
