public import Base
public import HTML

extension HTML {
    /// What a reviewer wrote beside an item, with the answer to it.
    public mutating func remark(
        _ text: String, by author: String, at: Instant, answer: String?, id: String? = nil,
        form: ((inout HTML) -> Void)? = nil
    ) {
        element("div", .class(answer == nil ? "remark open" : "remark"), Attribute("id", id)) { html in
            html.element("p", .class("remark-head")) { html in
                html.text(ComponentTexts.remark)
                html.text(" \(author) · \(html.format.moment(at)) ")
                html.badge(
                    answer == nil ? ComponentTexts.remarkOpen : ComponentTexts.remarkAnswered,
                    answer == nil ? .warning : .good)
            }
            html.prose(text)
            if let answer {
                html.element("div", .class("answer")) { $0.prose(answer) }
            }
            if let form { form(&html) }
        }
    }

    /// A mark that something is not as it was last time.
    public mutating func changedMark() { badge(ComponentTexts.changed, .info) }

    /// Two panes: side by side on wide screens, one below the other on phones.
    public mutating func sideBySide(
        _ left: (inout HTML) throws -> Void, _ right: (inout HTML) throws -> Void
    ) rethrows {
        try element("div", .class("side-by-side")) { html in
            try html.element("div", .class("pane"), content: left)
            try html.element("div", .class("pane source"), content: right)
        }
    }

    /// A text with the numbers of its lines, some of them marked.
    public mutating func numberedLines(_ lines: [String], marked: ClosedRange<Int>?) {
        element(
            "div", .class("lines"), Attribute("tabindex", "0"), Attribute("role", "region"), .label(ComponentTexts.line)
        ) { html in
            for (index, line) in lines.enumerated() {
                let number = index + 1
                let isMarked = marked?.contains(number) ?? false
                html.element("p", .id("L\(number)"), .class(isMarked ? "marked" : "plain")) { html in
                    html.element("span", .class("line-number"), Attribute("aria-hidden", "true"), text: String(number))
                    html.text(line)
                }
            }
        }
    }
}
