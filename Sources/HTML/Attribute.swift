public import Base

/// One attribute of an element: the name from the source, the value escaped.
public struct Attribute: Sendable {
    enum Value: Sendable {
        case absent
        case present
        case string(String)
        case text(Text)
    }

    let name: StaticString
    let value: Value

    /// Any attribute by its name.
    public init(_ name: StaticString, _ value: String) {
        self.name = name
        self.value = .string(value)
    }

    /// An attribute that people read or hear: `aria-label`, `placeholder`, `title`.
    public init(_ name: StaticString, _ value: Text) {
        self.name = name
        self.value = .text(value)
    }

    /// An attribute that is there or not: `checked`, `required`, `hidden`.
    public init(_ name: StaticString, if condition: Bool) {
        self.name = name
        value = condition ? .present : .absent
    }

    /// An attribute that is left out when there is no value.
    public init(_ name: StaticString, _ value: String?) {
        self.name = name
        self.value = value.map { .string($0) } ?? .absent
    }

    public static func `class`(_ value: String) -> Attribute { Attribute("class", value) }
    public static func id(_ value: String) -> Attribute { Attribute("id", value) }
    public static func href(_ value: String) -> Attribute { Attribute("href", value) }
    public static func name(_ value: String) -> Attribute { Attribute("name", value) }
    public static func value(_ value: String) -> Attribute { Attribute("value", value) }
    public static func type(_ value: String) -> Attribute { Attribute("type", value) }
    public static func label(_ value: Text) -> Attribute { Attribute("aria-label", value) }
}
