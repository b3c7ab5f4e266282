internal import Base
internal import Database

/// Where the fields of a kind of record stand: present values in a table, earlier ones beside it.
struct PastTable: Sendable {
    /// The table, and its alias in every statement.
    let records: SQL
    let alias: SQL
    let past: SQL
    /// The column of the past that names the record.
    let key: SQL
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
}

/// The records of a table as they were on a day.
struct AsOf<Field: DatedField>: Sendable {
    private let day: Day
    private let differs: Bool

    init(_ day: Day, in tx: Transaction) throws {
        self.day = day
        differs = try tx.exists("SELECT 1 AS n FROM \(Field.table.past) e WHERE e.valid_to > \(day) LIMIT 1")
    }

    /// Stands in place of the table; the table's alias has to follow. Where nothing has changed since that day, as today,
    /// it is the table itself.
    ///
    /// - Parameter condition: on the table by its alias, so that only the past of these records is read.
    func records(where condition: SQL) -> SQL {
        let table = Field.table
        guard differs else { return table.records }
        let present = table.others.map { "\(table.alias).\($0)" as SQL }
        let columns = SQL.joined(present + Field.allCases.flatMap(AsOf.shown), by: ", ")
        return """
            (SELECT \(columns) FROM \(table.records) \(table.alias)
            LEFT JOIN \(past(where: condition)) h ON h.record_id = \(table.alias).id WHERE \(condition))
            """
    }

    /// One row for each record of which something was other than it is.
    private func past(where condition: SQL) -> SQL {
        let table = Field.table
        let values = SQL.joined(Field.allCases.flatMap(AsOf.held), by: ", ")
        return """
            (SELECT e.\(table.key) AS record_id, \(values) FROM \(table.past) e
            WHERE e.\(table.key) IN (SELECT \(table.alias).id FROM \(table.records) \(table.alias) WHERE \(condition))
                AND e.valid_to = (SELECT MIN(o.valid_to) FROM \(table.past) o
                    WHERE o.\(table.key) = e.\(table.key) AND o.field = e.field AND o.valid_to > \(day))
            GROUP BY e.\(table.key))
            """
    }

    private static func held(_ field: Field) -> [SQL] {
        func held(_ column: SQL, _ source: SQL) -> SQL {
            "MAX(CASE WHEN e.field = \(field.rawValue) THEN e.\(source) END) AS \(column)"
        }
        switch field.column {
        case .text(let column), .optional(let column), .flag(let column): return [held(column, "value")]
        case .name(let column, let fold, let sort):
            return [held(column, "value"), held(sort, "value_sort")] + (fold.map { [held($0, "value_fold")] } ?? [])
        }
    }

    private static func shown(_ field: Field) -> [SQL] {
        let alias = Field.table.alias
        func either(_ column: SQL) -> SQL { "COALESCE(h.\(column), \(alias).\(column)) AS \(column)" }
        switch field.column {
        case .text(let column): return [either(column)]
        case .optional(let column):
            return [
                "CASE WHEN h.\(column) IS NULL THEN \(alias).\(column) ELSE NULLIF(h.\(column), '') END AS \(column)"
            ]
        case .flag(let column):
            return ["COALESCE(CAST(h.\(column) AS INTEGER), \(alias).\(column)) AS \(column)"]
        case .name(let column, let fold, let sort):
            return [either(column), either(sort)] + (fold.map { [either($0)] } ?? [])
        }
    }
}
