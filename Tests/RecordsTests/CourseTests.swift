import Base
import Database
import TestKit
import Testing

@testable import Records

/// One fact through time: changes and corrections against a value written down for each single day.
struct CourseTests {
    private static let start = Day(iso: "2023-08-01") ?? Day(daysSinceEpoch: 0)

    /// What each of so many days says, kept as plainly as it can be.
    private struct Naive {
        var days: [String]

        /// The first day of the last run of the same value.
        var lastChange: Int { (days.indices.last { $0 > 0 && days[$0] != days[$0 - 1] }) ?? 0 }

        mutating func change(to value: String, from day: Int) { for index in day..<days.count { days[index] = value } }

        mutating func correct(to value: String, on day: Int) {
            let old = days[day]
            var first = day
            while first > 0, days[first - 1] == old { first -= 1 }
            var index = first
            while index < days.count, days[index] == old {
                days[index] = value
                index += 1
            }
        }
    }

    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func everyDayHasTheValueOfAReplay(seed: UInt64) throws {
        var random = Seed(seed)
        for _ in 0..<200 {
            var naive = Naive(days: Array(repeating: "A", count: 60))
            var course = Course(now: "A")
            for _ in 0..<Int.random(in: 1...12, using: &random) {
                let day = Int.random(in: 1..<60, using: &random)
                let value = ["A", "B", "C"].randomElement(using: &random) ?? "A"
                let written = Self.start.adding(days: day)
                if Bool.random(using: &random) {
                    course.correct(to: value, on: written)
                    naive.correct(to: value, on: day)
                } else if value != naive.days[59], day < naive.lastChange {
                    #expect(throws: DayTooEarly(day: Self.start.adding(days: naive.lastChange))) {
                        try course.change(to: value, from: written)
                    }
                } else {
                    try course.change(to: value, from: written)
                    if value != naive.days[59] { naive.change(to: value, from: day) }
                }
                let said = (0..<60).map { course.value(on: Self.start.adding(days: $0)) }
                #expect(said == naive.days)
                // No gap, no overlap, no step that is none.
                #expect(zip(course.past, course.past.dropFirst()).allSatisfy { $0.until < $1.until })
                let values = course.past.map(\.value) + [course.now]
                #expect(zip(values, values.dropFirst()).allSatisfy { $0 != $1 })
                #expect(course == Course(now: course.now, past: course.past.shuffled(using: &random)))
                let range = DayRange(
                    from: Self.start.adding(days: day / 2), until: Self.start.adding(days: day / 2 + 1 + day % 9))
                let plain = Set((day / 2..<min(60, day / 2 + 1 + day % 9)).map { naive.days[$0] })
                #expect(course.values(in: range) == plain)
            }
        }
    }

    @Test func aChangeOfTheSameDayTakesThePlaceOfTheOneBefore() throws {
        var course = Course(now: "1A")
        let day = Self.start.adding(days: 30)
        try course.change(to: "1B", from: day)
        try course.change(to: "1C", from: day)
        #expect(course.value(on: day.adding(days: -1)) == "1A" && course.value(on: day) == "1C")
        #expect(course.past.count == 1)
        try course.change(to: "1A", from: day)
        #expect(course == Course(now: "1A"), "what was taken back on its first day never was")
    }
}
