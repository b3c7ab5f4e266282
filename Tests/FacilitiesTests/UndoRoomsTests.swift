import Base
import Database
import Files
import Organisation
import Sheets
import TestKit
import Testing

@testable import Facilities

/// Taking a sheet of rooms back: everything is as it was, or it is refused with the reason.
struct UndoRoomsTests {
    /// Rooms without the number of their changes, and how many spans there are.
    private struct Start: Equatable {
        let rooms: [Room]
        let spans: Int

        init(_ school: World.School, _ tx: Transaction) throws {
            rooms = try RoomRows.all(of: school.unit.id, on: World.today, in: tx).map { room in
                var room = room
                room.version = 0
                return room
            }
            spans = try tx.count("SELECT COUNT(*) AS n FROM facilities_room_span")
        }
    }

    private func imported(_ text: String, _ school: World.School, _ tx: Transaction) throws -> PastImport {
        let table = try Table.read(bytes: Array(text.utf8), name: "phong.csv", headings: RoomSheet.sheet.map)
        let report = try RoomSheet.sheet.run(table, name: "phong.csv", by: school.permit, in: tx)
        let id = try #require(report.id)
        return try #require(try ImportStepRows.table.find(id, RoomSheet.sheet.subject, in: tx))
    }

    /// One new room, and a known one with another name.
    private func text(_ old: Room) -> String {
        "Mã phòng;Tên phòng;Loại phòng\nZ9;Phòng mới;Phòng học\n\(old.code);Tên khác;\(old.facts.kind.label.vi)\n"
    }

    private func standing(_ school: World.School, _ tx: Transaction) throws -> Room {
        try #require(try RoomRows.all(of: school.unit.id, on: World.today, in: tx).first { $0.from < World.today })
    }

    @Test(arguments: TestEngine.available)
    func everythingIsAsItWas(engine: TestEngine) async throws {
        try await World.with(engine) { school, tx in
            let start = try Start(school, tx)
            let old = try standing(school, tx)
            let past = try imported(text(old), school, tx)
            #expect(past.added == 1 && past.changed == 1)
            #expect(try RoomRows.find(old.id, in: tx)?.facts.name == "Tên khác")
            try RoomSheet.sheet.undo(past, by: school.permit, in: tx)
            #expect(try Start(school, tx) == start)
            #expect(throws: UndoRefusal.done) { try RoomSheet.sheet.undo(past, by: school.permit, in: tx) }
            let logged = try tx.count("SELECT COUNT(*) AS n FROM identity_audit WHERE action = 'take back room'")
            #expect(logged == 2)
            let none = try ImportStepRows.table.past(of: school.unit.id, DeviceSheet.sheet.subject, in: tx)
            #expect(none.isEmpty, "a sheet of rooms is none of devices")
        }
    }

    /// A room that was closed and that the sheet opened again is closed again, unless something stands in it by now.
    @Test(arguments: TestEngine.available)
    func aClosedRoomIsClosedAgain(engine: TestEngine) async throws {
        try await World.with(engine) { school, tx in
            let line = "Mã phòng;Tên phòng;Loại phòng\nZ9;Phòng mới;Kho\n"
            _ = try imported(line, school, tx)
            let room = try #require(try RoomRows.find(code: "Z9", at: school.unit.id, in: tx))
            let began = World.today.adding(days: -20)
            try tx.run("UPDATE facilities_room_span SET valid_from = \(began) WHERE room_id = \(room.id)")
            let open = try #require(try RoomRows.find(room.id, in: tx))
            try KeepRoom.close(open, on: World.today.adding(days: -5), by: school.permit, in: tx)
            let start = try Start(school, tx)
            let past = try imported(line, school, tx)
            #expect(past.changed == 1)
            try RoomSheet.sheet.undo(past, by: school.permit, in: tx)
            #expect(try Start(school, tx) == start)
            #expect(try RoomRows.find(room.id, in: tx)?.to == World.today.adding(days: -5))
        }
    }

    @Test(arguments: TestEngine.available)
    func whatIsUsedOrChangedSinceIsNotTakenBack(engine: TestEngine) async throws {
        try await World.with(engine) { school, tx in
            let old = try standing(school, tx)
            let past = try imported(text(old), school, tx)
            let new = try #require(try RoomRows.find(code: "Z9", at: school.unit.id, in: tx))
            let devices = try DeviceRows.byTag(of: school.unit.id, in: tx).values.sorted { $0.tag < $1.tag }
            let device = try #require(devices.first { $0.span.to == nil && $0.span.from <= World.today })
            try MoveDevice.run(
                device, to: .init(room: new.id, state: .working, from: World.today), by: school.permit, in: tx)
            #expect(throws: UndoRefusal.because(ImportTexts.roomInUse("Z9", 1, 0))) {
                try RoomSheet.sheet.undo(past, by: school.permit, in: tx)
            }
        }
        try await World.with(engine) { school, tx in
            let old = try standing(school, tx)
            let past = try imported(text(old), school, tx)
            var room = try #require(try RoomRows.find(old.id, in: tx))
            let was = room
            room.facts.name = "Sửa sau"
            try KeepRoom.change(room, was: was, by: school.permit, in: tx)
            #expect(throws: UndoRefusal.changedSince(old.code)) {
                try RoomSheet.sheet.undo(past, by: school.permit, in: tx)
            }
        }
    }
}
