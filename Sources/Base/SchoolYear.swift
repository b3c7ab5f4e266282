/// A school year by the calendar year in which it begins: 2023 is 2023–2024.
public struct SchoolYear: Hashable, Comparable, Sendable {
    public let start: Int

    public init(start: Int) { self.start = start }

    /// Reads `2023-2024` with any dash and blanks; the years must follow each other.
    public init?(_ text: some StringProtocol) {
        let years = text.split { !$0.isNumber }.compactMap { Int($0) }
        guard years.count == 2, years[1] == years[0] + 1, (1900...2999).contains(years[0]) else { return nil }
        start = years[0]
    }

    /// The year to which a day belongs: school years turn on 1 August (the month in which the city's yearly frame
    /// plans begin).
    public init(of day: Day) { start = day.month >= 8 ? day.year : day.year - 1 }

    /// `2023-2024`, the stored and exchanged form.
    public var text: String { "\(start)-\(start + 1)" }

    public static func < (left: SchoolYear, right: SchoolYear) -> Bool { left.start < right.start }
}
