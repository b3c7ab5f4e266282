internal import Base
internal import Files

/// What came of an import, as a page that a browser can hold: all rows of a short list; of a long one the refused first,
/// then the others.
struct AccountImportOutcome: Sendable {
    private static let longest = 500

    private var added = 0
    private var unchanged = 0
    private(set) var refused = 0
    private var wrong: [AccountImport.RowReport] = []
    private var right: [AccountImport.RowReport] = []

    mutating func add(_ report: AccountImport.RowReport) {
        switch report.outcome {
        case .added: added += 1
        case .unchanged: unchanged += 1
        case .refused:
            refused += 1
            if wrong.count < AccountImportOutcome.longest { wrong.append(report) }
            return
        }
        if right.count < AccountImportOutcome.longest { right.append(report) }
    }

    var count: Int { added + unchanged + refused }

    var shown: [AccountImport.RowReport] {
        guard count > AccountImportOutcome.longest else { return (wrong + right).sorted { $0.number < $1.number } }
        return Array((wrong + right).prefix(AccountImportOutcome.longest))
    }

    func words(_ format: Format) -> Text {
        AccountTexts.importCounts(added: added, unchanged: unchanged, refused: refused, format)
    }
}

/// What came of every row, as a sheet.
struct AccountImportFile {
    private let language: Language
    private(set) var bytes: [UInt8]

    init(_ language: Language) {
        self.language = language
        let headings = [
            AccountTexts.row, AccountTexts.name, AccountTexts.login, AccountTexts.outcome, AccountTexts.reason,
        ]
        bytes = SheetWriter.csv(headings: headings.map { $0(language) }, rows: [])
    }

    mutating func add(_ report: AccountImport.RowReport) {
        let (outcome, why): (Text, String) =
            switch report.outcome {
            case .added: (AccountTexts.added, "")
            case .unchanged: (AccountTexts.unchanged, "")
            case .refused(let why): (AccountTexts.refused, why(language))
            }
        bytes += SheetWriter.csvLine([
            .text(String(report.number)), .text(report.name), .text(report.login), .text(outcome(language)),
            .text(why),
        ])
    }
}
