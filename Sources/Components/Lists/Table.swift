public import Base
public import HTML

/// One column of a table.
public struct Column: Sendable {
    public let heading: Text
    public let isNumeric: Bool
    /// Where the heading leads to sort by it; nil when it cannot.
    public let sort: String?
    public let sorted: Sorted?

    public enum Sorted: String, Sendable {
        case ascending
        case descending
    }

    public init(_ heading: Text, numeric: Bool = false, sort: String? = nil, sorted: Sorted? = nil) {
        self.heading = heading
        isNumeric = numeric
        self.sort = sort
        self.sorted = sorted
    }
}

/// Writes the cells of one row; on phones each cell carries the heading of its column.
public struct RowWriter {
    private let columns: [Column]
    private var index = 0

    init(_ columns: [Column]) { self.columns = columns }

    /// The cell that names the row.
    public mutating func head(_ html: inout HTML, _ content: (inout HTML) throws -> Void) rethrows {
        index += 1
        try html.element("th", Attribute("scope", "row"), content: content)
    }

    public mutating func cell(_ html: inout HTML, _ content: (inout HTML) throws -> Void) rethrows {
        let column = columns[min(index, columns.count - 1)]
        index += 1
        try html.element(
            "td", .class(column.isNumeric ? "number" : "text"), Attribute("data-label", column.heading),
            content: content)
    }

    public mutating func cell(_ html: inout HTML, text: String) { cell(&html) { $0.text(text) } }
    public mutating func cell(_ html: inout HTML, number: Int) { cell(&html) { $0.text(number) } }
}

extension HTML {
    /// A table with a caption; on phones its rows become cards. An empty one says why and what to do.
    public mutating func table<Row>(
        _ caption: Text, _ columns: [Column], _ rows: some Collection<Row>, empty: Text,
        row: (Row, inout RowWriter, inout HTML) throws -> Void
    ) rethrows {
        guard !rows.isEmpty else {
            element("p", .class("empty"), text: empty)
            return
        }
        try element(
            "div", .class("table-frame"), Attribute("tabindex", "0"), Attribute("role", "region"), .label(caption)
        ) { html in
            try html.element("table") { html in
                html.element("caption", .class("unseen"), text: caption)
                html.element("thead") { html in
                    html.element("tr") { html in for column in columns { html.heading(column) } }
                }
                try html.element("tbody") { html in
                    for value in rows {
                        try html.element("tr") { html in
                            var writer = RowWriter(columns)
                            try row(value, &writer, &html)
                        }
                    }
                }
            }
        }
    }

    private mutating func heading(_ column: Column) {
        element(
            "th", Attribute("scope", "col"), .class(column.isNumeric ? "number" : "text"),
            Attribute("aria-sort", column.sorted?.rawValue)
        ) { html in
            if let sort = column.sort {
                html.element("a", .href(sort), text: column.heading)
            } else {
                html.text(column.heading)
            }
        }
    }

    /// Links to the pages of a list, keeping everything else in the address.
    public mutating func pagination(_ address: Address, page: Int, pages: Int) {
        guard pages > 1 else { return }
        element("nav", .class("pages"), .label(ComponentTexts.pages)) { html in
            if page > 1 {
                let before = address.setting("page", to: page == 2 ? nil : String(page - 1)).text
                html.element("a", .href(before), Attribute("rel", "prev"), text: ComponentTexts.previous)
            }
            html.element("span") { html in
                html.text(ComponentTexts.page)
                html.text(" \(page) / \(pages)")
            }
            if page < pages {
                let after = address.setting("page", to: String(page + 1)).text
                html.element("a", .href(after), Attribute("rel", "next"), text: ComponentTexts.next)
            }
        }
    }
}
