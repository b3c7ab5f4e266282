/// A statement whose every interpolation is a bound parameter.
///
///     let sql: SQL = "SELECT name FROM organisation_unit WHERE id = \(id) AND closed_on IS NULL"
///
/// A bare string cannot be spliced in: identifiers go through ``SQL/StringInterpolation/appendInterpolation(raw:)``
/// with text from the program's source, other statements through `\(sql)`.
public struct SQL: Sendable, ExpressibleByStringInterpolation {
    enum Part: Sendable {
        case source(String)
        case value(StoredValue)
        /// What each engine says in its own way.
        case either(sqlite: [Part], postgres: [Part])
    }

    private(set) var parts: [Part]

    public init(stringLiteral source: String) { parts = [.source(source)] }

    public init(stringInterpolation: StringInterpolation) { parts = stringInterpolation.parts }

    /// Two ways to say the same, one for each engine; for the few things that have no common form.
    static func either(sqlite: SQL, postgres: SQL) -> SQL {
        var result: SQL = ""
        result.parts = [.either(sqlite: sqlite.parts, postgres: postgres.parts)]
        return result
    }

    /// The same condition for every row; a neutral start for conditions that are put together.
    public static let always: SQL = "1 = 1"

    /// Two pieces, one after the other, with a blank between.
    public static func + (left: SQL, right: SQL) -> SQL { "\(left) \(right)" }

    /// The pieces joined by a separator from the source.
    public static func joined(_ pieces: [SQL], by separator: StaticString) -> SQL {
        var result: SQL = ""
        for (index, piece) in pieces.enumerated() {
            if index > 0 { result.parts.append(.source(separator.description)) }
            result.parts += piece.parts
        }
        return result
    }

    public struct StringInterpolation: StringInterpolationProtocol, Sendable {
        var parts: [Part] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            parts.reserveCapacity(interpolationCount * 2 + 1)
        }

        public mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { parts.append(.source(literal)) }
        }

        /// A bound value; nil is NULL.
        public mutating func appendInterpolation(_ value: (some Storable)?) {
            parts.append(.value(value?.stored ?? .null))
        }

        /// Another piece of statement with its own values.
        public mutating func appendInterpolation(_ sql: SQL) { parts += sql.parts }

        /// Values in parentheses for `IN`; an empty list matches nothing.
        public mutating func appendInterpolation(list values: some Collection<some Storable>) {
            guard !values.isEmpty else {
                parts.append(.source("(NULL)"))
                return
            }
            for (index, value) in values.enumerated() {
                parts.append(.source(index == 0 ? "(" : ", "))
                parts.append(.value(value.stored))
            }
            parts.append(.source(")"))
        }

        /// An identifier or keyword from the program's source.
        public mutating func appendInterpolation(raw: StaticString) { parts.append(.source(raw.description)) }
    }

    /// The text with the engine's marks for parameters, and the values in their order.
    func rendered(_ marks: ParameterMarks) -> (text: String, values: [StoredValue]) {
        var text = ""
        var values: [StoredValue] = []
        SQL.render(parts, marks, &text, &values)
        return (text, values)
    }

    private static func render(
        _ parts: [Part], _ marks: ParameterMarks, _ text: inout String, _ values: inout [StoredValue]
    ) {
        for part in parts {
            switch (part, marks) {
            case (.source(let source), _): text += source
            case (.value(let value), .question):
                values.append(value)
                text += "?"
            case (.value(let value), .numbered):
                values.append(value)
                text += "$\(values.count)"
            case (.either(let sqlite, _), .question): render(sqlite, marks, &text, &values)
            case (.either(_, let postgres), .numbered): render(postgres, marks, &text, &values)
            }
        }
    }
}

/// How an engine writes parameters: `?` or `$1`.
enum ParameterMarks: Sendable {
    case question
    case numbered
}
