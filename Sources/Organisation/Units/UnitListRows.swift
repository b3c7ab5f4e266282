internal import Base
public import Database

/// Lists of units.
public enum UnitListRows {
    /// The units that a condition on `u.id` lets through, on the filter's day; those that match the search with its
    /// tone marks come before those that match without.
    public static func lines(
        _ filter: UnitFilter, where condition: SQL, limit: Int, offset: Int, in tx: Transaction
    ) throws -> [UnitLine] {
        try tx.all(
            """
            SELECT u.id, u.code, u.name, u.kind, u.levels, u.ownership, u.address, u.opened_on, u.closed_on,
                p.name AS parent_name
            FROM organisation_unit u
            LEFT JOIN organisation_link l ON l.child_id = u.id AND l.hierarchy = 'administrative'
                AND l.valid_from <= \(filter.day) AND (l.valid_to IS NULL OR l.valid_to > \(filter.day))
            LEFT JOIN organisation_unit p ON p.id = l.parent_id
            WHERE \(matches(filter)) AND \(condition)
            ORDER BY \(rank(filter)) u.name_sort, u.id LIMIT \(limit) OFFSET \(offset)
            """
        ) { row in UnitLine(unit: try UnitRows.unit(row), parentName: try row["parent_name"]) }
    }

    /// The units that a condition on `u.id` lets through, in the order of names, from the one after some keys on.
    ///
    /// - Parameter after: the sort key of a name and an id.
    static func units(
        _ filter: UnitFilter, where condition: SQL, after: [String]?, limit: Int, in tx: Transaction
    ) throws -> [Unit] {
        var from = SQL.always
        if let after, after.count == 2 {
            from = "(u.name_sort > \(after[0]) OR (u.name_sort = \(after[0]) AND u.id > \(after[1])))"
        }
        return try tx.all(
            """
            SELECT u.id, u.code, u.name, u.kind, u.levels, u.ownership, u.address, u.opened_on, u.closed_on
            FROM organisation_unit u WHERE \(matches(filter)) AND \(condition) AND \(from)
            ORDER BY u.name_sort, u.id LIMIT \(limit)
            """, UnitRows.unit)
    }

    public static func count(_ filter: UnitFilter, where condition: SQL, in tx: Transaction) throws -> Int {
        try tx.count("SELECT COUNT(*) AS n FROM organisation_unit u WHERE \(matches(filter)) AND \(condition)")
    }

    private static func matches(_ filter: UnitFilter) -> SQL {
        var sql: SQL =
            "u.opened_on <= \(filter.day) AND (u.closed_on IS NULL OR u.closed_on > \(filter.day))"
        if let kind = filter.kind { sql = sql + "AND u.kind = \(kind)" }
        if let level = filter.level { sql = sql + "AND u.levels LIKE \("%" + level.rawValue + "%")" }
        if !filter.search.isEmpty {
            sql =
                sql + "AND (\(SQL.holds("u.name_fold", filter.search.folded)) OR u.code = \(filter.search))"
        }
        return sql
    }

    /// What orders by 0 for names that hold every word with the marks as typed, 1 for others; nothing without words,
    /// for a bare number would name a column. The order of the words is the folded match's affair. Each word is tried
    /// in the cases that names use, since an engine's own LIKE knows case only in ASCII.
    private static func rank(_ filter: UnitFilter) -> SQL {
        let words = filter.search.composed.split(whereSeparator: \.isWhitespace).prefix(8).map { String($0) }
        guard !words.isEmpty else { return "" }
        let conditions = words.map { word -> SQL in
            let lower = word.lowercased()
            let cases = [lower, lower.prefix(1).uppercased() + lower.dropFirst(), word.uppercased()]
            let tries = cases.map { text -> SQL in SQL.holds("u.name", text) }
            return "(\(SQL.joined(tries, by: " OR ")))"
        }
        return "CASE WHEN \(SQL.joined(conditions, by: " AND ")) THEN 0 ELSE 1 END,"
    }
}
