public import Base

/// What both engines can hold: nothing, whole numbers and text. Days, instants, ids and codes are text.
public enum StoredValue: Sendable, Hashable {
    case null
    case integer(Int64)
    case text(String)
}

/// A type that can be a column: how it is stored, and how it is read back.
public protocol Storable: Sendable {
    var stored: StoredValue { get }
    /// Nil when the stored value cannot be one of these.
    init?(stored value: StoredValue)
}

extension String: Storable {
    public var stored: StoredValue { .text(self) }
    public init?(stored value: StoredValue) {
        switch value {
        case .text(let text): self = text
        case .integer(let number): self = String(number)
        case .null: return nil
        }
    }
}

extension Int64: Storable {
    public var stored: StoredValue { .integer(self) }
    public init?(stored value: StoredValue) {
        switch value {
        case .integer(let number): self = number
        case .text(let text):
            guard let number = Int64(text) else { return nil }
            self = number
        case .null: return nil
        }
    }
}

extension Int: Storable {
    public var stored: StoredValue { .integer(Int64(self)) }
    public init?(stored value: StoredValue) {
        guard let number = Int64(stored: value) else { return nil }
        self = Int(number)
    }
}

extension Bool: Storable {
    public var stored: StoredValue { .integer(self ? 1 : 0) }
    public init?(stored value: StoredValue) {
        switch value {
        case .integer(1), .text("t"), .text("1"), .text("true"): self = true
        case .integer(0), .text("f"), .text("0"), .text("false"): self = false
        default: return nil
        }
    }
}

extension Day: Storable {
    public var stored: StoredValue { .text(iso) }
    public init?(stored value: StoredValue) {
        guard case .text(let text) = value else { return nil }
        self.init(iso: text)
    }
}

extension Instant: Storable {
    public var stored: StoredValue { .text(iso) }
    public init?(stored value: StoredValue) {
        guard case .text(let text) = value else { return nil }
        self.init(iso: text)
    }
}

extension SchoolYear: Storable {
    public var stored: StoredValue { .text(text) }
    public init?(stored value: StoredValue) {
        guard case .text(let text) = value else { return nil }
        self.init(text)
    }
}

extension ID: Storable {
    public var stored: StoredValue { .text(text) }
    public init?(stored value: StoredValue) {
        guard case .text(let text) = value else { return nil }
        self.init(text)
    }
}

/// Codes: an enumeration with text values needs only to name this protocol.
extension Storable where Self: RawRepresentable, RawValue == String {
    public var stored: StoredValue { .text(rawValue) }
    public init?(stored value: StoredValue) {
        guard case .text(let text) = value else { return nil }
        self.init(rawValue: text)
    }
}
