internal import Base
public import Database

/// The secret by which this installation marks its forms and links: made once, kept sealed in the database, so that
/// several servers of one installation share it.
public struct ServerKey: Sendable {
    let text: String

    /// Reads the key, or makes it when the database is new.
    public static func load(from database: Database) async throws -> ServerKey {
        try await database.write { tx in try ServerKey.load(in: tx) }
    }

    static func load(in tx: Transaction) throws -> ServerKey {
        ServerKey(text: try SecretSetting.installation.value(orMaking: Secret.token, in: tx))
    }
}
