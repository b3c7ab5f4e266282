internal import Base
public import HTML

extension HTML {
    /// A table, its rows written by a closure, or its empty state. About 60 bytes a cell besides the content.
    public mutating func table<Item>(
        _ table: Table, _ items: some Collection<Item>, row: (inout TableRow, Item) throws -> Void
    ) rethrows {
        guard !items.isEmpty else { return emptyState(table.empty) }
        guard table.isWide else { return try write(table, items, row) }
        try element(
            "div", .class("wide"), Attribute("role", "region"), Attribute("tabindex", "0"), .label(table.caption)
        ) { try $0.write(table, items, row) }
    }

    private mutating func write<Item>(
        _ table: Table, _ items: some Collection<Item>, _ row: (inout TableRow, Item) throws -> Void
    ) rethrows {
        try element("table", .class(table.isWide ? "list grid" : "list")) { html in
            html.element("caption", .class(table.showsCaption ? "" : "unseen"), text: table.caption)
            html.element("thead") { html in
                html.element("tr") { $0.headings(of: table) }
            }
            try html.element("tbody") { html in
                for item in items { try html.row(of: table, item, row) }
            }
        }
    }

    private mutating func headings(of table: Table) {
        if table.selects {
            element("td", .class("select"), Attribute("data-select-all", DesignTexts.selectAll)) { _ in }
        }
        for column in table.columns {
            let kind: String? = column.kind == .text ? nil : column.kind.rawValue
            element(
                "th", Attribute("scope", "col"), Attribute("class", kind),
                Attribute("aria-sort", column.sort?.direction?.rawValue)
            ) { html in
                guard let sort = column.sort else { return html.text(column.heading) }
                html.element("a", .class("sort"), .href(sort.href), text: column.heading)
            }
        }
    }

    /// The buffer moves into the row and back, so that nothing is copied.
    private mutating func row<Item>(
        of table: Table, _ item: Item, _ row: (inout TableRow, Item) throws -> Void
    ) rethrows {
        try element("tr") { html in
            var writer = TableRow(HTML(html.language, capacity: 0), table)
            swap(&writer.html, &html)
            defer { swap(&writer.html, &html) }
            try row(&writer, item)
        }
    }
}
