import Base
import Database
import TestKit

@testable import Records

/// The values of some records on each day of a year, kept as plainly as it can be. Fields of the dictionary stand under
/// their own names.
struct PastReplay {
    static let start = Day(iso: "2023-08-01") ?? Day(daysSinceEpoch: 0)
    static var days: Int { 300 }

    private(set) var values: [String: [String: [String]]] = [:]

    /// A change from a day or a correction of one.
    static func moment(_ random: inout Seed) -> Moment {
        let day = start.adding(days: Int.random(in: 1..<290, using: &random))
        return Bool.random(using: &random) ? .change(from: day) : .correction(on: day)
    }

    static func day(_ random: inout Seed) -> Day {
        start.adding(days: Int.random(in: 0..<days, using: &random))
    }

    /// - Parameter parts: the fields of the dictionary that the test changes.
    static func flat<Field: DatedField>(_ fields: [Field: String], parts: [String] = []) -> [String: String] {
        var flat: [String: String] = [:]
        for (field, value) in fields {
            guard field.holdsMore else {
                flat[field.rawValue] = value
                continue
            }
            let more = MoreFields(text: value).values
            for part in parts { flat[part] = more[part] ?? "" }
        }
        return flat
    }

    mutating func add(_ id: String, _ fields: [String: String]) {
        values[id, default: [:]].merge(fields.mapValues { Array(repeating: $0, count: Self.days) }) { $1 }
    }

    /// What `new` says of fields that differ from what was shown.
    mutating func apply(_ id: String, _ new: [String: String], was shown: [String: String], _ moment: Moment) {
        for (field, value) in new where value != shown[field] { apply(id, field, value, moment) }
    }

    private mutating func apply(_ id: String, _ field: String, _ value: String, _ moment: Moment) {
        guard var course = values[id]?[field] else { return }
        let day = moment.day.days(since: Self.start)
        switch moment {
        case .change: for index in day..<course.count { course[index] = value }
        case .correction:
            let old = course[day]
            var first = day
            while first > 0, course[first - 1] == old { first -= 1 }
            var index = first
            while index < course.count, course[index] == old {
                course[index] = value
                index += 1
            }
        }
        values[id]?[field] = course
    }

    func on(_ day: Day, of id: String) -> [String: String] {
        (values[id] ?? [:]).mapValues { $0[day.days(since: Self.start)] }
    }
}
