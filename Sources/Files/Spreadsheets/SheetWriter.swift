internal import Base
internal import CXLSXWriter
internal import Foundation

/// Writes sheets as XLSX (by libxlsxwriter) or CSV. Text is always text: what begins with `=` stays what it is.
public enum SheetWriter {
    /// An XLSX file of these sheets: headings frozen, filtered and repeated on paper, A4 fitted to its width.
    ///
    /// The file is made in a folder that only this program can read and that is gone afterwards. For a thread that
    /// may wait.
    ///
    /// - Throws: ``FileRefusal/notWritten`` when the disk is full or there is nothing to write.
    public static func xlsx(_ sheets: [Sheet]) throws(FileRefusal) -> [UInt8] {
        guard !sheets.isEmpty, let folder = PrivateFolder() else { throw .notWritten }
        defer { folder.remove() }
        guard let book = open(folder) else { throw .notWritten }
        let formats = SheetFormats(book)
        var names = SheetNames()
        var isWhole = true
        for sheet in sheets {
            guard let target = workbook_add_worksheet(book, names.next(sheet.name)) else {
                isWhole = false
                continue
            }
            SheetPage(target: target, formats: formats).write(sheet)
        }
        guard workbook_close(book) == LXW_NO_ERROR, isWhole, let bytes = folder.read(fileName) else {
            throw .notWritten
        }
        return bytes
    }

    /// An XLSX file of one sheet with a title.
    ///
    /// - Parameter widths: of the columns, in characters; 16 for those beyond.
    /// - Throws: as ``xlsx(_:)``.
    public static func xlsx(
        title: String, headings: [String], widths: [Int], rows: [[SheetCell]]
    ) throws(FileRefusal) -> [UInt8] {
        let columns = headings.enumerated().map { place, heading in
            Sheet.Column(heading, width: place < widths.count ? widths[place] : 16)
        }
        return try xlsx([Sheet(name: "", titles: [title], columns: columns, rows: rows)])
    }

    private static let fileName = "sheet.xlsx"

    private static func open(_ folder: PrivateFolder) -> UnsafeMutablePointer<lxw_workbook>? {
        folder.path.withCString { path in
            var options = lxw_workbook_options()
            options.tmpdir = UnsafeMutablePointer(mutating: path)
            return workbook_new_opt(folder.path + "/" + fileName, &options)
        }
    }

    /// CSV in UTF-8 (RFC 4180); days are written as ISO 8601.
    ///
    /// Texts that a spreadsheet would take for a formula get an apostrophe before them, which is there when read again.
    ///
    /// - Parameters:
    ///   - marksEncoding: begins with the mark by which Excel knows UTF-8.
    ///   - separator: `;` for Excel with Vietnamese settings, where the comma stands in numbers.
    public static func csv(
        headings: [String], rows: [[SheetCell]], marksEncoding: Bool = true, separator: Character = ","
    ) -> [UInt8] {
        var text = marksEncoding ? "\u{FEFF}" : ""
        text += line(headings.map(CSVGuard.added), separator)
        for row in rows { text += line(row.map(plain), separator) }
        return Array(text.utf8)
    }

    /// One more line of such a sheet, for sheets that are written row by row.
    public static func csvLine(_ cells: [SheetCell], separator: Character = ",") -> [UInt8] {
        Array(line(cells.map(plain), separator).utf8)
    }

    private static func plain(_ cell: SheetCell) -> String {
        switch cell {
        case .text(let text): CSVGuard.added(text)
        case .number(let number), .money(let number): String(number)
        case .percent(let share): "\(share)"
        case .day(let day): day?.iso ?? ""
        case .empty: ""
        }
    }

    private static func line(_ cells: [String], _ separator: Character) -> String {
        cells.map(quoted).joined(separator: String(separator)) + "\r\n"
    }

    /// Byte by byte: a quote with a combining mark after it is one character, yet still a quote to every reader.
    private static func quoted(_ cell: String) -> String {
        let special = Set("\"\n\r,;\t".utf8)
        guard cell.utf8.contains(where: special.contains) else { return cell }
        var bytes = [UInt8(ascii: "\"")]
        for byte in cell.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
        return String(decoding: bytes, as: UTF8.self)
    }
}
