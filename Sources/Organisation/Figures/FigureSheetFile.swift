public import Base
public import Files

extension FigureSheet {
    /// The form as a spreadsheet: one sheet for each section, ready to print on A4.
    public func file(_ language: Language, of unit: String) -> [Sheet] {
        let format = Format(language)
        return sections.map { section in
            var columns = [
                Sheet.Column(FigureTexts.number(language), width: 10),
                Sheet.Column(FigureTexts.row(language), width: 52),
            ]
            columns += section.columns.map { Sheet.Column($0.label.text(language), width: 14) }
            let rows = section.rows.map { row -> [SheetCell] in
                let label = String(repeating: "  ", count: row.depth) + row.label.text(language)
                return [.text(row.number), .text(label)] + row.cells.map { $0.map(SheetCell.number) ?? .empty }
            }
            return Sheet(
                name: section.heading(language),
                titles: [title.text(language), "\(unit) · \(source) · \(format.day(day))"], columns: columns,
                rows: rows, isLandscape: section.columns.count > 4)
        }
    }
}
