public import Base

public enum MessageTag {}
/// A message to one person.
public typealias MessageID = ID<MessageTag>

public enum DeliveryTag {}
/// A message on its way by one channel.
public typealias DeliveryID = ID<DeliveryTag>

/// Something that a person is to be told.
public struct Announcement: Sendable {
    /// What it is about; decides how urgent it is.
    public enum Kind: String, Sendable, CaseIterable {
        /// One's own account: at once, by mail, whatever one chose.
        case account
        /// Work that came or was decided.
        case work
        /// A day that comes near or is over.
        case reminder
    }

    public let kind: Kind
    public let title: Text
    public let body: Text
    /// Where it leads in the program.
    public let path: String?
    /// Told once to the same person under this name, however often it is announced.
    public let once: String?
    /// The path opens something for whoever has it: not shown in the program, forgotten once it left.
    public let isSecret: Bool
    /// When telling it makes no more sense.
    public let expires: Instant?

    public init(
        _ kind: Kind, _ title: Text, _ body: Text, path: String? = nil, once: String? = nil, isSecret: Bool = false,
        expires: Instant? = nil
    ) {
        self.kind = kind
        self.title = title
        self.body = body
        self.path = path
        self.once = once
        self.isSecret = isSecret
        self.expires = expires
    }
}

/// How a message travels.
public enum Channel: String, Sendable, CaseIterable {
    case mail
    /// A gateway outside, by HTTP, for SMS and Zalo.
    case hook
    /// The browsers of a person, through their push services.
    case push
}
