/// One row of a sheet, with its filled cells only.
public struct SheetRow: Sendable, Equatable {
    /// Counted from 1, as a spreadsheet shows it.
    public let number: Int
    /// In the order of their columns; cells without text are left out.
    public let cells: [Cell]

    /// One filled cell.
    public struct Cell: Sendable, Equatable {
        /// Counted from 0: `C7` is 2.
        public let column: Int
        /// Composed; days as `2023-09-30`, numbers as exact decimal text, truth as `TRUE` and `FALSE`.
        public let text: String
        public let kind: Kind
        /// Part of a merged range (its first cell carries the text).
        public let isMerged: Bool
    }

    /// What a cell holds.
    public enum Kind: Sendable, Equatable {
        case text
        case number
        case date
        case boolean
        /// Computed: the text is the value that the spreadsheet program stored last.
        case formula
        /// `#REF!` and its like, computed or not.
        case error
    }
}

/// A rectangle of cells shown as one. Rows count from 1, columns from 0.
public struct MergedRange: Sendable, Equatable {
    public let rows: ClosedRange<Int>
    public let columns: ClosedRange<Int>

    public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
        self.rows = rows
        self.columns = columns
    }
}
