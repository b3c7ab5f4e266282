internal import Base
internal import Database
internal import Identity

/// What is asked of a kind of thing: the conditions on its columns (`x`), the order, the part of it.
struct RosterQuestion: Sendable {
    /// By which column things are put in order; equal ones by their ids.
    struct Sorting: Sendable {
        let column: StaticString
        let descends: Bool

        /// What is not there comes first.
        var key: SQL { "COALESCE(x.\(raw: column), '')" }
    }

    var conditions: [SQL]
    /// Nil is the order of ids.
    var sorting: Sorting?
    var limit = 100
    var offset = 0
    init(conditions: [SQL]) { self.conditions = conditions }

    /// Goes on behind a thing instead of counting past those before it.
    ///
    /// - Parameter key: by which it stands in the order; nothing in the order of ids.
    mutating func follow(_ id: String, _ key: String? = nil) {
        if let sorting, let key {
            conditions.append(
                sorting.descends
                    ? "\(sorting.key) < \(key) OR (\(sorting.key) = \(key) AND x.id < \(id))"
                    : "\(sorting.key) > \(key) OR (\(sorting.key) = \(key) AND x.id > \(id))")
        } else {
            conditions.append("x.id > \(id)")
        }
        isFollowing = true
    }

    fileprivate var order: SQL {
        guard let sorting else { return "x.id" }
        return sorting.descends ? "\(sorting.key) DESC, x.id DESC" : "\(sorting.key), x.id"
    }

    private var isFollowing = false
    fileprivate var skipped: Int { isFollowing ? 0 : offset }
}

/// One thing as it is given, with its id even when that was not asked for.
struct RosterThing: Sendable {
    let id: String
    var value: JSONValue
}

/// Reading the things of OneRoster: every filter is a condition with bound values over the columns of one source.
enum RosterRows {
    static func count(_ source: SQL, _ question: RosterQuestion, in tx: Transaction) throws -> Int {
        try tx.count("SELECT COUNT(*) AS n FROM (\(source)) x WHERE \(condition(question))")
    }

    /// The things, each as the fields that are wanted.
    static func things(
        _ source: SQL, _ fields: [RosterField], _ question: RosterQuestion, in tx: Transaction
    ) throws -> [RosterThing] {
        try tx.all(
            """
            SELECT x.* FROM (\(source)) x WHERE \(condition(question)) ORDER BY \(question.order)
            LIMIT \(question.limit) OFFSET \(question.skipped)
            """
        ) { row in
            var thing: [String: JSONValue] = [:]
            for field in fields {
                let text: String? = try row[field.column]
                if let value = field.write(text) { thing[field.shown] = value }
            }
            return RosterThing(id: try row["id"], value: .object(thing))
        }
    }

    /// By which a thing stands in an order; nil when the thing is there no more.
    static func key(
        of id: String, _ source: SQL, _ sorting: RosterQuestion.Sorting, in tx: Transaction
    ) throws -> String? {
        try tx.first("SELECT \(sorting.key) AS place FROM (\(source)) x WHERE x.id = \(id) LIMIT 1") {
            try $0["place"]
        }
    }

    /// Lines of some columns, for files.
    static func table(
        _ source: SQL, _ columns: [StaticString], _ question: RosterQuestion, in tx: Transaction
    ) throws -> [[String?]] {
        try tx.all("SELECT x.* FROM (\(source)) x WHERE \(condition(question)) ORDER BY x.id") { row in
            try columns.map { column in try row[column] as String? }
        }
    }

    private static func condition(_ question: RosterQuestion) -> SQL {
        question.conditions.isEmpty ? .always : .joined(question.conditions.map { "(\($0))" }, by: " AND ")
    }

    /// One comparison of a filter.
    ///
    /// - Throws: when the field cannot be compared so.
    static func condition(_ term: RosterFilter.Term, of kind: RosterKind) throws -> SQL {
        guard let field = kind.field(term.field) else { throw RosterRefusal.filter(term.field) }
        switch field.comparing {
        case .exactly: return compared(field.column, term.comparison, term.value)
        case .folded(let column): return compared(column, term.comparison, term.value.folded)
        case .words:
            let column: SQL = "LOWER(x.\(raw: field.column))"
            if term.comparison == .holds { return "\(column) LIKE \(pattern(term.value.lowercased())) ESCAPE '!'" }
            return "\(column) \(sign(term.comparison)) \(term.value.lowercased())"
        case .firstWord, .lastWord:
            guard let name = words(field.comparing, term) else { throw RosterRefusal.filter(term.field) }
            return name
        }
    }

    private static func words(_ comparing: RosterField.Comparing, _ term: RosterFilter.Term) -> SQL? {
        let value = escaped(term.value.folded)
        let isFirst = if case .firstWord = comparing { true } else { false }
        switch term.comparison {
        case .equals:
            let ends = isFirst ? value + " %" : "% " + value
            return "x.name_fold = \(term.value.folded) OR x.name_fold LIKE \(ends) ESCAPE '!'"
        case .holds: return "x.name_fold LIKE \("%" + value + "%") ESCAPE '!'"
        default: return nil
        }
    }

    private static func compared(_ column: StaticString, _ comparison: RosterFilter.Comparison, _ value: String) -> SQL
    {
        if comparison == .holds { return "x.\(raw: column) LIKE \(pattern(value)) ESCAPE '!'" }
        return "x.\(raw: column) \(sign(comparison)) \(value)"
    }

    private static func sign(_ comparison: RosterFilter.Comparison) -> SQL {
        switch comparison {
        case .equals, .holds: "="
        case .isNot: "<>"
        case .above: ">"
        case .atLeast: ">="
        case .below: "<"
        case .atMost: "<="
        }
    }

    private static func pattern(_ text: String) -> String { "%" + escaped(text) + "%" }

    private static func escaped(_ text: String) -> String {
        text.replacing("!", with: "!!").replacing("%", with: "!%").replacing("_", with: "!_")
    }
}
