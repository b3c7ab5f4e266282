import Base
import Crypto
import Foundation
import TestKit
import Testing
import Web

/// A security key of the test's own, which signs whatever page it is told it is on.
struct SoftKey {
    let id: [UInt8]
    var counter: UInt32 = 0
    private let key = P256.Signing.PrivateKey()

    init() { id = (0..<32).map { _ in UInt8.random(in: 0...255) } }

    private struct Asked: Decodable {
        struct Party: Decodable { let id: String }
        struct Known: Decodable { let id: String }
        let challenge: String
        let rp: Party?
        let rpId: String?
        let allowCredentials: [Known]?
    }

    /// What the script of a page does: asks for a challenge, and gives the fields of the form.
    mutating func answer(
        _ browser: PageBrowser, _ place: String, mark: String, origin: String = "https://khue.example"
    ) async throws -> [String: String] {
        await browser.post(place, FormValues([("form_mark", mark)]))
        let asked = try JSONDecoder().decode(Asked.self, from: Data(browser.response.body))
        #expect(browser.response.header("content-type") == "application/json")
        let isNew = asked.rp != nil
        let client = Array(
            #"{"type":"webauthn.\#(isNew ? "create" : "get")","challenge":"\#(asked.challenge)","origin":"\#(origin)"}"#
                .utf8)
        let party = try #require(asked.rp?.id ?? asked.rpId)
        if !isNew { counter += 1 }
        let head = Array(SHA256.hash(data: Data(party.utf8))) + [isNew ? 0x41 : 0x01] + bytes(counter, 4)
        guard !isNew else {
            let point = Array(key.publicKey.rawRepresentation)
            let cose: [UInt8] =
                [0xA5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32] + point.prefix(32) + [0x22, 0x58, 32] + point.suffix(32)
            let data = head + Array(repeating: 0, count: 16) + bytes(UInt32(id.count), 2) + id + cose
            let object =
                [0xA3] + text("fmt") + text("none") + text("attStmt") + [0xA0] + text("authData")
                + [0x58, UInt8(data.count)] + data
            return ["client": Base64URL.text(client), "attestation": Base64URL.text(object)]
        }
        #expect(asked.allowCredentials?.isEmpty == false)
        let signed = Data(head + Array(SHA256.hash(data: client)))
        let signature = try key.signature(for: SHA256.hash(data: signed)).derRepresentation
        return [
            "client": Base64URL.text(client), "credential": Base64URL.text(id), "data": Base64URL.text(head),
            "signature": Base64URL.text(signature),
        ]
    }

    private func bytes(_ number: UInt32, _ count: Int) -> [UInt8] {
        (0..<count).reversed().map { UInt8(truncatingIfNeeded: number >> UInt32($0 * 8)) }
    }

    private func text(_ words: String) -> [UInt8] { [0x60 + UInt8(words.utf8.count)] + Array(words.utf8) }

    /// Adds it to the account of whoever has signed in.
    mutating func enrol(_ browser: PageBrowser, name: String, password: String = World.password) async throws {
        await browser.open("/account/keys")
        let form = try browser.form("Thêm khóa bảo mật")
        let answered = try await answer(browser, "/account/keys/challenge", mark: form.values["form_mark"] ?? "")
        await browser.post(
            form.action, form.values.filled(answered).setting("name", to: name).setting("password", to: password))
    }

    /// Answers the page that asks for the second factor.
    mutating func signIn(_ browser: PageBrowser, origin: String = "https://khue.example") async throws {
        let form = try browser.form("Dùng khóa bảo mật")
        let mark = form.values["form_mark"] ?? ""
        let answered = try await answer(browser, "/sign-in/key/challenge", mark: mark, origin: origin)
        await browser.post(form.action, form.values.filled(answered))
    }
}

extension FormValues {
    func filled(_ fields: [String: String]) -> FormValues {
        fields.reduce(self) { $0.setting($1.key, to: $1.value) }
    }
}
