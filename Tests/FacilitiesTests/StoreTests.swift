import Base
import Database
import Files
import Identity
import Organisation
import Sheets
import TestKit
import Testing
import Web

@testable import Facilities

/// Rooms, devices and lines as the database keeps them, on both engines.
@Suite struct StoreTests {
    /// Over random changes on random days, every list as of a day says what a replay of the changes says.
    @Test(arguments: TestEngine.available)
    func everyDayIsAsItWas(engine: TestEngine) async throws {
        try await World.with(engine) { school, tx in
            var random = Seed(11)
            let rooms = try RoomRows.all(of: school.unit.id, on: World.today, in: tx)
            let first = try #require(try RoundRows.devices(of: school.unit.id, on: World.today, in: tx).first)
            var replay: [(from: Day, room: RoomID?, state: DeviceState)] = [
                (first.span.from, first.span.room, first.span.state)
            ]
            var day = first.span.from
            for _ in 0..<30 {
                day = day.adding(days: Int.random(in: 0...9, using: &random))
                let room = rooms.randomElement(using: &random)?.id
                let state = DeviceState.allCases.randomElement(using: &random) ?? .working
                let device = try #require(try DeviceRows.find(first.id, in: tx))
                try MoveDevice.run(device, to: .init(room: room, state: state, from: day), by: school.permit, in: tx)
                replay.append((day, room, state))
            }
            for offset in stride(from: 0, through: day.days(since: first.span.from) + 3, by: 3) {
                let asked = first.span.from.adding(days: offset)
                let line = try DeviceListRows.lines(
                    DeviceFilter(day: asked, search: first.tag), at: school.unit.id, limit: 5, offset: 0, in: tx
                ).first
                let expected = replay.last { $0.from <= asked }
                #expect(
                    line?.device.span.room == expected?.room && line?.device.span.state == expected?.state, "\(asked)")
            }
            let late = Device.Span(room: nil, state: .broken, from: first.span.from)
            let device = try #require(try DeviceRows.find(first.id, in: tx))
            #expect(throws: DatedRefusal.changedLater(device.span.from)) {
                try MoveDevice.run(device, to: late, by: school.permit, in: tx)
            }
        }
    }

    /// What is handed to other modules thing by thing is what the lists of the school hold on that day.
    @Test(arguments: TestEngine.available)
    func theInventoryIsWhatTheListsHold(engine: TestEngine) async throws {
        try await World.with(engine) { school, tx in
            let (unit, day) = (school.unit.id, World.today)
            let all = try InventoryRows.all(of: unit, on: day, in: tx)
            func ids(_ kind: InventoryItem.Kind) -> Set<String> { Set(all.filter { $0.kind == kind }.map(\.id)) }
            #expect(ids(.room) == Set(try RoomRows.all(of: unit, on: day, in: tx).map(\.id.text)))
            #expect(ids(.device) == Set(try RoundRows.devices(of: unit, on: day, in: tx).map(\.id.text)))
            #expect(ids(.line) == Set(try ConnectionRows.lines(of: unit, on: day, in: tx).map(\.id.text)))
            #expect(ids(.licence) == Set(try ConnectionRows.licences(of: unit, on: day, in: tx).map(\.id.text)))
            let first = try #require(all.first { $0.kind == .device && !$0.room.isEmpty })
            #expect(all.contains { $0.kind == .room && $0.code == first.room } && !first.state.isEmpty)
            #expect(try InventoryRows.all(of: unit, on: day.adding(days: -10_000), in: tx).isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func roomsChangeFromADayAndCloseEmpty(engine: TestEngine) async throws {
        try await World.with(engine) { school, tx in
            let whole = try RoomRows.all(of: school.unit.id, on: World.today, in: tx).count {
                $0.facts.kind == .classroom
            }
            let old = try #require(try RoomRows.find(code: "P101", at: school.unit.id, in: tx))
            var new = old
            new.facts.kind = .multipurpose
            new.from = World.today
            try KeepRoom.change(new, was: old, by: school.permit, in: tx)
            func kind(_ day: Day) throws -> RoomKind? {
                try RoomRows.all(of: school.unit.id, on: day, in: tx).first { $0.id == old.id }?.facts.kind
            }
            #expect(try kind(World.today.adding(days: -1)) == .classroom)
            for (day, classrooms, others) in [(World.today.adding(days: -1), whole, 0), (World.today, whole - 1, 1)] {
                let figures = try RoomFigureRows.all(where: "s.unit_id = \(school.unit.id)", on: day, in: tx)
                func rooms(_ kind: String) -> Int { figures.filter { $0.kind == kind }.reduce(0) { $0 + $1.rooms } }
                #expect(rooms("classroom") == classrooms && rooms("multipurpose") == others)
                #expect(
                    figures.reduce(0) { $0 + $1.area }
                        == (try RoomRows.all(of: school.unit.id, on: day, in: tx)).reduce(0) {
                            $0 + ($1.facts.area ?? 0)
                        })
            }
            #expect(try kind(World.today) == .multipurpose)
            #expect(throws: ChangedMeanwhile.self) { try KeepRoom.change(new, was: old, by: school.permit, in: tx) }
            let current = try #require(try RoomRows.find(old.id, in: tx))
            let tomorrow = World.today.adding(days: 1)
            #expect(throws: FormRefusal.self) { try KeepRoom.close(current, on: tomorrow, by: school.permit, in: tx) }
            for line in try DeviceListRows.lines(
                DeviceFilter(day: World.today, room: old.id), at: school.unit.id, limit: 50, offset: 0, in: tx)
            {
                try MoveDevice.run(
                    line.device, to: .init(room: nil, state: .working, from: World.today), by: school.permit, in: tx)
            }
            try KeepRoom.close(current, on: tomorrow, by: school.permit, in: tx)
            #expect(try kind(World.today) == .multipurpose && kind(tomorrow) == nil)
        }
    }

    /// The demonstration's school against the rule, before and after a class is moved into the small room.
    @Test(arguments: TestEngine.available)
    func aSchoolIsJudgedByItsClasses(engine: TestEngine) async throws {
        try await World.with(engine) { school, tx in
            let provisions = Provisions(ports: school.ports)
            let before = try provisions.school(school.unit.id, on: World.today, in: tx)
            #expect(before.laboratories.map(\.code) == ["TIN1"] && before.unassigned.isEmpty)
            let room = try #require(before.laboratories.first)
            #expect(room.decisive(before.rules)?.name == "4A" && room.needed(before.rules) == 18)
            let machines = try DeviceListRows.lines(
                DeviceFilter(day: World.today, state: .working, room: room.room), at: school.unit.id, limit: 100,
                offset: 0,
                in: tx)
            #expect(machines.count == room.working)
            for line in machines.dropFirst(10) {
                try MoveDevice.run(
                    line.device, to: .init(room: room.room, state: .broken, from: World.today), by: school.permit,
                    in: tx)
            }
            let after = try provisions.school(school.unit.id, on: World.today, in: tx)
            #expect(after.provision == .below && after.laboratories[0].working == 10)
            #expect(after.plan.computers == max(0, 8 - after.stock))
            #expect(try provisions.school(school.unit.id, on: World.today.adding(days: -1), in: tx).plan == before.plan)
            let classes = try school.ports.classes(of: school.unit.id, on: World.today, in: tx)
            let largest = try #require(classes.first { $0.name == "4A" })
            let changed = try AssignClasses.run(
                [largest.id: RoomID?.none], classes: classes, from: World.today, by: school.permit, in: tx)
            #expect(changed == 1)
            let last = try provisions.school(school.unit.id, on: World.today, in: tx)
            #expect(last.unassigned.map(\.name) == ["4A"] && last.laboratories[0].needed(last.rules) == 17)
        }
    }

    /// What is exported is imported again unchanged; a wrong row says which cell and the others go in.
    @Test(arguments: TestEngine.available)
    func exportAndImportAreOne(engine: TestEngine) async throws {
        try await World.with(engine) { school, tx in
            let unit = school.unit.id
            let lines = try DeviceListRows.lines(
                DeviceFilter(day: World.today), at: unit, limit: 10_000, offset: 0, in: tx)
            let rooms = try RoomRows.all(of: unit, on: World.today, in: tx)
            let (devices, places) = (DeviceSheet.write(lines, ""), RoomSheet.write(rooms, [], ""))
            for (taken, sheet) in [
                (try StoreTests.take(DeviceSheet.sheet, bytes(devices), school, tx), devices),
                (try StoreTests.take(RoomSheet.sheet, bytes(places), school, tx), places),
            ] {
                #expect(taken.count == sheet.rows.count && taken.allSatisfy { $0.outcome == .unchanged })
            }
            let text = """
                Tên;Mã thiết bị;Loại;Phòng;Tình trạng;Năm mua
                Máy mới;th-9001;Máy tính để bàn;TIN1;hoat dong;2023
                Máy lạ;TH 9002;Máy bay;P999;Hỏng;1900
                Máy trùng;TH-9001;desktop;;;
                """
            let rows = try StoreTests.take(DeviceSheet.sheet, Array(text.utf8), school, tx)
            #expect(rows[0].outcome == .added)
            guard case .refused(let faults) = rows[1].outcome, case .refused(let twice) = rows[2].outcome else {
                Issue.record("wrong rows were taken")
                return
            }
            #expect(faults.map(\.column) == ["Mã thiết bị", "Loại thiết bị", "Năm mua", "Phòng"])
            #expect(twice.map(\.reason) == [SheetTexts.twice(2)])
            #expect(try StoreTests.take(DeviceSheet.sheet, Array(text.utf8), school, tx)[0].outcome == .unchanged)
        }
    }

    private func bytes(_ sheet: Sheet) -> [UInt8] {
        SheetWriter.csv(headings: sheet.columns.map(\.heading), rows: sheet.rows)
    }

    private static func take<Thing>(
        _ sheet: FacilitySheet<Thing>, _ bytes: [UInt8], _ school: World.School, _ tx: Transaction
    ) throws -> [SheetReport.Row] {
        let table = try Table.read(bytes: bytes, name: "tep.csv", headings: sheet.map)
        return try sheet.run(table, name: "tep.csv", by: school.permit, in: tx).rows
    }

    @Test(arguments: TestEngine.available)
    func linesAndLicencesHaveDays(engine: TestEngine) async throws {
        try await World.with(engine) { school, tx in
            let unit = school.unit.id
            let lines = try ConnectionRows.lines(of: unit, on: World.today, in: tx)
            let line = try #require(lines.first)
            #expect(!lines.isEmpty && ConnectionRules.providers(lines) == lines.count)
            #expect(try !ConnectionRows.end(line.id, at: unit, on: line.from, in: tx))
            #expect(try ConnectionRows.end(line.id, at: unit, on: World.today, in: tx))
            #expect(try ConnectionRows.lines(of: unit, on: World.today, in: tx).count == lines.count - 1)
            #expect(
                try ConnectionRows.lines(of: unit, on: World.today.adding(days: -1), in: tx).count == lines.count)
            let expired = Day(iso: "2024-08-01") ?? World.today
            #expect(try ConnectionRows.licences(of: unit, on: World.today, in: tx).count == 1)
            #expect(try ConnectionRows.licences(of: unit, on: expired, in: tx).isEmpty)
        }
    }
}
