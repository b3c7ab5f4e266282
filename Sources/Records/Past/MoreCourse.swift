internal import Base
internal import Database

/// Fields of the dictionary stand together in one value; through time each goes its own way. Pure.
enum MoreCourse {
    /// Each field by itself.
    static func parts(of course: Course) -> [String: Course] {
        let now = MoreFields(text: course.now).values
        let past = course.past.map { (until: $0.until, values: MoreFields(text: $0.value).values) }
        let names = past.reduce(into: Set(now.keys)) { $0.formUnion($1.values.keys) }
        return Dictionary(
            uniqueKeysWithValues: names.map { name in
                let spans = past.map { Course.Span(until: $0.until, value: $0.values[name] ?? "") }
                return (name, Course(now: now[name] ?? "", past: spans))
            })
    }

    /// The fields together again: another value wherever one of them is another.
    static func whole(_ parts: [String: Course]) -> Course {
        let ends = Set(parts.values.flatMap { $0.past.map(\.until) })
        let past = ends.map { until in
            let values = MoreFields(parts.mapValues { $0.value(on: until.adding(days: -1)) })
            return Course.Span(until: until, value: values.text)
        }
        return Course(now: MoreFields(parts.mapValues(\.now)).text, past: past)
    }

    /// Writes the fields that differ from what was shown.
    static func apply(
        _ new: String, was shown: String, _ moment: Moment, to course: inout Course
    ) throws(DayTooEarly) -> [FieldDifference] {
        let old = MoreFields(text: shown).values
        let new = MoreFields(text: new).values
        var parts = parts(of: course)
        var differences: [FieldDifference] = []
        for name in Set(old.keys).union(new.keys).sorted() where old[name] != new[name] {
            var part = parts[name] ?? Course(now: "")
            try part.write(new[name] ?? "", moment)
            parts[name] = part
            differences.append(FieldDifference(name: name, old: old[name], new: new[name]))
        }
        if !differences.isEmpty { course = whole(parts) }
        return differences
    }

    struct FieldDifference {
        let name: String
        let old: String?
        let new: String?
    }
}

extension Course {
    mutating func write(_ value: String, _ moment: Moment) throws(DayTooEarly) {
        switch moment {
        case .change(let day): try change(to: value, from: day)
        case .correction(let day): correct(to: value, on: day)
        }
    }
}
