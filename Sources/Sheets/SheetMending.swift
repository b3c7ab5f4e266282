public import Base
public import Files

/// The rows to mend as they came, with the reasons in a last column that is not read again.
public enum SheetMending {
    public static func sheet(_ headings: [String], _ rows: [SheetReport.Row], _ language: Language) -> Sheet {
        Sheet(
            name: SheetTexts.reason(language), columns: self.headings(headings, language).map { .init($0, width: 16) },
            rows: cells(headings, rows, language))
    }

    public static func csv(_ headings: [String], _ rows: [SheetReport.Row], _ language: Language) -> [UInt8] {
        SheetWriter.csv(headings: self.headings(headings, language), rows: cells(headings, rows, language))
    }

    /// What came of every row, whatever it was.
    static func everyRow(_ report: SheetReport, _ words: SheetKind.Words, _ language: Language) -> [UInt8] {
        let headings = [SheetTexts.row, words.name, words.place, SheetTexts.outcome, SheetTexts.reason]
        let rows = report.rows.map { row -> [SheetCell] in
            let reasons = row.faults.map { "\($0.column): \($0.reason(language))" } + row.doubts.map { $0(language) }
            return [
                .number(row.number), .text(row.name), .text(row.place),
                .text(SheetTexts.outcome(row.outcome)(language)),
                .text(reasons.joined(separator: " ")),
            ]
        }
        return SheetWriter.csv(headings: headings.map { $0(language) }, rows: rows)
    }

    private static func headings(_ headings: [String], _ language: Language) -> [String] {
        headings + [SheetTexts.reason(language)]
    }

    private static func cells(
        _ headings: [String], _ rows: [SheetReport.Row], _ language: Language
    ) -> [[SheetCell]] {
        rows.map { row in
            let reasons = row.faults.map { "\($0.column): \($0.reason(language))" }.joined(separator: "\n")
            let cells = headings.indices.map { row.cells.indices.contains($0) ? row.cells[$0] : "" }
            return cells.map { .text($0) } + [.text(reasons)]
        }
    }
}

/// How a spreadsheet is named on its way.
public enum SheetFile {
    public static let xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
}
