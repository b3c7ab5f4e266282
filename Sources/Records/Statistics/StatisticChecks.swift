internal import Base

/// What does not agree in a form, or is unlikely, before it is handed in.
enum StatisticCheck: Sendable, Equatable {
    /// The parts of a row come to another number.
    case sum(whole: String, expected: Int, found: Int)
    /// Far from last year: by more than a third and more than ten.
    case jump(row: String, before: Int, now: Int)
    /// More in a part of the row than in all.
    case excess(row: String)
    /// Classes in which nobody sits.
    case emptyClasses([String])
    /// Classes far larger than the school's others: half as large again as their mean, and by more than ten.
    case crowded([String])
    /// Children who are more than three years from the right age of their grade.
    case unlikelyAges(Int)
    /// Classes, but nobody who teaches or nobody who leads.
    case nobody(Missing)

    enum Missing: Sendable, Equatable {
        case teachers
        case head
        case classrooms
    }

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
            if figure.hasExcess { found.append(.excess(row: row.number)) }
            guard let before = lastYear[row.number]?.total else { continue }
            let change = abs(figure.total - before)
            if change > 10, change * 3 > before {
                found.append(.jump(row: row.number, before: before, now: figure.total))
            }
        }
        return found
    }

    /// What is unlikely in one school. The circular sets no bounds: these point at what is worth a look, no more.
    static func outliers(_ figures: StatisticFigures, in form: StatisticForm) -> [StatisticCheck] {
        guard !figures.classes.isEmpty else { return [] }
        var found: [StatisticCheck] = []
        let empty = figures.classes.filter { $0.pupils == 0 }.map(\.name)
        if !empty.isEmpty { found.append(.emptyClasses(empty)) }
        let seated = figures.classes.filter { $0.pupils > 0 }
        let sum = seated.reduce(0) { $0 + $1.pupils }
        let crowded = seated.filter { facts in
            facts.pupils * seated.count * 2 > sum * 3 && (facts.pupils - 10) * seated.count > sum
        }
        if !crowded.isEmpty { found.append(.crowded(crowded.map(\.name))) }
        let strange = figures.pupils.reduce(0) { total, group in
            guard let right = Grades.rightAge(group.grade) else { return total }
            return total + (abs(figures.matches.year - group.birthYear - right) > 3 ? group.count : 0)
        }
        if strange > 0 { found.append(.unlikelyAges(strange)) }
        if !figures.staff.contains(where: { $0.family == "03" }) { found.append(.nobody(.teachers)) }
        if !figures.staff.contains(where: { $0.kind == "01" || $0.kind == "05" }) { found.append(.nobody(.head)) }
        if form.sections.contains(where: { $0.kind == .rooms }),
            !figures.rooms.contains(where: { ["classroom", "borrowed"].contains($0.kind) })
        {
            found.append(.nobody(.classrooms))
        }
        return found
    }
}

extension StatisticFigure {
    /// Whether any part is larger than the whole.
    fileprivate var hasExcess: Bool { cells.values.contains { $0 > total } }
}
