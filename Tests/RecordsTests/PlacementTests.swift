import Base
import Identity
import TestKit
import Testing

@testable import Records

/// Placements: whatever people do, in whatever order, no two overlap and nobody who is enrolled is without a class.
struct PlacementTests {
    private let now = Instant(milliseconds: 1_700_000_000_000)

    @Test(arguments: 0..<200 as Range<UInt64>)
    func historiesStaySound(seed: UInt64) throws {
        var random = Seed(seed)
        let units = (0..<2).map { _ in UnitID(at: now, using: &random) }
        let classes = units.map { _ in (0..<3).map { _ in ClassID(at: now, using: &random) } }
        let pupil = PupilID(at: now, using: &random)
        var history = PlacementHistory([])
        var day = try #require(Day(iso: "2023-09-05"))
        /// The class on each day as a naive diary has it.
        var diary: [Day: ClassID?] = [:]
        var place: ClassID?
        for _ in 0..<40 {
            let gap = Int.random(in: -2...30, using: &random)
            let next = day.adding(days: gap)
            let before = history
            let u = Int.random(in: 0..<2, using: &random)
            let seat = Seat(pupil: pupil, unit: units[u], classID: classes[u][Int.random(in: 0..<3, using: &random)])
            let id = PlacementID(at: now, using: &random)
            do {
                var after: ClassID? = seat.classID
                switch Int.random(in: 0..<5, using: &random) {
                case 0: _ = try history.enter(seat, on: next, .new, id: id)
                case 1: _ = try history.enter(seat, on: next, .returned, id: id)
                case 2: _ = try history.move(to: seat, on: next, id: id)
                case 3: _ = try history.pass(to: seat, on: next, .transferred, .transferred, id: id)
                default:
                    _ = try history.leave(on: next, .deferred, reason: "")
                    after = nil
                }
                var walk = day
                while walk < next {
                    diary[walk] = place
                    walk = walk.adding(days: 1)
                }
                day = next
                place = after
            } catch {
                #expect(history == before, "a refused change leaves no trace, seed \(seed)")
            }
            #expect(history.isSound, "seed \(seed)")
        }
        for (day, expected) in diary {
            #expect(history.current(on: day)?.classID == expected, "seed \(seed), \(day)")
        }
    }

    @Test func refusalsSayWhy() throws {
        var random = Seed(1)
        let unit = UnitID(at: now, using: &random)
        let pupil = PupilID(at: now, using: &random)
        func seat() -> Seat { Seat(pupil: pupil, unit: unit, classID: ClassID(at: now, using: &random)) }
        func id() -> PlacementID { PlacementID(at: now, using: &random) }
        let day = try #require(Day(iso: "2023-09-05"))
        var history = PlacementHistory([])
        #expect(throws: PlacementRefusal.neverHere) { try history.leave(on: day, .droppedOut, reason: "") }
        #expect(throws: PlacementRefusal.neverHere) { try history.enter(seat(), on: day, .returned, id: id()) }
        _ = try history.enter(seat(), on: day, .new, id: id())
        #expect(throws: PlacementRefusal.stillEnrolled) { try history.enter(seat(), on: day, .new, id: id()) }
        #expect(throws: PlacementRefusal.tooSoon(day)) { try history.leave(on: day, .droppedOut, reason: "") }
        #expect(throws: PlacementRefusal.before(day)) {
            try history.move(to: seat(), on: day.adding(days: -1), id: id())
        }
        _ = try history.leave(on: day.adding(days: 9), .finished, reason: "")
        #expect(throws: PlacementRefusal.finished) {
            try history.enter(seat(), on: day.adding(days: 20), .returned, id: id())
        }
        #expect(history.reentry == .new)
        _ = try history.enter(seat(), on: day.adding(days: 20), .new, id: id())
        #expect(history.isSound && history.current(on: day.adding(days: 15)) == nil)
    }
}
