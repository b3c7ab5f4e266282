import Base
import Database
import Identity
internal import Organisation
import TestKit
import Testing

@testable import Records

/// Two records of one child: whatever is joined is sound, and parting brings both back, also after more has happened.
struct JoinTests {
    private static let now = RecordsWorld.now
    private static let units = (0..<3).map { _ in UnitID(at: now) }

    /// A random sound history at random schools.
    private static func history(_ random: inout Seed, from start: Day) -> PlacementHistory {
        let pupil = PupilID(at: now, using: &random)
        var history = PlacementHistory([])
        var day = start
        func seat(_ random: inout Seed) -> Seat {
            Seat(
                pupil: pupil, unit: units[Int.random(in: 0..<3, using: &random)],
                classID: ClassID(at: now, using: &random))
        }
        _ = try? history.enter(seat(&random), on: day, .new, id: PlacementID(at: now, using: &random))
        for _ in 0..<Int.random(in: 0...4, using: &random) {
            day = day.adding(days: Int.random(in: 1...120, using: &random))
            let seat = seat(&random)
            let id = PlacementID(at: now, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0: _ = try? history.pass(to: seat, on: day, .promoted, .promoted, id: id)
            case 1: _ = try? history.leave(on: day, [.droppedOut, .leftCity, .finished][day.month % 3], reason: "")
            default: _ = try? history.enter(seat, on: day, .returned, id: id)
            }
        }
        return history
    }

    @Test func joinedHistoriesAreSoundAndPartAgain() throws {
        var random = Seed(5)
        let start = try #require(Day(iso: "2021-09-05"))
        var joined = 0
        for _ in 0..<3_000 {
            let one = Self.history(&random, from: start.adding(days: Int.random(in: 0...500, using: &random)))
            let two = Self.history(&random, from: start.adding(days: Int.random(in: 0...500, using: &random)))
            guard let keep = one.last?.pupil, let hide = two.last?.pupil else { continue }
            let before = one.placements + two.placements
            guard let steps = try? JoinHistories.join(one, two) else {
                #expect(Self.overlap(one, two), "only overlapping days are refused")
                continue
            }
            joined += 1
            var whole = PlacementHistory(steps.applied(to: before))
            #expect(whole.isSound && whole.placements.count == before.count)
            #expect(whole.placements.allSatisfy { $0.pupil == keep })
            // No day that either record knew is lost.
            for placement in before {
                #expect(whole.current(on: placement.from)?.id == placement.id)
            }
            let parts = try JoinHistories.part(whole, steps, hidden: hide)
            #expect(parts.keep == one && parts.hide == two)
            // What comes later goes with the record whose way it goes on.
            guard let last = whole.last, last.to == nil else { continue }
            let seat = Seat(pupil: keep, unit: last.unit, classID: ClassID(at: Self.now, using: &random))
            _ = try whole.pass(
                to: seat, on: last.from.adding(days: 30), .promoted, .promoted,
                id: PlacementID(at: Self.now, using: &random))
            let later = try JoinHistories.part(whole, steps, hidden: hide)
            #expect(later.keep.isSound && later.hide.isSound)
            #expect(later.keep.placements.count + later.hide.placements.count == before.count + 1)
        }
        #expect(joined > 300, "enough were joined: \(joined)")
    }

    /// Naively, day by day: both in a class, where one that was never closed ends with the other's beginning.
    private static func overlap(_ one: PlacementHistory, _ two: PlacementHistory) -> Bool {
        let all = (one.placements + two.placements)
        return all.contains { first in
            all.contains { second in
                first.pupil != second.pupil && first.from <= second.from
                    && (first.from == second.from || (first.to.map { second.from < $0 } ?? false))
            }
        }
    }

    @Test func whoMayDoWhat() {
        #expect(JoinRules.next(.asked, by: .keep, asked: true) == [.withdrawn])
        #expect(JoinRules.next(.asked, by: .hide, asked: false) == [.done, .refused])
        #expect(JoinRules.next(.asked, by: .superior, asked: false) == [.done, .refused])
        #expect(JoinRules.side(reachesKeep: false, reachesHide: false) == nil)
        #expect(!JoinRules.isOpen(to: .keep, after: .refused) && JoinRules.isOpen(to: .superior, after: .refused))
    }
}
