/// The sheets of an XLSX workbook, read row by row.
///
/// Memory is bounded by the file itself, its shared texts and one row; the sheet is unpacked while it is read. The
/// reader is for one thread at a time, and for a thread that may wait.
public final class SheetReader {
    /// One sheet, in the order of the tabs.
    public struct Sheet: Sendable, Equatable {
        public let name: String
        /// Not shown to people who open the workbook.
        public let isHidden: Bool
        let part: String
    }

    /// All sheets with cells, the hidden ones too.
    public var sheets: [Sheet] { book.sheets }

    private let book: Workbook

    /// Opens a workbook and reads its list of sheets, styles and shared texts.
    ///
    /// - Throws: ``FileRefusal`` saying what is wrong with the file: locked, cut off, of another kind, too much.
    public init(bytes: [UInt8], limits: FileLimits = .standard) throws(FileRefusal) {
        guard !bytes.isEmpty else { throw .empty }
        guard bytes.count <= limits.bytes else { throw .tooLarge }
        switch FileKind(bytes) {
        case .zip: book = try Workbook(bytes, limits: limits)
        case .locked: throw .protected
        case .oldOffice: throw .outdatedKind(use: ".xlsx")
        default: throw .unknownKind(Workbook.kinds)
        }
    }

    /// The rows of a sheet. Reading several sheets, or one sheet twice, is allowed.
    public func rows(of sheet: Sheet) throws(FileRefusal) -> SheetRows { try SheetRows(sheet, in: book) }

    /// The sheet of a name, or the first one that is not hidden.
    public func sheet(named name: String? = nil) throws(FileRefusal) -> Sheet {
        guard let name else {
            guard let sheet = sheets.first(where: { !$0.isHidden }) else { throw .noSheet }
            return sheet
        }
        guard let sheet = sheets.first(where: { $0.name == name }) else { throw .unknownSheet(name) }
        return sheet
    }
}
