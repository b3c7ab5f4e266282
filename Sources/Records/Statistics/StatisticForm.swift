internal import Base
internal import Organisation

/// A version of a statistical form as data: the circular that prints it, its days, its rows with a rule of what each
/// counts.
struct StatisticForm: Sendable {
    struct Row: Sendable, Equatable {
        let number: String
        let label: Text
        let depth: Int
        /// Nil for a heading.
        let measure: Measure?

        init(_ number: String, _ vi: String, _ en: String, _ depth: Int, _ measure: Measure?) {
            self.number = number
            label = Text(vi, en)
            self.depth = depth
            self.measure = measure
        }
    }

    /// A part of the form; its kind says which columns it has.
    struct Section: Sendable {
        enum Kind: Sendable {
            case counts
            case people
            case staff
            case rooms
            /// Yes or no, said by the school.
            case facts
            /// Millions of đồng, typed by the unit.
            case budget
        }

        let number: String
        let title: Text
        let kind: Kind
        let rows: [Row]
    }

    /// The number of a row that must equal the sum of others.
    struct Sum: Sendable, Equatable {
        let whole: String
        let parts: [String]
    }

    /// A day of every year.
    struct Date: Sendable, Equatable {
        let month: Int
        let day: Int
    }

    let code: String
    let title: Text
    /// The circular that prints it.
    let source: String
    let validFrom: Day
    let validTo: Day?
    let level: Level
    /// The day of which it tells, and the day by which it must have arrived.
    let snapshot: Date
    let due: Date
    /// What of the printed form is not in it, and why.
    let note: Text
    let sections: [Section]
    let sums: [Sum]

    var rows: [Row] { sections.flatMap(\.rows) }

    func holds(on day: Day) -> Bool { validFrom <= day && (validTo.map { day < $0 } ?? true) }
    func isFor(_ levels: [Level]) -> Bool { levels.contains(level) }

    func row(_ number: String) -> (row: Row, section: Section)? {
        for section in sections {
            if let row = section.rows.first(where: { $0.number == number }) { return (row, section) }
        }
        return nil
    }

    /// The last day of which the form tells that is not after a due day.
    func snapshot(before due: Day) -> Day {
        let candidates = [due.year, due.year - 1].compactMap {
            Day(year: $0, month: snapshot.month, day: snapshot.day)
        }
        return candidates.first { $0 <= due } ?? due
    }
}

/// The columns of the forms.
enum StatisticColumn: String, Sendable, CaseIterable {
    case total
    case female
    case minority
    case tenured
    case fixedTerm
    case labour
    case permanent
    case semiPermanent
    case temporary
    case yes
    case settled
    case estimated
    case expected
}

extension StatisticForm.Section.Kind {
    var columns: [StatisticColumn] {
        switch self {
        case .counts: [.total]
        case .people: [.total, .female, .minority]
        case .staff: [.total, .female, .minority, .tenured, .fixedTerm, .labour]
        case .rooms: [.total, .permanent, .semiPermanent, .temporary]
        case .facts: [.yes]
        case .budget: [.settled, .estimated, .expected]
        }
    }
}

/// What stands in a row of a form.
struct StatisticFigure: Sendable, Equatable {
    private(set) var cells: [StatisticColumn: Int] = [:]

    init(total: Int = 0, female: Int = 0, minority: Int = 0) {
        cells = [.total: total, .female: female, .minority: minority]
    }

    subscript(column: StatisticColumn) -> Int {
        get { cells[column] ?? 0 }
        set { cells[column] = newValue }
    }

    var total: Int { self[.total] }
    var female: Int { self[.female] }
    var minority: Int { self[.minority] }
}
