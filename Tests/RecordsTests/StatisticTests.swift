import Base
import Database
import Identity
internal import Organisation
import TestKit
import Testing

@testable import Records

/// Statistical forms: sums, each number against the records it opens, checks, frozen days.
struct StatisticTests {
    @Test(arguments: TestEngine.available)
    func everyNumberEqualsTheRecordsItOpens(engine: TestEngine) async throws {
        try await RecordsWorld.with(engine) { database, school in
            try await database.read { tx in
                let day = try #require(Day(iso: "2023-09-30"))
                let scope = StatisticScope(
                    schools: [school.id], classes: "c.unit_id = \(school.id)", posts: "t.unit_id = \(school.id)",
                    day: day)
                let figures = try StatisticFigures.read(scope, in: tx)
                let form = StatisticForm.primary
                let filled = figures.figures(form)
                #expect(StatisticCheck.all(form, filled, lastYear: [:]).isEmpty)
                #expect((filled["III"]?.total ?? 0) > 300)
                for row in form.rows {
                    guard case .pupils(let test)? = row.measure, StatisticTest.query(test) != nil else { continue }
                    var filter = PupilFilter(day: day, isToday: false)
                    filter.grade = grade(test)
                    apply(test, &filter)
                    let count = try PupilListRows.count(filter, at: school.id, in: tx)
                    #expect(count == filled[row.number]?.total, "\(row.number)")
                    filter.sex = .female
                    #expect(
                        try PupilListRows.count(filter, at: school.id, in: tx) == filled[row.number]?.female,
                        "\(row.number)")
                }
            }
        }
    }

    private func grade(_ test: StatisticForm.PupilTest) -> String? {
        switch test {
        case .grade(let grade), .rightAge(_, let grade): grade
        default: nil
        }
    }

    private func apply(_ test: StatisticForm.PupilTest, _ filter: inout PupilFilter) {
        switch test {
        case .age(let ages): filter.ages = ages
        case .rightAge(let age, _): filter.ages = age...age
        case .entry(let entry): filter.entry = entry
        case .twoSessions: filter.twoSessions = true
        case .boarding: filter.boards = true
        default: break
        }
    }

    @Test func formsAreInForceByTheirCirculars() throws {
        #expect(StatisticForm.primary.holds(on: try #require(Day(iso: "2023-09-30"))))
        #expect(!StatisticForm.primary.holds(on: try #require(Day(iso: "2025-02-09"))))
        #expect(!StatisticForm.primary.holds(on: try #require(Day(iso: "2018-11-13"))))
        let numbers = StatisticForm.primary.rows.map(\.number)
        #expect(Set(numbers).count == numbers.count)
        for sum in StatisticForm.primary.sums {
            #expect(([sum.whole] + sum.parts).allSatisfy { numbers.contains($0) })
        }
    }

    @Test func checksFindWhatDoesNotAgree() {
        let form = StatisticForm.primary
        var figures = ["II": StatisticFigure(total: 3), "II.1": StatisticFigure(total: 2)]
        let checks = StatisticCheck.all(form, figures, lastYear: ["II": StatisticFigure(total: 30)])
        #expect(checks.contains(.sum(whole: "II", expected: 3, found: 2)))
        #expect(checks.contains(.jump(row: "II", before: 30, now: 3)))
        figures["II"] = StatisticFigure(total: 2, female: 3)
        #expect(StatisticCheck.all(form, figures, lastYear: [:]).contains(.excess(row: "II")))
    }

    @Test func whatIsFrozenIsComparedLineByLine() {
        let difference = SnapshotDifference.between(["a": "1", "b": "2", "c": "3"], ["a": "1", "b": "9", "d": "4"])
        #expect(difference == SnapshotDifference(added: ["4"], missing: ["3"], changed: ["9"]))
    }
}
