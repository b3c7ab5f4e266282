/// The database failed, or holds what it must not hold. Logged with the request; people see what they can do.
public struct DatabaseFault: Error, Sendable, CustomStringConvertible {
    public enum Kind: Sendable, Equatable {
        /// A rule of uniqueness of the schema was about to be broken.
        case notUnique
        /// Another rule of the schema (reference, check, not null) was about to be broken.
        case constraint
        /// No space left for writing. Nothing was written.
        case full
        /// Locked by others for too long, no connection free, or the server is away. Worth trying again.
        case unavailable
        /// The statement took longer than allowed, or its request went away.
        case cancelled
        /// The file or a value in it is damaged.
        case corrupt
        /// Another process holds this database.
        case inUse
        /// Anything else: a fault of the program's own SQL.
        case statement
    }

    public let kind: Kind
    public let message: String

    public init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }

    public var description: String { "database: \(kind): \(message)" }
}
