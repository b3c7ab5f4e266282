internal import Base
public import Database
internal import Foundation

/// The engines on which a store test runs: SQLite always, PostgreSQL when `KHUE_TEST_POSTGRES` names a server.
public enum TestEngine: String, Sendable, CaseIterable, CustomStringConvertible {
    case sqlite
    case postgres

    public static var available: [TestEngine] { server == nil ? [.sqlite] : [.sqlite, .postgres] }

    /// The keys of all databases of one run.
    public static let keys = Keyring()

    static var server: String? { ProcessInfo.processInfo.environment["KHUE_TEST_POSTGRES"] }

    public var description: String { rawValue }

    /// Runs a test on a database of its own with this schema; the database ends with the test.
    @discardableResult
    public func with<Value: Sendable>(
        _ schema: Schema, _ body: (Database) async throws -> Value
    ) async throws -> Value {
        switch self {
        case .sqlite:
            let database = try await Templates.shared.sqlite(schema).copiedInMemory()
            return try await TestEngine.closing(database) { try await body(database) }
        case .postgres:
            let name = "test_" + UUID().uuidString.lowercased().replacing("-", with: "")
            let template = try await Templates.shared.postgres(schema)
            try await Templates.shared.administer("CREATE DATABASE \(name) TEMPLATE \(template)")
            return try await TestEngine.opened(name, body)
        }
    }

    /// Runs a test on a copy of a database of another test; the copy ends with it.
    ///
    /// PostgreSQL copies only what nobody is connected to: there the other database is closed before.
    public func copying<Value: Sendable>(
        _ database: Database, _ body: (Database) async throws -> Value
    ) async throws -> Value {
        switch self {
        case .sqlite:
            let copy = try database.copiedInMemory()
            return try await TestEngine.closing(copy) { try await body(copy) }
        case .postgres:
            guard let source = await Templates.shared.name(of: database) else {
                throw DatabaseFault(.statement, "only the database of a test is copied")
            }
            await database.close()
            let name = "copy_" + UUID().uuidString.lowercased().replacing("-", with: "")
            try await Templates.shared.administer("CREATE DATABASE \(name) TEMPLATE \(source)")
            return try await TestEngine.opened(name, body)
        }
    }

    private static func opened<Value: Sendable>(
        _ name: String, _ body: (Database) async throws -> Value
    ) async throws -> Value {
        let database = try await Database.open(.postgres(TestEngine.address(of: name)), keys: TestEngine.keys)
        await Templates.shared.keep(name, of: database)
        let value = try await TestEngine.closing(database) { try await body(database) }
        await Templates.shared.keep(nil, of: database)
        try await Templates.shared.administer("DROP DATABASE \(name) WITH (FORCE)")
        return value
    }

    private static func closing<Value>(_ database: Database, _ body: () async throws -> Value) async throws -> Value {
        do {
            let value = try await body()
            await database.close()
            return value
        } catch {
            await database.close()
            throw error
        }
    }

    static func address(of name: String) -> String {
        let server = TestEngine.server ?? ""
        guard let slash = server.lastIndex(of: "/") else { return server }
        return server[...slash] + name
    }
}

/// Migrated databases from which tests get their copies, made once in a run.
actor Templates {
    static let shared = Templates()

    private var sqlite: [String: Database] = [:]
    private var postgres: [String: Task<String, any Error>] = [:]
    private var server: Database?
    /// The names of the databases of tests that run now.
    private var names: [ObjectIdentifier: String] = [:]

    func name(of database: Database) -> String? { names[ObjectIdentifier(database)] }

    func keep(_ name: String?, of database: Database) { names[ObjectIdentifier(database)] = name }

    func sqlite(_ schema: Schema) async throws -> Database {
        let key = Templates.key(schema)
        if let known = sqlite[key] { return known }
        let database = try await Database.open(.memory, keys: TestEngine.keys)
        try await schema.apply(to: database, at: Instant(milliseconds: 0))
        sqlite[key] = database
        return database
    }

    func postgres(_ schema: Schema) async throws -> String {
        let key = Templates.key(schema)
        if let known = postgres[key] { return try await known.value }
        let name = "template_\(postgres.count)_" + UUID().uuidString.prefix(8).lowercased()
        let making = Task {
            try await administer("CREATE DATABASE \(name)")
            let database = try await Database.open(
                .postgres(TestEngine.address(of: name)), keys: TestEngine.keys)
            try await schema.apply(to: database, at: Instant(milliseconds: 0))
            await database.close()
            return name
        }
        postgres[key] = making
        return try await making.value
    }

    func administer(_ statement: String) async throws {
        if server == nil { server = try await Database.open(.postgres(TestEngine.server ?? "")) }
        try await server?.administer(statement)
    }

    private static func key(_ schema: Schema) -> String { schema.files.map(\.checksum).joined() }
}
