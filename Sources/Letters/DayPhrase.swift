internal import Base

/// Days as letters write them: `28/9/2023`, `ngày 28 tháng 9 năm 2023`.
enum DayPhrase {
    /// The first day between two places, and where it ends.
    static func first(_ text: [Character], from start: Int, to end: Int) -> (day: Day, end: Int)? {
        var index = start
        while index < end {
            guard text[index].isASCIIDigit, index == 0 || !text[index - 1].isASCIIDigit else {
                index += 1
                continue
            }
            if let found = numeric(text, at: index) ?? spoken(text, at: index) { return found }
            index = Scanner.digits(text, from: index)
        }
        return nil
    }

    static func all(in string: String) -> [Day] {
        let text = Array(string)
        var days: [Day] = []
        var index = 0
        while let found = first(text, from: index, to: text.count) {
            days.append(found.day)
            index = found.end
        }
        return days
    }

    private static func numeric(_ text: [Character], at start: Int) -> (Day, Int)? {
        guard let (day, next) = number(text, start, "/"), let (month, after) = number(text, next, "/") else {
            return nil
        }
        let end = Scanner.digits(text, from: after)
        guard end - after == 4, let year = Int(String(text[after..<end])) else { return nil }
        return Day(year: year, month: month, day: day).map { ($0, end) }
    }

    private static func number(_ text: [Character], _ start: Int, _ separator: Character) -> (Int, Int)? {
        let end = Scanner.digits(text, from: start)
        guard (1...2).contains(end - start), end < text.count, text[end] == separator else { return nil }
        return Int(String(text[start..<end])).map { ($0, end + 1) }
    }

    /// `28 tháng 9 năm 2023`
    private static func spoken(_ text: [Character], at start: Int) -> (Day, Int)? {
        let window = text[start..<min(text.count, start + 40)]
        let words = String(window).split(separator: " ", omittingEmptySubsequences: true)
        guard words.count >= 5, let day = Int(words[0]), String(words[1]).folded == "thang", let month = Int(words[2]),
            String(words[3]).folded == "nam", let year = Int(words[4].prefix { $0.isNumber })
        else { return nil }
        let yearEnd = words[4].startIndex
        let text = String(window)
        let length = text.distance(from: text.startIndex, to: yearEnd) + 4
        return Day(year: year, month: month, day: day).map { ($0, start + length) }
    }
}

/// `năm học 2023 - 2024`
enum SchoolYearPhrase {
    static func first(in lines: [SourceLine]) -> String? {
        let text = lines.lazy.filter { !$0.isBlank && !$0.isFurniture }.map(\.trimmed).joined(separator: " ").folded
        var rest = text[...]
        while let range = rest.firstRange(of: "nam hoc") {
            rest = rest[range.upperBound...]
            let near = rest.prefix(16)
            if let year = SchoolYear(near.prefix { $0.isNumber || " -–".contains($0) }) { return year.text }
        }
        return nil
    }
}
