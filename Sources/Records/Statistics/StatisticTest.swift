internal import Base
internal import Database
internal import Web

/// A number of a form as a filter of the list of pupils: the same test in SQL, so that each number opens its records.
enum StatisticTest {
    /// What the list's address needs, beginning with `&`; nil for tests that the list does not have, and for those on
    /// what is sensitive.
    static func query(_ test: StatisticForm.PupilTest) -> String? {
        guard test.sensitive == nil, test.months == nil else { return nil }
        var query = ""
        if let grade = test.grade { query += "&grade=\(grade)" }
        if let ages = test.ages { query += "&age=\(ages.lowerBound)-\(ages.upperBound)" }
        if let entry = test.entry { query += "&entry=\(entry.rawValue)" }
        if test.twoSessions { query += "&sessions=yes" }
        if test.boards { query += "&boarding=yes" }
        return query
    }

    /// The filter that such an address means.
    static func read(_ query: FormValues, into filter: inout PupilFilter) {
        if let age = query["age"]?.split(separator: "-").compactMap({ Int($0) }), age.count == 2, age[0] <= age[1] {
            filter.ages = age[0]...age[1]
        }
        filter.entry = query["entry"].flatMap { Entry(rawValue: $0) }
        filter.twoSessions = query["sessions"] == "yes"
        filter.boards = query["boarding"] == "yes"
    }

    /// Conditions on `p` and the pupils of the list as they were.
    static func condition(_ filter: PupilFilter, _ then: AsOf<PupilField>) -> SQL? {
        var conditions: [SQL] = []
        if let ages = filter.ages {
            let year = SchoolYear(of: filter.day).start
            let born = then.value(.born)
            conditions.append("\(born) >= \("\(year - ages.upperBound)-01-01")")
            conditions.append("\(born) < \("\(year - ages.lowerBound + 1)-01-01")")
        }
        if let entry = filter.entry { conditions.append("p.entry = \(entry)") }
        if filter.twoSessions { conditions.append("\(then.value(.twoSessions)) = 1") }
        if filter.boards { conditions.append("\(then.value(.boarding)) IS NOT NULL") }
        return conditions.isEmpty ? nil : SQL.joined(conditions, by: " AND ")
    }
}
