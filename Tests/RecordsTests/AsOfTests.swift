import Base
import Database
import Identity
internal import Organisation
import TestKit
import Testing

@testable import Records

/// What a list says of a day equals what a naive replay of all changes says.
struct AsOfTests {
    private struct Event {
        let day: Day
        let apply: (inout [PupilID: (name: String, seat: ClassID?)]) -> Void
    }

    @Test(arguments: TestEngine.available)
    func listsEqualAReplayOfTheChanges(engine: TestEngine) async throws {
        try await RecordsWorld.with(engine) { database, school in
            try await database.write { tx in
                var random = Seed(11)
                let year = SchoolYear(start: 2023)
                let start = try #require(Day(iso: "2023-09-05"))
                let classes = try ClassRows.all(of: school.id, year, in: tx)
                var filter = PupilFilter(day: start, isToday: false)
                let lines = try PupilListRows.lines(filter, at: school.id, limit: 5_000, offset: 0, in: tx)
                var state: [PupilID: (name: String, seat: ClassID?)] = [:]
                for line in lines {
                    state[line.id] = (line.name, classes.first { $0.name == line.className }?.id)
                }
                var events: [Event] = []
                var day = start
                for _ in 0..<120 {
                    day = day.adding(days: Int.random(in: 1...2, using: &random))
                    let line = try #require(lines.randomElement(using: &random))
                    events.append(try change(line.id, on: day, classes, school.id, &random, tx))
                }
                for _ in 0..<25 {
                    filter.day = start.adding(days: Int.random(in: 0...240, using: &random))
                    let expected = replay(state, events, until: filter.day)
                    let found = try PupilListRows.lines(filter, at: school.id, limit: 5_000, offset: 0, in: tx)
                    #expect(found.count == expected.count)
                    #expect(try PupilListRows.count(filter, at: school.id, in: tx) == expected.count)
                    for line in found {
                        let seat = expected[line.id]?.seat
                        #expect(expected[line.id]?.name == line.name)
                        #expect(classes.first { $0.id == seat }?.name == line.className)
                    }
                }
            }
        }
    }

    private func change(
        _ id: PupilID, on day: Day, _ classes: [SchoolClass], _ unit: UnitID, _ random: inout Seed, _ tx: Transaction
    ) throws -> Event {
        var history = try PlacementRows.history(of: id, in: tx)
        let seat = try #require(classes.randomElement(using: &random)).id
        let place = PlacementID(at: RecordsWorld.now, using: &random)
        let isIn = history.current(on: day) != nil
        switch Int.random(in: 0..<3, using: &random) {
        case 0 where isIn && history.current(on: day)?.classID != seat:
            let changes = try history.move(
                to: Seat(pupil: id, unit: unit, classID: seat), on: day, id: place)
            try PlacementRows.apply(changes, at: RecordsWorld.now, in: tx)
            return Event(day: day) { $0[id]?.seat = seat }
        case 1 where isIn:
            let changes = try history.leave(on: day, .deferred, reason: "")
            try PlacementRows.apply(changes, at: RecordsWorld.now, in: tx)
            return Event(day: day) { $0[id]?.seat = nil }
        case 1:
            let changes = try history.enter(
                Seat(pupil: id, unit: unit, classID: seat), on: day, .returned, id: place)
            try PlacementRows.apply(changes, at: RecordsWorld.now, in: tx)
            return Event(day: day) { $0[id]?.seat = seat }
        default:
            let old = try #require(try PupilRows.find(id, in: tx))
            var new = old
            new.name = "Tên Mới \(day.month) \(["An", "Bình", "Chi"].randomElement(using: &random) ?? "")"
            let changes = try ChangePupil.write(new, was: old, .change(from: day), at: RecordsWorld.now, in: tx)
            #expect(changes.isEmpty == (new.name == old.name))
            let name = new.name
            return Event(day: day) { $0[id]?.name = name }
        }
    }

    private func replay(
        _ start: [PupilID: (name: String, seat: ClassID?)], _ events: [Event], until day: Day
    ) -> [PupilID: (name: String, seat: ClassID?)] {
        var state = start
        for event in events where event.day <= day { event.apply(&state) }
        return state.filter { $0.value.seat != nil }
    }

    @Test(arguments: TestEngine.available)
    func theDictionaryIsWhole(engine: TestEngine) async throws {
        try await RecordsWorld.with(engine) { database, _ in
            try await database.read { tx in
                #expect(try tx.count("SELECT COUNT(*) AS n FROM records_field") == 410)
                let groups = try CodeRows.list(.ethnicity, on: RecordsWorld.now.day, in: tx)
                #expect(groups.codes.count == 55 && groups.code(meant: "hmong") == "08")
            }
        }
    }
}
