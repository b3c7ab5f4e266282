public import Base
public import HTML

/// A state in one or two words: "Chưa nộp", "Quá hạn 3 ngày".
public struct Badge: Hashable, Sendable {
    public let label: Text
    public let tone: Tone

    public init(_ label: Text, _ tone: Tone) {
        self.label = label
        self.tone = tone
    }
}

extension HTML {
    /// A state as a small mark: sign, word and colour.
    public mutating func badge(_ badge: Badge) {
        element("span", .class("badge " + badge.tone.rawValue)) { html in
            html.element("span", .class("sign"), Attribute("aria-hidden", "true"), text: badge.tone.sign)
            html.text(badge.label)
        }
    }

    /// A state as a small mark: sign, word and colour.
    public mutating func badge(_ label: Text, _ tone: Tone) { badge(Badge(label, tone)) }

    /// Words for those who hear the page, not seen on it.
    public mutating func unseen(_ text: Text) { element("span", .class("unseen"), text: text) }
}
