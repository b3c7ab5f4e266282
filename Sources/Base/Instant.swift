/// A moment, in whole milliseconds since 1970 UTC.
///
/// Stored as ISO 8601 UTC text of fixed width (`2023-09-30T16:59:59.000Z`), which sorts like time on both engines.
/// People see it in the city's time, which is UTC+7 all year round.
public struct Instant: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let milliseconds: Int64

    /// Việt Nam keeps UTC+7 without summer time.
    public static let localOffset: Int64 = 7 * 3_600_000
    static let dayLength: Int64 = 86_400_000

    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// Reads the stored form only.
    public init?(iso text: String) {
        guard let read = StoredDigits.read(text, Instant.read) else { return nil }
        milliseconds = read
    }

    private static func read(_ digits: StoredDigits) -> Int64? {
        guard digits.bytes.count == 24, digits.holds("T", at: 10), digits.holds(":", at: 13),
            digits.holds(":", at: 16), digits.holds(".", at: 19), digits.holds("Z", at: 23), let day = digits.day,
            let hour = digits.number(11, 13), hour < 24, let minute = digits.number(14, 16), minute < 60,
            let second = digits.number(17, 19), second < 60, let fraction = digits.number(20, 23)
        else { return nil }
        let seconds = Int64(hour * 3600 + minute * 60 + second)
        return Int64(day.daysSinceEpoch) * Instant.dayLength + seconds * 1000 + Int64(fraction)
    }

    /// The first moment of a day in the city's time.
    public init(startOf day: Day) {
        milliseconds = Int64(day.daysSinceEpoch) * Instant.dayLength - Instant.localOffset
    }

    /// A time of day in the city's time.
    public init(_ day: Day, hour: Int, minute: Int = 0) {
        self = Instant(startOf: day).adding(seconds: hour * 3600 + minute * 60)
    }

    /// The day on which this moment falls in the city.
    public var day: Day {
        Day(daysSinceEpoch: Int((milliseconds + Instant.localOffset).flooredQuotient(Instant.dayLength)))
    }

    /// Hours and minutes in the city's time.
    public var timeOfDay: (hour: Int, minute: Int) {
        let local = milliseconds + Instant.localOffset
        let within = local - local.flooredQuotient(Instant.dayLength) * Instant.dayLength
        return (Int(within / 3_600_000), Int(within / 60_000 % 60))
    }

    public func adding(seconds: Int) -> Instant { Instant(milliseconds: milliseconds + Int64(seconds) * 1000) }

    /// Whole seconds by which `self` is later than `other`.
    public func seconds(since other: Instant) -> Int { Int((milliseconds - other.milliseconds) / 1000) }

    /// The stored form, UTC, 24 characters.
    public var iso: String {
        let days = milliseconds.flooredQuotient(Instant.dayLength)
        let within = Int(milliseconds - days * Instant.dayLength)
        let date = Day(daysSinceEpoch: Int(days)).iso
        let hour = Day.padded(within / 3_600_000, 2)
        let minute = Day.padded(within / 60_000 % 60, 2)
        let second = Day.padded(within / 1000 % 60, 2)
        return "\(date)T\(hour):\(minute):\(second).\(Day.padded(within % 1000, 3))Z"
    }

    public var description: String { iso }

    public static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }
}

extension Int64 {
    fileprivate func flooredQuotient(_ divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
