internal import Foundation
internal import GRDB

/// SQLite through GRDB: write-ahead log, one writer, a pool of readers.
struct SQLiteEngine: Engine {
    private let pool: any DatabaseWriter
    private let lock: FileLock?

    /// Opens or makes a file, and holds it: a second program on the same file is told so.
    init(path: String) throws {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw DatabaseFault(.unavailable, "cannot make the folder \(folder.path): \(error.localizedDescription)")
        }
        lock = try FileLock(path: path + ".lock")
        pool = try SQLiteEngine.translating { try DatabasePool(path: path, configuration: SQLiteEngine.settings()) }
    }

    private init(memory: DatabaseQueue) {
        pool = memory
        lock = nil
    }

    static func inMemory() throws -> SQLiteEngine {
        SQLiteEngine(memory: try translating { try DatabaseQueue(configuration: settings()) })
    }

    /// A copy of a whole database in memory: how tests get their own from a template, in milliseconds.
    func copiedInMemory() throws -> SQLiteEngine {
        let copy = try SQLiteEngine.translating { try DatabaseQueue(configuration: SQLiteEngine.settings()) }
        try SQLiteEngine.translating { try pool.backup(to: copy) }
        return SQLiteEngine(memory: copy)
    }

    private static func settings() -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.maximumReaderCount = 4
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY")
        }
        return configuration
    }

    func read<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        do {
            return try await pool.read { db in try body(Transaction(SQLiteConnection(db))) }
        } catch {
            throw SQLiteEngine.translated(error)
        }
    }

    func write<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        do {
            return try await pool.write { db in try body(Transaction(SQLiteConnection(db))) }
        } catch {
            throw SQLiteEngine.translated(error)
        }
    }

    /// What was written stands in the file itself afterwards: the log beside it is emptied, which after a large fill is as
    /// large as a tenth of a city.
    func close() async {
        try? await pool.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
        try? pool.close()
        lock?.release()
    }

    static func translating<Value>(_ body: () throws -> Value) throws -> Value {
        do { return try body() } catch { throw translated(error) }
    }

    /// GRDB's errors as ours; everything else, such as a refusal thrown by the closure, as it is.
    static func translated(_ error: any Error) -> any Error {
        guard let error = error as? DatabaseError else { return error }
        return DatabaseFault(kind(of: error), error.description)
    }

    private static func kind(of error: DatabaseError) -> DatabaseFault.Kind {
        switch error.extendedResultCode {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY: return .notUnique
        default: break
        }
        switch error.resultCode {
        case .SQLITE_CONSTRAINT: return .constraint
        case .SQLITE_FULL, .SQLITE_IOERR: return .full
        case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_CANTOPEN, .SQLITE_READONLY: return .unavailable
        case .SQLITE_INTERRUPT, .SQLITE_ABORT: return .cancelled
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: return .corrupt
        default: return .statement
        }
    }
}

/// The statements of one SQLite transaction.
final class SQLiteConnection: Connection {
    private let db: GRDB.Database
    private(set) var statements = 0
    let sortsOnDisk = false

    init(_ db: GRDB.Database) { self.db = db }

    func run(_ sql: SQL) throws -> Int {
        let statement = try prepare(sql)
        try SQLiteEngine.translating { try statement.execute() }
        return db.changesCount
    }

    func query(_ sql: SQL, _ each: (Row) throws -> Bool) throws {
        let statement = try prepare(sql)
        let columns = Columns(statement.columnNames)
        do {
            let cursor = try GRDB.Row.fetchCursor(statement)
            while let row = try cursor.next() {
                guard try each(Row(columns: columns, cells: .sqlite(row))) else { return }
            }
        } catch {
            throw SQLiteEngine.translated(error)
        }
    }

    func insert(into table: String, _ columns: [String], _ rows: some Sequence<[StoredValue]>) throws {
        let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
        let source = "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(marks))"
        statements += 1
        try SQLiteEngine.translating {
            let statement = try db.cachedStatement(sql: source)
            for row in rows {
                statement.setUncheckedArguments(StatementArguments(row.map(SQLiteConnection.bound)))
                try statement.execute()
            }
        }
    }

    func refreshStatistics() {}

    func script(_ source: String) throws {
        statements += 1
        try SQLiteEngine.translating { try db.execute(sql: source) }
    }

    private func prepare(_ sql: SQL) throws -> Statement {
        let (text, values) = sql.rendered(.question)
        statements += 1
        return try SQLiteEngine.translating {
            let statement = try db.cachedStatement(sql: text)
            statement.setUncheckedArguments(StatementArguments(values.map(SQLiteConnection.bound)))
            return statement
        }
    }

    private static func bound(_ value: StoredValue) -> (any DatabaseValueConvertible)? {
        switch value {
        case .null: nil
        case .integer(let number): number
        case .text(let text): text
        }
    }
}
