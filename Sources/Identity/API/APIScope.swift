public import Base

/// What a token may be used for, declared beside the module it belongs to. It narrows what the person or client may do,
/// and never widens it.
public struct APIScope: Sendable, Hashable {
    /// Such as `units:read`.
    public let name: String
    public let label: Text

    public init(_ name: String, _ label: Text) {
        self.name = name
        self.label = label
    }
}
