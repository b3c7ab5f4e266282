public import Database
internal import Identity
public import WebPush

/// The key by which browsers let this installation tell them something: made once, kept in the database like the key of
/// forms and links, so that several servers of one installation share it.
public struct PushOffer: Sendable {
    public let key: PushKey

    private static let setting = "push-key"

    /// Reads the key, or makes it when there is none.
    public static func load(from database: Database) async throws -> PushOffer {
        try await database.write { tx in
            if try Settings.value(setting, in: tx) == nil { try Settings.set(setting, to: PushKey().text, in: tx) }
            guard let key = try Settings.value(setting, in: tx).flatMap({ PushKey($0) }) else {
                throw DatabaseFault(.corrupt, "the key of push messages cannot be read")
            }
            return PushOffer(key: key)
        }
    }
}
