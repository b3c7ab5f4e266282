import Base
import Database
import Files
import Organisation
import Sheets
import TestKit
import Testing

@testable import Facilities

/// Taking a sheet of devices back: everything is as it was, or it is refused with the reason.
struct UndoImportTests {
    private struct Start {
        let devices: [String: Device]
        let spans: Int

        init(_ school: World.School, _ tx: Transaction) throws {
            devices = try DeviceRows.byTag(of: school.unit.id, in: tx)
            spans = try tx.count("SELECT COUNT(*) AS n FROM facilities_device_span")
        }

        /// Whether nothing differs but the number of changes.
        func isSame(as other: Start) -> Bool {
            let now = other.devices.mapValues { device in
                var device = device
                device.version = devices[device.tag]?.version ?? 0
                return device
            }
            return now == devices && spans == other.spans
        }
    }

    /// One new machine, and a known one with another name, broken and nowhere.
    private func text(_ old: Device) -> String {
        """
        Mã thiết bị;Loại;Tên;Phòng;Tình trạng
        TH-9001;Máy tính để bàn;Máy mới;;
        \(old.tag);\(old.kind.label.vi);Tên khác;;Hỏng
        """
    }

    private func imported(_ text: String, _ school: World.School, _ tx: Transaction) throws -> PastImport {
        let table = try Table.read(bytes: Array(text.utf8), name: "may.csv", headings: DeviceSheet.sheet.map)
        let report = try DeviceSheet.sheet.run(table, name: "may.csv", by: school.permit, in: tx)
        let id = try #require(report.id)
        return try #require(try ImportStepRows.table.find(id, DeviceSheet.sheet.subject, in: tx))
    }

    private func standing(_ start: Start) throws -> Device {
        let found = start.devices.values.sorted { $0.tag < $1.tag }.first {
            $0.span.room != nil && $0.span.state == .working && $0.span.to == nil
        }
        return try #require(found)
    }

    @Test(arguments: TestEngine.available)
    func everythingIsAsItWas(engine: TestEngine) async throws {
        try await World.with(engine) { school, tx in
            let start = try Start(school, tx)
            let old = try standing(start)
            let past = try imported(text(old), school, tx)
            #expect(past.added == 1 && past.changed == 1 && past.unit == school.unit.id)
            let changed = try #require(try DeviceRows.find(old.id, in: tx))
            #expect(changed.name == "Tên khác" && changed.span.state == .broken && changed.span.room == nil)
            try DeviceSheet.sheet.undo(past, by: school.permit, in: tx)
            #expect(start.isSame(as: try Start(school, tx)))
            #expect(throws: UndoRefusal.done) { try DeviceSheet.sheet.undo(past, by: school.permit, in: tx) }
            let listed = try ImportStepRows.table.past(of: school.unit.id, DeviceSheet.sheet.subject, in: tx)
            #expect(listed.map(\.id) == [past.id] && listed.first?.undoneAt == World.now)
            let logged = try tx.count("SELECT COUNT(*) AS n FROM identity_audit WHERE action = 'take back device'")
            #expect(logged == 2)
        }
    }

    /// A machine that was moved on the same day before, and one that had been written off.
    @Test(arguments: TestEngine.available)
    func spansOfTheSameDayAndEndedOnesComeBack(engine: TestEngine) async throws {
        try await World.with(engine) { school, tx in
            var old = try standing(try Start(school, tx))
            try MoveDevice.run(
                old, to: .init(room: old.span.room, state: .waiting, from: World.today), by: school.permit, in: tx)
            let second = try Start(school, tx)
            try DeviceSheet.sheet.undo(try imported(text(old), school, tx), by: school.permit, in: tx)
            #expect(second.isSame(as: try Start(school, tx)))
            old = try standing(second)
            try KeepDevice.writeOff(old, on: World.today, by: school.permit, in: tx)
            let third = try Start(school, tx)
            try DeviceSheet.sheet.undo(try imported(text(old), school, tx), by: school.permit, in: tx)
            #expect(third.isSame(as: try Start(school, tx)))
        }
    }

    @Test(arguments: TestEngine.available)
    func whatWasChangedSinceIsNotTakenBack(engine: TestEngine) async throws {
        try await World.with(engine) { school, tx in
            let old = try standing(try Start(school, tx))
            let past = try imported(text(old), school, tx)
            let new = try #require(try DeviceRows.byTag(of: school.unit.id, in: tx)["TH-9001"])
            try MoveDevice.run(
                new, to: .init(room: old.span.room, state: .working, from: World.today), by: school.permit, in: tx)
            #expect(throws: UndoRefusal.changedSince("TH-9001")) {
                try DeviceSheet.sheet.undo(past, by: school.permit, in: tx)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func nothingGoesBackIntoAClosedRoom(engine: TestEngine) async throws {
        try await World.with(engine) { school, tx in
            let old = try standing(try Start(school, tx))
            let past = try imported(text(old), school, tx)
            let stood = try #require(old.span.room)
            let room = try #require(try RoomRows.find(stood, in: tx))
            try tx.run("UPDATE facilities_room_span SET valid_to = \(World.today) WHERE room_id = \(room.id)")
            #expect(throws: UndoRefusal.because(ImportTexts.roomClosed(old.tag, room.code))) {
                try DeviceSheet.sheet.undo(past, by: school.permit, in: tx)
            }
        }
    }

    /// A device that moves on a later day is refused as a whole: its name stays too, and only the new one is undone.
    @Test(arguments: TestEngine.available)
    func aRefusedRowLeavesNothingBehind(engine: TestEngine) async throws {
        try await World.with(engine) { school, tx in
            let old = try standing(try Start(school, tx))
            let later = World.today.adding(days: 3)
            try MoveDevice.run(
                old, to: .init(room: nil, state: .waiting, from: later), by: school.permit, in: tx)
            let waiting = try #require(try DeviceRows.find(old.id, in: tx))
            let past = try imported(text(old), school, tx)
            #expect(past.added == 1 && past.changed == 0)
            #expect(try DeviceRows.find(old.id, in: tx) == waiting)
            let steps: [ImportStep<Device>] = try ImportStepRows.steps(of: past.id, in: tx)
            #expect(steps.map(\.after.tag) == ["TH-9001"])
        }
    }
}
