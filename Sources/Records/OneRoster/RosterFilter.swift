internal import Base

/// A condition as OneRoster 1.2 writes it in `filter`: comparisons joined by AND or by OR, never by both.
struct RosterFilter: Sendable, Equatable {
    enum Comparison: String, Sendable, CaseIterable {
        // Two signs before one: `>=` is not `>` with a value that begins with `=`.
        case atLeast = ">="
        case atMost = "<="
        case isNot = "!="
        case equals = "="
        case above = ">"
        case below = "<"
        case holds = "~"
    }

    struct Term: Sendable, Equatable {
        let field: String
        let comparison: Comparison
        let value: String
    }

    enum Joint: String, Sendable {
        case all = "AND"
        case any = "OR"
    }

    static let mostTerms = 10

    let terms: [Term]
    let joint: Joint

    /// Nil when the text is no filter.
    init?(_ text: String) {
        var rest = text[...]
        var terms: [Term] = []
        var joint: Joint?
        while true {
            guard let term = RosterFilter.term(&rest), terms.count < RosterFilter.mostTerms else { return nil }
            terms.append(term)
            rest = RosterFilter.trimmed(rest)
            if rest.isEmpty { break }
            let word = String(rest.prefix { $0.isLetter }).uppercased()
            guard let next = Joint(rawValue: word), joint == nil || joint == next else { return nil }
            joint = next
            rest = RosterFilter.trimmed(rest.dropFirst(word.count))
        }
        self.terms = terms
        self.joint = joint ?? .all
    }

    /// One comparison from the front: a name, a sign, a value between apostrophes, in which two of them mean one.
    private static func term(_ rest: inout Substring) -> Term? {
        rest = trimmed(rest)
        let field = rest.prefix { $0.isLetter || $0.isNumber || $0 == "." || $0 == "_" }
        rest = trimmed(rest.dropFirst(field.count))
        guard !field.isEmpty, let sign = Comparison.allCases.first(where: { rest.hasPrefix($0.rawValue) }) else {
            return nil
        }
        rest = trimmed(rest.dropFirst(sign.rawValue.count))
        guard rest.first == "'" else { return nil }
        rest = rest.dropFirst()
        var value = ""
        while let character = rest.popFirst() {
            if character != "'" {
                value.append(character)
            } else if rest.first == "'" {
                value.append("'")
                rest = rest.dropFirst()
            } else {
                return Term(field: String(field), comparison: sign, value: value.composed)
            }
        }
        return nil
    }

    private static func trimmed(_ text: Substring) -> Substring { text.drop { $0 == " " } }
}
