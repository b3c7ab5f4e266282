/// One database of one of the two engines: `read` and `write`, each one transaction, synchronous inside.
public final class Database: Sendable {
    /// Where the data lives.
    public enum Location: Sendable, Equatable {
        /// An SQLite file; made with its folder when it does not exist.
        case file(String)
        /// An SQLite database that ends with the process.
        case memory
        /// `postgres://user:password@host:port/name`
        case postgres(String)

        /// Reads what a person gives on the command line: a `postgres://` address or a path.
        public init(_ text: String) {
            let isPostgres = text.hasPrefix("postgres://") || text.hasPrefix("postgresql://")
            self = isPostgres ? .postgres(text) : .file(text)
        }
    }

    let engine: any Engine
    /// By which sealed values are read and written.
    public let keys: Keyring?

    init(engine: any Engine, keys: Keyring? = nil) {
        self.engine = engine
        self.keys = keys
    }

    /// Opens a database. Throws a ``DatabaseFault`` that says what is wrong: not reachable, in use, damaged.
    ///
    /// - Parameter keys: by which sealed values are read and written; nil where none of them is touched.
    public static func open(_ location: Location, keys: Keyring? = nil) async throws -> Database {
        switch location {
        case .file(let path): Database(engine: try SQLiteEngine(path: path), keys: keys)
        case .memory: Database(engine: try SQLiteEngine.inMemory(), keys: keys)
        case .postgres(let address): Database(engine: try await PostgresEngine(address: address), keys: keys)
        }
    }

    /// The same database, with these keys.
    public func with(_ keys: Keyring) -> Database { Database(engine: engine, keys: keys) }

    /// Which engine this is, for the two or three places that may care (bulk tools, reports of operation).
    public var isPostgres: Bool { engine is PostgresEngine }

    /// A transaction that only reads and sees one state of the data.
    public func read<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        try await engine.read { [keys] tx in try body(Transaction(tx.connection, keys: keys)) }
    }

    /// A transaction that may write: all of it takes effect, or none.
    ///
    /// PostgreSQL may run `body` again when another write came between: it must have no effect but its statements.
    @discardableResult
    public func write<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value
    {
        try await engine.write { [keys] tx in try body(Transaction(tx.connection, keys: keys)) }
    }

    /// Ends all connections. Further calls fail.
    public func close() async { await engine.close() }
}

/// What an engine must do.
protocol Engine: Sendable {
    func read<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value
    func write<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value
    func close() async
}

extension Database {
    /// How many other programs of Khuê are connected to it now: an SQLite file belongs to one.
    public func otherPrograms() async throws -> Int {
        guard let engine = engine as? PostgresEngine else { return 0 }
        return try await engine.otherPrograms()
    }

    /// A copy of a whole SQLite database in memory, in milliseconds: how each test gets its own from a template.
    public func copiedInMemory() throws -> Database {
        guard let engine = engine as? SQLiteEngine else {
            throw DatabaseFault(.statement, "only an SQLite database can be copied into memory")
        }
        return Database(engine: try engine.copiedInMemory(), keys: keys)
    }

    /// One statement outside of any transaction, such as `CREATE DATABASE`, which PostgreSQL wants so.
    public func administer(_ statement: String) async throws {
        guard let engine = engine as? PostgresEngine else {
            throw DatabaseFault(.statement, "only PostgreSQL is administered by statements")
        }
        try await engine.administer(statement)
    }
}
