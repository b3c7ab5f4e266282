internal import CXLSXWriter

/// The looks of cells in one workbook.
struct SheetFormats {
    typealias Look = UnsafeMutablePointer<lxw_format>?

    let title: Look
    let subtitle: Look
    let heading: Look
    let number: Look
    let money: Look
    let percent: Look
    let day: Look
    let wrapped: Look

    init(_ book: UnsafeMutablePointer<lxw_workbook>) {
        title = workbook_add_format(book)
        format_set_bold(title)
        format_set_font_size(title, 14)
        subtitle = workbook_add_format(book)
        format_set_italic(subtitle)
        heading = workbook_add_format(book)
        format_set_bold(heading)
        format_set_text_wrap(heading)
        format_set_align(heading, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
        format_set_bg_color(heading, 0xE8EEF4)
        format_set_border(heading, UInt8(LXW_BORDER_THIN.rawValue))
        number = SheetFormats.number("0", in: book)
        money = SheetFormats.number("#,##0", in: book)
        percent = SheetFormats.number("0.0%", in: book)
        day = SheetFormats.number("d/m/yyyy", in: book)
        wrapped = workbook_add_format(book)
        format_set_text_wrap(wrapped)
        format_set_align(wrapped, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    }

    private static func number(_ code: String, in book: UnsafeMutablePointer<lxw_workbook>) -> Look {
        let look = workbook_add_format(book)
        format_set_num_format(look, code)
        format_set_align(look, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        return look
    }
}
