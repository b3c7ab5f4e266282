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
                let scope = StatisticScope(school: school.id, day: day)
                let form = StatisticForm.primary
                let figures = try StatisticFigures.read(form, form.measures, scope, .none, in: tx)
                let filled = figures.figures(form)
                #expect(StatisticCheck.all(form, filled, lastYear: [:]).isEmpty)
                #expect((filled["III"]?.total ?? 0) > 300)
                for row in form.rows {
                    guard case .pupils(let test)? = row.measure, StatisticTest.query(test) != nil else { continue }
                    var filter = PupilFilter(day: day, isToday: false)
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

    private func apply(_ test: StatisticForm.PupilTest, _ filter: inout PupilFilter) {
        filter.grade = test.grade
        filter.ages = test.ages
        filter.entry = test.entry
        filter.twoSessions = test.twoSessions
        filter.boards = test.boards
    }

    /// Every row of every kind, against the records that its page lists one by one.
    @Test(arguments: TestEngine.available)
    func everyRowCountsWhatItsPageLists(engine: TestEngine) async throws {
        try await RecordsWorld.with(engine, level: .preschool) { database, school in
            try await database.write { tx in
                try tx.run("UPDATE records_pupil SET more = '{\"IS_MIEN_HOC_PHI\":\"1\"}' WHERE id LIKE '%7'")
                try tx.run(
                    """
                    INSERT INTO records_health (id, pupil_id, checked_on, nutrition, entered_by, entered_at)
                    SELECT 'a' || id, id, '2023-09-10', '04', 'x', '2023-09-10T00:00:00.000Z' FROM records_pupil
                    WHERE id LIKE '%3'
                    """)
                try tx.run(
                    """
                    INSERT INTO records_health (id, pupil_id, checked_on, nutrition, entered_by, entered_at)
                    SELECT 'b' || id, id, '2023-09-20', '01', 'x', '2023-09-20T00:00:00.000Z' FROM records_pupil
                    WHERE id LIKE '%33'
                    """)
            }
            try await Resealing(RecordsModule.sealed).run(database)
            try await database.read { tx in
                let day = try #require(Day(iso: "2023-09-30"))
                let form = StatisticForm.preschool
                let scope = StatisticScope(school: school.id, day: day)
                let read = try StatisticFigures.read(form, form.measures, scope, .none, sized: true, in: tx)
                let figures = read.figures(form)
                #expect(StatisticCheck.all(form, figures, lastYear: [:]).isEmpty)
                #expect((figures["III.3.3"]?.total ?? 0) > 20 && (figures["III.7.1"]?.total ?? 0) > 5)
                #expect((figures["III.5"]?.total ?? 0) + (figures["III.6"]?.total ?? 0) > 10)
                for row in form.rows {
                    guard let measure = row.measure else { continue }
                    let columns: [StatisticColumn] =
                        if case .staff = measure { [.total, .female, .tenured] } else { [.total, .female, .minority] }
                    for column in columns {
                        let number = figures[row.number]?[column] ?? 0
                        let question = StatisticRecords.Question(
                            form: form, row: row, measure: measure, column: column, day: day, unit: school)
                        let listed: Int
                        switch measure {
                        case .pupils(let test):
                            listed = try StatisticRecords.pupils(test, question, in: tx).count
                        case .classes, .staff:
                            if column != .total, case .classes = measure { continue }
                            switch try StatisticRecords.find(question, .none, in: tx) {
                            case .classes(let classes): listed = classes.count
                            case .staff(let lines): listed = lines.count
                            default: listed = -1
                            }
                        default: continue
                        }
                        #expect(listed == number, "\(row.number) \(column)")
                    }
                }
            }
        }
    }

    @Test func monthsOfAgeAreWholeOnTheDay() throws {
        let group = { (months: Int) in
            StatisticRows.PupilGroup(
                grade: "16", birthYear: 2021, months: months, sex: .male, isMinority: false, entry: .new,
                twoSessions: false, boards: false, disability: nil, hasPolicy: false, support: 0, count: 1)
        }
        let matches = StatisticMatches(year: 2023)
        let test = StatisticForm.PupilTest(grade: "16", months: 13...24)
        #expect(!matches.holds(group(12), test) && matches.holds(group(13), test) && matches.holds(group(24), test))
        #expect(!matches.holds(group(25), test))
    }

    @Test func unlikelyNumbersAreFound() {
        func facts(_ name: String, _ pupils: Int) -> StatisticRows.ClassFacts {
            StatisticRows.ClassFacts(
                id: ClassID(at: RecordsWorld.now), unit: UnitID(at: RecordsWorld.now), name: name, grade: "01",
                ageGroup: nil, twoSessions: true, boards: false, combined: false, pupils: pupils)
        }
        let figures = StatisticFigures(
            classes: [facts("1A", 30), facts("1B", 30), facts("1C", 65), facts("1D", 0)], pupils: [], nutrition: [],
            staff: [], rooms: [], schools: [], matches: StatisticMatches(year: 2023))
        let found = StatisticCheck.outliers(figures, in: .primary)
        #expect(found.contains(.emptyClasses(["1D"])))
        #expect(found.contains(.crowded(["1C"])), "half as large again as the mean of 42, and by more than ten")
        #expect(found.contains(.nobody(.teachers)) && found.contains(.nobody(.classrooms)))
    }

    @Test func everyVersionIsWhole() throws {
        for form in StatisticForm.all {
            let numbers = form.rows.map(\.number)
            #expect(Set(numbers).count == numbers.count, "\(form.code) \(form.source)")
            for sum in form.sums {
                #expect(([sum.whole] + sum.parts).allSatisfy { numbers.contains($0) }, "\(form.code) \(sum.whole)")
            }
        }
        let due = try #require(Day(iso: "2025-10-31"))
        #expect(StatisticForm.version("03.ĐN-THCS", on: due)?.source == "Thông tư 25/2024/TT-BGDĐT")
        #expect(StatisticForm.version("03.ĐN-THCS", on: try #require(Day(iso: "2023-10-30"))) == nil)
        #expect(StatisticForm.version("02.ĐN-TH", on: due)?.snapshot(before: due).iso == "2025-09-30")
        #expect(StatisticForm.primary.snapshot(before: try #require(Day(iso: "2024-01-10"))).iso == "2023-09-30")
    }

    @Test func formsAreInForceByTheirCirculars() throws {
        #expect(StatisticForm.primary.holds(on: try #require(Day(iso: "2023-09-30"))))
        #expect(!StatisticForm.primary.holds(on: try #require(Day(iso: "2025-02-09"))))
        #expect(!StatisticForm.primary.holds(on: try #require(Day(iso: "2018-11-13"))))
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
