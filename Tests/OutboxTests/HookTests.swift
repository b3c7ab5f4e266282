import Base
import Database
import Foundation
import Mail
import TestKit
import Testing
import Transport

@testable import Outbox

/// The whole way to a gateway that receives by HTTPS, checks the mark itself and keeps the keys it has seen.
@Suite(.serialized) struct HookTests {
    private static let number = "0912345678"

    /// A person who wants messages by telephone only.
    private func with(
        _ engine: TestEngine, _ body: (OutboxWorld, TestGateway) async throws -> Void
    ) async throws {
        let gateway = try #require(try TestGateway())
        try await OutboxWorld.with(engine) { world in
            try await world.database.write { tx in
                try PreferenceRows.set(
                    Preference(byMail: false, byHook: true, number: HookTests.number), of: world.person, in: tx)
            }
            try await body(world, gateway)
        }
    }

    private func hook(
        _ gateway: TestGateway, key: String = TestGateway.key, named: Bool = true, trusts: Bool = true,
        keepsKeys: Bool = false
    ) throws -> [Carrier] {
        let place = "127.0.0.1:\(gateway.port)"
        let address = try OutwardAddress("https://\(place)/messages", inside: named ? [place] : [])
        let server = HookServer(
            address: address, authorities: trusts ? gateway.authority : nil, keepsKeys: keepsKeys)
        let now = Clock.system.now
        return [.hook(server, key: key, base: "https://khue.example.vn", now: now)]
    }

    /// Down, busy, then up: tried later and later under one key, taken once, and what was taken is what was written.
    @Test(arguments: TestEngine.available)
    func aMessageArrivesOnceThroughEveryTrouble(engine: TestEngine) async throws {
        try await with(engine) { world, gateway in
            try await world.announce(1)
            let dispatcher = world.dispatcher(try hook(gateway))
            try await dispatcher.round()
            try gateway.start()
            try gateway.answers(["503", "429", "404"])
            var waits = [Int]()
            for seconds in [59, 1, 119, 1, 239, 1, 479, 1] {
                world.pass(seconds: seconds)
                try await dispatcher.round()
                waits.append(try gateway.received().count)
            }
            #expect(waits == [0, 1, 1, 2, 2, 3, 3, 4], "after one, two, four and eight minutes, never before")
            #expect(try await world.states() == ["delivered": 1])
            world.pass(seconds: 86_400)
            try await dispatcher.round()
            let received = try gateway.received()
            #expect(received.map(\.answered) == ["503", "429", "404", "200"])
            #expect(received.allSatisfy { $0.isMarked } && Set(received.map(\.key)).count == 1)
            let taken = try #require(received.last)
            #expect(taken.isTaken && taken.body.to == HookTests.number && taken.body.title == "Tin 1")
            #expect(taken.body.text == "Nội dung" && taken.body.link == "https://khue.example.vn/x/1")
            #expect(taken.body.id == taken.key)
            let attempts = try await world.database.read { tx in
                try tx.all("SELECT outcome FROM outbox_attempt ORDER BY started_at") { try $0["outcome"] as String }
            }
            #expect(attempts == ["later", "later", "later", "later", "delivered"])
        }
    }

    /// No answer, or one that a gateway gives after it may have passed the message on: unknown, and a person decides.
    @Test(arguments: ["hangup", "500", "502", "504"])
    func whatMayHaveBeenTakenIsNotSentAgainByItself(answer: String) async throws {
        try await with(.sqlite) { world, gateway in
            try gateway.start()
            try gateway.answers([answer])
            try await world.announce(1)
            let dispatcher = world.dispatcher(try hook(gateway))
            for _ in 0..<5 {
                try await dispatcher.round()
                world.pass(seconds: 86_400)
            }
            #expect(try await world.states() == ["unknown": 1])
            #expect(try gateway.received().count == 1)
            let now = world.now
            try await world.database.write { tx in
                let line = try DeliveryListRows.lines(
                    DeliveryFilter(state: .unknown), within: .always, limit: 1, offset: 0, in: tx
                ).first
                if let line { _ = try DeliveryListRows.decide(line.id, sendAgain: true, at: now, in: tx) }
            }
            try await dispatcher.round()
            #expect(try await world.states() == ["delivered": 1])
            let received = try gateway.received()
            #expect(received.count == 2 && Set(received.map(\.key)).count == 1)
            #expect(received.filter(\.isTaken).count == 1, "the key tells the gateway that it is a repetition")
        }
    }

    /// Where the operator says that the gateway keeps keys, the same is tried again by itself, and still taken once.
    @Test func aGatewayThatKeepsKeysIsTriedAgain() async throws {
        try await with(.sqlite) { world, gateway in
            try gateway.start()
            try gateway.answers(["hangup", "502"])
            try await world.announce(1)
            let dispatcher = world.dispatcher(try hook(gateway, keepsKeys: true))
            for _ in 0..<4 {
                try await dispatcher.round()
                world.pass(seconds: 600)
            }
            #expect(try await world.states() == ["delivered": 1])
            #expect(try gateway.received().map(\.isTaken) == [true, false, false])
        }
    }

    /// A wrong key is refused by the gateway and can be mended; a refusal of the message is final; nothing is followed.
    @Test(arguments: [("wrong key", "waiting"), ("400", "refused"), ("302", "refused")])
    func whatIsRefused(what: String, state: String) async throws {
        try await with(.sqlite) { world, gateway in
            try gateway.start()
            if what != "wrong key" { try gateway.answers([what]) }
            try await world.announce(1)
            let carriers = try hook(gateway, key: what == "wrong key" ? "một khóa khác" : TestGateway.key)
            try await world.dispatcher(carriers).round()
            #expect(try await world.states() == [state: 1])
            let received = try gateway.received()
            #expect(received.count == 1 && received.first?.isTaken == false)
        }
    }

    /// A machine inside that nobody named, or one without a certificate that is trusted, receives not a byte.
    @Test(arguments: [(false, true), (true, false)])
    func nothingLeavesForAStranger(named: Bool, trusts: Bool) async throws {
        try await with(.sqlite) { world, gateway in
            try gateway.start()
            try await world.announce(1)
            try await world.dispatcher(try hook(gateway, named: named, trusts: trusts)).round()
            #expect(try await world.states() == ["waiting": 1])
            #expect(try gateway.received().isEmpty)
        }
    }
}
