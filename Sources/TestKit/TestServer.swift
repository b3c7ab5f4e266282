public import Foundation

/// A Python program that serves on loopback during one test, with a certificate made by an authority of its own.
public class TestServer {
    public let port: Int
    public let folder: URL
    private let script: String
    private var process: Process?
    private var input = Pipe()

    /// Nil where openssl or what the program imports is not installed.
    ///
    /// - Parameter script: the program below `Tests`; it is given the folder and the port, and writes `ready` there.
    public init?(script: String, imports: String) throws {
        self.script =
            URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Tests/\(script)").path
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("server-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        // Below the ports that systems give to whoever calls out, so that none of those takes it while the server is down.
        port = Int.random(in: 20_000...32_000)
        guard try TestServer.run("/usr/bin/python3", ["-c", "import \(imports)"]) == 0, try certify() else {
            return nil
        }
    }

    deinit {
        stop()
        try? FileManager.default.removeItem(at: folder)
    }

    /// The authority to trust: it signed the server's certificate for 127.0.0.1.
    public var authority: String { path("authority.pem") }

    private func certify() throws -> Bool {
        let new = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
        let authority = [
            "-subj", "/CN=Test authority", "-keyout", path("authority.key"), "-out", path("authority.pem"),
        ]
        let own = [
            "-subj", "/CN=127.0.0.1", "-CA", path("authority.pem"), "-CAkey", path("authority.key"), "-addext",
            "subjectAltName=IP:127.0.0.1", "-addext", "basicConstraints=critical,CA:FALSE", "-keyout", path("key.pem"),
            "-out", path("cert.pem"),
        ]
        return try TestServer.run("/usr/bin/openssl", new + authority) == 0
            && TestServer.run("/usr/bin/openssl", new + own) == 0
    }

    /// The server did not come up.
    struct NotReady: Error {}

    /// Starts the server and waits until it listens; once more when it could not, for its place may be just being left.
    public func start() throws {
        for _ in 0..<5 where try launch() { return }
        throw NotReady()
    }

    private func launch() throws -> Bool {
        try? FileManager.default.removeItem(atPath: path("ready"))
        input = Pipe()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = [script, folder.path, String(port)]
        process.standardInput = input
        process.standardError = FileHandle.nullDevice
        try process.run()
        self.process = process
        for _ in 0..<3_000 where process.isRunning {
            if FileManager.default.fileExists(atPath: path("ready")) { return true }
            usleep(20_000)
        }
        stop()
        return false
    }

    public func stop() {
        process?.terminate()
        for _ in 0..<100 where process?.isRunning == true { usleep(20_000) }
        process = nil
    }

    /// How it answers the next requests, one line each, in the words of its script; as usual after them.
    public func answers(_ plan: [String]) throws {
        try plan.joined(separator: "\n").write(toFile: path("plan"), atomically: true, encoding: .utf8)
    }

    /// The files of one kind that the server wrote, in their order.
    public func files(_ suffix: String) throws -> [Data] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(suffix) }.sorted()
            .map { try Data(contentsOf: folder.appendingPathComponent($0)) }
    }

    public func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    public static func run(_ program: String, _ arguments: [String]) throws -> Int32 {
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
