public import Base

/// What can be done with the numbers of a form; pure.
extension FigureSheet {
    /// A number that is not what it was.
    public struct Difference: Sendable, Equatable {
        public let row: String
        public let label: Text
        public let column: Text
        public let before: Int?
        public let now: Int?
    }

    /// The name under which a typed number is kept.
    public static func field(_ row: String, _ column: String) -> String { "\(row)_\(column)" }

    /// The same form with what the unit typed, by the names of ``field(_:_:)``.
    public func filled(_ values: [String: String]) -> FigureSheet {
        var copy = self
        for place in copy.sections.indices where copy.sections[place].kind != .counted {
            let columns = copy.sections[place].columns
            for index in copy.sections[place].rows.indices {
                let row = copy.sections[place].rows[index]
                guard !row.cells.isEmpty else { continue }
                copy.sections[place].rows[index].cells = columns.map { column in
                    values[FigureSheet.field(row.number, column.key)].flatMap { Int($0) }
                }
            }
        }
        copy.checks += copy.sections.filter { $0.kind == .typed }.flatMap(\.disagreements)
        return copy
    }

    /// The numbers of several units of the same version of a form added up; nil when there are none.
    ///
    /// Yes and no become how many said yes.
    public static func sum(_ sheets: some Sequence<FigureSheet>) -> FigureSheet? {
        var total: FigureSheet?
        for sheet in sheets {
            guard let before = total else {
                total = FigureSheet(
                    code: sheet.code, title: sheet.title.text, source: sheet.source, validFrom: sheet.validFrom,
                    day: sheet.day, note: sheet.note.text, sections: sheet.sections.map(\.withoutPast), checks: [],
                    records: nil)
                continue
            }
            guard before.isSameVersion(as: sheet) else { continue }
            total?.add(sheet)
        }
        return total
    }

    public func isSameVersion(as other: FigureSheet) -> Bool { code == other.code && validFrom == other.validFrom }

    private mutating func add(_ other: FigureSheet) {
        let cells = other.cells
        for place in sections.indices {
            for index in sections[place].rows.indices {
                guard let added = cells[sections[place].rows[index].number] else { continue }
                let own = sections[place].rows[index].cells
                guard own.count == added.count else { continue }
                sections[place].rows[index].cells = zip(own, added).map { left, right in
                    left == nil && right == nil ? nil : (left ?? 0) + (right ?? 0)
                }
            }
        }
    }

    /// The cells of each row by its number.
    private var cells: [String: [Int?]] {
        Dictionary(sections.flatMap(\.rows).map { ($0.number, $0.cells) }) { first, _ in first }
    }

    /// What differs from another filling of the same form, row by row.
    public func differences(from other: FigureSheet) -> [Difference] {
        let before = other.cells
        return sections.flatMap { section in
            section.rows.flatMap { row -> [Difference] in
                guard let old = before[row.number], old != row.cells, old.count == row.cells.count else { return [] }
                return section.columns.indices.compactMap { index in
                    guard index < old.count, old[index] != row.cells[index] else { return nil }
                    return Difference(
                        row: row.number, label: row.label.text, column: section.columns[index].label.text,
                        before: old[index], now: row.cells[index])
                }
            }
        }
    }

    public subscript(row: String, column: String) -> Int? {
        for section in sections {
            guard let index = section.columns.firstIndex(where: { $0.key == column }),
                let row = section.rows.first(where: { $0.number == row }), index < row.cells.count
            else { continue }
            return row.cells[index]
        }
        return nil
    }
}

extension FigureSheet.Section {
    /// The rows under each heading break down the same whole, so that their sums agree column by column; a column in
    /// which nothing was typed says nothing.
    fileprivate var disagreements: [FigureSheet.Words] {
        var groups: [(heading: Text, rows: [FigureSheet.Row])] = []
        for row in rows {
            if row.cells.isEmpty {
                groups.append((row.label.text, []))
            } else if !groups.isEmpty {
                groups[groups.count - 1].rows.append(row)
            }
        }
        return columns.indices.compactMap { index in
            let sums = groups.map { group in
                (heading: group.heading, sum: group.rows.reduce(0) { $0 + ($1.cells[index] ?? 0) })
            }
            guard Set(sums.map(\.sum)).count > 1 else { return nil }
            return FigureSheet.Words(FigureTexts.disagree(self, columns[index], sums))
        }
    }

    fileprivate var withoutPast: FigureSheet.Section {
        var copy = self
        for index in copy.rows.indices { copy.rows[index].before = nil }
        return copy
    }
}
