import Base
import Foundation
import Testing

@testable import Identity

/// What security keys of other people's making answered (`Fixtures/security_keys.py`).
struct KeyFixtures: Decodable {
    struct Key: Decodable {
        let name: String
        let challenge: String
        let credential: String
        let client: String
        let attestation: String
        let uses: [Use]

        func registered() throws -> KeyCeremony.Registered {
            try KeyCeremony.register(
                client: client.decoded, attestation: attestation.decoded, challenge: challenge,
                for: KeyFixtures.party)
        }
    }

    struct Use: Decodable {
        let challenge: String
        let client: String
        let data: String
        let signature: String

        func counter(of key: KeyCeremony.Registered, for party: RelyingParty = KeyFixtures.party) throws -> UInt32 {
            try KeyCeremony.assert(
                client: client.decoded, data: data.decoded, signature: signature.decoded, challenge: challenge,
                for: party, key: key)
        }
    }

    let keys: [Key]

    static let party = RelyingParty(publicAddress: "https://khue.example")!

    static func load() throws -> [Key] {
        let file = try #require(Bundle.module.url(forResource: "security-keys", withExtension: "json"))
        return try JSONDecoder().decode(KeyFixtures.self, from: Data(contentsOf: file)).keys
    }
}

extension String {
    fileprivate var decoded: [UInt8] { Base64URL.bytes(self) ?? [] }
}

/// The two rites of WebAuthn, against keys of two other makers, and against whatever else may come.
struct SecurityKeyTests {
    private static let others = RelyingParty(publicAddress: "https://khue.example.evil")!

    @Test func keysOfOtherMakersAreTaken() throws {
        let keys = try KeyFixtures.load()
        #expect(keys.count == 5)
        for key in keys {
            let known = try key.registered()
            #expect(known.id == key.credential.decoded, "\(key.name)")
            for (number, use) in key.uses.enumerated() {
                let counts = key.name.hasPrefix("soft")
                #expect(try use.counter(of: known) == (counts ? UInt32(number + 1) : 0), "\(key.name)")
            }
        }
    }

    @Test func whatWasMadeForOthersIsRefused() throws {
        let key = try #require(try KeyFixtures.load().first)
        let known = try key.registered()
        let use = key.uses[0]
        func asserting(_ fault: KeyFault, _ act: () throws -> Void) { #expect(throws: fault, performing: act) }
        asserting(.otherOrigin) { _ = try use.counter(of: known, for: Self.others) }
        asserting(.otherChallenge) {
            _ = try KeyCeremony.register(
                client: key.client.decoded, attestation: key.attestation.decoded, challenge: use.challenge,
                for: KeyFixtures.party)
        }
        asserting(.otherKind) {
            _ = try KeyCeremony.assert(
                client: key.client.decoded, data: use.data.decoded, signature: use.signature.decoded,
                challenge: key.challenge, for: KeyFixtures.party, key: known)
        }
        // The right page, framed by another, and a key that was bound to another host or that nobody touched.
        let text = String(decoding: use.client.decoded, as: UTF8.self)
        for (client, data, fault) in [
            (text.replacing("}", with: ", \"crossOrigin\": true}"), use.data.decoded, KeyFault.otherOrigin),
            (text, [use.data.decoded[0] ^ 1] + use.data.decoded.dropFirst(), .otherParty),
            (text, use.data.decoded.prefix(32) + [0] + use.data.decoded.dropFirst(33), .nobodyPresent),
        ] as [(String, [UInt8], KeyFault)] {
            asserting(fault) {
                _ = try KeyCeremony.assert(
                    client: Array(client.utf8), data: data, signature: use.signature.decoded,
                    challenge: use.challenge, for: KeyFixtures.party, key: known)
            }
        }
        let another = try #require(try KeyFixtures.load().dropFirst().first).registered()
        asserting(.wrongSignature) { _ = try use.counter(of: another) }
    }

    @Test func aCounterThatGoesBackIsACopy() throws {
        let key = try #require(try KeyFixtures.load().first)
        let known = try key.registered()
        let later = KeyCeremony.Registered(
            id: known.id, cose: known.cose, counter: try key.uses[1].counter(of: known))
        #expect(later.counter == 2)
        for use in key.uses { #expect(throws: KeyFault.counterWentBack) { try use.counter(of: later) } }
    }

    /// Cut off anywhere and with any bit turned, no answer signs in and no new key is taken but for its make and its own count.
    @Test func spoiltAnswersAreRefusedAndNothingBreaks() throws {
        for key in try KeyFixtures.load() {
            let known = try key.registered()
            let (client, attestation) = (key.client.decoded, key.attestation.decoded)
            for length in 0..<attestation.count {
                #expect(throws: KeyFault.self) {
                    try KeyCeremony.register(
                        client: client, attestation: Array(attestation.prefix(length)), challenge: key.challenge,
                        for: KeyFixtures.party)
                }
            }
            for place in attestation.indices {
                for bit in 0..<8 {
                    var spoilt = attestation
                    spoilt[place] ^= 1 << UInt8(bit)
                    _ = try? KeyCeremony.register(
                        client: client, attestation: spoilt, challenge: key.challenge, for: KeyFixtures.party)
                }
            }
            let use = key.uses[0]
            let parts = [use.client.decoded, use.data.decoded, use.signature.decoded]
            for part in parts.indices {
                for place in parts[part].indices {
                    var spoilt = parts
                    spoilt[part][place] ^= 1 << UInt8(place % 8)
                    let cut = parts.enumerated().map { $0 == part ? Array($1.prefix(place)) : $1 }
                    for answer in [spoilt, cut] {
                        #expect(throws: KeyFault.self, "\(key.name), part \(part), byte \(place)") {
                            try KeyCeremony.assert(
                                client: answer[0], data: answer[1], signature: answer[2], challenge: use.challenge,
                                for: KeyFixtures.party, key: known)
                        }
                    }
                }
            }
        }
    }

    @Test func noBytesBreakTheReaders() {
        var numbers = SystemRandomNumberGenerator()
        for _ in 0..<20_000 {
            let bytes = (0..<Int.random(in: 0...80, using: &numbers)).map { _ in
                UInt8.random(in: 0...255, using: &numbers)
            }
            _ = try? CBOR.whole(bytes)
            _ = try? AuthenticatorData(Array(repeating: 0, count: 32) + [0xC1] + bytes)
            if let item = try? CBOR.whole(bytes) { _ = CredentialKey(item) }
        }
    }

    /// Examples of RFC 8949, appendix A, and what the strict form of keys forbids.
    @Test func theReaderKnowsWhatKeysWrite() throws {
        let taken: [(String, CBOR)] = [
            ("00", .integer(0)), ("17", .integer(23)), ("1818", .integer(24)), ("1903e8", .integer(1000)),
            ("1a000f4240", .integer(1_000_000)), ("1b000000e8d4a51000", .integer(1_000_000_000_000)),
            ("20", .integer(-1)), ("3903e7", .integer(-1000)), ("f4", .bool(false)), ("f5", .bool(true)),
            ("f6", .null), ("40", .bytes([])), ("4401020304", .bytes([1, 2, 3, 4])), ("60", .text("")),
            ("62c3bc", .text("ü")), ("80", .list([])), ("83010203", .list([.integer(1), .integer(2), .integer(3)])),
            ("a0", .map([])),
            (
                "a201020304",
                .map([.init(key: .integer(1), value: .integer(2)), .init(key: .integer(3), value: .integer(4))])
            ),
            ("a161616141", .map([.init(key: .text("a"), value: .text("A"))])),
        ]
        for (hex, value) in taken { #expect(try CBOR.whole(hex.hexBytes) == value, "\(hex)") }
        let refused = [
            "", "1800", "190017", "1a0000ffff", "1b00000000ffffffff", "1bffffffffffffffff", "1c", "5f42010243030405ff",
            "9fff", "bfff", "c074", "f90000", "fb3ff199999999999a", "f7", "f800", "ff", "0000", "61ff", "4201",
            "8101ff",
            "a1", "a10102a0", "a201020102", "9b7fffffffffffffff", "bb7fffffffffffffff", "5b7fffffffffffffff",
            String(repeating: "81", count: 100) + "00",
        ]
        for hex in refused { #expect(throws: CBOR.Malformed.self, "\(hex)") { try CBOR.whole(hex.hexBytes) } }
    }

    /// Keys are bound to the name in the public address; browsers offer none without TLS or under a number.
    @Test func keysAreBoundToThePublicAddress() {
        let known: [(String, String, String)] = [
            ("https://khue.hanoi.gov.vn", "khue.hanoi.gov.vn", "https://khue.hanoi.gov.vn"),
            ("https://Khue.Hanoi.gov.vn:443/", "khue.hanoi.gov.vn", "https://khue.hanoi.gov.vn"),
            ("https://khue.example:8443/", "khue.example", "https://khue.example:8443"),
            ("http://localhost:8080", "localhost", "http://localhost:8080"),
        ]
        for (address, id, origin) in known {
            let party = RelyingParty(publicAddress: address)
            #expect(party?.id == id && party?.origin == origin, "\(address)")
        }
        for address in [
            "http://khue.example", "http://127.0.0.1:8080", "https://192.0.2.1", "https://[::1]", "khue", "",
        ] {
            #expect(RelyingParty(publicAddress: address) == nil, "\(address)")
        }
    }
}

extension String {
    fileprivate var hexBytes: [UInt8] {
        let digits = Array(utf8)
        return stride(from: 0, to: digits.count - 1, by: 2).compactMap {
            UInt8(String(decoding: digits[$0...$0 + 1], as: UTF8.self), radix: 16)
        }
    }
}
