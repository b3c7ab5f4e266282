internal import Base

/// The rows of one sheet as text, with the numbers people see beside them: the same for XLSX and CSV.
public struct Table: Sendable, Equatable {
    /// One row; every cell is composed (NFC) and without white space at its ends.
    public struct Row: Sendable, Equatable {
        /// Counted from 1, as a spreadsheet shows it; for CSV the line on which the row begins.
        public let number: Int
        /// From the first column on; shorter than the header when the last cells are empty.
        public let cells: [String]

        /// A row made by hand, as tests and pasted text need it.
        public init(number: Int, cells: [String]) {
            self.number = number
            self.cells = cells
        }
    }

    /// The row of the headings.
    public let header: Row
    /// The rows below the header that hold anything.
    public let rows: [Row]
    /// The sheet that was read; nil for CSV.
    public let sheet: String?
    /// Other sheets of the workbook, among them hidden ones, so that a person can be told what was not read.
    public let otherSheets: [SheetReader.Sheet]
    /// Ranges shown as one cell, whose text stands in their first cell only.
    public let mergedRanges: [MergedRange]

    /// Reads an XLSX or CSV file, told apart by content.
    ///
    /// The first row with anything in it is the header, unless the expected headings are given: then it is the one
    /// among the first twenty that holds most of them, so that titles above are passed over.
    ///
    /// Linear in the size of the file; for a thread that may wait.
    ///
    /// - Parameters:
    ///   - name: the file's name, which must not promise another kind than the content shows.
    ///   - headings: by which to know the header.
    ///   - sheet: which sheet of a workbook; nil is the first one that is not hidden.
    /// - Throws: ``FileRefusal``.
    public static func read(
        bytes: [UInt8], name: String, headings: HeadingMap? = nil, sheet: String? = nil,
        limits: FileLimits = .standard
    ) throws(FileRefusal) -> Table {
        let stream = try TableStream(bytes: bytes, name: name, headings: headings, sheet: sheet, limits: limits)
        var rows: [Row] = []
        while let row = try stream.next() { rows.append(row) }
        return Table(
            header: stream.header, rows: rows, sheet: stream.sheet, otherSheets: stream.otherSheets,
            mergedRanges: stream.mergedRanges)
    }

    /// The same sheet with some of its rows.
    public func keeping(_ isKept: (Row) -> Bool) -> Table {
        Table(
            header: header, rows: rows.filter(isKept), sheet: sheet, otherSheets: otherSheets,
            mergedRanges: mergedRanges)
    }
}
