internal import Base
internal import Crypto
internal import Foundation

/// For whom security keys of this installation answer: its public address, as links in letters name it.
public struct RelyingParty: Sendable, Equatable {
    /// The name of the host, to which keys are bound.
    let id: String
    /// The address as browsers write where a page comes from.
    let origin: String

    /// Nil where browsers offer no keys: without TLS (but on this machine), and under a mere number in place of a name.
    public init?(publicAddress: String) {
        guard let parts = URLComponents(string: publicAddress), let host = parts.host?.lowercased(), !host.isEmpty,
            host.utf8.allSatisfy({ $0 < 128 }), !host.contains(":"), host.contains(where: \.isLetter)
        else { return nil }
        let scheme = parts.scheme?.lowercased()
        guard scheme == "https" || (scheme == "http" && host == "localhost") else { return nil }
        let isUsual = parts.port == nil || parts.port == (scheme == "https" ? 443 : 80)
        id = host
        origin = "\(scheme ?? "")://\(host)" + (isUsual ? "" : ":\(parts.port ?? 0)")
    }

    fileprivate var hash: [UInt8] { Array(SHA256.hash(data: Data(id.utf8))) }
}

/// Why an answer of a security key is not taken.
enum KeyFault: Error, Equatable {
    case malformed
    /// Made for registering where signing in was asked, or the other way round.
    case otherKind
    /// Not for what was asked here and now.
    case otherChallenge
    /// Made on a page of another address: the person was lured there.
    case otherOrigin
    /// The key was bound to another host.
    case otherParty
    /// Nobody touched the key.
    case nobodyPresent
    /// A way of signing or of vouching for the make that was not asked for.
    case unasked
    case wrongSignature
    /// The key has signed less often than before: there are two of it.
    case counterWentBack
}

/// What a page told the browser and the browser told the key (WebAuthn Level 2, 5.8.1).
struct ClientData: Sendable {
    enum Kind: String, Sendable {
        case registration = "webauthn.create"
        case assertion = "webauthn.get"
    }

    let challenge: String
    let hash: [UInt8]
    private let fields: Fields

    private struct Fields: Decodable {
        let type: String
        let challenge: String
        let origin: String
        let crossOrigin: Bool?
    }

    private static let longest = 4096

    init(_ bytes: [UInt8]) throws(KeyFault) {
        guard bytes.count <= ClientData.longest,
            let fields = try? JSONDecoder().decode(Fields.self, from: Data(bytes))
        else { throw .malformed }
        self.fields = fields
        challenge = fields.challenge
        hash = Array(SHA256.hash(data: bytes))
    }

    func check(_ kind: Kind, challenge: String, for party: RelyingParty) throws(KeyFault) {
        guard fields.type == kind.rawValue else { throw .otherKind }
        guard Secret.equal(Array(self.challenge.utf8), Array(challenge.utf8)) else { throw .otherChallenge }
        guard fields.origin == party.origin, fields.crossOrigin != true else { throw .otherOrigin }
    }
}

/// The two rites of WebAuthn Level 2, each a function of what was sent and what was known.
enum KeyCeremony {
    /// A key as it is kept.
    struct Registered: Sendable, Equatable {
        let id: [UInt8]
        let cose: [UInt8]
        let counter: UInt32
    }

    /// A new key (7.1). No vouching for its make is asked for; what a key says of itself unasked must at least be true.
    static func register(
        client: [UInt8], attestation: [UInt8], challenge: String, for party: RelyingParty
    ) throws(KeyFault) -> Registered {
        let client = try ClientData(client)
        try client.check(.registration, challenge: challenge, for: party)
        guard let object = try? CBOR.whole(attestation), let bytes = object[.text("authData")]?.bytes,
            let format = object[.text("fmt")]?.text, let statement = object[.text("attStmt")],
            let data = try? AuthenticatorData(bytes), let credential = data.credential
        else { throw .malformed }
        try check(data, for: party)
        guard let key = CredentialKey(credential.key) else { throw .unasked }
        switch format {
        case "none": guard statement.isEmptyMap else { throw .malformed }
        case "packed":
            guard statement[.text("x5c")] == nil, statement[.text("alg")]?.integer == key.algorithm.rawValue,
                let signature = statement[.text("sig")]?.bytes
            else { throw .unasked }
            guard key.signed(bytes + client.hash, signature) else { throw .wrongSignature }
        default: throw .unasked
        }
        return Registered(id: credential.id, cose: credential.cose, counter: data.counter)
    }

    /// Whether a known key signed in (7.2).
    ///
    /// - Returns: how often the key has signed now.
    static func assert(
        client: [UInt8], data bytes: [UInt8], signature: [UInt8], challenge: String, for party: RelyingParty,
        key known: Registered
    ) throws(KeyFault) -> UInt32 {
        let client = try ClientData(client)
        try client.check(.assertion, challenge: challenge, for: party)
        guard let data = try? AuthenticatorData(bytes), data.credential == nil,
            let cose = try? CBOR.whole(known.cose), let key = CredentialKey(cose)
        else { throw .malformed }
        try check(data, for: party)
        guard key.signed(bytes + client.hash, signature) else { throw .wrongSignature }
        guard data.counter > known.counter || (data.counter == 0 && known.counter == 0) else {
            throw .counterWentBack
        }
        return data.counter
    }

    private static func check(_ data: AuthenticatorData, for party: RelyingParty) throws(KeyFault) {
        guard Secret.equal(data.partyHash, party.hash) else { throw .otherParty }
        guard data.isPresent else { throw .nobodyPresent }
    }
}
