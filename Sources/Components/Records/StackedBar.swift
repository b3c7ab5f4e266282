public import Base
public import HTML

/// One part of a bar.
public struct BarPart: Sendable {
    let count: Int
    let label: Text
    let tone: Tone

    public init(_ count: Int, _ label: Text, _ tone: Tone) {
        self.count = count
        self.label = label
        self.tone = tone
    }
}

extension HTML {
    /// Shares of a whole as one bar, drawn here as SVG; its words say the same as its colours.
    public mutating func stackedBar(_ parts: [BarPart]) {
        let total = parts.reduce(0) { $0 + $1.count }
        guard total > 0 else { return }
        let said = parts.filter { $0.count > 0 }
        let words = Text(
            said.map { "\($0.label.vi): \($0.count)" }.joined(separator: ", "),
            said.map { "\($0.label.en): \($0.count)" }.joined(separator: ", "))
        element(
            "svg", .class("bar"), Attribute("viewBox", "0 0 1000 20"), Attribute("preserveAspectRatio", "none"),
            Attribute("role", "img"), .label(words)
        ) { html in
            var start = 0
            for part in said {
                let width = max(1, part.count * 1000 / total)
                html.element(
                    "rect", .class(part.tone.rawValue), Attribute("x", String(start)), Attribute("y", "0"),
                    Attribute("width", String(width)), Attribute("height", "20")
                ) { _ in }
                start += width
            }
        }
    }
}
