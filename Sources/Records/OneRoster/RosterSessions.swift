internal import Base
internal import Organisation

/// School years and their two terms as OneRoster's sessions. The end of a session is the day after its last.
struct RosterSession: Sendable, Equatable {
    let id: String
    let title: String
    let kind: String
    let begins: Day
    let ends: Day
    let year: SchoolYear
    let parent: String?
}

enum RosterSessions {
    /// What a decided year gives: the year, the first term, the second term.
    static func sessions(of frame: SchoolYearFrame) -> [RosterSession] {
        let year = frame.schoolYear
        let after = frame.endsOn.adding(days: 1)
        func term(_ number: Int, _ begins: Day, _ ends: Day) -> RosterSession {
            RosterSession(
                id: terms(year.text)[number - 1], title: "Học kỳ \(number), \(year.text)", kind: "term", begins: begins,
                ends: ends, year: year, parent: year.text)
        }
        return [
            RosterSession(
                id: year.text, title: "Năm học \(year.text)", kind: "schoolYear", begins: frame.startsOn, ends: after,
                year: year, parent: nil),
            term(1, frame.startsOn, frame.secondTermOn), term(2, frame.secondTermOn, after),
        ]
    }

    /// The ids of the terms of a school year.
    static func terms(_ year: String) -> [String] { [year + "-1", year + "-2"] }

    /// The school year of a term's id.
    static func year(ofTerm id: String) -> String { String(id.dropLast(2)) }
}
