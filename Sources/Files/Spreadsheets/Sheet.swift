public import Base

/// One cell of a sheet to be written.
public enum SheetCell: Sendable, Equatable {
    case text(String)
    case number(Int)
    /// Whole đồng, shown with separators.
    case money(Int)
    /// A share, 1 being the whole; shown as percent with one decimal.
    case percent(Double)
    case day(Day?)
    case empty
}

/// One sheet to be written: titles, headings that stay in sight and can be filtered, typed rows, ready to print.
public struct Sheet: Sendable, Equatable {
    /// One column; the width is in characters.
    public struct Column: Sendable, Equatable {
        public let heading: String
        public let width: Int

        public init(_ heading: String, width: Int = 16) {
            self.heading = heading
            self.width = width
        }
    }

    /// Shown on the tab; cut to the 31 characters and the signs that Excel allows.
    public let name: String
    /// Lines above the headings, the first one large; a blank row follows them.
    public let titles: [String]
    public let columns: [Column]
    public let rows: [[SheetCell]]
    public let isLandscape: Bool

    public init(
        name: String, titles: [String] = [], columns: [Column], rows: [[SheetCell]], isLandscape: Bool = true
    ) {
        self.name = name
        self.titles = titles
        self.columns = columns
        self.rows = rows
        self.isLandscape = isLandscape
    }

    /// Where the headings stand, counted from 0.
    var headingRow: Int { titles.isEmpty ? 0 : titles.count + 1 }
}
