import Base
import Testing

@testable import Privacy

/// Tết and Giỗ Tổ as the calendars of Vietnam print them.
struct LunarDayTests {
    /// 2007 and 2030 are a day earlier than in China.
    private static let newYears = """
        00-02-05 01-01-24 02-02-12 03-02-01 04-01-22 05-02-09 06-01-29 07-02-17 08-02-07
        09-01-26 10-02-14 11-02-03 12-01-23 13-02-10 14-01-31 15-02-19 16-02-08 17-01-28
        18-02-16 19-02-05 20-01-25 21-02-12 22-02-01 23-01-22 24-02-10 25-01-29 26-02-17
        27-02-06 28-01-26 29-02-13 30-02-02 31-01-23 32-02-11 33-01-31 34-02-19 35-02-08
        36-01-28 37-02-15 38-02-04 39-01-24 40-02-12 41-02-01 42-01-22 43-02-10 44-01-30
        45-02-17 46-02-06 47-01-26 48-02-14 49-02-02 50-01-23
        """

    @Test func newYearFrom2000To2050() {
        let days = LunarDayTests.newYears.split(whereSeparator: \.isWhitespace).map { "20" + $0 }
        #expect(days == (2000...2050).map { LunarDay.newYear($0).iso })
    }

    /// The tenth of the third month; 2004, 2006, 2012, 2014, 2017, 2020, 2023 and 2025 have a leap month, before or after.
    @Test(arguments: [
        "2004-04-28", "2006-04-07", "2012-03-31", "2014-04-09", "2017-04-06", "2018-04-25", "2019-04-14", "2020-04-02",
        "2021-04-21", "2022-04-10", "2023-04-29", "2024-04-18", "2025-04-07", "2026-04-26",
    ])
    func commemorationOfTheHungKings(iso: String) throws {
        let day = try #require(Day(iso: iso))
        #expect(LunarDay.day(10, month: 3, year: day.year) == day)
        #expect(!WorkingDays(differing: [:]).isWorked(day))
        #expect(WorkingDays(differing: [day: true]).isWorked(day), "what was decreed goes before")
    }

    /// 16/2/2026 is the last day of the old year; two working days from Friday the 13th skip it, Tết and the day after.
    @Test func termsStepOverTet() throws {
        let friday = try #require(Day(iso: "2026-02-13"))
        #expect(WorkingDays(differing: [:]).last(of: 2, after: friday).iso == "2026-02-20")
    }
}
