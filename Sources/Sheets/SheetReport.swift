public import Base
public import Files

/// A cell that is wrong, and why.
public struct SheetFault: Sendable, Equatable {
    /// The heading of the column.
    public let column: String
    public let reason: Text

    public init(column: String, reason: Text) {
        self.column = column
        self.reason = reason
    }
}

/// What became of every row of a sheet, or would.
public struct SheetReport: Sendable {
    public struct Row: Sendable, Equatable {
        public enum Outcome: Sendable, Equatable {
            case added
            case changed
            case unchanged
            case refused([SheetFault])
        }

        public let number: Int
        /// By what people know the row: a name, a code.
        public let name: String
        /// What stands beside it: the class of a pupil, the name of a room.
        public let place: String
        public let outcome: Outcome
        /// What is odd and yet taken.
        public let doubts: [Text]
        public let cells: [String]

        public init(
            number: Int, name: String, place: String, outcome: Outcome, doubts: [Text] = [], cells: [String]
        ) {
            self.number = number
            self.name = name
            self.place = place
            self.outcome = outcome
            self.doubts = doubts
            self.cells = cells
        }

        /// What has to be mended; nothing for a row that was taken.
        public var faults: [SheetFault] { if case .refused(let faults) = outcome { faults } else { [] } }

        var isRefused: Bool { if case .refused = outcome { true } else { false } }
    }

    public let headings: [String]
    public private(set) var rows: [Row]
    /// The other sheets of the workbook, which nobody read.
    public let unread: Text?
    /// Nil for a rehearsal, and when nothing was to be done.
    public let id: ImportID?

    public init(_ table: Table, _ rows: [Row], id: ImportID?) {
        headings = table.header.cells
        self.rows = rows
        unread = SheetReport.unread(table)
        self.id = id
    }

    /// The same with rows that were judged elsewhere, in the order of the sheet.
    func adding(_ others: [Row]) -> SheetReport {
        var whole = self
        whole.rows = (rows + others).sorted { $0.number < $1.number }
        return whole
    }

    public var refused: [Row] { rows.filter(\.isRefused) }
    var taken: [Row] { rows.filter { !$0.isRefused } }

    public func count(_ isCounted: (Row.Outcome) -> Bool) -> Int { rows.count { isCounted($0.outcome) } }

    private static func unread(_ table: Table) -> Text? {
        guard !table.otherSheets.isEmpty else { return nil }
        let names = table.otherSheets.map { $0.isHidden ? SheetTexts.hidden($0.name) : Text(verbatim: $0.name) }
        return Text(
            SheetTexts.unread(names.map(\.vi).joined(separator: ", ")).vi,
            SheetTexts.unread(names.map(\.en).joined(separator: ", ")).en)
    }
}
