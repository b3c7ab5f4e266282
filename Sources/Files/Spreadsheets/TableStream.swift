internal import Base

/// The rows of an XLSX or CSV file one after the other, for files that are too large to be held as a whole.
///
/// Memory is bounded by a row and a megabyte of text; of a workbook the packed file and its shared texts are held. For
/// one thread at a time, and for a thread that may wait.
public final class TableStream {
    /// The row of the headings: see ``Table/read(bytes:name:headings:sheet:limits:)``.
    public let header: Table.Row
    /// The sheet that is read; nil for CSV.
    public let sheet: String?
    public let otherSheets: [SheetReader.Sheet]
    public let mergedRanges: [MergedRange]

    private let source: any RowSource
    private var ahead: ArraySlice<Table.Row>
    private var budget: CellBudget

    /// Opens a file in memory.
    ///
    /// - Parameters: as for ``Table/read(bytes:name:headings:sheet:limits:)``.
    /// - Throws: ``FileRefusal``.
    public convenience init(
        bytes: [UInt8], name: String, headings: HeadingMap? = nil, sheet: String? = nil,
        limits: FileLimits = .standard
    ) throws(FileRefusal) {
        guard !bytes.isEmpty else { throw .empty }
        guard bytes.count <= limits.bytes else { throw .tooLarge }
        switch FileKind(bytes) {
        case .zip: try self.init(book: bytes, headings, sheet, limits)
        case .locked: throw .protected
        case .oldOffice: throw .outdatedKind(use: ".xlsx")
        case .pdf, .richText: throw .unknownKind(Workbook.kinds)
        case .other:
            guard !name.lowercased().hasSuffix(".xlsx"), !name.lowercased().hasSuffix(".xls") else {
                throw .damaged
            }
            try self.init(TextRows(CSVReader(DecodedText.decode(bytes))), headings, limits)
        }
    }

    /// Opens a file on disk. Text in UTF-8 is never held as a whole; in another encoding it is.
    public convenience init(
        path: String, headings: HeadingMap? = nil, sheet: String? = nil, limits: FileLimits = .large
    ) throws(FileRefusal) {
        guard let pieces = TextPieces(path: path) else { throw .damaged }
        guard pieces.size <= limits.bytes else { throw .tooLarge }
        if try FileKind(pieces.begin) == .other, try pieces.isWhollyUTF8() {
            guard !path.lowercased().hasSuffix(".xlsx"), !path.lowercased().hasSuffix(".xls") else { throw .damaged }
            try self.init(PiecedRows(pieces), headings, limits)
        } else {
            let name = path.split(separator: "/").last.map(String.init) ?? path
            try self.init(bytes: pieces.whole(), name: name, headings: headings, sheet: sheet, limits: limits)
        }
    }

    private convenience init(
        book bytes: [UInt8], _ headings: HeadingMap?, _ name: String?, _ limits: FileLimits
    ) throws(FileRefusal) {
        let reader = try SheetReader(bytes: bytes, limits: limits)
        let sheet = try reader.sheet(named: name)
        let rows = try reader.rows(of: sheet)
        try self.init(
            BookRows(rows), headings, limits, sheet: sheet.name, others: reader.sheets.filter { $0 != sheet },
            merged: rows.mergedRanges)
    }

    private init(
        _ source: any RowSource, _ headings: HeadingMap?, _ limits: FileLimits, sheet: String? = nil,
        others: [SheetReader.Sheet] = [], merged: [MergedRange] = []
    ) throws(FileRefusal) {
        self.source = source
        self.sheet = sheet
        otherSheets = others
        mergedRanges = merged
        var budget = CellBudget(limit: limits.cells)
        var first: [Table.Row] = []
        while first.count < HeaderSearch.reach, let row = try budget.next(of: source) { first.append(row) }
        let place = try HeaderSearch.place(in: first, headings)
        header = first[place]
        ahead = first[(place + 1)...]
        self.budget = budget
    }

    /// The next row below the header that holds anything; nil at the end.
    public func next() throws(FileRefusal) -> Table.Row? {
        if let row = ahead.popFirst() { return row }
        return try budget.next(of: source)
    }
}

/// Where rows come from, the empty ones included.
protocol RowSource: AnyObject {
    func next() throws(FileRefusal) -> Table.Row?
}

/// The rows of a text that is held as a whole.
final class TextRows: RowSource {
    private var reader: CSVReader

    init(_ reader: CSVReader) { self.reader = reader }

    func next() throws(FileRefusal) -> Table.Row? { try reader.next() }
}

/// The rows of a sheet as rows of a table.
final class BookRows: RowSource {
    private let rows: SheetRows

    init(_ rows: SheetRows) { self.rows = rows }

    func next() throws(FileRefusal) -> Table.Row? {
        while let row = try rows.next() {
            guard let last = row.cells.last else { continue }
            var cells = [String](repeating: "", count: last.column + 1)
            for cell in row.cells { cells[cell.column] = cell.text.tidy }
            return Table.Row(number: row.number, cells: cells)
        }
        return nil
    }
}
