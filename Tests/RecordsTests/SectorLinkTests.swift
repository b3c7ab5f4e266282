import Base
import Database
import Foundation
import Identity
import Logging
import Organisation
import Outbox
import Sheets
import TestKit
import Testing
import Transport
import Web

@testable import Records

/// The way to the sector database over real HTTPS on loopback: sent once whatever happens, read back, compared.
@Suite(.serialized) struct SectorLinkTests {
    /// A school, its author and the time.
    private final class Place: @unchecked Sendable {
        let database: Database
        let school: Organisation.Unit
        let link: SectorLink
        private let lock = NSLock()
        private var time = RecordsWorld.now

        init(_ database: Database, _ school: Organisation.Unit, _ link: SectorLink) {
            self.database = database
            self.school = school
            self.link = link
        }

        var now: Instant { lock.withLock { time } }
        private func pass(seconds: Int) { lock.withLock { time = time.adding(seconds: seconds) } }

        func author(_ tx: Transaction) throws -> SectorAuthor {
            func permit<C: Capability>(_ capability: C.Type) throws -> UnitPermit<C> {
                try Permit<C>.demonstration("nhap", tree: OrganisationTree(), at: now, in: tx).on(school.id, in: tx)
            }
            return SectorAuthor(
                try permit(DecidePupils.self), identity: try permit(IdentityData.self),
                origin: try permit(OriginData.self), health: try permit(HealthData.self),
                photos: try permit(ViewPhotos.self))
        }

        @discardableResult
        func send(_ extent: SectorMessage.Extent) async throws -> ErrandID {
            pass(seconds: 1)
            return try await database.write { tx in
                try SectorDispatch.send(
                    extent, over: self.link, SectorThings.ports, by: try self.author(tx), in: tx)
            }
        }

        func ask() async throws {
            pass(seconds: 1)
            try await database.write { tx in _ = try SectorDispatch.ask(by: try self.author(tx).permit, in: tx) }
        }

        func round(after seconds: Int = 0) async throws {
            pass(seconds: seconds)
            var logger = Logger(label: "test")
            logger.logLevel = .critical
            try await ErrandRunner(
                database: database, clock: Clock { self.now },
                handlers: SectorErrands.handlers(link, SectorThings.ports),
                blocking: BlockingPool(), logger: logger
            ).round()
        }

        func parcel() async throws -> SectorParcel {
            try await database.read { tx in
                try #require(try SectorParcelRows.recent(of: self.school.id, in: tx).first)
            }
        }

        func lines() async throws -> [SectorComparison.Line] {
            try await database.read { tx in
                SectorComparison.lines(
                    try SectorObjectRows.objects(of: self.school.id, on: self.now.day, SectorThings.ports, in: tx),
                    try SectorRows.holdings(of: self.school.id, in: tx))
            }
        }

        func body(_ id: ErrandID) async throws -> String? {
            try await database.read { tx in try SectorParcelRows.body(of: id, in: tx) }
        }

        func answer(_ id: ErrandID) async throws -> String {
            try await database.read { tx in try SectorParcelRows.answer(of: id, in: tx) }
        }

        /// Changes the name of one pupil, and gives the key.
        func rename(to name: String) async throws -> String {
            try await database.write { tx in
                try tx.first("SELECT MIN(client_id) AS id FROM records_sector WHERE kind = 'pupil'") { row in
                    let id: String = try row["id"]
                    return id
                }.map { id in
                    try tx.run("UPDATE records_pupil SET name = \(name) WHERE id = \(id)")
                    return id
                } ?? ""
            }
        }
    }

    private func with(
        _ engine: TestEngine, seconds: Int = 10, named: Bool = true, credential: Bool = true, starts: Bool = true,
        deletes: Bool = false,
        _ body: (Place, TestSector) async throws -> Void
    ) async throws {
        let side = try #require(try TestSector())
        if starts { try side.start() }
        let contract = try JSONDecoder().decode(
            SectorContract.self,
            from: try side.contract(seconds: seconds, named: named, credential: credential, deletes: deletes))
        let link = try SectorLink(contract, secret: credential ? TestSector.token : nil)
        try await RecordsWorld.with(engine) { database, school in
            try await database.write { tx in try RecordsWorld.keeper("nhap", .head, school, tx) }
            try await body(Place(database, school, link), side)
        }
    }

    /// Sent in full, then what changed; a refusal of one object is kept with its reason; what is no more is still there.
    @Test(arguments: TestEngine.available)
    func whatIsSentIsHeld(engine: TestEngine) async throws {
        try await with(engine) { place, side in
            let id = try await place.send(.full)
            #expect(try await place.body(id)?.contains("LstHocSinh") == true)
            await #expect(throws: SectorRefusal.underWay) { try await place.send(.full) }
            try await place.round()
            let parcel = try await place.parcel()
            #expect(parcel.errand.state == .done && parcel.taken == parcel.objects && parcel.refused == 0)
            #expect(try await place.lines().allSatisfy { $0.standing == .same && $0.code.hasPrefix("CSDL") })
            #expect(try await place.body(id) == nil, "the children's data stays no longer than it is needed")
            #expect(try await place.answer(id).contains("KetQua"))

            let key = try await place.rename(to: "Em Bị Từ Chối")
            try await place.send(.changes)
            try await place.round()
            let second = try await place.parcel()
            #expect(second.objects == 1 && second.taken == 0 && second.refused == 1)
            let wrong = try await place.lines().filter { $0.standing != .same }
            #expect(wrong.map(\.fault) == ["Thiếu MaDanToc"] && !key.isEmpty)
            let received = try side.received()
            #expect(received.map(\.objects) == [parcel.objects, 1] && received.allSatisfy(\.isLetIn))
            #expect(Set(received.map(\.key)).count == 2)
        }
    }

    /// Each child whose identity number leaves the school sees in the log that it was read, and by whom.
    @Test(arguments: TestEngine.available)
    func aMessageIsADisclosureForEachChild(engine: TestEngine) async throws {
        try await with(engine, starts: false) { place, _ in
            try await place.send(.full)
            try await place.database.read { tx in
                let pupils = try SectorObjectRows.objects(
                    of: place.school.id, on: place.now.day, SectorThings.ports, in: tx
                )
                .filter { $0.kind == .pupil }.map(\.clientID)
                #expect(pupils.count > 50)
                for pupil in pupils {
                    let readings = try Readings.of("pupil", pupil, in: tx)
                    #expect(Set(readings.map(\.group)) == ["identity", "origin"] && readings.count == 2)
                    #expect(readings.allSatisfy { $0.name == "Người Nhập" })
                }
            }
        }
    }

    /// Down, refused at the door, busy, broken, then up: one key, taken once, and later each time.
    @Test(arguments: TestEngine.available)
    func itArrivesOnceThroughEveryTrouble(engine: TestEngine) async throws {
        try await with(engine, starts: false) { place, side in
            try await place.send(.full)
            try await place.round()
            #expect(try await place.parcel().errand.state == .waiting)
            try side.start()
            try side.answers(["401", "500", "hangup", "503"])
            var counts: [Int] = []
            for seconds in [59, 1, 119, 1, 239, 1, 479, 1, 960] {
                try await place.round(after: seconds)
                counts.append(try side.received().count)
            }
            #expect(counts == [0, 1, 1, 2, 2, 3, 3, 4, 5], "after one, two, four, eight and sixteen minutes")
            let received = try side.received()
            #expect(received.map(\.answered) == ["401", "500", "hangup", "503", "200"])
            #expect(
                received.map(\.isTaken) == [false, false, true, false, false], "taken once, where the answer was lost")
            #expect(Set(received.map(\.key)).count == 1)
            #expect(try await place.parcel().errand.state == .done)
            #expect(try await place.lines().allSatisfy { $0.standing == .same })
            let attempts = try await place.database.read { tx in
                try tx.all("SELECT outcome FROM outbox_attempt ORDER BY started_at, id") { try $0["outcome"] as String }
            }
            #expect(attempts == ["later", "later", "later", "unknown", "later", "delivered"])
        }
    }

    /// Slower than may be: given up, tried again, taken once. Asked to wait: not before.
    @Test func slowAndBusy() async throws {
        try await with(.sqlite, seconds: 1) { place, side in
            try side.answers(["slow", "429"])
            try await place.send(.full)
            try await place.round()
            #expect(try await place.parcel().errand.state == .waiting)
            try await place.round(after: 60)
            try await place.round(after: 299)
            #expect(try side.received().count == 2, "429 asked for five minutes")
            try await place.round(after: 1)
            let received = try side.received()
            #expect(received.map(\.answered) == ["slow", "429", "200"] && received.filter(\.isTaken).count == 1)
            #expect(try await place.parcel().errand.state == .done)
        }
    }

    /// A refusal of the whole message is final and kept; nothing is followed; an answer that is none marks nothing.
    @Test(arguments: ["400", "302", "nonsense"])
    func whatIsRefused(answer: String) async throws {
        try await with(.sqlite) { place, side in
            try side.answers([answer])
            let id = try await place.send(.full)
            for _ in 0..<3 { try await place.round(after: 86_400) }
            #expect(try await place.parcel().errand.state == .refused)
            #expect(try side.received().count == 1)
            #expect(try await place.body(id) == nil)
            #expect(try await place.lines().allSatisfy { $0.standing == .missing })
            #expect(try await place.answer(id).contains(answer == "nonsense" ? "Xin" : "Loi"))
            try await place.send(.full)
        }
    }

    /// What lets us in is in no table, even when the other side repeats it.
    @Test func theCredentialIsKeptNowhere() async throws {
        try await with(.sqlite) { place, side in
            try side.answers(["echo"])
            let id = try await place.send(.full)
            try await place.round()
            #expect(try side.received().first?.isLetIn == true)
            let answer = try await place.answer(id)
            #expect(answer.contains("Authorization") && !answer.contains("chia-khoa"))
            let details = try await place.database.read { tx in
                try tx.all("SELECT detail FROM outbox_errand UNION ALL SELECT detail FROM outbox_attempt") {
                    try $0["detail"] as String
                }
            }
            #expect(details.allSatisfy { !$0.contains("chia-khoa") })
        }
    }

    /// A machine inside that nobody named receives not a byte; without the credential nothing is taken.
    @Test func nothingLeavesForAStranger() async throws {
        try await with(.sqlite, named: false) { place, side in
            try await place.send(.full)
            try await place.round()
            #expect(try await place.parcel().errand.state == .waiting)
            #expect(try side.received().isEmpty)
        }
        try await with(.sqlite, credential: false) { place, side in
            try await place.send(.full)
            try await place.round()
            #expect(try side.received().map(\.answered) == ["401"])
            #expect(try await place.parcel().errand.state == .waiting)
        }
        #expect(throws: OutwardAddress.Refused.notSecure) {
            let contract = try JSONDecoder().decode(
                SectorContract.self, from: Data(#"{"send": "http://csdl.example.vn/x"}"#.utf8))
            _ = try SectorLink(contract, secret: nil)
        }
    }

    /// A process that died in the middle: another goes on with the same message.
    @Test(arguments: TestEngine.available)
    func whatADeadProcessLeftGoesOn(engine: TestEngine) async throws {
        try await with(engine) { place, side in
            try await place.send(.full)
            let before = place.now.adding(seconds: -1)
            try await place.database.write { tx in
                try tx.run("UPDATE outbox_errand SET state = 'running', tries = 1, lease_until = \(before)")
            }
            try await place.round()
            #expect(try side.received().isEmpty, "not at once: the other side may be at work on it")
            try await place.round(after: 60)
            #expect(try await place.parcel().errand.state == .done)
            #expect(try side.received().count == 1)
        }
    }

    /// What it holds is read and compared field by field: changed there, gone there, only there.
    @Test(arguments: TestEngine.available)
    func whatItHoldsIsReadAndCompared(engine: TestEngine) async throws {
        try await with(engine) { place, side in
            try await place.send(.full)
            try await place.round()
            let key = try await place.rename(to: "Tên Mới Ở Trường")
            var held =
                try JSONSerialization.jsonObject(
                    with: Data(contentsOf: URL(fileURLWithPath: side.path("held.json"))))
                as? [String: [String: [String: Any]]]
            let code = place.school.code
            let pupils = (held?[code]?["LstHocSinh"]?.keys.sorted() ?? []).filter { $0 != key }
            held?[code]?["LstHocSinh"]?[pupils[0]] = nil
            var other = held?[code]?["LstHocSinh"]?[pupils[1]] as? [String: Any] ?? [:]
            other["NgaySinh"] = "2001-01-01T00:00:00.0"
            held?[code]?["LstHocSinh"]?[pupils[1]] = other
            held?[code]?["LstHocSinh"]?["la"] = ["ClientId": "la", "HoTen": "Em Chỉ Bên Kia"]
            try JSONSerialization.data(withJSONObject: held ?? [:])
                .write(to: URL(fileURLWithPath: side.path("held.json")))
            try await place.ask()
            try await place.round()
            let parcel = try await place.parcel()
            #expect(parcel.isQuestion && parcel.errand.state == .done && parcel.refused == 3)
            let lines = try await place.lines().filter { $0.standing != .same }
            #expect(lines.map(\.standing.rawValue).sorted() == ["differs", "differs", "left", "missing"])
            #expect(Set(lines.map(\.differing)) == ["", "HoTen", "NgaySinh"])
            #expect(lines.first { $0.standing == .left }?.name == "Em Chỉ Bên Kia")
            #expect(try side.received().last?.path == "/dang-giu?school=\(code)&year=2023")
            // Sending what changed makes both sides agree again, but for the one that is only there.
            try await place.send(.changes)
            try await place.round()
            #expect(try await place.parcel().objects == 3)
            #expect(try await place.lines().filter { $0.standing != .same }.map(\.standing) == [.left])
        }
    }

    /// What is no more is told where the receiver takes that; a photograph is compared by its content.
    @Test(arguments: TestEngine.available)
    func whatIsNoMoreIsTold(engine: TestEngine) async throws {
        try await with(engine, deletes: true) { place, side in
            try await place.send(.full)
            try await place.round()
            let key = try await place.database.write { tx in
                let key = try #require(
                    try tx.first("SELECT MIN(client_id) AS id FROM records_sector WHERE kind = 'staff'") {
                        try $0["id"] as String
                    })
                try tx.run("DELETE FROM records_post WHERE staff_id = \(key)")
                return key
            }
            func standing() async throws -> SectorComparison.Standing? {
                try await place.lines().filter { $0.standing != .same }.map(\.standing).first
            }
            #expect(try await standing() == .left)
            try await place.send(.changes)
            try await place.round()
            #expect(try side.received().map(\.deletions) == [0, 1])
            #expect(try await place.parcel().errand.state == .done)
            #expect(try await standing() == nil)
            #expect(try String(contentsOfFile: side.path("held.json"), encoding: .utf8).contains(key) == false)
            await #expect(throws: FormRefusal("extent", SectorTexts.nothing)) { try await place.send(.changes) }
            try await place.ask()
            try await place.round()
            #expect(try await place.parcel().refused == 0)
        }
    }
}
