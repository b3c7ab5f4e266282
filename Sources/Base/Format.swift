/// How days, moments, numbers and money are written for people, by language.
public struct Format: Sendable {
    public let language: Language

    public init(_ language: Language) { self.language = language }

    /// `28/9/2023` in both languages: the readers are in Việt Nam.
    public func day(_ day: Day) -> String { "\(day.day)/\(day.month)/\(day.year)" }

    /// `28/9/2023 14:05` in the city's time.
    public func moment(_ instant: Instant) -> String {
        let time = instant.timeOfDay
        return "\(day(instant.day)) \(Day.padded(time.hour, 2)):\(Day.padded(time.minute, 2))"
    }

    /// `1.234` in Vietnamese, `1,234` in English.
    public func number(_ value: Int) -> String {
        let separator = language == .vi ? "." : ","
        let digits = Array(String(value.magnitude))
        var groups: [String] = []
        var end = digits.count
        while end > 0 {
            groups.append(String(digits[max(0, end - 3)..<end]))
            end -= 3
        }
        return (value < 0 ? "-" : "") + groups.reversed().joined(separator: separator)
    }

    /// `217.000 đ`.
    public func money(_ dong: Int) -> String { number(dong) + " đ" }

    /// A share in whole percent, rounded half up; a share of nothing is a dash.
    public func percent(_ part: Int, of whole: Int) -> String {
        whole == 0 ? "–" : "\((part * 200 + whole) / (whole * 2))%"
    }
}
