public import Base
public import Files
internal import Web

extension HeadingMap {
    /// Where the columns of a sheet stand.
    ///
    /// - Throws: ``FormRefusal`` on the field `file` when a column lacks or stands twice, or cells below the headings
    ///   are merged, so that nobody can say to which row a value belongs.
    public func places(in table: Table) throws -> Match {
        let match = match(table.header)
        if let problem = match.problems.first { throw FormRefusal("file", problem) }
        if let merged = table.mergedRanges.first(where: { $0.rows.upperBound > table.header.number }) {
            throw FormRefusal("file", SheetTexts.merged(merged.rows))
        }
        return match
    }
}

/// A code with a label that people read.
public protocol Labelled: CaseIterable, RawRepresentable<String> {
    var label: Text { get }
}

/// Reads the cells of one row and gathers what is wrong with them.
public struct CellReader {
    public let match: HeadingMap.Match
    public let row: Table.Row
    public private(set) var faults: [SheetFault] = []

    public init(_ match: HeadingMap.Match, _ row: Table.Row) {
        self.match = match
        self.row = row
    }

    /// Whether the sheet has the column at all.
    public func has(_ key: String) -> Bool { match.places[key] != nil }

    public func text(_ key: String) -> String { match.cell(key, of: row).tidy }

    public mutating func fail(_ column: String, _ reason: Text) {
        faults.append(SheetFault(column: column, reason: reason))
    }

    /// One of an enumeration by its Vietnamese or English label or its code.
    ///
    /// - Returns: nil when the cell is empty, or wrong, which is noted.
    public mutating func choice<Choice: Labelled>(_ key: String, _ column: String) -> Choice? {
        let written = text(key)
        if written.isEmpty { return nil }
        let folded = written.folded
        let found = Choice.allCases.first {
            $0.label.vi.folded == folded || $0.label.en.folded == folded || $0.rawValue.folded == folded
        }
        if found == nil { fail(column, SheetTexts.notKnown(written, Choice.allCases.map(\.label))) }
        return found
    }

    /// A whole number within a range.
    public mutating func number(_ key: String, _ column: String, in range: ClosedRange<Int>) -> Int? {
        let written = text(key)
        if written.isEmpty { return nil }
        guard let number = Int(written), range.contains(number) else {
            fail(column, SheetTexts.notANumber(written, range))
            return nil
        }
        return number
    }

    /// A day with a year of four digits.
    public mutating func day(_ key: String, _ column: String) -> Day? {
        let written = text(key)
        if written.isEmpty { return nil }
        let day = Day(iso: written) ?? Day(written: written)
        if day == nil { fail(column, SheetTexts.dayWrong(written)) }
        return day
    }
}
