public import Base

/// What stands in a field, and what is wrong with it: so that a form can be shown again with what was typed.
public struct FieldState: Sendable, Equatable {
    public let value: String
    public let error: Text?

    public init(_ value: String = "", error: Text? = nil) {
        self.value = value
        self.error = error
    }
}

/// One field of a form: its name, label above, hint before, state.
public struct Field: Sendable {
    public let name: String
    public let label: Text
    public let hint: Text?
    public let state: FieldState
    public let isRequired: Bool
    /// What labels and links point to: the name, unless the page has the same form more than once.
    public let id: String

    public init(
        _ name: String, _ label: Text, hint: Text? = nil, state: FieldState = FieldState(), required: Bool = false,
        id: String? = nil
    ) {
        self.name = name
        self.id = id ?? name
        self.label = label
        self.hint = hint
        self.state = state
        isRequired = required
    }

    var hintID: String { "\(id)-hint" }
    var errorID: String { "\(id)-error" }

    /// The elements that describe the control to those who hear the page.
    var described: String? {
        let ids = (hint == nil ? [] : [hintID]) + (state.error == nil ? [] : [errorID])
        return ids.isEmpty ? nil : ids.joined(separator: " ")
    }
}

/// One thing to choose.
public struct Choice: Sendable {
    public let value: String
    public let label: Text

    public init(_ value: String, _ label: Text) {
        self.value = value
        self.label = label
    }
}

/// How a button looks: the one that the page is for, another, a quiet one, one that takes something away.
public enum ButtonStyle: String, Sendable {
    case primary
    case secondary
    case quiet
    case danger
}
