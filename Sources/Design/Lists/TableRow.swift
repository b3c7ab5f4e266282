public import Base
public import HTML

/// A row being written: one call a column, in the order of the columns.
public struct TableRow: Sendable {
    var html: HTML
    let columns: [Column]
    let selects: Bool
    private var index = 0

    init(_ html: HTML, _ table: Table) {
        self.html = html
        columns = table.columns
        selects = table.selects
    }

    /// The box that selects this row, before the first cell. `label` says what is selected: the row's name.
    public mutating func select(name: String = "id", value: String, label: String) {
        html.element("td", .class("select")) { html in
            html.element("label") { html in
                html.unseen(DesignTexts.select)
                html.element("span", .class("unseen"), text: " " + label)
                html.void("input", .type("checkbox"), .name(name), .value(value))
            }
        }
    }

    /// The cell that names the row, as a link when there is somewhere to go.
    public mutating func heading(_ name: String, href: String? = nil) {
        html.element("th", Attribute("scope", "row"), Attribute("class", columnClass)) { html in
            if let href { html.link(name, href: href) } else { html.text(name) }
        }
        index += 1
    }

    public mutating func cell(_ text: String) { cell { $0.text(text) } }
    public mutating func cell(_ text: Text) { cell { $0.text(text) } }
    public mutating func cell(_ number: Int) { cell { $0.text(number) } }
    public mutating func cell(_ badge: Badge) { cell { $0.badge(badge) } }
    public mutating func cell(_ day: Day) { cell(html.format.day(day)) }

    /// A cell with anything in it.
    public mutating func cell(_ content: (inout HTML) throws -> Void) rethrows {
        let column = index < columns.count ? columns[index] : nil
        try html.element(
            "td", Attribute("class", columnClass), column.map { Attribute("data-label", $0.heading) }, content: content)
        index += 1
    }

    private var columnClass: String? {
        guard index < columns.count, columns[index].kind != .text else { return nil }
        return columns[index].kind.rawValue
    }

}
