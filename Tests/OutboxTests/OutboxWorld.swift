import Base
import Database
import Foundation
import Identity
import Logging
import Mail
import TestKit
import Transport

@testable import Outbox

/// One person with a mailbox, and a carrier that answers as a test says.
final class OutboxWorld: @unchecked Sendable {
    static let start = Instant(Day(iso: "2023-09-20") ?? Day(daysSinceEpoch: 0), hour: 9)
    static let schema: Schema = {
        let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources")
        let folders = ["Outbox", "Identity"].map { sources.appendingPathComponent("\($0)/Schema").path }
        return (try? Schema(folders: folders)) ?? Schema(files: [])
    }()

    let database: Database
    let person = AccountID(at: start)
    let unit = UnitID(at: start)
    private let lock = NSLock()
    private var time = start
    private var carried: [Parcel] = []
    private var answer: @Sendable (Parcel) -> Outcome = { _ in .delivered("250") }

    init(_ database: Database) { self.database = database }

    static func with(_ engine: TestEngine, _ body: (OutboxWorld) async throws -> Void) async throws {
        try await engine.with(schema) { database in
            let world = OutboxWorld(database)
            try await database.write { tx in
                let account = Account(id: world.person, login: "mai", name: "Lê Thị Mai", language: .vi)
                try AccountRows.insert(
                    account, email: "mai@example.vn", password: PasswordHash(text: ""), at: start, in: tx)
            }
            try await body(world)
        }
    }

    var now: Instant { lock.withLock { time } }
    func pass(seconds: Int) { lock.withLock { time = time.adding(seconds: seconds) } }
    func answers(_ answer: @escaping @Sendable (Parcel) -> Outcome) { lock.withLock { self.answer = answer } }
    var sent: [Parcel] { lock.withLock { carried } }

    func dispatcher(_ carriers: [Carrier]? = nil) -> Dispatcher {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let own = Channel.allCases.map { channel in
            Carrier(channel) { parcel in
                self.lock.withLock {
                    self.carried.append(parcel)
                    return self.answer
                }(parcel)
            }
        }
        return Dispatcher(
            database: database, clock: Clock { self.now }, carriers: carriers ?? own,
            blocking: BlockingPool(threads: 8),
            logger: logger)
    }

    func announce(_ number: Int, _ kind: Announcement.Kind = .work, secret: Bool = false, once: String? = nil)
        async throws
    {
        let told = Announcement(
            kind, Text("Tin \(number)", "Message \(number)"), Text("Nội dung", "Body"), path: "/x/\(number)",
            once: once,
            isSecret: secret)
        try await database.write { tx in
            try Outbox.announce(told, to: self.person, unit: self.unit, at: self.now, in: tx)
        }
    }

    func states() async throws -> [String: Int] {
        let names = try await database.read { tx in
            try tx.all("SELECT state FROM outbox_delivery") { try $0["state"] as String }
        }
        return Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
    }
}
