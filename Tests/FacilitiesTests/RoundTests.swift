import Base
import Database
import Identity
import Organisation
import TestKit
import Testing

@testable import Facilities

/// Stock-taking: what the rule finds, and what closing a round changes.
@Suite struct RoundTests {
    static func device(_ tag: String, _ room: RoomID?, _ state: DeviceState = .working) -> Device {
        Device(
            id: DeviceID(at: World.now), unit: UnitID(at: World.now), tag: tag, kind: .desktop, name: tag,
            span: .init(room: room, state: state, from: World.today))
    }

    @Test(arguments: [
        ("th-0001", ["TH-0001"]), (" TH-1  th-2,TH-1;TH-3\n", ["TH-1", "TH-2", "TH-3"]), (" ", []),
    ])
    func tagsAsTyped(text: String, tags: [String]) { #expect(RoundRules.tags(text) == tags) }

    @Test func foundMissingWrongAndUnknown() {
        let (here, there) = (RoomID(at: World.now), RoomID(at: World.now))
        let devices = [
            RoundTests.device("A", here), RoundTests.device("B", here), RoundTests.device("C", there),
            RoundTests.device("D", here, .missing), RoundTests.device("E", here, .missing),
        ]
        let scans = [
            Scan(tag: "A", room: here, state: .broken), Scan(tag: "C", room: here, state: nil),
            Scan(tag: "D", room: here, state: nil), Scan(tag: "Z", room: here, state: nil),
        ]
        let lines = RoundRules.findings(devices, scans, in: nil)
        #expect(lines.map(\.tag) == ["A", "B", "C", "D", "E", "Z"])
        #expect(lines.map(\.finding) == [.found, .missing, .wrongRoom, .found, .missing, .unknownTag])
        #expect(
            lines.map(\.change) == [
                .init(room: here, state: .broken), .init(room: here, state: .missing),
                .init(room: here, state: .working), .init(room: here, state: .waiting), nil, nil,
            ])
        // A round of one room misses only what belongs there.
        #expect(RoundRules.findings(devices, [], in: there).map(\.tag) == ["C"])
    }

    /// Scanned twice is seen once, a round is left and resumed, and closing it applies every difference at once.
    @Test(arguments: TestEngine.available)
    func closingAppliesEveryDifference(engine: TestEngine) async throws {
        try await World.with(engine) { school, tx in
            let devices = try RoundRows.devices(of: school.unit.id, on: World.today, in: tx)
            let rooms = try RoomRows.all(of: school.unit.id, on: World.today, in: tx)
            let machines = devices.filter { $0.tag.hasPrefix("TH-") && $0.span.state == .working }
            let (lost, moved) = (machines[0], machines[1])
            let target = try #require(rooms.first { $0.id != moved.span.room })
            let id = RoundID(at: World.now)
            try RoundRows.insert(id, at: school.unit.id, nil, by: school.permit.account, World.now, in: tx)
            #expect(try RoundRows.open(at: school.unit.id, nil, in: tx) == id)
            for device in devices where device.id != lost.id {
                let room = device.id == moved.id ? target.id : device.span.room
                let scan = Scan(tag: device.tag, room: try #require(room), state: nil)
                for _ in 0..<2 { try RoundRows.see(scan, in: id, by: school.permit.account, at: World.now, in: tx) }
            }
            try RoundRows.see(
                Scan(tag: "LA-1", room: target.id, state: nil), in: id, by: school.permit.account, at: World.now, in: tx
            )
            #expect(try RoundRows.scans(of: id, in: tx).count == devices.count)
            let round = try #require(try RoundRows.find(id, in: tx))
            try CloseRound.run(round, by: school.permit, in: tx)
            let counts = Dictionary(grouping: try RoundRows.findings(of: id, in: tx), by: \.finding).mapValues(\.count)
            #expect(counts == [.found: devices.count - 2, .wrongRoom: 1, .missing: 1, .unknownTag: 1])
            #expect(try DeviceRows.find(lost.id, in: tx)?.span.state == .missing)
            #expect(try DeviceRows.find(moved.id, in: tx)?.span.room == target.id)
            // What was true yesterday is still known.
            let before = try DeviceRows.history(of: moved.id, in: tx)
            #expect(before.map(\.span.room) == [target.id, moved.span.room] && before.last?.span.to == World.today)
            #expect(throws: RoundRefusal.closed) { try CloseRound.run(round, by: school.permit, in: tx) }
        }
    }
}
