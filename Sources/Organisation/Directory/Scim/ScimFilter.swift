internal import Base

/// A condition as SCIM writes it (RFC 7644 §3.4.2.2): comparisons joined by `and`, `or`, `not` and parentheses.
indirect enum ScimFilter: Sendable, Equatable {
    enum Comparison: String, Sendable {
        case equals = "eq"
        case isNot = "ne"
        case holds = "co"
        case begins = "sw"
        case ends = "ew"
        case isThere = "pr"
    }

    /// - Parameter path: the attribute in lower case, with its URN when one was written.
    case term(path: String, Comparison, value: String)
    case all([ScimFilter])
    case any([ScimFilter])
    case not(ScimFilter)

    private static let mostParts = 100

    /// Nil when the text is no filter, or one with an operator that is not offered (`gt`, `[…]`).
    init?(_ text: String) {
        guard let parts = ScimFilter.parts(text), parts.count <= ScimFilter.mostParts else { return nil }
        var reader = Reader(rest: parts[...])
        guard let filter = reader.either(depth: 0), reader.rest.isEmpty else { return nil }
        self = filter
    }

    private enum Part: Equatable {
        case open
        case close
        case word(String)
        case value(String)
    }

    private static func parts(_ text: String) -> [Part]? {
        var rest = text[...]
        var parts: [Part] = []
        while let first = rest.first {
            switch first {
            case " ": rest = rest.dropFirst()
            case "(", ")":
                parts.append(first == "(" ? .open : .close)
                rest = rest.dropFirst()
            case "\"":
                guard let value = quoted(&rest) else { return nil }
                parts.append(.value(value))
            default:
                let word = rest.prefix { !" ()\"".contains($0) }
                parts.append(.word(String(word)))
                rest = rest.dropFirst(word.count)
            }
        }
        return parts
    }

    /// A JSON string from the front, without Unicode escapes: nobody's name needs one in an address.
    private static func quoted(_ rest: inout Substring) -> String? {
        rest = rest.dropFirst()
        var value = ""
        while let character = rest.popFirst() {
            if character == "\"" { return value.composed }
            guard character == "\\" else {
                value.append(character)
                continue
            }
            guard let next = rest.popFirst(), "\"\\/".contains(next) else { return nil }
            value.append(next)
        }
        return nil
    }

    private struct Reader {
        private static let deepest = 10
        var rest: ArraySlice<Part>

        mutating func either(depth: Int) -> ScimFilter? {
            joined("or", { .any($0) }) { $0.both(depth: depth) }
        }

        private mutating func both(depth: Int) -> ScimFilter? {
            joined("and", { .all($0) }) { $0.single(depth: depth) }
        }

        private mutating func joined(
            _ word: String, _ make: ([ScimFilter]) -> ScimFilter, _ next: (inout Reader) -> ScimFilter?
        ) -> ScimFilter? {
            guard let first = next(&self) else { return nil }
            var found = [first]
            while isNext(word) {
                rest = rest.dropFirst()
                guard let more = next(&self) else { return nil }
                found.append(more)
            }
            return found.count == 1 ? first : make(found)
        }

        private func isNext(_ word: String) -> Bool {
            if case .word(let text)? = rest.first { return text.lowercased() == word }
            return false
        }

        private mutating func single(depth: Int) -> ScimFilter? {
            guard depth < Reader.deepest, let part = rest.popFirst() else { return nil }
            switch part {
            case .open: return closed(depth)
            case .word(let word) where word.lowercased() == "not":
                guard rest.popFirst() == .open, let inner = closed(depth) else { return nil }
                return .not(inner)
            case .word(let path): return term(path.lowercased())
            case .close, .value: return nil
            }
        }

        private mutating func closed(_ depth: Int) -> ScimFilter? {
            guard let inner = either(depth: depth + 1), rest.popFirst() == .close else { return nil }
            return inner
        }

        private mutating func term(_ path: String) -> ScimFilter? {
            guard case .word(let word)? = rest.popFirst(), let comparison = Comparison(rawValue: word.lowercased())
            else { return nil }
            if comparison == .isThere { return .term(path: path, comparison, value: "") }
            switch rest.popFirst() {
            case .value(let value)?: return .term(path: path, comparison, value: value)
            case .word(let word)? where ["true", "false"].contains(word):
                return .term(path: path, comparison, value: word)
            default: return nil
            }
        }
    }
}
