internal import Base
internal import Web

/// A browser in which somebody has signed in before: its passwords are tried before those of strangers, whatever login
/// they are for. The mark says nothing about whose it is and opens nothing.
enum KnownBrowser {
    static let cookie = "khue_known"
    /// Half a year, in seconds.
    static let lifetime = 180 * 86_400

    static func make(_ visit: Visit) -> String {
        let said = "\(Secret.token()).\(visit.now.adding(seconds: lifetime).milliseconds / 1000)"
        return said + "." + mark(said, visit.key)
    }

    static func isGenuine(_ request: Request, at now: Instant, key: String) -> Bool {
        let parts = (request.cookie(cookie) ?? "").split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let end = Int(parts[1]), now.milliseconds / 1000 < end else { return false }
        return Secret.equal(Array(mark("\(parts[0]).\(parts[1])", key).utf8), Array(parts[2].utf8))
    }

    private static func mark(_ said: String, _ key: String) -> String { Secret.mark("known:" + said, key: key) }
}

extension Visit {
    /// In which line a password of this visit waits.
    var passwordAsker: PasswordAsker {
        PasswordAsker(
            address: request.remoteAddress ?? "-",
            isKnown: person != nil || KnownBrowser.isGenuine(request, at: now, key: key))
    }
}
