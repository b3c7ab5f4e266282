import Base
import Database
import Foundation
import Identity
import Logging
internal import Organisation
import TestKit
import Testing
import Web

/// What is refused stands in the server's log, and what was typed does not (ASVS 7.1.1, 7.1.3, 7.2.1, 7.2.2).
@Suite(.serialized) struct RefusalLogTests {
    private static let secret = "mat khau khong cua ai ca"

    @Test func everyRefusalIsLoggedWithoutWhatWasTyped() async throws {
        let lines = LogLines()
        try await World.with(.sqlite, publishes: false, logger: lines.logger) { world in
            let stranger = PageBrowser(world.router, address: "192.0.2.7")
            await stranger.open("/accounts")
            #expect(lines.last("sign-in needed")?.contains("192.0.2.7") == true)
            await stranger.open("/sign-in")
            try await stranger.press("Đăng nhập", ["login": "truong", "password": Self.secret])
            #expect(lines.last("sign-in refused")?.contains("path=/sign-in") == true)
            let teacher = try await world.browser("giaovien")
            await teacher.open("/accounts")
            #expect(lines.last("not allowed")?.contains("session=") == true)
            await teacher.post("/account/password", FormValues([("form_mark", "forged")]))
            #expect(lines.last("conflict")?.contains("POST") == true)
            await teacher.open("/account")
            try await teacher.press(
                "Đổi mật khẩu", ["old": World.password, "password": "ngan", "again": Self.secret])
            #expect(lines.last("invalid")?.contains("fields=password") == true)
            let token = "khong-phai-cua-ai"
            _ = await world.ask("/api/v1/units", token: token)
            #expect(lines.last("API 401") != nil)
            await stranger.open("/password/mot-lien-ket-bi-mat")
            let all = lines.all.joined(separator: "\n")
            for word in [Self.secret, World.password, token, "mot-lien-ket", teacher.cookie("khue_session") ?? "?"] {
                #expect(!all.contains(word), "\(word)")
            }
        }
    }

    /// Failed sign-ins are in the log of changes, sealed like the others, where the administrator of the unit sees them.
    @Test(arguments: TestEngine.available)
    func failedSignInsAreInTheSealedLog(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            let stranger = PageBrowser(world.router, address: "192.0.2.7")
            for login in ["truong", "khong-co-ai"] {
                await stranger.open("/sign-in")
                try await stranger.press("Đăng nhập", ["login": login, "password": Self.secret])
            }
            let kept = try await world.database.read { tx in
                try tx.all(
                    """
                    SELECT subject_id, acting_unit_id, detail, changes, address FROM identity_audit
                    WHERE action = 'refuse sign-in' ORDER BY acting_unit_id IS NULL
                    """
                ) { row in
                    (
                        subject: try row["subject_id"] as String, unit: try row["acting_unit_id"] as String?,
                        words: (try row["detail"] as String) + (try row["changes"] as String),
                        address: try row["address"] as String?
                    )
                }
            }
            #expect(kept.map(\.address) == ["192.0.2.7", "192.0.2.7"] && kept.map(\.words) == ["", ""])
            #expect(kept.first?.unit == world.city.schools[0][0].id.text && kept.last?.subject == "-")
            let administrator = try await world.administrator("quantri")
            await administrator.open("/audit")
            #expect(administrator.sees("từ chối đăng nhập"))
        }
    }
}

/// Keeps the lines of a log.
final class LogLines: @unchecked Sendable {
    private let lock = NSLock()
    private var lines: [String] = []

    var all: [String] { lock.withLock { lines } }

    func last(_ words: String) -> String? { all.last { $0.contains(words) } }

    fileprivate func add(_ line: String) { lock.withLock { lines.append(line) } }

    var logger: Logger {
        Logger(label: "test") { _ in Handler(lines: self) }
    }

    private struct Handler: LogHandler {
        let lines: LogLines
        var logLevel = Logger.Level.notice
        var metadata: Logger.Metadata = [:]

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let more = (event.metadata ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            lines.add(([event.message.description] + more).joined(separator: " "))
        }
    }
}
