/// What a state means for the reader. A tone colours a mark; the word and the sign beside it say the same without
/// colour.
public enum Tone: String, Sendable, CaseIterable {
    /// Nothing to judge: a draft, not begun.
    case neutral
    /// Under way, or good to know.
    case info
    /// Done, accepted.
    case good
    /// Needs somebody soon.
    case warning
    /// Late, refused, wrong.
    case bad

    /// The sign that goes with the colour, a different shape for each.
    var sign: String {
        switch self {
        case .neutral: "○"
        case .info: "◐"
        case .good: "✓"
        case .warning: "!"
        case .bad: "✕"
        }
    }
}
