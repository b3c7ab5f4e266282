internal import Base
internal import Foundation
internal import Web

/// The token of a link that opens something: random bits, the end of its life, and the installation's mark over both
/// and what it is for. A forged, altered or late one is refused before the store is asked; the store keeps its hash and
/// whether it was used.
enum SignedLink {
    enum Purpose: String, CaseIterable {
        case password
        case email
    }

    static func make(_ purpose: Purpose, expires: Instant, key: ServerKey) -> String {
        let said = "\(Secret.token()).\(expires.milliseconds / 1000)"
        return "\(said).\(mark(said, purpose, key.text))"
    }

    static func isGenuine(_ token: String, _ purpose: Purpose, at now: Instant, key: String) -> Bool {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let seconds = Int(parts[1]), now.milliseconds / 1000 < seconds else { return false }
        let expected = mark("\(parts[0]).\(parts[1])", purpose, key)
        return Secret.equal(Array(expected.utf8), Array(parts[2].utf8))
    }

    private static func mark(_ said: String, _ purpose: Purpose, _ key: String) -> String {
        Secret.mark("link:\(purpose.rawValue):\(said)", key: key)
    }
}

extension Visit {
    /// The token of the address when this installation made it for this purpose and it is not over; nil otherwise.
    func link(_ purpose: SignedLink.Purpose) -> String? {
        let token = request.parameters["token"] ?? ""
        return SignedLink.isGenuine(token, purpose, at: now, key: key) ? token : nil
    }
}
