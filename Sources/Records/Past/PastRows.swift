internal import Base
internal import Database

/// Every statement about what fields were before.
enum PastRows<Field: DatedField> {
    /// How a value that is searched or put in order stands beside itself.
    typealias Keys = (String) -> (fold: String, sort: String)

    /// What held of one record, by field.
    static func of(_ id: some Storable, in tx: Transaction) throws -> [Field: [Course.Span]] {
        let table = Field.table
        return try spans("e.\(raw: table.key) = \(id)", in: tx).first?.value ?? [:]
    }

    /// What held of many records, by the id of the record.
    ///
    /// - Parameter condition: on `e`, the past.
    static func spans(_ condition: SQL, in tx: Transaction) throws -> [String: [Field: [Course.Span]]] {
        let table = Field.table
        let rows: [(id: String, field: String, span: Course.Span)] = try tx.all(
            """
            SELECT e.\(raw: table.key) AS record_id, e.field, e.valid_to, e.value FROM \(raw: table.past) e
            WHERE \(condition) ORDER BY e.\(raw: table.key), e.field, e.valid_to
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

    /// Puts the past of the fields in the place of what stood there.
    static func write(
        _ new: Courses<Field>, was old: Courses<Field>, of id: some Storable & CustomStringConvertible, _ keys: Keys,
        in tx: Transaction
    ) throws {
        try write([Written(id: id.description, new: new, old: old)], keys, in: tx)
    }

    struct Written: Sendable {
        let id: String
        let new: Courses<Field>
        let old: Courses<Field>
    }

    /// The same for many records; the statements do not grow with them.
    static func write(_ records: [Written], _ keys: Keys, in tx: Transaction) throws {
        let moved = records.filter { $0.new.past != $0.old.past }
        let held = moved.filter { !$0.old.past.isEmpty }.map(\.id)
        try replace(held, by: moved.map { ($0.id, $0.new.past) }, keys, in: tx)
    }

    /// Forgets what is kept of some records and writes what is given.
    static func replace(
        _ ids: [String], by pasts: [(id: String, fields: [Field: [Course.Span]])], _ keys: Keys, in tx: Transaction
    ) throws {
        let table = Field.table
        if !ids.isEmpty { try tx.run("DELETE FROM \(raw: table.past) WHERE \(SQL.among(table.key, ids))") }
        let rows = pasts.flatMap { id, fields in
            fields.flatMap { field, spans in
                spans.map { span -> [StoredValue] in
                    let keys = field.isName ? keys(span.value) : ("", "")
                    return [
                        .text(id), .text(field.rawValue), span.until.stored, .text(span.value), .text(keys.0),
                        .text(keys.1),
                    ]
                }
            }
        }
        if rows.isEmpty { return }
        try tx.insert(into: table.past, [table.key, "field", "valid_to", "value", "value_fold", "value_sort"], rows)
    }
}
