/// A transaction that is open now: the only way to read or write. It ends with the closure that received it, so
/// nothing can be awaited inside and nothing can be forgotten open.
public struct Transaction {
    let connection: any Connection
    let keys: Keyring?

    init(_ connection: any Connection, keys: Keyring? = nil) {
        self.connection = connection
        self.keys = keys
    }

    /// Runs a statement; the number of rows it changed.
    @discardableResult
    public func run(_ sql: SQL) throws -> Int { try connection.run(sql) }

    /// Every row of a result, decoded one by one.
    public func all<Value>(_ sql: SQL, _ decode: (Row) throws -> Value)
        throws -> [Value]
    {
        var values: [Value] = []
        try connection.query(sql) { row in
            values.append(try decode(row))
            return true
        }
        return values
    }

    /// Every row of a result, one by one, where keeping all of them would take too much memory.
    public func each(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        try connection.query(sql) { row in
            try body(row)
            return true
        }
    }

    /// The first row of a result, or nil when there is none.
    public func first<Value>(_ sql: SQL, _ decode: (Row) throws -> Value)
        throws -> Value?
    {
        var value: Value?
        try connection.query(sql) { row in
            value = try decode(row)
            return false
        }
        return value
    }

    /// A result of one number, such as a count; the statement must name it `n`.
    public func count(_ sql: SQL) throws -> Int {
        try first(sql) { row in try row["n"] } ?? 0
    }

    /// Whether the statement finds any row.
    public func exists(_ sql: SQL) throws -> Bool {
        try first(sql) { _ in true } ?? false
    }

    /// Many rows of one table by the engine's quickest way inside a transaction (a prepared statement for SQLite,
    /// COPY for PostgreSQL). Table and columns come from the program's source.
    public func insert(
        into table: StaticString, _ columns: [StaticString], _ rows: some Sequence<[StoredValue]>
    ) throws {
        try connection.insert(into: table.description, columns.map(\.description), rows)
    }

    /// Several statements as they stand in a schema file.
    func script(_ source: String) throws { try connection.script(source) }

    /// Whether the engine groups more rows than its memory holds by itself, on disk and on several cores. Where it does
    /// not (SQLite, which keeps what it sorts in memory here), a large grouping is better asked piece by piece.
    public var sortsOnDisk: Bool { connection.sortsOnDisk }

    /// Has the engine count what stands in its tables, after a great many rows were written at once: until PostgreSQL
    /// has, it plans as if they were empty. SQLite plans by the schema alone here and does nothing.
    public func refreshStatistics() throws { try connection.refreshStatistics() }

    /// How many statements this transaction has run so far; pages are tested against a bound.
    public var statements: Int { connection.statements }
}

/// What an engine offers inside a transaction.
protocol Connection: AnyObject {
    var statements: Int { get }
    var sortsOnDisk: Bool { get }
    func run(_ sql: SQL) throws -> Int
    /// Calls `each` for every row until it answers false.
    func query(_ sql: SQL, _ each: (Row) throws -> Bool) throws
    func insert(into table: String, _ columns: [String], _ rows: some Sequence<[StoredValue]>) throws
    func script(_ source: String) throws
    func refreshStatistics() throws
}
