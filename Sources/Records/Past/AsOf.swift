internal import Base
internal import Database

/// Where the fields of a kind of record stand: present values in a table, earlier ones beside it.
struct PastTable: Sendable {
    /// The table, and its alias in every statement.
    let records: SQL
    let alias: SQL
    /// The column of the table that names the record.
    var id: SQL = "id"
    let past: StaticString
    /// The column of the past that names the record.
    let key: StaticString
    /// The columns that have no past.
    let others: [SQL]
}

/// How a field stands in its table.
enum DatedColumn: Sendable {
    case text(SQL)
    /// Nothing is NULL.
    case optional(SQL)
    case flag(SQL)
    /// Searched and put in order by further columns.
    case name(SQL, fold: SQL?, sort: SQL)
    /// Fields of the dictionary as an object (``MoreFields``), of which each has a past of its own.
    case more(SQL)
}

/// The records of a table as they were on a day.
struct AsOf<Field: DatedField>: Sendable {
    private let day: Day
    /// Whether anything is known to have held until after the day.
    let differs: Bool

    init(_ day: Day, in tx: Transaction) throws {
        self.day = day
        differs = try tx.exists("SELECT 1 AS n FROM \(raw: Field.table.past) e WHERE e.valid_to > \(day) LIMIT 1")
    }

    /// As they are.
    private init(asIs day: Day) {
        self.day = day
        differs = false
    }

    static func now(_ day: Day) -> AsOf { AsOf(asIs: day) }

    /// Stands in place of the table; the table's alias has to follow. Where nothing has changed since that day, as today,
    /// it is the table itself.
    ///
    /// - Parameter condition: on the table by its alias, so that only the past of these records is read.
    func records(where condition: SQL) -> SQL {
        let table = Field.table
        guard differs else { return table.records }
        let present = table.others.map { "\(table.alias).\($0)" as SQL }
        let columns = SQL.joined(present + Field.allCases.flatMap(AsOf.shown), by: ", ")
        let ids: SQL = "SELECT \(table.alias).\(table.id) FROM \(table.records) \(table.alias) WHERE \(condition)"
        return "(SELECT \(columns) FROM \(table.records) \(table.alias) \(join(of: ids)) WHERE \(condition))"
    }

    /// Follows the table under its alias: what was otherwise on the day.
    ///
    /// - Parameter ids: a query of the records that are asked for; without one, everything that was otherwise is read
    ///   once, which is little as long as little has changed.
    func join(of ids: SQL? = nil) -> SQL {
        guard differs else { return "" }
        let table = Field.table
        return "LEFT JOIN \(past(of: ids)) \(then) ON \(then).record_id = \(table.alias).\(table.id)"
    }

    /// A field on the day, in a statement that has the join.
    func value(_ field: Field) -> SQL { differs ? AsOf.either(field) : AsOf.present(field) }

    /// The keys of a name on the day, likewise.
    func sortKey(_ field: Field) -> SQL { key(field) { $0.sort } }
    func foldKey(_ field: Field) -> SQL { key(field) { $0.fold } }

    private func key(_ field: Field, _ choose: ((fold: SQL, sort: SQL)) -> SQL) -> SQL {
        guard case .name(let column, let fold, let sort) = field.column else { return value(field) }
        let chosen = choose((fold ?? column, sort))
        let present: SQL = "\(Field.table.alias).\(chosen)"
        return differs ? "COALESCE(\(then).\(chosen), \(present))" : present
    }

    /// One row for each record of which something was other than it is; put together once, whatever an engine that knows
    /// little of the tables thinks of the order of the joins.
    private func past(of ids: SQL?) -> SQL {
        let table = Field.table
        let values = SQL.joined(Field.allCases.flatMap(AsOf.held), by: ", ")
        let those: SQL = ids.map { "e.\(raw: table.key) IN (\($0))" } ?? "e.valid_to > \(day)"
        return """
            (WITH \(then)_kept AS MATERIALIZED (
                SELECT e.\(raw: table.key) AS record_id, \(values) FROM \(raw: table.past) e
                WHERE \(those) AND e.valid_to = (SELECT MIN(o.valid_to) FROM \(raw: table.past) o
                    WHERE o.\(raw: table.key) = e.\(raw: table.key) AND o.field = e.field AND o.valid_to > \(day))
                GROUP BY e.\(raw: table.key))
            SELECT * FROM \(then)_kept)
            """
    }

    private var then: SQL { AsOf.then }
    private static var then: SQL { "\(Field.table.alias)_then" }

    private static func held(_ field: Field) -> [SQL] {
        func held(_ column: SQL, _ source: SQL) -> SQL {
            "MAX(CASE WHEN e.field = \(field.rawValue) THEN e.\(source) END) AS \(column)"
        }
        switch field.column {
        case .text(let column), .optional(let column), .flag(let column), .more(let column):
            return [held(column, "value")]
        case .name(let column, let fold, let sort):
            return [held(column, "value"), held(sort, "value_sort")] + (fold.map { [held($0, "value_fold")] } ?? [])
        }
    }

    private static func present(_ field: Field) -> SQL { "\(Field.table.alias).\(field.columnName)" }

    private static func either(_ field: Field) -> SQL {
        let alias = Field.table.alias
        switch field.column {
        case .text(let column), .more(let column), .name(let column, _, _):
            return "COALESCE(\(then).\(column), \(alias).\(column))"
        case .optional(let column):
            return "CASE WHEN \(then).\(column) IS NULL THEN \(alias).\(column) ELSE NULLIF(\(then).\(column), '') END"
        case .flag(let column): return "COALESCE(CAST(\(then).\(column) AS INTEGER), \(alias).\(column))"
        }
    }

    private static func shown(_ field: Field) -> [SQL] {
        let value: SQL = "\(either(field)) AS \(field.columnName)"
        guard case .name(_, let fold, let sort) = field.column else { return [value] }
        return [value]
            + [sort, fold].compactMap { $0 }.map { "COALESCE(\(then).\($0), \(Field.table.alias).\($0)) AS \($0)" }
    }
}

extension DatedField {
    var columnName: SQL {
        switch column {
        case .text(let name), .optional(let name), .flag(let name), .more(let name), .name(let name, _, _): name
        }
    }

    /// Whether its value is many fields of the dictionary.
    var holdsMore: Bool {
        if case .more = column { return true }
        return false
    }

    var isName: Bool {
        if case .name = column { return true }
        return false
    }
}
