internal import Base
internal import CXLSXWriter

/// Writes one sheet into a workbook that is being made.
struct SheetPage {
    let target: UnsafeMutablePointer<lxw_worksheet>
    let formats: SheetFormats

    /// Excel holds no longer text in a cell.
    private static let longest = 32_767

    func write(_ sheet: Sheet) {
        let top = UInt32(sheet.headingRow)
        for (row, title) in sheet.titles.enumerated() {
            text(title, UInt32(row), 0, row == 0 ? formats.title : formats.subtitle)
        }
        for (column, entry) in sheet.columns.enumerated() {
            text(entry.heading, top, UInt16(column), formats.heading)
            worksheet_set_column(target, UInt16(column), UInt16(column), Double(entry.width), nil)
        }
        for (index, row) in sheet.rows.enumerated() {
            for (column, cell) in row.enumerated() { write(cell, top + 1 + UInt32(index), UInt16(column)) }
        }
        set(sheet, top)
    }

    private func set(_ sheet: Sheet, _ top: UInt32) {
        if !sheet.columns.isEmpty {
            let last = UInt16(sheet.columns.count - 1)
            worksheet_autofilter(target, top, 0, top + UInt32(sheet.rows.count), last)
        }
        worksheet_freeze_panes(target, top + 1, 0)
        if sheet.isLandscape { worksheet_set_landscape(target) }
        worksheet_set_paper(target, 9)
        worksheet_fit_to_pages(target, 1, 0)
        worksheet_repeat_rows(target, top, top)
    }

    private func write(_ cell: SheetCell, _ row: UInt32, _ column: UInt16) {
        switch cell {
        case .text(let string): text(string, row, column, string.utf8.contains(10) ? formats.wrapped : nil)
        case .number(let value): number(value, row, column, formats.number)
        case .money(let value): number(value, row, column, formats.money)
        case .percent(let share) where share.isFinite:
            worksheet_write_number(target, row, column, share, formats.percent)
        case .day(let day?): write(day, row, column)
        case .percent, .day(nil), .empty: return
        }
    }

    /// Days before Excel's first one are written as text.
    private func write(_ day: Day, _ row: UInt32, _ column: UInt16) {
        guard day.year >= 1900 else { return text(day.iso, row, column, nil) }
        var date = lxw_datetime(
            year: Int32(day.year), month: Int32(day.month), day: Int32(day.day), hour: 0, min: 0, sec: 0)
        worksheet_write_datetime(target, row, column, &date, formats.day)
    }

    /// Excel's numbers have fifteen digits; a longer one is written as text rather than rounded.
    private func number(_ value: Int, _ row: UInt32, _ column: UInt16, _ look: SheetFormats.Look) {
        guard value.magnitude < 1_000_000_000_000_000 else { return text(String(value), row, column, nil) }
        worksheet_write_number(target, row, column, Double(value), look)
    }

    /// Always as a string, whatever it begins with; one line end, nothing that XML cannot hold, cut at Excel's limit.
    private func text(_ text: String, _ row: UInt32, _ column: UInt16, _ look: SheetFormats.Look) {
        var scalars = String.UnicodeScalarView()
        for scalar in text.replacing("\r\n", with: "\n").unicodeScalars {
            if scalar.value != 0, scalar.value != 0xFFFE, scalar.value != 0xFFFF { scalars.append(scalar) }
        }
        let clean = String(
            scalars.count > SheetPage.longest ? String.UnicodeScalarView(scalars.prefix(SheetPage.longest)) : scalars)
        worksheet_write_string(target, row, column, clean.replacing("_x", with: "_x005F_x"), look)
    }
}
