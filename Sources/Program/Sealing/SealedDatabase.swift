public import Database
internal import Identity

/// A database with the keys of its file, and everything sealed that has to be.
public struct SealedDatabase: Sendable {
    public let database: Database
    /// Whether the file of keys was made now, for a database that never had one.
    public let isNew: Bool
    /// How many values were sealed now.
    public let values: Int

    /// The keys of the file are not those by which the database is sealed.
    public struct ForeignKeys: Error, Equatable {}

    /// - Parameters:
    ///   - bare: a database whose schema is up to date.
    ///   - file: made only for a database that never had one: a lost one must be brought back.
    /// - Throws: ``ForeignKeys``, a ``KeyFile/Fault`` or a ``DatabaseFault``.
    public init(_ bare: Database, _ file: KeyFile, columns: [SealedColumn]) async throws {
        let name = try await bare.read { tx in try Settings.value(Settings.sealingKey, in: tx) }
        isNew = name == nil && !file.exists
        if isNew { try file.make(Keyring()) }
        let keys = try file.read()
        database = bare.with(keys)
        // Another program that came first with other keys is noticed, as is a file that belongs elsewhere.
        try await database.write { tx in
            let name = try Settings.value(Settings.sealingKey, in: tx)
            if let name, !keys.holds(name) { throw ForeignKeys() }
            if name != keys.name { try Settings.set(Settings.sealingKey, to: keys.name, in: tx) }
        }
        values = try await SealedDatabase.settle(database, keys, columns)
    }

    /// Seals what is not sealed by the active key, unless all of it is known to be.
    static func settle(_ database: Database, _ keys: Keyring, _ columns: [SealedColumn]) async throws -> Int {
        let state = ([keys.name] + columns.map { "\($0.table).\($0.name)" }).joined(separator: " ")
        let known = try await database.read { tx in try Settings.value(Settings.sealed, in: tx) }
        if known == state { return 0 }
        let count = try await Resealing(columns).run(database)
        try await database.write { tx in try Settings.set(Settings.sealed, to: state, in: tx) }
        return count
    }
}
