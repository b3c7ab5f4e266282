internal import Base
internal import Database

/// Every statement about what fields were before.
enum PastRows<Field: DatedField> {
    /// How a value that is searched or put in order stands beside itself.
    typealias Keys = (String) -> (fold: String, sort: String)

    /// What held of one record, by field.
    static func of(_ id: some Storable, in tx: Transaction) throws -> [Field: [Course.Span]] {
        let table = Field.table
        return try spans("e.\(table.key) = \(id)", in: tx).first?.value ?? [:]
    }

    /// What held of many records, by the id of the record.
    ///
    /// - Parameter condition: on `e`, the past.
    static func spans(_ condition: SQL, in tx: Transaction) throws -> [String: [Field: [Course.Span]]] {
        let table = Field.table
        let rows: [(id: String, field: String, span: Course.Span)] = try tx.all(
            """
            SELECT e.\(table.key) AS record_id, e.field, e.valid_to, e.value FROM \(table.past) e
            WHERE \(condition) ORDER BY e.\(table.key), e.field, e.valid_to
            """
        ) { row in
            let span = Course.Span(until: try row["valid_to"], value: try row["value"])
            return (try row["record_id"], try row["field"], span)
        }
        var found: [String: [Field: [Course.Span]]] = [:]
        for row in rows {
            guard let field = Field(rawValue: row.field) else { continue }
            found[row.id, default: [:]][field, default: []].append(row.span)
        }
        return found
    }

    /// Puts the past of the fields that differ in the place of what stood there.
    static func write(
        _ new: Courses<Field>, was old: Courses<Field>, of id: some Storable, _ keys: Keys, in tx: Transaction
    ) throws {
        let table = Field.table
        for field in Field.allCases where new.fields[field]?.past != old.fields[field]?.past {
            try tx.run("DELETE FROM \(table.past) WHERE \(table.key) = \(id) AND field = \(field.rawValue)")
            for span in new.fields[field]?.past ?? [] {
                let keys = field.isName ? keys(span.value) : ("", "")
                try tx.run(
                    """
                    INSERT INTO \(table.past) (\(table.key), field, valid_to, value, value_fold, value_sort)
                    VALUES (\(id), \(field.rawValue), \(span.until), \(span.value), \(keys.0), \(keys.1))
                    """)
            }
        }
    }
}

extension DatedField {
    fileprivate var isName: Bool {
        if case .name = column { return true }
        return false
    }
}
