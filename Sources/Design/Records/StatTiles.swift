public import Base
public import HTML

/// One figure with what it counts.
public struct StatTile: Sendable {
    public let label: Text
    /// The figure as it is read: `Format` writes it.
    public let value: String
    public let note: Text?
    /// The list of what is counted.
    public let href: String?
    public let tone: Tone

    public init(_ label: Text, _ value: String, note: Text? = nil, href: String? = nil, tone: Tone = .neutral) {
        self.label = label
        self.value = value
        self.note = note
        self.href = href
        self.tone = tone
    }
}

extension HTML {
    /// A row of figures, two abreast on phones.
    public mutating func statTiles(_ tiles: [StatTile]) {
        element("dl", .class("tiles")) { html in
            for tile in tiles {
                html.element("div", .class("tile " + tile.tone.rawValue)) { html in
                    html.element("dt") { html in
                        if let href = tile.href { html.link(tile.label, href: href) } else { html.text(tile.label) }
                    }
                    html.element("dd", .class("value"), text: tile.value)
                    if let note = tile.note { html.element("dd", .class("note"), text: note) }
                }
            }
        }
    }
}
