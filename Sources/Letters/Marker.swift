internal import Base

/// The ways in which clauses are numbered.
enum MarkerStyle: Sendable, Hashable {
    /// `A.`
    case upper
    /// `I.`
    case roman
    /// `1.`, `1.1.` by the number of its parts
    case decimal(Int)
    /// `a)`
    case lower
    /// `-`
    case dash
    /// `+`
    case plus
}

/// A marker at the beginning of a line, with what follows it.
struct Marker: Sendable, Equatable {
    let style: MarkerStyle
    /// Without punctuation: `II`, `1`, `1.1`, `a`, `-`.
    let text: String
    let rest: String
    /// Its place in its sequence, from 1.
    let ordinal: Int

    /// The markers a line may begin with; `C.` and `I.` can be read in two ways.
    static func candidates(_ line: String) -> [Marker] {
        guard let first = line.first else { return [] }
        if first == "-" || first == "+" { return bullet(line, first) }
        let head = line.prefix { $0.isLetter || $0.isNumber || $0 == "." }
        let after = line.dropFirst(head.count)
        let closesWithBracket = after.first == ")"
        let name = head.hasSuffix(".") ? head.dropLast() : head
        let isClosed = head.hasSuffix(".") || closesWithBracket
        let rest = String(closesWithBracket ? after.dropFirst() : after)
        guard isClosed, !name.isEmpty, name.count <= 8, rest.isEmpty || rest.hasPrefix(" ") || closesWithBracket else {
            return []
        }
        return named(String(name), rest: rest.trimmed)
    }

    private static func bullet(_ line: String, _ first: Character) -> [Marker] {
        let rest = String(line.dropFirst()).trimmed
        guard let next = rest.first, !next.isLowercase, !next.isNumber || line.hasPrefix("\(first) ") else { return [] }
        return [Marker(style: first == "-" ? .dash : .plus, text: String(first), rest: rest, ordinal: 0)]
    }

    private static func named(_ name: String, rest: String) -> [Marker] {
        var found: [Marker] = []
        if let value = romanValue(name) { found.append(Marker(style: .roman, text: name, rest: rest, ordinal: value)) }
        if name.count == 1, let letter = name.first, let place = "ABCDEFGH".firstIndex(of: letter) {
            let ordinal = "ABCDEFGH".distance(from: "ABCDEFGH".startIndex, to: place) + 1
            found.append(Marker(style: .upper, text: name, rest: rest, ordinal: ordinal))
        }
        if name.count == 1, let letter = name.first, let ordinal = lowerOrdinal(letter) {
            found.append(Marker(style: .lower, text: name, rest: rest, ordinal: ordinal))
        }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { $0.count <= 2 ? Int($0) : nil }
        if numbers.count == parts.count, let last = numbers.last, last > 0 {
            found.append(Marker(style: .decimal(parts.count), text: name, rest: rest, ordinal: last))
        }
        return found
    }

    /// Letters of a list: with and without đ, as both habits exist.
    private static func lowerOrdinal(_ letter: Character) -> Int? {
        let order = Array("abcdđeghiklmnopqrstuvxy")
        return order.firstIndex(of: letter).map { $0 + 1 }
    }

    static func romanValue(_ text: String) -> Int? {
        let values: [Character: Int] = ["I": 1, "V": 5, "X": 10]
        var total = 0
        var last = 10
        for character in text {
            guard let value = values[character] else { return nil }
            total += value > last ? value - 2 * last : value
            last = value
        }
        return total > 0 && total < 40 ? total : nil
    }

    /// Whether this marker may come after `previous` in one sequence (nil: as the first).
    func follows(_ previous: Marker?) -> Bool {
        switch style {
        case .dash, .plus: return true
        case .lower: return previous.map { (1...2).contains(ordinal - $0.ordinal) } ?? (ordinal == 1)
        default: return previous.map { ordinal == $0.ordinal + 1 } ?? (ordinal == 1)
        }
    }
}
