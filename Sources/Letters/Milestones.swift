internal import Base

/// The table of periods: months in one column, what must be done in the other, however the extraction set them.
struct Milestones {
    private(set) var milestones: [Letter.Milestone] = []
    private(set) var used: Set<Int> = []
    private var firstRow: Int?

    private struct Row {
        var period: [String] = []
        var text = ""
    }

    init(_ lines: [SourceLine]) {
        var rows: [Row] = []
        for line in lines where !line.isBlank {
            let (period, text) = Milestones.split(line)
            if !period.isEmpty {
                if firstRow == nil { firstRow = line.number }
                if rows.isEmpty || Milestones.begins(period, after: rows[rows.count - 1]) { rows.append(Row()) }
                rows[rows.count - 1].period.append(period)
            }
            guard !rows.isEmpty else { continue }
            if !text.isEmpty {
                rows[rows.count - 1].text =
                    rows[rows.count - 1].text.isEmpty ? text : Joining.join(rows[rows.count - 1].text, text)
            }
            used.insert(line.number)
        }
        milestones = rows.compactMap(Milestones.milestone)
    }

    /// A line that introduces the table: its lead and its headings.
    func isLead(_ line: SourceLine) -> Bool { firstRow.map { line.number < $0 } ?? false }

    private static func milestone(_ row: Row) -> Letter.Milestone? {
        let months = months(row.period.joined(separator: " "))
        guard let first = months.first, let last = months.last else { return nil }
        return Letter.Milestone(from: first, to: last, text: row.text, due: DayPhrase.all(in: row.text).map(\.iso))
    }

    /// The part of a line that belongs to the period, and the part that belongs to the work.
    private static func split(_ line: SourceLine) -> (period: String, text: String) {
        let cells = line.cells
        if isPeriod(line.trimmed) { return (line.trimmed, "") }
        if let first = cells.first, cells.count > 1, isPeriod(first) {
            return (first, cells.dropFirst().joined(separator: " "))
        }
        if let colon = line.trimmed.firstIndex(of: ":") {
            let before = String(line.trimmed[..<colon]).trimmingStart(of: "-+ ")
            if isPeriod(before) { return (before, String(line.trimmed[line.trimmed.index(after: colon)...]).trimmed) }
        }
        return ("", line.trimmed)
    }

    /// Only words of periods: tháng, từ, đến, months and years.
    private static func isPeriod(_ text: String) -> Bool {
        let words = text.folded.split { $0 == " " || $0 == "," || $0 == "-" }
        guard !words.isEmpty, words.count <= 8 else { return false }
        let isMonth = words.contains { $0 == "thang" || monthAndYear($0) != nil }
        return isMonth || text.folded == "den" ? words.allSatisfy(isPeriodWord) : false
    }

    private static func isPeriodWord(_ word: Substring) -> Bool {
        if ["thang", "tu", "den", "nam", "va"].contains(word) || monthAndYear(word) != nil { return true }
        return Int(word).map { (1...12).contains($0) || (2000...2100).contains($0) } ?? false
    }

    /// A new row begins with "Tháng" or "Từ" once the present one has a month, or with anything once it has work.
    private static func begins(_ period: String, after row: Row) -> Bool {
        let words = period.folded
        let continues = words.hasPrefix("den") || !(words.hasPrefix("thang") || words.hasPrefix("tu"))
        let known = months(row.period.joined(separator: " "))
        return !continues && !known.isEmpty && !(row.period.last?.folded.hasSuffix("den") ?? false)
    }

    private static func monthAndYear(_ word: Substring) -> (Int, Int)? {
        let parts = word.split(separator: "/")
        guard parts.count == 2, let month = Int(parts[0]), let year = Int(parts[1]), (1...12).contains(month),
            (1900...2999).contains(year)
        else { return nil }
        return (month, year)
    }

    private static func months(_ period: String) -> [String] {
        let words = period.folded.split { $0 == " " || $0 == "," || $0 == "-" }
        var year: Int?
        var found: [String] = []
        for word in words.reversed() {
            if let (month, its) = monthAndYear(word) {
                year = its
                found.append(iso(month, its))
            } else if let number = Int(word), (2000...2100).contains(number) {
                year = number
            } else if let month = Int(word), (1...12).contains(month), let year {
                found.append(iso(month, year))
            }
        }
        return found.reversed()
    }

    private static func iso(_ month: Int, _ year: Int) -> String { "\(year)-\(month < 10 ? "0" : "")\(month)" }
}

extension String {
    func trimmingStart(of characters: String) -> String { String(drop { characters.contains($0) }) }
}
