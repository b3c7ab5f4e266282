public import Base
public import HTML

extension HTML {
    /// A strip that says one thing: what was done, what to mind.
    public mutating func banner(_ tone: Tone, _ message: Text) {
        banner(tone) { $0.text(message) }
    }

    /// A strip with more in it, such as a link.
    public mutating func banner(_ tone: Tone, _ content: (inout HTML) throws -> Void) rethrows {
        let isUrgent = tone == .bad
        try element("div", .class("banner \(tone.rawValue)"), Attribute("role", isUrgent ? "alert" : "status")) {
            html in
            html.element("span", .class("sign"), Attribute("aria-hidden", "true"), text: tone.sign)
            try html.element("div", content: content)
        }
    }

    /// A piece of a page with a heading.
    public mutating func section(_ heading: Text, id: String? = nil, _ content: (inout HTML) throws -> Void) rethrows {
        try element("section", .class("section"), Attribute("id", id)) { html in
            html.element("h2", text: heading)
            try content(&html)
        }
    }

    /// A piece set off from the rest.
    public mutating func panel(_ content: (inout HTML) throws -> Void) rethrows {
        try element("div", .class("panel"), content: content)
    }

    /// Something to unfold.
    ///
    /// - Parameter isOpen: unfolded from the beginning, as for a form in it that was refused.
    public mutating func disclosure(
        _ label: Text, isOpen: Bool = false, _ content: (inout HTML) throws -> Void
    ) rethrows {
        try element("details", .class("disclosure"), Attribute("open", if: isOpen)) { html in
            html.element("summary", text: label)
            try html.element("div", content: content)
        }
    }

    /// Paragraphs of a text as it was written: line breaks are kept.
    public mutating func prose(_ text: String) {
        for paragraph in text.split(separator: "\n") { element("p", text: String(paragraph)) }
    }
}
