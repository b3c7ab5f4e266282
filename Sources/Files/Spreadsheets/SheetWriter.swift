public import Base
internal import CXLSXWriter
internal import Foundation

/// One cell of a sheet to be written.
public enum SheetCell: Sendable {
    case text(String)
    case number(Int)
    case day(Day?)
    case empty
}

/// Writes one sheet as XLSX (by libxlsxwriter) or CSV. Text is always text: what begins with `=` stays what it is.
public enum SheetWriter {
    /// An XLSX file with a title, headings that stay in sight and can be filtered, ready to print.
    public static func xlsx(
        title: String, headings: [String], widths: [Int], rows: [[SheetCell]]
    ) throws(FileRefusal) -> [UInt8] {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("khue-\(UUID().uuidString).xlsx").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        guard let book = workbook_new(path), let sheet = workbook_add_worksheet(book, nil) else { throw .damaged }
        let formats = Formats(book)
        worksheet_write_string(sheet, 0, 0, title, formats.title)
        for (column, heading) in headings.enumerated() {
            worksheet_write_string(sheet, 2, UInt16(column), heading, formats.heading)
            let width = column < widths.count ? Double(widths[column]) : 16
            worksheet_set_column(sheet, UInt16(column), UInt16(column), width, nil)
        }
        for (index, row) in rows.enumerated() {
            for (column, cell) in row.enumerated() {
                write(cell, sheet, UInt32(index + 3), UInt16(column), formats)
            }
        }
        if !headings.isEmpty {
            worksheet_autofilter(sheet, 2, 0, UInt32(rows.count + 2), UInt16(headings.count - 1))
        }
        worksheet_freeze_panes(sheet, 3, 0)
        worksheet_set_landscape(sheet)
        worksheet_set_paper(sheet, 9)
        worksheet_fit_to_pages(sheet, 1, 0)
        worksheet_repeat_rows(sheet, 2, 2)
        guard workbook_close(book) == LXW_NO_ERROR, let data = try? Data(contentsOf: URL(fileURLWithPath: path)) else {
            throw .damaged
        }
        return Array(data)
    }

    private struct Formats {
        let title: UnsafeMutablePointer<lxw_format>?
        let heading: UnsafeMutablePointer<lxw_format>?
        let day: UnsafeMutablePointer<lxw_format>?

        init(_ book: UnsafeMutablePointer<lxw_workbook>) {
            title = workbook_add_format(book)
            format_set_bold(title)
            format_set_font_size(title, 14)
            heading = workbook_add_format(book)
            format_set_bold(heading)
            format_set_text_wrap(heading)
            format_set_bottom(heading, 1)
            day = workbook_add_format(book)
            format_set_num_format(day, "d/m/yyyy")
        }
    }

    private static func write(
        _ cell: SheetCell, _ sheet: UnsafeMutablePointer<lxw_worksheet>, _ row: UInt32, _ column: UInt16,
        _ formats: Formats
    ) {
        switch cell {
        case .text(let text): worksheet_write_string(sheet, row, column, text, nil)
        case .number(let number): worksheet_write_number(sheet, row, column, Double(number), nil)
        case .day(let day?):
            var date = lxw_datetime(
                year: Int32(day.year), month: Int32(day.month), day: Int32(day.day), hour: 0, min: 0, sec: 0)
            worksheet_write_datetime(sheet, row, column, &date, formats.day)
        case .day(nil), .empty: return
        }
    }

    /// CSV in UTF-8 with the mark by which Excel knows it; cells that a spreadsheet would take for a formula are
    /// written with an apostrophe before them.
    public static func csv(headings: [String], rows: [[SheetCell]]) -> [UInt8] {
        var text = "\u{FEFF}" + line(headings)
        for row in rows { text += line(row.map(plain)) }
        return Array(text.utf8)
    }

    private static func plain(_ cell: SheetCell) -> String {
        switch cell {
        case .text(let text): "=+-@\t".contains(text.first ?? " ") ? "'" + text : text
        case .number(let number): String(number)
        case .day(let day): day?.iso ?? ""
        case .empty: ""
        }
    }

    private static func line(_ cells: [String]) -> String {
        cells.map { cell in
            cell.contains { ",;\"\n\r".contains($0) } ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
        }.joined(separator: ",") + "\r\n"
    }
}
