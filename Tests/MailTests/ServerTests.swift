import Base
import TestKit
import Testing
import Transport

@testable import Mail

/// Against a real mail server with STARTTLS and a login.
@Suite(.serialized) struct ServerTests {
    private func message(to address: String) throws -> MailMessage {
        MailMessage(
            id: "a-1", from: try #require(MailAddress("khue@khue.example.vn", name: "Khuê")),
            to: try #require(MailAddress(address, name: "Nguyễn Thị Mười")),
            subject: "Kế hoạch được chấp nhận – trường Đống Đa",
            text: "Dòng một\r\n.\r\nDòng ba: ơ ư ậ", html: "<p>ơ ư ậ</p>",
            date: Instant(Day(daysSinceEpoch: 19_000), hour: 9))
    }

    private func server(_ test: TestMailServer, password: String = "mat khau", trusts: Bool = true) -> MailServer {
        MailServer(
            host: "127.0.0.1", port: test.port, security: .starttls, login: ("khue", password),
            authorities: trusts ? test.authority : nil)
    }

    /// What is sent is what another program reads; every answer of the server has its outcome.
    @Test func aLetterArrivesAndAnswersAreUnderstood() throws {
        let test = try #require(try TestMailServer())
        guard case .later = server(test).send(try message(to: "mai@example.vn")) else {
            Issue.record("nobody listens yet")
            return
        }
        try test.start()
        #expect(server(test).send(try message(to: "mai@example.vn")) == .delivered("250"))
        let letters = try test.letters()
        #expect(letters.count == 1 && letters[0].contains("X-Guarded: yes"))
        let read = try test.read(letters[0])
        #expect(read.subject == "Kế hoạch được chấp nhận – trường Đống Đa")
        #expect(read.text.split(whereSeparator: \.isNewline).contains(".") && read.text.contains("ơ ư ậ"))
        #expect(read.html.contains("<p>ơ ư ậ</p>"))
        for (address, kind) in [
            ("busy@example.vn", "later"), ("nobody@example.vn", "refused"), ("hangup@example.vn", "unknown"),
        ] {
            let outcome = server(test).send(try message(to: address))
            #expect("\(outcome)".hasPrefix(kind), "\(address): \(outcome)")
        }
        let wrong = server(test, password: "sai").send(try message(to: "mai@example.vn"))
        #expect("\(wrong)".hasPrefix("later"), "\(wrong)")
        let stranger = server(test, trusts: false).send(try message(to: "mai@example.vn"))
        #expect("\(stranger)".hasPrefix("later"), "a certificate that is not trusted: \(stranger)")
        #expect(try test.letters().count == 2, "only the first and the one that hung up were ever handed over")
    }

    /// Exim takes what we send as it is, and its own answers have the same outcomes.
    @Test func aServerOfTheWorldTakesIt() throws {
        let test = try #require(try TestMailServer(.exim))
        try test.start()
        #expect("\(server(test).send(try message(to: "mai@example.vn")))".hasPrefix("delivered"))
        for (address, kind) in [("busy@example.vn", "later"), ("nobody@example.vn", "refused")] {
            let outcome = server(test).send(try message(to: address))
            #expect("\(outcome)".hasPrefix(kind), "\(address): \(outcome)")
        }
        #expect("\(server(test, password: "sai").send(try message(to: "mai@example.vn")))".hasPrefix("later"))
        #expect("\(server(test, trusts: false).send(try message(to: "mai@example.vn")))".hasPrefix("later"))
        let letter = try #require(try test.awaitedLetters(1).first)
        #expect(letter.contains("with esmtpsa") && letter.contains("for mai@example.vn"), "by TLS, with the login")
        let read = try test.read(letter)
        #expect(read.subject == "Kế hoạch được chấp nhận – trường Đống Đa")
        #expect(read.text.contains("ơ ư ậ") && read.html.contains("<p>ơ ư ậ</p>"))
        #expect(try test.letters().count == 1)
    }
}
