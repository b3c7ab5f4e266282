internal import Foundation

/// A real mail server (aiosmtpd from Debian) for one test: on loopback, with STARTTLS and a login. Nil where it is not
/// installed.
public final class TestMailServer: TestServer {
    public init?() throws { try super.init(script: "MailTests/mail_server.py", imports: "aiosmtpd") }

    /// The letters that came, in their order, as they stand on the wire.
    public func letters() throws -> [String] { try files(".eml").map { String(decoding: $0, as: UTF8.self) } }

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
