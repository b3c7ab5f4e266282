public import Base
public import Components
internal import Web

/// What stands in the fields of a form that was refused.
public struct FormStates {
    private let values: FormValues
    private let refusal: (any Refusal)?

    public init(_ visit: Visit, _ refusal: (any Refusal)?) {
        values = visit.form.values
        self.refusal = refusal
    }

    /// Whether the page answers a form that was sent.
    public var isSent: Bool { refusal != nil }

    private var errors: [FieldError] { (refusal as? FormRefusal)?.errors ?? [] }

    public subscript(_ name: String) -> FieldState {
        FieldState(values[name] ?? "", error: errors.first { $0.field == name }?.message)
    }

    /// Every error, with its field when it has one.
    public var summary: [(field: String?, message: Text)] {
        guard let refusal else { return [] }
        return errors.isEmpty ? [(nil, refusal.explanation)] : errors.map { ($0.field, $0.message) }
    }
}
