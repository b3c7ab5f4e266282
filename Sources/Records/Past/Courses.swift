internal import Base
internal import Identity

/// The fields of one record through time.
struct Courses<Field: DatedField>: Sendable, Equatable {
    private(set) var fields: [Field: Course]

    /// - Parameter past: what held before; fields that never changed are missing.
    init(now: [Field: String], past: [Field: [Course.Span]] = [:]) {
        fields = Dictionary(
            uniqueKeysWithValues: Field.allCases.map { field in
                (field, Course(now: now[field] ?? "", past: past[field] ?? []))
            })
    }

    var now: [Field: String] { fields.mapValues(\.now) }

    func values(on day: Day) -> [Field: String] { fields.mapValues { $0.value(on: day) } }

    /// What the values of a moment are compared with: those of the day that is corrected, else the present ones.
    func shown(_ moment: Moment) -> [Field: String] {
        switch moment {
        case .change: now
        case .correction(let day): values(on: day)
        }
    }

    /// Writes the values that differ from what was shown.
    ///
    /// - Returns: what became of which field, in the order of the fields.
    mutating func apply(_ new: [Field: String], _ moment: Moment) throws(DayTooEarly) -> [FieldChange] {
        let shown = shown(moment)
        var changes: [FieldChange] = []
        for field in Field.allCases {
            guard let value = new[field], let old = shown[field], value != old, var course = fields[field] else {
                continue
            }
            if field.holdsMore {
                let parts = try MoreCourse.apply(value, was: old, moment, to: &course)
                changes += parts.map { FieldChange($0.name, from: $0.old, to: $0.new) }
            } else {
                try course.write(value, moment)
                changes.append(FieldChange(field.rawValue, from: old, to: value))
            }
            fields[field] = course
        }
        return changes
    }

    /// What the log says of a record that is new.
    static func added(_ values: [Field: String]) -> [FieldChange] {
        Field.allCases.compactMap { field in
            guard !field.holdsMore, let value = values[field], !value.isEmpty else { return nil }
            return FieldChange(field.rawValue, from: nil, to: value)
        }
            + Field.allCases.filter(\.holdsMore).flatMap { field in
                MoreFields(text: values[field] ?? "").values.sorted { $0.key < $1.key }
                    .map { FieldChange($0.key, from: nil, to: $0.value) }
            }
    }

    /// What held before and how long, the latest first.
    var earlier: [Earlier] {
        Field.allCases.flatMap { field -> [Earlier] in
            guard let course = fields[field] else { return [] }
            guard field.holdsMore else { return earlier(field, nil, course) }
            return MoreCourse.parts(of: course).sorted { $0.key < $1.key }.flatMap { earlier(field, $0.key, $0.value) }
        }.sorted { ($1.days.until ?? $1.day) < ($0.days.until ?? $0.day) }
    }

    private func earlier(_ field: Field, _ part: String?, _ course: Course) -> [Earlier] {
        course.past.enumerated().map { index, span in
            Earlier(
                field: field, part: part, value: span.value,
                days: DayRange(from: index > 0 ? course.past[index - 1].until : nil, until: span.until))
        }
    }

    /// Everything that is kept of what was before.
    var past: [Field: [Course.Span]] { fields.mapValues(\.past).filter { !$0.value.isEmpty } }

    struct Earlier: Sendable, Equatable {
        let field: Field
        /// The field of the dictionary, when it is one of those.
        let part: String?
        let value: String
        let days: DayRange

        var name: String { part ?? field.rawValue }

        /// The last day on which it held.
        var day: Day { (days.until ?? Day(daysSinceEpoch: 1)).adding(days: -1) }
    }
}

/// A field whose value may change while the record stays the same. Its name is that of the log and of the API.
protocol DatedField: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
    static var table: PastTable { get }
    var column: DatedColumn { get }
    var label: Text { get }
}

/// Since when values hold that were typed: from a day on, or they were so all along.
enum Moment: Sendable, Equatable {
    /// Other values from a day on; what was true before stays so.
    case change(from: Day)
    /// What was said of a day was wrong, and of the days around it on which the same was said.
    case correction(on: Day)

    var day: Day {
        switch self {
        case .change(let day), .correction(let day): day
        }
    }

    /// From when something else holds; nil for a correction.
    var since: Day? {
        if case .change(let day) = self { day } else { nil }
    }

    /// From a day on when there is one; else a correction of what holds now.
    init(since day: Day?, today: Day) { self = day.map { .change(from: $0) } ?? .correction(on: today) }
}
