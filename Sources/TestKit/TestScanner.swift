public import Foundation

/// A scanner for malware for one test, which speaks as clamd does on a local socket and on loopback.
public final class TestScanner: TestServer {
    public init?() throws { try super.init(script: "TransportTests/scanner.py", imports: "socket") }

    public var socket: String { path("clamd.ctl") }
    public var loopback: String { "127.0.0.1:\(port)" }

    /// How it behaves from now on: `hangup`, `silent`, or what it answers; as it should when empty.
    public func behaves(_ way: String) throws {
        try way.write(toFile: path("plan"), atomically: true, encoding: .utf8)
    }

    /// The files it was asked about.
    public func seen() throws -> [Data] { try files(".seen") }

    /// The text by which scanners are tested; harmless, and in two halves so that no scanner finds it here.
    public static let eicar = Array(
        (#"X5O!P%@AP[4\PZX54(P^)7CC)7}$"# + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*").utf8)
}
