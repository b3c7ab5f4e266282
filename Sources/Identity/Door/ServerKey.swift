internal import Base
public import Database

/// The secret by which this installation marks its forms and links: made once, kept in the database, so that several
/// servers of one installation share it.
public struct ServerKey: Sendable {
    let text: String

    /// Reads the key, or makes it when the database is new.
    public static func load(from database: Database) async throws -> ServerKey {
        try await database.write { tx in try ServerKey.load(in: tx) }
    }

    static func load(in tx: Transaction) throws -> ServerKey {
        if try SettingRows.value("key", in: tx) == nil { try SettingRows.set("key", to: Secret.token(), in: tx) }
        let text = try SettingRows.value("key", in: tx)
        guard let text else { throw DatabaseFault(.corrupt, "the key of the installation cannot be read") }
        return ServerKey(text: text)
    }
}
