public import Base

/// A whole form as it is shown: first empty or from the record, after a refusal with what was typed and every error.
public struct FormState: Sendable {
    private var values: [String: [String]] = [:]
    /// The errors in the order in which they were found; the summary lists them so.
    public private(set) var errors: [FieldError] = []

    /// One error: the field that it is about, or nil for the form as a whole.
    public struct FieldError: Sendable, Equatable {
        public let field: String?
        public let message: Text
    }

    public init(_ pairs: [(String, String)] = []) {
        for (name, value) in pairs { values[name, default: []].append(value) }
    }

    /// Adds an error to a field, or to the form as a whole.
    public mutating func refuse(_ field: String?, _ message: Text) {
        errors.append(FieldError(field: field, message: message))
    }

    /// Adds what the rules said.
    public mutating func refuse(_ refusal: some Refusal) { refuse(refusal.field, refusal.explanation) }

    public var isRefused: Bool { !errors.isEmpty }

    /// What the control of this name shows.
    public subscript(_ name: String) -> FieldState {
        FieldState(values: values[name] ?? [], error: errors.first { $0.field == name }?.message)
    }
}
