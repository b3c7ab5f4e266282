internal import Base
internal import Identity

/// What fields were before, for other programs.
enum PastAPI {
    struct Line: Sendable {
        let field: String
        let value: String
        let days: DayRange
    }

    static let record = APIRecord<Line>([
        .text("field") { $0.field }, .text("value") { $0.value }, .optionalDay("from") { $0.days.from },
        .optionalDay("until") { $0.days.until },
    ])

    /// Since when the values of a body hold; without a kind it corrects what holds now.
    static let moment: [APIField] = [
        .may("kind", APIType<MomentForm.Kind>.code), .may("from", .day), .may("on", .day),
    ]

    /// - Parameter isOpen: whether a field of the dictionary is told.
    static func page<Field>(
        _ courses: Courses<Field>, _ call: APICall, isOpen: (String) -> Bool = { _ in true }
    ) -> APIReply {
        let lines = courses.earlier.filter { $0.part.map(isOpen) ?? true }.map {
            Line(field: $0.name, value: $0.value, days: $0.days)
        }
        return .page(call.page(of: lines) { "\($0.field) \($0.days.until?.iso ?? "")" }, record)
    }
}
