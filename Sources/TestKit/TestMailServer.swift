internal import Foundation

/// A real mail server for one test: on loopback, with STARTTLS and a login. Nil where it is not installed.
public final class TestMailServer: TestServer {
    /// What serves.
    public enum Kind: Sendable {
        /// aiosmtpd from Debian, which a test tells how to misbehave.
        case told
        /// Exim from Debian, as it runs in the world.
        case exim
    }

    public init?(_ kind: Kind = .told) throws {
        switch kind {
        case .told: try super.init(script: "MailTests/mail_server.py", imports: "aiosmtpd")
        case .exim: try super.init(script: "MailTests/exim_server.py", imports: "os; os.environ['KHUE_TEST_EXIM']")
        }
    }

    /// The letters that came, in their order, as they stand on the wire.
    public func letters() throws -> [String] { try files(".eml").map { String(decoding: $0, as: UTF8.self) } }

    /// The letters once there are so many, for a server that delivers after it has answered; after ten seconds those
    /// there are.
    public func awaitedLetters(_ count: Int) throws -> [String] {
        for _ in 0..<500 {
            let letters = try letters()
            if letters.count >= count, letters.allSatisfy({ $0.contains("\n\n") || $0.contains("\r\n\r\n") }) {
                return letters
            }
            usleep(20_000)
        }
        return try letters()
    }

    /// The subject, the plain text and the HTML of a letter as another program reads them: Python's e-mail library.
    public func read(_ letter: String) throws -> (subject: String, text: String, html: String) {
        let file = path("read-\(UUID().uuidString)")
        try letter.write(toFile: file, atomically: true, encoding: .utf8)
        let code = """
            import email, email.policy, sys
            m = email.message_from_bytes(open(sys.argv[1], 'rb').read(), policy=email.policy.default)
            assert not m.defects, m.defects
            parts = [m['subject'], m.get_body(('plain',)).get_content(), m.get_body(('html',)).get_content()]
            open(sys.argv[1], 'wb').write(chr(0).join(parts).encode())
            """
        guard try TestServer.run("/usr/bin/python3", ["-c", code, file]) == 0 else { return ("", "", "") }
        let parts = try String(contentsOfFile: file, encoding: .utf8).components(separatedBy: "\0")
        return parts.count == 3 ? (parts[0], parts[1], parts[2]) : ("", "", "")
    }
}
