public import Foundation

/// A real mail server (aiosmtpd from Debian) for one test: on loopback, with STARTTLS, a login and a certificate of its
/// own. Nil where it is not installed.
public final class TestMailServer {
    public let port: Int
    public let folder: URL
    private var process: Process?
    private var input = Pipe()

    public init?() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("mail-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        port = Int.random(in: 20_000...60_000)
        guard try TestMailServer.run("/usr/bin/python3", ["-c", "import aiosmtpd"]) == 0 else { return nil }
        let made = try TestMailServer.run(
            "/usr/bin/openssl",
            [
                "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1", "-addext",
                "subjectAltName=IP:127.0.0.1", "-keyout", path("key.pem"), "-out", path("cert.pem"),
            ])
        guard made == 0 else { return nil }
    }

    deinit {
        stop()
        try? FileManager.default.removeItem(at: folder)
    }

    public var certificate: String { path("cert.pem") }

    /// Starts the server and waits until it listens.
    public func start() throws {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Tests/MailTests/mail_server.py").path
        try? FileManager.default.removeItem(atPath: path("ready"))
        input = Pipe()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = [script, folder.path, String(port)]
        process.standardInput = input
        process.standardError = FileHandle.nullDevice
        try process.run()
        self.process = process
        for _ in 0..<300 where !FileManager.default.fileExists(atPath: path("ready")) { usleep(20_000) }
    }

    public func stop() {
        process?.terminate()
        for _ in 0..<100 where process?.isRunning == true { usleep(20_000) }
        process = nil
    }

    /// The letters that came, in their order, as they stand on the wire.
    public func letters() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".eml") }.sorted()
            .map { try String(contentsOfFile: path($0), encoding: .utf8) }
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
        guard try TestMailServer.run("/usr/bin/python3", ["-c", code, file]) == 0 else { return ("", "", "") }
        let parts = try String(contentsOfFile: file, encoding: .utf8).components(separatedBy: "\0")
        return parts.count == 3 ? (parts[0], parts[1], parts[2]) : ("", "", "")
    }

    private func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    private static func run(_ program: String, _ arguments: [String]) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
