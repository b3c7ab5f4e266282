import Base
import Database
import TestKit
import Testing

@testable import Organisation

struct SchoolGroupTests {
    @Test func groupsTeachWhatTheListSays() {
        #expect(SchoolGroup.allCases.map(\.rawValue) == (1...19).map { $0 < 10 ? "0\($0)" : "\($0)" })
        #expect(SchoolGroup.allCases.allSatisfy { !$0.levels.isEmpty })
        #expect(SchoolGroup(rawValue: "11")?.levels == [.primary, .lowerSecondary, .upperSecondary])
        #expect(SchoolGroup(rawValue: "18")?.levels == [.preschool, .primary, .lowerSecondary])
    }
}

extension StoreTests {
    struct SchoolYearTests {
        private func frame(_ start: String, _ second: String, _ end: String, _ source: String) throws -> SchoolYearFrame
        {
            try SchoolYearFrame(
                SchoolYear(start: 2030), startsOn: World.day(start), secondTermOn: World.day(second),
                endsOn: World.day(end), source: source)
        }

        @Test(arguments: [
            ("2030-09-05", "2030-09-05", "2031-05-31", "x", SchoolYearRefusal.outOfOrder),
            ("2030-09-05", "2031-06-01", "2031-05-31", "x", .outOfOrder),
            ("2031-09-05", "2032-01-15", "2032-05-31", "x", .otherYear(SchoolYear(start: 2030))),
            ("2030-07-31", "2031-01-15", "2031-05-31", "x", .otherYear(SchoolYear(start: 2030))),
            ("2030-09-05", "2031-01-15", "2031-08-01", "x", .otherYear(SchoolYear(start: 2030))),
            ("2030-09-05", "2031-01-15", "2031-05-31", "  ", .sourceMissing),
        ])
        func whatCannotBeIsRefused(
            start: String, second: String, end: String, source: String, refusal: SchoolYearRefusal
        ) {
            #expect(throws: refusal) { try frame(start, second, end, source) }
        }

        @Test(arguments: TestEngine.available)
        func aYearIsWhatTheCityDecidedLast(engine: TestEngine) async throws {
            let first = try frame("2030-09-05", "2031-01-15", "2031-05-31", "QĐ 1")
            let second = try frame("2030-09-05", "2031-01-20", "2031-06-15", "QĐ 2")
            try await engine.with(World.schema) { database in
                let none = try await database.read { try SchoolYearRows.all(in: $0) }
                #expect(none.isEmpty, "nothing is assumed")
                try await database.write { tx in
                    let entered = try SchoolYearRows.insert(first, at: World.now, in: tx)
                    let again = try SchoolYearRows.insert(second, at: World.now, in: tx)
                    #expect(entered && !again, "a year is entered once")
                    let changed = try SchoolYearRows.update(second, version: 1, at: World.now, in: tx)
                    let stale = try SchoolYearRows.update(first, version: 1, at: World.now, in: tx)
                    #expect(changed && !stale, "who saw an older version changes nothing")
                }
                let found = try await database.read { try SchoolYearRows.line(SchoolYear(start: 2030), in: $0) }
                #expect(found?.frame == second && found?.version == 2 && found?.changedAt == World.now)
            }
            let days = ["2030-09-04", "2030-09-05", "2031-01-19", "2031-01-20", "2031-06-15", "2031-06-16"]
            #expect(days.map { second.term(on: World.day($0)) } == [nil, 1, 1, 2, 2, nil])
        }

        /// 18 and 17 weeks, counted in whole weeks from the first to the last day.
        @Test(arguments: [
            ("2030-09-02", "2031-01-06", "2031-05-04", 18, 17, false),
            ("2030-09-02", "2031-01-05", "2031-05-04", 17, 17, true),
            ("2030-09-02", "2031-01-06", "2031-05-03", 18, 16, true),
        ])
        func weeksOfStudy(start: String, second: String, end: String, one: Int, two: Int, isShort: Bool) throws {
            let year = try frame(start, second, end, "QĐ")
            #expect(year.weeks == (one, two) && year.isShort == isShort)
        }
    }
}
