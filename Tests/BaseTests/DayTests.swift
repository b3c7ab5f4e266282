import Base
import Testing

struct DayTests {
    @Test(arguments: [
        ("2023-09-30", 19_630), ("1970-01-01", 0), ("2000-02-29", 11_016), ("1969-12-31", -1), ("2100-03-01", 47_541),
    ])
    func countsDays(iso: String, days: Int) throws {
        let day = try #require(Day(iso: iso))
        #expect(day.daysSinceEpoch == days)
        #expect(Day(daysSinceEpoch: days).iso == iso)
    }

    @Test(arguments: ["2023-02-29", "2023-13-01", "2023-00-10", "23-01-01", "2023-1-1", "", "2023-09-31", "0000-01-01"])
    func refusesWhatIsNoDay(text: String) { #expect(Day(iso: text) == nil) }

    @Test(arguments: [
        ("5/9/2023", "2023-09-05"), ("05-09-2023", "2023-09-05"), (" 5.9.2023 ", "2023-09-05"),
        ("2023-09-05", "2023-09-05"),
    ])
    func readsWhatPeopleWrite(text: String, iso: String) { #expect(Day(written: text)?.iso == iso) }

    @Test(arguments: ["5/9/23", "31/4/2023", "5/9", "a/b/2023", "1/2/3/2023"])
    func guessesNothing(text: String) { #expect(Day(written: text) == nil) }

    @Test func everyDayOfFourCenturiesComesBack() {
        for count in stride(from: -80_000, through: 80_000, by: 17) {
            let day = Day(daysSinceEpoch: count)
            #expect(day.daysSinceEpoch == count)
            #expect(Day(year: day.year, month: day.month, day: day.day) == day)
        }
    }

    @Test func momentsFallOnTheCitysDay() throws {
        let evening = try #require(Instant(iso: "2023-09-30T16:59:59.999Z"))
        #expect(evening.day.iso == "2023-09-30")
        #expect(evening.timeOfDay.hour == 23)
        #expect(Instant(milliseconds: evening.milliseconds + 1).day.iso == "2023-10-01")
        #expect(evening.iso == "2023-09-30T16:59:59.999Z")
        #expect(Instant(iso: "2023-09-30T24:00:00.000Z") == nil)
    }

    @Test(arguments: [("2023 - 2024", 2023), ("2023–2024", 2023), ("2025-2026", 2025)])
    func readsSchoolYears(text: String, start: Int) { #expect(SchoolYear(text)?.start == start) }

    @Test func schoolYearsTurnInAugust() throws {
        #expect(SchoolYear(of: try #require(Day(iso: "2024-07-31"))).text == "2023-2024")
        #expect(SchoolYear(of: try #require(Day(iso: "2024-08-01"))).text == "2024-2025")
        #expect(SchoolYear("2023-2025") == nil)
    }
}
