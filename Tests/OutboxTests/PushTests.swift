import Base
import Database
import Foundation
import TestKit
import Testing
import Transport
import WebPush

@testable import Outbox

/// The whole way to a push service that receives by HTTPS and checks the proof, and to a browser that reads.
@Suite(.serialized) struct PushTests {
    private struct Place: @unchecked Sendable {
        let world: OutboxWorld
        let service: TestPushService
        let browser: ReadingBrowser
        let dispatcher: Dispatcher
        /// What became of each attempt.
        func attempts() async throws -> [String] {
            try await world.database.read { tx in
                try tx.all("SELECT outcome FROM outbox_attempt ORDER BY started_at, id") { try $0["outcome"] as String }
            }
        }

        func devices() async throws -> Int {
            try await world.database.read { tx in try DeviceRows.all(of: world.person, in: tx).count }
        }
    }

    /// A person who is told on one device only.
    private func with(
        _ engine: TestEngine, starts: Bool = true, trusts: Bool = true, named: Bool = true,
        _ body: (Place) async throws -> Void
    ) async throws {
        let service = try #require(try TestPushService())
        let place = "127.0.0.1:\(service.port)"
        let browser = ReadingBrowser(endpoint: "https://\(place)/push/abc")
        if starts { try service.start() }
        try await OutboxWorld.with(engine) { world in
            try await register(browser, world)
            let services = PushServices(
                hosts: PushHosts(named ? [] : ["127.0.0.1"], inside: named ? [place] : []), key: PushKey(),
                contact: "mailto:khue@khue.example.vn", authorities: trusts ? service.authority : nil)
            let clock = Clock.system
            let carrier = Carrier.push(services, clock: clock)
            let dispatcher = world.dispatcher([carrier])
            try await body(Place(world: world, service: service, browser: browser, dispatcher: dispatcher))
        }
    }

    private func register(_ browser: ReadingBrowser, _ world: OutboxWorld) async throws {
        let subscription = try #require(browser.subscription())
        try await world.database.write { tx in
            try PreferenceRows.set(Preference(byMail: false), of: world.person, in: tx)
            try DeviceRows.insert(
                DeviceID(at: world.now), of: world.person, subscription, name: "Máy của Mai", at: world.now, in: tx)
        }
    }

    /// Down, busy with a time to wait, broken, then up: tried later and later, taken once, and the browser reads the title
    /// and the way to it, and nothing of the body.
    @Test(arguments: TestEngine.available)
    func aBrowserIsToldOnceThroughEveryTrouble(engine: TestEngine) async throws {
        try await with(engine, starts: false) { place in
            try await place.world.announce(1)
            try await place.dispatcher.round()
            try place.service.start()
            try place.service.answers(["429 1000", "503", "500"])
            var waits = [Int]()
            for seconds in [59, 1, 999, 1, 239, 1, 479, 1, 86_400] {
                place.world.pass(seconds: seconds)
                try await place.dispatcher.round()
                waits.append(try place.service.received().count)
            }
            #expect(waits == [0, 1, 1, 2, 2, 3, 3, 4, 4], "never before the time that was asked for, and once")
            #expect(try await place.world.states() == ["delivered": 1])
            #expect(try await place.attempts() == ["later", "later", "later", "later", "delivered"])
            let received = try place.service.received()
            #expect(received.allSatisfy { $0.isProven && $0.encoding == "aes128gcm" && $0.path == "/push/abc" })
            #expect(Set(received.map(\.topic)).count == 1 && Set(received.map(\.body)).count == 4)
            let taken = try #require(received.last)
            let words = try place.browser.read(taken)
            #expect(words.title == "Tin 1" && words.tag.filter { $0 != "-" } == taken.topic)
            #expect(words.path.hasPrefix("/messages/") && words.path.utf8.count == 46)
            #expect(taken.urgency == "normal" && taken.ttl == 3 * 86_400)
            let line = try await place.world.database.read { tx in
                try DeviceRows.all(of: place.world.person, in: tx).first
            }
            #expect(line?.told != nil && line?.service == "127.0.0.1:\(place.service.port)")
        }
    }

    /// The push service says that the browser is no more: nothing is sent there again, also nothing else that waits.
    @Test(arguments: TestEngine.available)
    func aBrowserThatIsNoMoreIsForgotten(engine: TestEngine) async throws {
        for answer in ["404", "410"] {
            try await with(engine) { place in
                try place.service.answers([answer])
                for number in 1...2 { try await place.world.announce(number) }
                try await place.dispatcher.round()
                #expect(try await place.devices() == 0)
                #expect(try place.service.received().count == 1)
                #expect(try await place.world.states() == ["refused": 2])
                try await place.world.announce(3)
                #expect(try await place.world.states() == ["refused": 2], "no delivery to a device that is no more")
            }
        }
    }

    /// No answer came: it may have been taken, so a person decides; what they send again stands in its place.
    @Test func whatMayHaveBeenTakenIsNotSentAgainByItself() async throws {
        try await with(.sqlite) { place in
            try place.service.answers(["hangup"])
            try await place.world.announce(1)
            for _ in 0..<4 {
                try await place.dispatcher.round()
                place.world.pass(seconds: 600)
            }
            #expect(try await place.world.states() == ["unknown": 1])
            #expect(try place.service.received().count == 1)
            let now = place.world.now
            try await place.world.database.write { tx in
                let lines = try DeliveryListRows.lines(
                    DeliveryFilter(channel: .push, state: .unknown), within: .always, limit: 1, offset: 0, in: tx)
                if let line = lines.first { _ = try DeliveryListRows.decide(line.id, sendAgain: true, at: now, in: tx) }
                #expect(lines.first?.address == "Máy của Mai")
            }
            try await place.dispatcher.round()
            let received = try place.service.received()
            let read = try received.map { try place.browser.read($0) }
            #expect(read.count == 2 && read[0] == read[1] && Set(received.map(\.topic)).count == 1)
        }
    }

    /// A process that died between sending and writing it down sends nothing again by itself.
    @Test func deathInBetween() async throws {
        try await with(.sqlite) { place in
            try await place.world.announce(1)
            let world = place.world
            _ = try await world.database.write { tx in
                try DeliveryRows.claim(
                    [.push], until: world.now.adding(seconds: Dispatcher.lease), at: world.now, in: tx)
            }
            for _ in 0..<3 {
                world.pass(seconds: Dispatcher.lease)
                try await place.dispatcher.round()
            }
            #expect(try place.service.received().isEmpty)
            #expect(try await world.states() == ["unknown": 1])
        }
    }

    /// The browser that told Mai tells somebody else now: what still waited for Mai reaches nobody.
    @Test(arguments: TestEngine.available)
    func aBrowserTellsOnePerson(engine: TestEngine) async throws {
        try await with(engine) { place in
            try await place.world.announce(1)
            let subscription = try #require(place.browser.subscription())
            let other = AccountLike(at: place.world.now)
            try await place.world.database.write { tx in
                try DeviceRows.insert(
                    DeviceID(at: place.world.now), of: other, subscription, name: "Máy chung", at: place.world.now,
                    in: tx)
            }
            try await place.dispatcher.round()
            #expect(try place.service.received().isEmpty)
            #expect(try await place.world.states() == ["refused": 1])
            #expect(try await place.devices() == 0)
        }
    }

    private enum Other {}
    private typealias AccountLike = ID<Other>

    /// A machine inside that nobody named, or one without a certificate that is trusted, receives not a byte.
    @Test(arguments: [(false, true), (true, false)])
    func nothingLeavesForAStranger(named: Bool, trusts: Bool) async throws {
        try await with(.sqlite, trusts: trusts, named: named) { place in
            try await place.world.announce(1)
            try await place.dispatcher.round()
            #expect(try place.service.received().isEmpty)
            #expect(try await place.world.states() == [named ? "waiting" : "refused": 1])
        }
    }

    /// Quiet hours hold on devices too; a daily letter is one notification as well; links that open something stay out.
    @Test(arguments: TestEngine.available)
    func preferencesHoldOnDevices(engine: TestEngine) async throws {
        try await with(engine) { place in
            let world = place.world
            try await world.database.write { tx in
                let wish = Preference(byMail: false, isDaily: true, quiet: .init(from: 6, to: 8))
                try PreferenceRows.set(wish, of: world.person, in: tx)
            }
            for number in 1...3 { try await world.announce(number) }
            try await world.announce(8, .account)
            try await world.announce(9, .account, secret: true)
            try await place.dispatcher.round()
            #expect(try place.service.received().map(\.urgency) == ["high"], "at nine, only one's own account")
            world.pass(seconds: 22 * 3600)
            try await place.dispatcher.round()
            #expect(try place.service.received().count == 1, "at seven it is quiet")
            world.pass(seconds: 3600)
            try await place.dispatcher.round()
            let received = try place.service.received()
            #expect(received.count == 2)
            let words = try place.browser.read(try #require(received.last))
            #expect(words.title == "Khuê: 3 tin hôm nay" && words.path == "/messages")
        }
    }

    /// Two devices of one person are told each for itself; one that is signed off is told nothing more.
    @Test func eachDeviceIsToldForItself() async throws {
        try await with(.sqlite) { place in
            let second = ReadingBrowser(endpoint: "https://127.0.0.1:\(place.service.port)/push/gone")
            try await register(second, place.world)
            for number in 1...2 { try await place.world.announce(number) }
            try await place.dispatcher.round()
            let paths = try place.service.received().map(\.path)
            #expect(paths.count == 3 && Set(paths).count == 2, "the one that is no more was asked once")
            #expect(try await place.devices() == 1)
            let left = try await place.world.database.read { tx in
                try DeviceRows.all(of: place.world.person, in: tx).first?.id
            }
            let id = try #require(left)
            let gone = try await place.world.database.write { tx in
                [
                    try DeviceRows.delete(id, of: AccountLike(at: place.world.now), in: tx),
                    try DeviceRows.delete(id, of: place.world.person, in: tx),
                ]
            }
            #expect(gone == [false, true])
            try await place.world.announce(3)
            try await place.dispatcher.round()
            #expect(try place.service.received().count == 3)
        }
    }

    /// What a browser cannot be told for days is told no more: it stands in the program.
    @Test(arguments: TestEngine.available)
    func whatIsOldIsNotTold(engine: TestEngine) async throws {
        try await with(engine, starts: false) { place in
            try await place.world.announce(1)
            for _ in 0..<4 {
                try await place.dispatcher.round()
                place.world.pass(seconds: 86_400)
            }
            try place.service.start()
            try await place.dispatcher.round()
            #expect(try place.service.received().isEmpty)
            #expect(try await place.world.states() == ["expired": 1])
        }
    }
}
