public import Base

/// What a control shows again after a refusal: what was typed, and what is wrong with it.
public struct FieldState: Sendable, Equatable {
    /// Every value of the name; several for checkboxes.
    public var values: [String]
    /// What is wrong and how to mend it.
    public var error: Text?

    public init(_ value: String = "", error: Text? = nil) {
        values = value.isEmpty ? [] : [value]
        self.error = error
    }

    public init(values: [String], error: Text? = nil) {
        self.values = values
        self.error = error
    }

    /// The first value, or nothing typed.
    public var value: String { values.first ?? "" }
}

/// What every control has: a name, words above it, and its state.
public struct Field: Sendable {
    /// The name under which the value is sent; one page uses a name once.
    public let name: String
    public let label: Text
    /// A sentence between label and control.
    public let hint: Text?
    public let state: FieldState
    /// Adds "không bắt buộc" to the label; required fields are the rule and say nothing.
    public let isOptional: Bool

    public init(_ name: String, _ label: Text, hint: Text? = nil, state: FieldState = FieldState(), isOptional: Bool = false) {
        self.name = name
        self.label = label
        self.hint = hint
        self.state = state
        self.isOptional = isOptional
    }

    /// The id of the control, where the error summary leads.
    var id: String { Field.id(name) }
    var hintID: String { id + "-hint" }
    var errorID: String { id + "-error" }

    /// What a screen reader says after the label.
    var describedBy: String? {
        let ids = (hint == nil ? [] : [hintID]) + (state.error == nil ? [] : [errorID])
        return ids.isEmpty ? nil : ids.joined(separator: " ")
    }

    /// Ids hold no blanks, and must not depend on what an attacker puts into a name.
    static func id(_ name: String) -> String {
        "f-" + String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "_" ? $0 : "-" })
    }
}
