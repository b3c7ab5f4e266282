import Base
import Testing

@testable import Identity

/// A link that opens something is refused before the store is asked, unless this installation made it for this.
struct SignedLinkTests {
    private static let now = Instant(Day(daysSinceEpoch: 19_000), hour: 9)
    private static let key = ServerKey(text: "khóa")

    @Test func onlyWhatWasMadeHereForThisAndInTime() {
        let now = SignedLinkTests.now
        let key = SignedLinkTests.key
        let expires = now.adding(seconds: 3600)
        let token = SignedLink.make(.password, expires: expires, key: key)
        #expect(SignedLink.isGenuine(token, .password, at: now, key: key.text))
        #expect(SignedLink.isGenuine(token, .password, at: now.adding(seconds: 3599), key: key.text))
        #expect(!SignedLink.isGenuine(token, .password, at: expires, key: key.text), "late")
        #expect(!SignedLink.isGenuine(token, .email, at: now, key: key.text), "made for something else")
        #expect(!SignedLink.isGenuine(token, .password, at: now, key: "khác"), "made elsewhere")
        #expect(SignedLink.make(.password, expires: expires, key: key) != token)
        let parts = token.split(separator: ".")
        let later = Int(parts[1]).map { "\(parts[0]).\($0 + 86_400).\(parts[2])" } ?? ""
        let forged = [
            later, "x" + token, token + "x", "\(parts[0]).\(parts[1])", "\(parts[0])", "", "..", "\(token).1",
        ]
        for text in forged { #expect(!SignedLink.isGenuine(text, .password, at: now, key: key.text), "\(text)") }
        for index in token.indices where token[index] != "." {
            var altered = token
            altered.replaceSubrange(index...index, with: token[index] == "0" ? "1" : "0")
            #expect(!SignedLink.isGenuine(altered, .password, at: now, key: key.text), "\(altered)")
        }
    }
}
