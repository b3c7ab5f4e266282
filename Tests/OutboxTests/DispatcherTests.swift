import Base
import Database
import Foundation
import Identity
import Mail
import TestKit
import Testing
import Transport

@testable import Outbox

/// What waits is sent once, whatever happens in between.
@Suite(.serialized) struct DispatcherTests {
    /// A mail server that is down for a day and refuses now and then: nothing lost, nothing twice, the same name.
    @Test(arguments: TestEngine.available)
    func aServerThatIsDownForADay(engine: TestEngine) async throws {
        try await OutboxWorld.with(engine) { world in
            for number in 0..<5 { try await world.announce(number) }
            world.answers { _ in .later("451") }
            let dispatcher = world.dispatcher()
            for _ in 0..<(24 * 12) {
                try await dispatcher.round()
                world.pass(seconds: 300)
            }
            let tries = world.sent.count
            #expect(tries > 5 * 10 && tries < 5 * 20, "rarer and rarer: \(tries)")
            #expect(try await world.states() == ["waiting": 5])
            world.answers { _ in .delivered("250") }
            for _ in 0..<60 {
                world.pass(seconds: 300)
                try await dispatcher.round()
            }
            #expect(try await world.states() == ["delivered": 5])
            #expect(world.sent.count == tries + 5, "each arrived once")
            #expect(Set(world.sent.map(\.lead)).count == 5, "the name of a letter stays the same")
        }
    }

    /// Two processes at once, many letters: each is carried once.
    @Test(arguments: TestEngine.available)
    func twoWorkersAtOnce(engine: TestEngine) async throws {
        try await OutboxWorld.with(engine) { world in
            for number in 0..<40 { try await world.announce(number) }
            let first = world.dispatcher()
            let second = world.dispatcher()
            await withTaskGroup(of: Void.self) { group in
                for dispatcher in [first, second, first, second] {
                    group.addTask { for _ in 0..<50 { _ = try? await dispatcher.round() } }
                }
            }
            #expect(world.sent.count == 40)
            #expect(Set(world.sent.map(\.lead)).count == 40)
            #expect(try await world.states() == ["delivered": 40])
        }
    }

    /// A process that died between sending and writing it down: never sent again by itself, a person decides.
    @Test(arguments: TestEngine.available)
    func deathBetweenSendingAndRecording(engine: TestEngine) async throws {
        try await OutboxWorld.with(engine) { world in
            try await world.announce(1)
            try await world.announce(2, .account, secret: true)
            for _ in 0..<2 {
                _ = try await world.database.write { tx in
                    try DeliveryRows.claim(
                        [.mail], until: world.now.adding(seconds: Dispatcher.lease), at: world.now, in: tx)
                }
            }
            let dispatcher = world.dispatcher()
            try await dispatcher.round()
            #expect(world.sent.isEmpty, "the other may still be at it")
            world.pass(seconds: Dispatcher.lease + 1)
            try await dispatcher.round()
            #expect(world.sent.isEmpty)
            #expect(try await world.states() == ["unknown": 2])
            let lines = try await world.database.read { tx in
                try DeliveryListRows.lines(
                    DeliveryFilter(state: .unknown), within: .always, limit: 9, offset: 0, in: tx)
            }
            #expect(lines.filter(\.isRepeatable).count == 1, "a link that opens something was forgotten")
            let line = try #require(lines.first { $0.isRepeatable })
            let now = world.now
            let (done, twice) = try await world.database.write { tx in
                (
                    try DeliveryListRows.decide(line.id, sendAgain: true, at: now, in: tx),
                    try DeliveryListRows.decide(line.id, sendAgain: true, at: now, in: tx)
                )
            }
            #expect(done && !twice)
            try await dispatcher.round()
            #expect(world.sent.count == 1 && world.sent.first?.items.first?.title.vi == "Tin 1")
        }
    }

    /// A rolled-back event tells nobody; the same thing is told once.
    @Test(arguments: TestEngine.available)
    func itIsToldWithTheEventAndOnce(engine: TestEngine) async throws {
        try await OutboxWorld.with(engine) { world in
            struct No: Error {}
            try? await world.database.write { tx in
                try Outbox.announce(
                    Announcement(.work, Text(verbatim: "a"), Text(verbatim: "b")), to: world.person, unit: world.unit,
                    at: world.now, in: tx)
                throw No()
            }
            for _ in 0..<3 { try await world.announce(1, once: "việc|1") }
            try await world.dispatcher().round()
            #expect(world.sent.count == 1)
            let unread = try await world.database.read { tx in try Outbox.unread(of: world.person, in: tx) }
            #expect(unread == 1)
        }
    }

    /// One letter in the morning holds all of a day; what concerns the account leaves at once.
    @Test(arguments: TestEngine.available)
    func aDailyLetterHoldsAll(engine: TestEngine) async throws {
        try await OutboxWorld.with(engine) { world in
            try await world.database.write { tx in
                let wish = Preference(byHook: true, number: "0912345678", isDaily: true, quiet: .init(from: 8, to: 10))
                try PreferenceRows.set(wish, of: world.person, in: tx)
            }
            for number in 0..<3 { try await world.announce(number) }
            try await world.announce(9, .account, secret: true)
            let dispatcher = world.dispatcher()
            try await dispatcher.round()
            #expect(world.sent.map { $0.items.count } == [1], "only the account, at nine, in quiet hours")
            world.pass(seconds: 3600)
            try await dispatcher.round()
            #expect(world.sent.count == 4 && world.sent[1].channel == .hook && world.sent[1].address == "0912345678")
            world.pass(seconds: 21 * 3600)
            try await dispatcher.round()
            #expect(world.sent.count == 5 && world.sent[4].items.count == 3)
            let words = LetterWords(world.sent[4], base: "https://khue.example.vn")
            #expect(words.subject == "Khuê: 3 tin hôm nay" && words.text.contains("https://khue.example.vn/x/2"))
            #expect(words.html.contains("Kính gửi Lê Thị Mai"))
            #expect(try await world.states() == ["delivered": 7])
            let kept = try await world.database.read { tx in
                try tx.count("SELECT COUNT(*) AS n FROM outbox_message WHERE is_secret AND path IS NOT NULL")
            }
            #expect(kept == 0, "the link that opens something is forgotten")
        }
    }

    /// The whole way over a real server: down, then up; Message-ID the same; a name full of tricks stays a name.
    @Test func overARealServer() async throws {
        let server = try #require(try TestMailServer())
        try await OutboxWorld.with(.sqlite) { world in
            try await world.database.write { tx in
                try tx.run("UPDATE identity_account SET name = \("Mai\r\nBcc: ke.gian@example.vn\r\n\r\n<b>")")
            }
            try await world.announce(1)
            let from = try #require(MailAddress("khue@khue.example.vn"))
            let carrier = Carrier.mail(
                MailServer(
                    host: "127.0.0.1", port: server.port, security: .starttls, login: ("khue", "mat khau"),
                    authorities: server.authority), from: from, base: "https://khue.example.vn")
            let dispatcher = world.dispatcher([carrier])
            try await dispatcher.round()
            #expect(try await world.states() == ["waiting": 1])
            try server.start()
            world.pass(seconds: 60)
            try await dispatcher.round()
            #expect(try await world.states() == ["delivered": 1])
            try await dispatcher.round()
            let letters = try server.letters()
            #expect(letters.count == 1 && letters[0].contains("X-Recipients: mai@example.vn\r\n"))
            let read = try server.read(letters[0])
            #expect(read.subject == "Tin 1" && read.html.contains("&lt;b&gt;") && !read.html.contains("<b>"))
            let attempts = try await world.database.read { tx in
                try tx.all("SELECT outcome FROM outbox_attempt ORDER BY started_at") { try $0["outcome"] as String }
            }
            #expect(attempts == ["later", "delivered"])
        }
    }
}
