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
                    try SchoolYearRows.put(first, in: tx)
                    try SchoolYearRows.put(second, in: tx)
                }
                let found = try await database.read { try SchoolYearRows.find(SchoolYear(start: 2030), in: $0) }
                #expect(found == second)
            }
            let days = ["2030-09-04", "2030-09-05", "2031-01-19", "2031-01-20", "2031-06-15", "2031-06-16"]
            #expect(days.map { second.term(on: World.day($0)) } == [nil, 1, 1, 2, 2, nil])
        }
    }
}
