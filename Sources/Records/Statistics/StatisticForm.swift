internal import Base

/// A statistical form as data: rows as the circular prints them, each with a rule of what it counts.
struct StatisticForm: Sendable {
    /// What is counted, and which of it.
    enum Measure: Sendable, Equatable {
        case classes(ClassTest)
        case pupils(PupilTest)
        case staff(StaffTest)
    }

    enum ClassTest: Sendable, Equatable {
        case all
        case grade(String)
        case twoSessions
        case boards
        case combined
        case ageGroup(String)
    }

    enum PupilTest: Sendable, Equatable {
        case all
        case grade(String)
        /// Age by the year of birth in the calendar year in which the school year begins.
        case age(ClosedRange<Int>)
        case rightAge(Int, grade: String)
        case entry(Entry)
        case twoSessions
        case boarding
        case disabled(String?)
        case policy
    }

    enum StaffTest: Sendable, Equatable {
        case all
        case family(String)
        case kind(String)
        case qualified(String, [String])
        case aged(String, ClosedRange<Int>)
    }

    struct Row: Sendable, Equatable {
        let number: String
        let label: Text
        let depth: Int
        /// Nil for a heading.
        let measure: Measure?
    }

    /// The number of a row that must equal the sum of others.
    struct Sum: Sendable, Equatable {
        let whole: String
        let parts: [String]
    }

    let code: String
    let title: Text
    /// The circular that prints it.
    let source: String
    let validFrom: Day
    let validTo: Day?
    let level: String
    let rows: [Row]
    let sums: [Sum]
}

/// A number of a form with what the columns ask of people: how many in all, women, of an ethnic minority.
struct StatisticFigure: Sendable, Equatable {
    var total = 0
    var female = 0
    var minority = 0
}

/// What does not agree in a form before it is handed in.
enum StatisticCheck: Sendable, Equatable {
    /// The parts of a row come to another number.
    case sum(whole: String, expected: Int, found: Int)
    /// Far from last year: by more than a third and more than ten.
    case jump(row: String, before: Int, now: Int)
    /// More women, or minority members, than people.
    case excess(row: String)

    static func all(
        _ form: StatisticForm, _ figures: [String: StatisticFigure], lastYear: [String: StatisticFigure]
    ) -> [StatisticCheck] {
        var found: [StatisticCheck] = []
        for sum in form.sums {
            let whole = figures[sum.whole]?.total ?? 0
            let parts = sum.parts.reduce(0) { $0 + (figures[$1]?.total ?? 0) }
            if whole != parts { found.append(.sum(whole: sum.whole, expected: whole, found: parts)) }
        }
        for row in form.rows {
            guard let figure = figures[row.number] else { continue }
            if figure.female > figure.total || figure.minority > figure.total { found.append(.excess(row: row.number)) }
            guard let before = lastYear[row.number]?.total else { continue }
            let change = abs(figure.total - before)
            if change > 10, change * 3 > before {
                found.append(.jump(row: row.number, before: before, now: figure.total))
            }
        }
        return found
    }
}
