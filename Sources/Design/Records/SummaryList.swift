public import Base
public import HTML

/// A row of a summary: what, its value, and where to change it.
public struct SummaryRow: Sendable {
    let key: Text
    let change: String?
    let write: @Sendable (inout HTML) -> Void

    /// `change` is the address of the page that changes this value.
    public init(_ key: Text, change: String? = nil, content: @escaping @Sendable (inout HTML) -> Void) {
        self.key = key
        self.change = change
        write = content
    }

    public init(_ key: Text, _ value: String, change: String? = nil) {
        self.init(key, change: change) { $0.text(value) }
    }

    public init(_ key: Text, _ value: Text, change: String? = nil) {
        self.init(key, change: change) { $0.text(value) }
    }
}

extension HTML {
    /// What is known of a record, or the answers before they are sent.
    public mutating func summaryList(_ rows: [SummaryRow]) {
        element("dl", .class("summary-list")) { html in
            for row in rows {
                html.element("div") { html in
                    html.element("dt", text: row.key)
                    html.element("dd", content: row.write)
                    if let change = row.change {
                        html.element("dd", .class("change")) { html in
                            html.element("a", .href(change)) { html in
                                html.text(DesignTexts.change)
                                html.element("span", .class("unseen")) { html in
                                    html.text(" ")
                                    html.text(row.key)
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
