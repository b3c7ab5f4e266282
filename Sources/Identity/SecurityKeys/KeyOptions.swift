internal import Base
internal import Web

/// What a page asks the browser for, in the form of WebAuthn Level 2, 5.4 and 5.5, with bytes as Base64url.
enum KeyOptions {
    /// How long the browser waits for a touch, in milliseconds.
    private static let patience = SecurityKeyRows.patience * 1000

    /// A new key for an account. Keys are asked to keep nothing of the person: the name under which one is known to the key is
    /// a mark that tells nothing outside.
    static func registration(
        _ challenge: String, for party: RelyingParty, account: Account, mark: String, known: [KeyCeremony.Registered]
    ) -> JSONValue {
        .object([
            "challenge": .string(challenge),
            "rp": .object(["id": .string(party.id), "name": .string("Khuê")]),
            "user": .object([
                "id": .string(mark), "name": .string(account.login), "displayName": .string(account.name),
            ]),
            "pubKeyCredParams": .array(
                CredentialKey.Algorithm.allCases.map {
                    .object(["type": .string("public-key"), "alg": .integer(Int($0.rawValue))])
                }),
            "excludeCredentials": descriptors(known),
            "authenticatorSelection": .object([
                "residentKey": .string("discouraged"), "userVerification": .string("discouraged"),
            ]),
            "attestation": .string("none"), "timeout": .integer(patience),
        ])
    }

    static func assertion(
        _ challenge: String, for party: RelyingParty, known: [KeyCeremony.Registered]
    ) -> JSONValue {
        .object([
            "challenge": .string(challenge), "rpId": .string(party.id), "allowCredentials": descriptors(known),
            "userVerification": .string("discouraged"), "timeout": .integer(patience),
        ])
    }

    private static func descriptors(_ keys: [KeyCeremony.Registered]) -> JSONValue {
        .array(keys.map { .object(["type": .string("public-key"), "id": .string(Base64URL.text($0.id))]) })
    }

    static func response(_ options: JSONValue) -> Response {
        Response(
            headers: [("content-type", "application/json"), ("cache-control", "no-store")], body: options.bytes)
    }
}

/// What a key answered, as the form carries it.
struct KeyAnswer: Sendable {
    let client: [UInt8]
    /// Of a new key.
    let attestation: [UInt8]
    /// Of a key that signs in.
    let credential: [UInt8]
    let data: [UInt8]
    let signature: [UInt8]

    static let fields = ["client", "attestation", "credential", "data", "signature"]
    /// No answer of a key is longer, in characters.
    private static let longest = 16_384

    init(_ values: FormValues) {
        func bytes(_ name: String) -> [UInt8] {
            guard let text = values[name], text.utf8.count <= KeyAnswer.longest else { return [] }
            return Base64URL.bytes(text) ?? []
        }
        client = bytes("client")
        attestation = bytes("attestation")
        credential = bytes("credential")
        data = bytes("data")
        signature = bytes("signature")
    }

    /// The challenge that is answered; the rite compares it once more.
    var challenge: String { (try? ClientData(client))?.challenge ?? "" }
}
