public import Base
public import HTML

extension HTML {
    /// A part of the page under a heading of the second level, named by it. `id` makes it a place to link to.
    public mutating func section(_ heading: Text, id: String? = nil, content: (inout HTML) throws -> Void) rethrows {
        try element("section", .class("section"), Attribute("id", id)) { html in
            html.element("h2", text: heading)
            try content(&html)
        }
    }

    /// A sheet of lighter paper under a heading, for one thing among several.
    public mutating func panel(_ heading: Text, id: String? = nil, content: (inout HTML) throws -> Void) rethrows {
        try element("section", .class("panel"), Attribute("id", id)) { html in
            html.element("h2", text: heading)
            try content(&html)
        }
    }

    /// A sheet without heading.
    public mutating func card(_ content: (inout HTML) throws -> Void) rethrows {
        try element("div", .class("panel"), content: content)
    }

    /// More for those who want it, folded away.
    public mutating func details(
        _ summary: Text, isOpen: Bool = false, content: (inout HTML) throws -> Void
    ) rethrows {
        try element("details", .class("more-about"), Attribute("open", if: isOpen)) { html in
            html.element("summary", text: summary)
            try html.element("div", content: content)
        }
    }

    /// A paragraph.
    public mutating func paragraph(_ words: Text) { element("p", text: words) }

    /// Text that people wrote, with its line breaks.
    public mutating func prose(_ words: String) { element("div", .class("prose"), text: words) }

    /// Two columns that stack on phones, for panels of equal rank.
    public mutating func columns(_ content: (inout HTML) throws -> Void) rethrows {
        try element("div", .class("columns"), content: content)
    }

    /// Why there is nothing here, and what to do.
    public mutating func emptyState(_ state: EmptyState) {
        element("div", .class("empty")) { html in
            html.element("p", .class("why"), text: state.why)
            if let advice = state.advice { html.element("p", text: advice) }
            if let label = state.label, let href = state.href { html.linkButton(label, href: href) }
        }
    }
}

/// What is shown in place of an empty list.
public struct EmptyState: Sendable {
    let why: Text
    let advice: Text?
    let label: Text?
    let href: String?

    /// Why it is empty, and what to do about it in words.
    public init(why: Text, advice: Text? = nil) {
        self.why = why
        self.advice = advice
        label = nil
        href = nil
    }

    /// Why it is empty, and a link that mends it.
    public init(why: Text, advice: Text? = nil, action label: Text, href: String) {
        self.why = why
        self.advice = advice
        self.label = label
        self.href = href
    }
}
