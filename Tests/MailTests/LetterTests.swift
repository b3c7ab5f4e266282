import Base
import Testing

@testable import Mail

/// A letter as it goes over the wire.
struct LetterTests {
    private func letter(name: String = "", subject: String) throws -> String {
        let from = try #require(MailAddress("khue@khue.example.vn", name: "Khuê"))
        let to = try #require(MailAddress("mai@example.vn", name: name))
        let day = try #require(Day(iso: "2023-09-20"))
        let message = MailMessage(
            id: "0190-a", from: from, to: to, subject: subject, text: "Chào", html: "<p>Chào</p>",
            date: Instant(day, hour: 9))
        return String(decoding: message.bytes, as: UTF8.self)
    }

    /// Whatever stands in a name or a subject, the header has the same lines and no byte beyond ASCII.
    @Test(arguments: [
        "Tin\r\nBcc: ke.gian@example.vn", "Tin\nBcc: x@y.vn", "\r\n\r\n<script>", "a\u{0}b", "a\u{2028}Bcc: x",
        "a\u{85}Bcc: x",
        "=?UTF-8?B?eA==?= giả", "\"Mai\" <x@y.vn>", String(repeating: "Nguyễn ", count: 60),
    ])
    func nothingSplitsAHeader(text: String) throws {
        let whole = try letter(name: text, subject: text)
        let head = try #require(whole.split(separator: "\r\n\r\n", maxSplits: 1).first.map(String.init))
        let lines = head.split(separator: "\r\n").map(String.init)
        let names = lines.filter { !$0.hasPrefix(" ") }.map { $0.prefix { $0 != ":" } }
        #expect(
            names == [
                "Date", "From", "To", "Subject", "Message-ID", "MIME-Version", "Auto-Submitted", "Content-Type",
            ])
        #expect(lines.allSatisfy { $0.utf8.count <= 100 && $0.utf8.allSatisfy { (0x20...0x7E).contains($0) } })
        #expect(!lines.contains { $0.lowercased().contains("bcc:") })
    }

    @Test func theHeadIsOfTheStandard() throws {
        let text = try letter(subject: "Plan 2")
        #expect(text.hasPrefix("Date: Wed, 20 Sep 2023 09:00:00 +0700\r\n"))
        #expect(text.contains("\r\nSubject: Plan 2\r\nMessage-ID: <0190-a@khue.example.vn>\r\n"))
    }

    @Test(arguments: [
        "", "mai", "mai@", "@x.vn", "mai@x", "mai@x.vn\r\nRCPT TO:<y@z.vn>", "mai@đ.vn", "m ai@x.vn", "<a@b.vn>",
    ])
    func onlyAnAddressIsAnAddress(text: String) {
        #expect(MailAddress(text) == nil)
    }
}
