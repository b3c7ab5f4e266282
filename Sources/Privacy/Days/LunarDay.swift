internal import Base
internal import Foundation

/// A day of the Vietnamese lunar calendar, computed for the meridian 105° east (UTC+7) from the moments of new moons and
/// the longitude of the sun (J. Meeus, Astronomical Algorithms, chapters 25 and 49, in their short forms).
///
/// Exact to some minutes; a new moon nearer to midnight than that falls on the wrong day, which no year from 2000 to 2050
/// shows for the days that are holidays.
enum LunarDay {
    /// The first days of the lunar months, by the sun: the eleventh month holds the winter solstice, and a year of
    /// thirteen months repeats the first without a principal term.
    ///
    /// - Parameter year: the solar year in which the lunar year begins.
    /// - Returns: the day of the month given, not of a leap month.
    static func day(_ day: Int, month: Int, year: Int) -> Day {
        let before = eleventhMonth(year - 1)
        let after = eleventhMonth(year)
        // Months counted from the eleventh of the year before: the first month is the second after it.
        var offset = month + 1
        let isLeap = newMoonNumber(after) - newMoonNumber(before) == 13
        if isLeap, let leap = leapOffset(before), offset >= leap { offset += 1 }
        return newMoonDay(newMoonNumber(before) + offset).adding(days: day - 1)
    }

    /// Tết: the first day of the first month.
    static func newYear(_ year: Int) -> Day { day(1, month: 1, year: year) }

    /// The first day of the month that holds the winter solstice.
    private static func eleventhMonth(_ year: Int) -> Day {
        let end = Day(iso: "\(year)-12-31") ?? Day(daysSinceEpoch: 0)
        let number = Int((Double(end.daysSinceEpoch) - newMoonAtZero) / month)
        let first = newMoonDay(number)
        return first > end || sunSector(first) >= 9 ? newMoonDay(number - 1) : first
    }

    /// Which month after the eleventh has no principal term; 0 is the eleventh itself.
    private static func leapOffset(_ eleventh: Day) -> Int? {
        let start = newMoonNumber(eleventh)
        return (1...13).first { sunSector(newMoonDay(start + $0)) == sunSector(newMoonDay(start + $0 + 1)) }
    }

    private static let month = 29.530588861
    /// The mean new moon of January 2000, in days since 1970.
    private static let newMoonAtZero = 2_451_550.09766 - 2_440_587.5

    private static func newMoonNumber(_ day: Day) -> Int {
        Int(((Double(day.daysSinceEpoch) + 0.5 - newMoonAtZero) / month).rounded())
    }

    /// In which twelfth of its way the sun stands as the day begins in Vietnam: 9 from the winter solstice.
    private static func sunSector(_ day: Day) -> Int {
        let t = (Double(day.daysSinceEpoch) + 2_440_587.5 - 7.0 / 24 - 2_451_545) / 36_525
        let anomaly = radians(357.52911 + 35_999.05029 * t)
        let center =
            (1.914602 - 0.004817 * t) * sin(anomaly) + 0.019993 * sin(2 * anomaly) + 0.000289 * sin(3 * anomaly)
        let apparent = 280.46646 + 36_000.76983 * t + center - 0.00569 - 0.00478 * sin(radians(125.04 - 1934.136 * t))
        return Int(((apparent.truncatingRemainder(dividingBy: 360) + 360).truncatingRemainder(dividingBy: 360)) / 30)
    }

    private static func radians(_ degrees: Double) -> Double { degrees * .pi / 180 }

    /// The day in Vietnam on which a new moon falls.
    private static func newMoonDay(_ number: Int) -> Day {
        let k = Double(number)
        let t = k / 1236.85
        let mean = newMoonAtZero + month * k + 0.00015437 * t * t
        let e = 1 - 0.002516 * t
        let sun = radians(2.5534 + 29.1053567 * k)
        let moon = radians(201.5643 + 385.81693528 * k + 0.0107582 * t * t)
        let latitude = radians(160.7108 + 390.67050284 * k - 0.0016118 * t * t)
        let node = radians(124.7746 - 1.56375588 * k)
        var shift = -0.4072 * sin(moon) + 0.17241 * e * sin(sun) + 0.01608 * sin(2 * moon)
        shift += 0.01039 * sin(2 * latitude) + 0.00739 * e * sin(moon - sun) - 0.00514 * e * sin(moon + sun)
        shift += 0.00208 * e * e * sin(2 * sun) - 0.00111 * sin(moon - 2 * latitude)
        shift += -0.00057 * sin(moon + 2 * latitude) + 0.00056 * e * sin(2 * moon + sun) - 0.00042 * sin(3 * moon)
        shift += 0.00042 * e * sin(sun + 2 * latitude) + 0.00038 * e * sin(sun - 2 * latitude)
        shift += -0.00024 * e * sin(2 * moon - sun) - 0.00017 * sin(node)
        // Dynamical time runs ahead of the clock by about a minute in this century.
        let clock = mean + shift - 70.0 / 86_400 + 7.0 / 24
        return Day(daysSinceEpoch: Int(clock.rounded(.down)))
    }
}
