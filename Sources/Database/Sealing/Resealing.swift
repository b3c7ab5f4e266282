/// Seals what is not sealed by the active key: values of before there were keys, and all of them after a change of the
/// key. In steps, each a transaction: a process that is killed leaves whole steps behind, and the next run goes on.
public struct Resealing: Sendable {
    let columns: [SealedColumn]
    let step: Int

    /// - Parameter step: how many values one transaction takes.
    public init(_ columns: [SealedColumn], step: Int = 500) {
        self.columns = columns
        self.step = step
    }

    /// - Returns: how many values were sealed.
    @discardableResult
    public func run(_ database: Database) async throws -> Int {
        var count = 0
        for column in columns {
            var last: String? = ""
            while let after = last {
                let done = try await database.write { [step] tx in try Resealing.step(column, after, step, in: tx) }
                count += done.count
                last = done.last
            }
        }
        return count
    }

    /// How many values are not sealed by the active key.
    public func left(in tx: Transaction) throws -> Int {
        try columns.reduce(0) { count, column in
            try count
                + tx.count("SELECT COUNT(*) AS n FROM \(raw: column.table) WHERE \(try Resealing.due(column, in: tx))")
        }
    }

    private static func due(_ column: SealedColumn, in tx: Transaction) throws -> SQL {
        guard let keys = tx.keys else { throw DatabaseFault(.corrupt, "the database was opened without its key file") }
        let mark = keys.mark
        let own: SQL = column.rows.map { "\(raw: column.key) IN \(list: $0)" } ?? .always
        return """
            \(own) AND \(raw: column.name) IS NOT NULL AND \(raw: column.name) <> ''
            AND SUBSTR(\(raw: column.name), 1, \(mark.utf8.count)) <> \(mark)
            """
    }

    private static func step(
        _ column: SealedColumn, _ after: String, _ limit: Int, in tx: Transaction
    ) throws -> (count: Int, last: String?) {
        let found: [(row: String, stored: String)] = try tx.all(
            """
            SELECT \(raw: column.key) AS sealed_row, \(raw: column.name) AS sealed_value FROM \(raw: column.table)
            WHERE \(raw: column.key) > \(after) AND \(try due(column, in: tx))
            ORDER BY \(raw: column.key) LIMIT \(limit)
            """
        ) { (try $0["sealed_row"], try $0["sealed_value"]) }
        for (row, stored) in found {
            let value = Keyring.isSealed(stored) ? try tx.unseal(stored, in: column, of: row) : stored
            try tx.run(
                """
                UPDATE \(raw: column.table) SET \(raw: column.name) = \(try tx.seal(value, in: column, of: row))
                WHERE \(raw: column.key) = \(row) AND \(raw: column.name) = \(stored)
                """)
        }
        return (found.count, found.count < limit ? nil : found.last?.row)
    }
}
