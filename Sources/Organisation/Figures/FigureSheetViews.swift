public import Base
internal import Components
public import HTML

extension HTML {
    /// The numbers of a form, section by section; each counted number leads to the records behind it.
    public mutating func figures(_ sheet: FigureSheet) {
        figureStyles()
        element("nav", .class("parts screen-only"), .label(FigureTexts.parts)) { html in
            for section in sheet.sections { html.element("a", .href("#\(section.place)"), text: section.heading) }
        }
        for section in sheet.sections { figures(section, of: sheet) }
    }

    /// The small style sheet by which forms of numbers fit on A4, which other pages need not load.
    public mutating func figureStyles() {
        void("link", Attribute("rel", "stylesheet"), .href("/assets/papers.css"))
    }

    /// A part that can be folded; the script folds all of them on a phone, where a form is very long.
    private mutating func figures(_ section: FigureSheet.Section, of sheet: FigureSheet) {
        element("details", .class("section part"), Attribute("open", if: true), Attribute("data-fold", if: true)) {
            html in
            html.element("summary") { $0.element("h2", text: section.heading) }
            html.element("div", .id(section.place)) { $0.figureTable(section, of: sheet) }
        }
    }

    /// One section of a form as a table.
    public mutating func figureTable(_ section: FigureSheet.Section, of sheet: FigureSheet) {
        let hasPast = section.rows.contains { $0.before != nil }
        var columns = [Column(FigureTexts.row)]
        columns += section.columns.map { Column($0.label.text, numeric: true) }
        if hasPast { columns.append(Column(FigureTexts.lastYear, numeric: true)) }
        if section.kind != .counted { element("p", .class("hint"), text: FigureTexts.typed(section.kind)) }
        element("div", .class("figures")) { html in
            html.table(section.title.text, columns, section.rows, empty: FigureTexts.nothing) { line, row, html in
                row.head(&html) { html in
                    html.text(String(repeating: "– ", count: line.depth))
                    html.text(line.label.text)
                }
                for index in section.columns.indices {
                    row.cell(&html) { figure(line, index, section, sheet, &$0) }
                }
                if hasPast { row.cell(&html) { html in if let before = line.before { html.text(before) } } }
            }
        }
    }
}

private func figure(
    _ line: FigureSheet.Row, _ index: Int, _ section: FigureSheet.Section, _ sheet: FigureSheet, _ html: inout HTML
) {
    guard index < line.cells.count else { return }
    guard let value = line.cells[index] else {
        if section.kind != .counted { html.text("–") }
        return
    }
    guard let records = sheet.records, section.kind == .counted, value > 0 else { return html.text(value) }
    let address = Address(records).setting("row", to: line.number).setting("column", to: section.columns[index].key)
    html.element("a", .href(address.text)) { $0.text(value) }
}

extension FigureSheet.Section {
    /// Its name in an address of the page.
    fileprivate var place: String { "part-" + number.replacing(".", with: "-") }

    public var heading: Text { Text("\(number). \(title.vi)", "\(number). \(title.en)") }
}

/// The sentences about forms of numbers that modules share.
public enum FigureTexts {
    public static let number = Text("STT", "No.")
    public static let row = Text("Chỉ tiêu", "Indicator")
    static let lastYear = Text("Năm trước", "Last year")
    static let parts = Text("Các phần của biểu", "Parts of the form")
    static let nothing = Text("Không có dòng nào.", "There are no rows.")

    static func disagree(
        _ section: FigureSheet.Section, _ column: FigureSheet.Column, _ sums: [(heading: Text, sum: Int)]
    ) -> Text {
        func parts(_ language: Language) -> String {
            sums.map { "\($0.heading(language)): \(Format(language).number($0.sum))" }.joined(separator: "; ")
        }
        return Text(
            "Mục \(section.number), \(column.label.vi): các cách chia cộng lại khác nhau (\(parts(.vi))).",
            "Part \(section.number), \(column.label.en): its breakdowns come to different sums (\(parts(.en))).")
    }

    public static func typed(_ kind: FigureSheet.Section.Kind) -> Text {
        switch kind {
        case .counted:
            Text("Đếm từ hồ sơ, không nhập tay.", "Counted from the records, never typed.")
        case .typed:
            Text(
                "Chưa có hồ sơ nào giữ các số này: đơn vị tự nhập, lưu cùng hồ sơ nộp.",
                "No record holds these numbers: the unit types them, and they are kept with what it hands in.")
        case .said:
            Text(
                "Chưa có hồ sơ nào giữ các điều này: trường tự trả lời, 1 là có, 0 là không.",
                "No record holds these facts: the school says so itself, 1 for yes and 0 for no.")
        }
    }
}
