internal import Base
internal import Database
internal import Identity
internal import Web

/// An attribute that can be asked for in a filter: the column it stands in, and how values are compared with it.
struct ScimColumn: Sendable {
    enum Comparing: Sendable {
        /// As it stands: ids, codes.
        case exactly
        /// Without regard to capitals; for what is written in ASCII.
        case lowered
        /// Without tone marks and capitals, as names are compared everywhere here.
        case folded
        /// One that is always true.
        case always
    }

    let sql: SQL
    let comparing: Comparing

    init(_ sql: SQL, _ comparing: Comparing = .exactly) {
        self.sql = sql
        self.comparing = comparing
    }

    func condition(_ comparison: ScimFilter.Comparison, _ value: String) -> SQL? {
        if case .always = comparing {
            switch comparison {
            case .isThere: return .always
            case .equals: return value == "true" ? .always : "1 = 0"
            case .isNot: return value == "true" ? "1 = 0" : .always
            default: return nil
            }
        }
        let wanted =
            switch comparing {
            case .folded: value.folded
            case .lowered: value.lowercased()
            default: value
            }
        let escaped = wanted.replacing("!", with: "!!").replacing("%", with: "!%").replacing("_", with: "!_")
        switch comparison {
        case .equals: return "\(sql) = \(wanted)"
        case .isNot: return "\(sql) <> \(wanted)"
        case .holds: return "\(sql) LIKE \("%" + escaped + "%") ESCAPE '!'"
        case .begins: return "\(sql) LIKE \(escaped + "%") ESCAPE '!'"
        case .ends: return "\(sql) LIKE \("%" + escaped) ESCAPE '!'"
        case .isThere: return "\(sql) <> ''"
        }
    }
}

/// What is asked of a list: filter, order and part of it, checked against what the kind of resource offers.
struct ScimQuestion: Sendable {
    static let mostAtOnce = 1000
    static let standard = 100

    var condition: SQL = .always
    var order: SQL
    var count = ScimQuestion.standard
    /// From 1 on.
    var start = 1

    init(_ kind: ScimKind, _ visit: Visit) throws {
        let query = visit.request.query
        order = kind.order
        if let text = query["filter"] {
            guard let filter = ScimFilter(text) else { throw ScimRefusal.filter(text) }
            condition = try ScimQuestion.condition(filter, kind)
        }
        if let name = query["sortBy"] {
            guard let sorting = kind.sorting[kind.plain(name)] else { throw ScimRefusal.sort(name) }
            let direction = query["sortOrder"] ?? "ascending"
            guard ["ascending", "descending"].contains(direction) else { throw ScimRefusal.sort(direction) }
            order = direction == "descending" ? "\(sorting) DESC, x.id DESC" : "\(sorting), x.id"
        }
        count = min(max(0, try ScimQuestion.number(query["count"]) ?? count), ScimQuestion.mostAtOnce)
        start = max(1, try ScimQuestion.number(query["startIndex"]) ?? 1)
    }

    private static func number(_ text: String?) throws -> Int? {
        guard let text else { return nil }
        guard let number = Int(text), abs(number) <= 1_000_000_000 else { throw ScimRefusal.paging }
        return number
    }

    private static func condition(_ filter: ScimFilter, _ kind: ScimKind) throws -> SQL {
        switch filter {
        case .all(let parts): return try joined(parts, by: " AND ", kind)
        case .any(let parts): return try joined(parts, by: " OR ", kind)
        case .not(let inner): return "NOT (\(try condition(inner, kind)))"
        case .term(let path, let comparison, let value):
            guard let column = kind.columns[kind.plain(path)], let sql = column.condition(comparison, value) else {
                throw ScimRefusal.filter(path)
            }
            return sql
        }
    }

    private static func joined(_ parts: [ScimFilter], by word: StaticString, _ kind: ScimKind) throws -> SQL {
        .joined(try parts.map { "(\(try condition($0, kind)))" as SQL }, by: word)
    }
}
