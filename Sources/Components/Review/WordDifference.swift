internal import Base
public import HTML

/// What changed from one text to another, word by word.
public enum WordDifference {
    public enum Piece: Equatable, Sendable {
        case kept(String)
        case removed(String)
        case added(String)
    }

    /// Texts beyond this many words are compared as wholes: the comparison is quadratic.
    private static let longest = 600

    /// The pieces that lead from `old` to `new`: kept and added together are `new`, kept and removed are `old`.
    public static func between(_ old: String, _ new: String) -> [Piece] {
        let before = words(old)
        let after = words(new)
        guard before.count <= longest, after.count <= longest else {
            return old == new ? [.kept(new)] : [.removed(old), .added(new)]
        }
        return walk(before, after, lengths(before, after))
    }

    /// Words with the blanks after them, so that nothing is lost.
    private static func words(_ text: String) -> [String] {
        var words: [String] = []
        var word = ""
        for character in text {
            if !character.isWhitespace, word.last?.isWhitespace == true {
                words.append(word)
                word = ""
            }
            word.append(character)
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    /// The lengths of the longest common sequences of all suffixes.
    private static func lengths(_ old: [String], _ new: [String]) -> [[Int]] {
        var table = Array(repeating: Array(repeating: 0, count: new.count + 1), count: old.count + 1)
        for row in stride(from: old.count - 1, through: 0, by: -1) {
            for column in stride(from: new.count - 1, through: 0, by: -1) {
                table[row][column] =
                    old[row] == new[column]
                    ? table[row + 1][column + 1] + 1 : max(table[row + 1][column], table[row][column + 1])
            }
        }
        return table
    }

    private static func walk(_ old: [String], _ new: [String], _ table: [[Int]]) -> [Piece] {
        var pieces: [Piece] = []
        var row = 0
        var column = 0
        while row < old.count || column < new.count {
            if row < old.count, column < new.count, old[row] == new[column] {
                append(.kept(new[column]), to: &pieces)
                row += 1
                column += 1
            } else if column == new.count || (row < old.count && table[row + 1][column] >= table[row][column + 1]) {
                append(.removed(old[row]), to: &pieces)
                row += 1
            } else {
                append(.added(new[column]), to: &pieces)
                column += 1
            }
        }
        return pieces
    }

    private static func append(_ piece: Piece, to pieces: inout [Piece]) {
        switch (pieces.last, piece) {
        case (.kept(let before), .kept(let text)): pieces[pieces.count - 1] = .kept(before + text)
        case (.removed(let before), .removed(let text)): pieces[pieces.count - 1] = .removed(before + text)
        case (.added(let before), .added(let text)): pieces[pieces.count - 1] = .added(before + text)
        default: pieces.append(piece)
        }
    }
}

extension HTML {
    /// Two versions of a text in one, with what was taken away and what came.
    public mutating func compare(_ old: String, _ new: String) {
        element("p", .class("compare")) { html in
            for piece in WordDifference.between(old, new) {
                switch piece {
                case .kept(let text): html.text(text)
                case .removed(let text):
                    html.element("del") { html in
                        html.unseen(ComponentTexts.removed)
                        html.text(text)
                    }
                case .added(let text):
                    html.element("ins") { html in
                        html.unseen(ComponentTexts.added)
                        html.text(text)
                    }
                }
            }
        }
    }
}
