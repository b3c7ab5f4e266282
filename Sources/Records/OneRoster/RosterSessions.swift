internal import Base
internal import Organisation

/// School years, their two terms and the period of marks of each term as OneRoster's sessions. The end of a session is the day after its last.
struct RosterSession: Sendable, Equatable {
    let id: String
    let title: String
    let kind: String
    let begins: Day
    let ends: Day
    let year: SchoolYear
    let parent: String?
    /// When its days were last written down.
    var changed = Instant(milliseconds: 0)
}

enum RosterSessions {
    /// The sessions of all years that were decided or have classes, each with the time at which its days were decided or
    /// changed. A year that nobody decided changes with its classes: it is there because of them.
    ///
    /// - Parameter years: those of the classes, with the time of the last change of a class.
    static func all(
        _ frames: [(frame: SchoolYearFrame, changed: Instant)],
        yearsOfClasses years: [(year: SchoolYear, changed: Instant)]
    ) -> [RosterSession] {
        let decided = Set(frames.map(\.frame.schoolYear))
        let others = years.filter { !decided.contains($0.year) }
        return frames.flatMap { frame, changed in
            let own = sessions(
                of: frame.schoolYear, from: frame.startsOn, second: frame.secondTermOn,
                after: frame.endsOn.adding(days: 1))
            // What is older than the column of its time has no known time, and counts from its first day.
            let isKnown = changed.milliseconds > 0
            return written(own, isKnown ? changed : Instant(frame.startsOn, hour: 0))
        } + others.flatMap { written(undecided($0.year), $0.changed) }
    }

    private static func written(_ sessions: [RosterSession], _ time: Instant) -> [RosterSession] {
        sessions.map { session in
            var session = session
            session.changed = time
            return session
        }
    }

    /// A year whose days nobody entered still has classes, and a class must lie in a session: the year is taken from
    /// August to July, the second term from 1 January, the bounds between which the decided days of all years so far
    /// lie.
    private static func undecided(_ year: SchoolYear) -> [RosterSession] {
        guard let first = Day(year: year.start, month: 8, day: 1),
            let second = Day(year: year.start + 1, month: 1, day: 1),
            let after = Day(year: year.start + 1, month: 8, day: 1)
        else { return [] }
        return sessions(of: year, from: first, second: second, after: after)
    }

    /// The year, its two terms, and for each term one period at whose end marks are given: the days of mid-term tests are
    /// each school's own and known to nobody here.
    private static func sessions(of year: SchoolYear, from first: Day, second: Day, after: Day) -> [RosterSession] {
        func term(_ number: Int, _ begins: Day, _ ends: Day) -> RosterSession {
            RosterSession(
                id: terms(year.text)[number - 1], title: "Học kỳ \(number), \(year.text)", kind: "term", begins: begins,
                ends: ends, year: year, parent: year.text)
        }
        func marks(_ term: RosterSession, _ number: Int) -> RosterSession {
            RosterSession(
                id: term.id + "-marks", title: "Kỳ đánh giá học kỳ \(number), \(year.text)", kind: "gradingPeriod",
                begins: term.begins, ends: term.ends, year: year, parent: term.id)
        }
        let (one, two) = (term(1, first, second), term(2, second, after))
        return [
            RosterSession(
                id: year.text, title: "Năm học \(year.text)", kind: "schoolYear", begins: first, ends: after,
                year: year, parent: nil),
            one, two, marks(one, 1), marks(two, 2),
        ]
    }

    /// The ids of the terms of a school year.
    static func terms(_ year: String) -> [String] { [year + "-1", year + "-2"] }

    /// The school year of a term's id.
    static func year(ofTerm id: String) -> String { String(id.dropLast(2)) }
}
