public import Base
public import HTML

extension HTML {
    /// The part of a page that the script replaces while the reader filters: the count, then the list.
    ///
    /// - Parameter count: how many the filter found, in words ("12 kế hoạch"); read out after each change.
    public mutating func live(count: Text, content: (inout HTML) throws -> Void) rethrows {
        try element("div", .id("live"), Attribute("data-live", if: true)) { html in
            html.element("p", .class("count-line"), Attribute("data-count", if: true), text: count)
            try content(&html)
        }
    }

    /// The actions on ticked rows; stands in the form around a table that selects.
    public mutating func bulkActions(_ content: (inout HTML) throws -> Void) rethrows {
        try element("div", .class("bulk"), Attribute("data-bulk", DesignTexts.selected)) { html in
            html.element("span", .class("bulk-count"), Attribute("role", "status")) { _ in }
            try content(&html)
        }
    }
}
