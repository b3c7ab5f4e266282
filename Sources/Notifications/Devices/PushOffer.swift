public import Database
internal import Identity
public import WebPush

/// The key by which browsers let this installation tell them something: made once, kept sealed in the database like the
/// key of forms and links, so that several servers of one installation share it.
public struct PushOffer: Sendable {
    public let key: PushKey

    /// Reads the key, or makes it when there is none.
    public static func load(from database: Database) async throws -> PushOffer {
        try await database.write { tx in
            guard let key = PushKey(try SecretSetting.push.value(orMaking: { PushKey().text }, in: tx)) else {
                throw DatabaseFault(.corrupt, "the key of push messages cannot be read")
            }
            return PushOffer(key: key)
        }
    }
}
