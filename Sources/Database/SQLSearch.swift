extension SQL {
    /// A condition: the text in a column holds these words somewhere, each of their characters standing for itself.
    /// An engine's LIKE knows case in ASCII only, so columns that are searched hold folded text.
    public static func holds(_ column: StaticString, _ words: String) -> SQL { holds(in: "\(raw: column)", words) }

    /// - Parameter text: an expression of the statement.
    public static func holds(in text: SQL, _ words: String) -> SQL {
        let escaped = words.replacing("!", with: "!!").replacing("%", with: "!%").replacing("_", with: "!_")
        return "\(text) LIKE \("%" + escaped + "%") ESCAPE '!'"
    }
}

/// Finding rows by words or their beginnings in a text column, through the engine's own index of words: an FTS5 table
/// named after the table with `_words` in SQLite, a GIN index over `to_tsvector('simple', column)` in PostgreSQL.
public struct WordSearch: Sendable {
    /// How the words of a search are met. An engine looks at every word that begins so: the fewer beginnings, the
    /// quicker the answer.
    public enum Match: Sendable {
        case whole
        /// The last word may still be in the typing.
        case lastBegins
        case allBegin
    }

    /// What stands after `FROM`: the table under its alias, joined with the index where the engine wants it.
    public let source: SQL
    /// A condition that every word of the search is met by a word of the column.
    public let condition: SQL

    /// - Parameters:
    ///   - words: folded text; what is neither letter nor digit separates words. Nil is returned when none is left.
    public init?(
        _ table: StaticString, _ alias: StaticString, column: StaticString, words: String, match: Match = .allBegin
    ) {
        let words = words.split { !$0.isLetter && !$0.isNumber }.prefix(8).map { String($0.prefix(40)) }
        guard !words.isEmpty else { return nil }
        func begins(_ place: Int) -> Bool {
            match == .allBegin || (match == .lastBegins && place == words.count - 1)
        }
        let sqlite = words.enumerated().map { "\"\($1)\"" + (begins($0) ? "*" : "") }.joined(separator: " AND ")
        let postgres = words.enumerated().map { "'\($1)'" + (begins($0) ? ":*" : "") }.joined(separator: " & ")
        source = .either(
            sqlite:
                "\(raw: table)_words JOIN \(raw: table) \(raw: alias) ON \(raw: alias).rowid = \(raw: table)_words.rowid",
            postgres:
                // A query of its own, so that a LIMIT outside does not tempt the planner to walk the whole table
                // for a word that nobody has.
                """
                (SELECT * FROM \(raw: table)
                    WHERE to_tsvector('simple', \(raw: column)) @@ to_tsquery('simple', \(postgres)) OFFSET 0
                ) \(raw: alias)
                """)
        condition = .either(sqlite: "\(raw: table)_words MATCH \(sqlite)", postgres: .always)
    }
}
