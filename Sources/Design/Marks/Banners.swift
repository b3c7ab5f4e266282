public import Base
public import HTML

extension HTML {
    /// A message across the page. Bad and warning ones are announced at once, others when the reader pauses.
    public mutating func banner(_ tone: Tone, _ message: Text) {
        banner(tone) { $0.element("p", text: message) }
    }

    /// A message with more than one sentence, links or buttons.
    public mutating func banner(_ tone: Tone, content: (inout HTML) throws -> Void) rethrows {
        let isUrgent = tone == .bad || tone == .warning
        try element(
            "div", .class("banner " + tone.rawValue), Attribute("role", isUrgent ? "alert" : "status")
        ) { html in
            html.element("p", .class("banner-word")) { html in
                html.element("span", .class("sign"), Attribute("aria-hidden", "true"), text: tone.sign)
                html.text(tone.word)
            }
            try html.element("div", content: content)
        }
    }
}

extension Tone {
    /// What kind of message a banner of this tone is.
    fileprivate var word: Text {
        switch self {
        case .neutral, .info: DesignTexts.note
        case .good: DesignTexts.done
        case .warning: DesignTexts.warning
        case .bad: DesignTexts.error
        }
    }
}
