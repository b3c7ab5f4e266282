public import Base
public import HTML

/// One of several views of the same thing, each with its own address.
public struct Tab: Sendable {
    public let label: Text
    public let href: String
    public let isCurrent: Bool
    public let count: Int?

    public init(_ label: Text, href: String, isCurrent: Bool = false, count: Int? = nil) {
        self.label = label
        self.href = href
        self.isCurrent = isCurrent
        self.count = count
    }
}

extension HTML {
    /// Tabs as links: `label` names the row of them for screen readers.
    public mutating func tabs(_ label: Text, _ tabs: [Tab]) {
        element("nav", .class("tabs"), .label(label)) { html in
            html.element("ul") { html in
                for tab in tabs {
                    html.element("li") { html in
                        html.element(
                            "a", .href(tab.href), Attribute("aria-current", tab.isCurrent ? "page" : nil)
                        ) { html in
                            html.text(tab.label)
                            if let count = tab.count { html.element("span", .class("count")) { $0.text(count) } }
                        }
                    }
                }
            }
        }
    }
}
