public import Base
internal import Crypto
internal import Foundation

/// The schema: append-only `.sql` files of all modules, applied in the order of their names, each once.
///
/// A file that was applied and then changed stops the program: a shipped file is never edited. A name that ends with
/// `.sqlite.sql` or `.postgres.sql` is for that engine only: indexes of words, which each engine has in its own way.
public struct Schema: Sendable {
    /// One file: its name decides the order (`2026-11-24-0910-plans.sql`).
    public struct File: Sendable, Equatable {
        public let name: String
        public let source: String

        public init(name: String, source: String) {
            self.name = name
            self.source = source
        }

        /// SHA-256 of the source in hexadecimal.
        public var checksum: String {
            SHA256.hash(data: Data(source.utf8)).map { String(format: "%02x", $0) }.joined()
        }
    }

    public let files: [File]

    public init(files: [File]) { self.files = files.sorted { $0.name < $1.name } }

    /// All `.sql` files of these folders.
    public init(folders: [String]) throws {
        var files: [File] = []
        for folder in folders {
            for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name.hasSuffix(".sql") {
                files.append(File(name: name, source: try String(contentsOfFile: folder + "/" + name, encoding: .utf8)))
            }
        }
        self.init(files: files)
    }

    /// Applies what is missing, each file in a transaction of its own; the names of the files it applied.
    @discardableResult
    public func apply(to database: Database, at now: Instant) async throws -> [String] {
        try await database.write { tx in
            try tx.script(
                """
                CREATE TABLE IF NOT EXISTS khue_schema (
                    name TEXT PRIMARY KEY,
                    checksum TEXT NOT NULL,
                    applied_at TEXT NOT NULL
                )
                """)
        }
        var applied: [String] = []
        for file in files where try await apply(file, to: database, at: now) { applied.append(file.name) }
        return applied
    }

    private func apply(_ file: File, to database: Database, at now: Instant) async throws -> Bool {
        let isPostgres = database.isPostgres
        if file.name.hasSuffix(isPostgres ? ".sqlite.sql" : ".postgres.sql") { return false }
        return try await database.write { tx in
            if isPostgres { try tx.script("LOCK TABLE khue_schema IN EXCLUSIVE MODE") }
            let known: String? = try tx.first("SELECT checksum FROM khue_schema WHERE name = \(file.name)") {
                try $0["checksum"]
            }
            if let known {
                guard known == file.checksum else {
                    throw DatabaseFault(.corrupt, "the schema file \(file.name) was changed after it was applied")
                }
                return false
            }
            try tx.script(file.source)
            try tx.run("INSERT INTO khue_schema VALUES (\(file.name), \(file.checksum), \(now))")
            return true
        }
    }
}
