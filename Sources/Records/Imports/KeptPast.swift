internal import Base

/// What was kept of a record's past before a step of an import touched it, so that taking the step back leaves no trace.
struct KeptPast: Sendable, Equatable, Codable {
    private struct Span: Sendable, Equatable, Codable {
        let field: String
        let until: Day
        let value: String
    }

    private let spans: [Span]

    init<Field: DatedField>(_ past: [Field: [Course.Span]]) {
        spans = past.sorted { $0.key.rawValue < $1.key.rawValue }.flatMap { field, spans in
            spans.map { Span(field: field.rawValue, until: $0.until, value: $0.value) }
        }
    }

    /// Nil when nothing of it changes.
    init?<Field>(_ old: Courses<Field>, becoming new: Courses<Field>) {
        if old.past == new.past { return nil }
        self.init(old.past)
    }

    func fields<Field: DatedField>() -> [Field: [Course.Span]] {
        var fields: [Field: [Course.Span]] = [:]
        for span in spans {
            guard let field = Field(rawValue: span.field) else { continue }
            fields[field, default: []].append(Course.Span(until: span.until, value: span.value))
        }
        return fields
    }
}
