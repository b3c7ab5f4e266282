import Foundation
import TestKit
import Testing

@testable import Transport

/// A scanner that speaks as clamd does, and one that does not (ASVS 12.4.2).
@Suite(.serialized) struct FileScannerTests {
    @Test func onlyThisMachineIsAsked() {
        for address in ["/run/clamav/clamd.ctl", "127.0.0.1:3310", "[::1]:3310", "localhost:3310"] {
            #expect(FileScanner(address) != nil, "\(address)")
        }
        let refused = [
            "192.0.2.1:3310", "scanner.example:3310", "127.0.0.1", "127.0.0.1:", "127.0.0.1:99999", "0.0.0.0:3310",
            "clamd.ctl", "", ":3310", "/" + String(repeating: "a", count: 108),
        ]
        for address in refused { #expect(FileScanner(address) == nil, "\(address)") }
    }

    @Test func answersAreUnderstood() {
        let known: [(String, FileScanner.Verdict)] = [
            ("stream: OK\0", .clean), ("stream: OK\n", .clean),
            ("stream: Win.Test.EICAR_HDB-1 FOUND\0", .found("Win.Test.EICAR_HDB-1")),
            ("", .unknown("no answer")), ("stream:  FOUND\0", .unknown("stream:  FOUND")),
            ("INSTREAM size limit exceeded. ERROR\0", .unknown("INSTREAM size limit exceeded. ERROR")),
            ("stream: OK FOUND\0", .found("OK")), ("OK\0", .unknown("OK")), ("stream: OK.\0", .unknown("stream: OK.")),
        ]
        for (answer, verdict) in known { #expect(FileScanner.verdict(answer) == verdict, "\(answer)") }
    }

    @Test func aPeerIsAskedAndBelieved() throws {
        let peer = try #require(try TestScanner())
        try peer.start()
        for address in [peer.socket, peer.loopback] {
            let scanner = try #require(FileScanner(address, patience: 2))
            let large = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0) }
            for bytes in [[], [1], Array("xin chào".utf8), large] { #expect(scanner.look(at: bytes) == .clean) }
            #expect(scanner.look(at: TestScanner.eicar) == .found("Eicar-Test-Signature"))
            #expect(scanner.look(at: large + TestScanner.eicar) == .found("Eicar-Test-Signature"))
            #expect(try peer.seen().suffix(3).first == Data(large), "every byte arrives")
            let beyond = [UInt8](repeating: 0, count: 8_000_000)
            #expect(scanner.look(at: beyond) != .clean, "what it does not look at is not clean")
            for way in ["hangup", "silent", "stream: ", "nonsense"] {
                try peer.behaves(way)
                guard case .unknown = scanner.look(at: [1]) else {
                    Issue.record("\(way) is a verdict")
                    continue
                }
            }
            try peer.behaves("")
        }
        peer.stop()
        for address in [peer.socket, peer.loopback] {
            #expect(FileScanner(address)?.look(at: [1]) == .unknown("cannot be reached"))
        }
    }

    /// The same against a real clamd, where one listens (`KHUE_CLAMD` names its socket).
    @Test(.enabled(if: ProcessInfo.processInfo.environment["KHUE_CLAMD"] != nil))
    func aRealScannerIsUnderstood() throws {
        let scanner = try #require(FileScanner(ProcessInfo.processInfo.environment["KHUE_CLAMD"] ?? ""))
        #expect(scanner.look(at: Array("xin chào".utf8)) == .clean)
        guard case .found = scanner.look(at: TestScanner.eicar) else {
            Issue.record("\(scanner.look(at: TestScanner.eicar))")
            return
        }
    }
}
