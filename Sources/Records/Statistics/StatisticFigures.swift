internal import Base
internal import Database

/// The figures of a form, added up from the groups; pure.
struct StatisticFigures {
    let classes: [StatisticRows.ClassGroup]
    let pupils: [StatisticRows.PupilGroup]
    let staff: [StatisticRows.StaffGroup]
    let year: SchoolYear

    static func read(_ scope: StatisticScope, in tx: Transaction) throws -> StatisticFigures {
        StatisticFigures(
            classes: try StatisticRows.classes(scope, in: tx), pupils: try StatisticRows.pupils(scope, in: tx),
            staff: try StatisticRows.staff(scope, in: tx), year: scope.year)
    }

    func figures(_ form: StatisticForm) -> [String: StatisticFigure] {
        var figures: [String: StatisticFigure] = [:]
        for row in form.rows {
            if let measure = row.measure { figures[row.number] = figure(measure) }
        }
        return figures
    }

    func figure(_ measure: StatisticForm.Measure) -> StatisticFigure {
        switch measure {
        case .classes(let test):
            StatisticFigure(total: classes.reduce(0) { $0 + (matches($1, test) ? $1.count : 0) })
        case .pupils(let test):
            StatisticFigures.add(pupils.filter { matches($0, test) }.map { ($0.count, $0.sex, $0.isMinority) })
        case .staff(let test):
            StatisticFigures.add(staff.filter { matches($0, test) }.map { ($0.count, $0.sex, $0.isMinority) })
        }
    }

    private static func add(_ groups: [(count: Int, sex: Sex, isMinority: Bool)]) -> StatisticFigure {
        groups.reduce(into: StatisticFigure()) { figure, group in
            figure.total += group.count
            if group.sex == .female { figure.female += group.count }
            if group.isMinority { figure.minority += group.count }
        }
    }

    private func matches(_ group: StatisticRows.ClassGroup, _ test: StatisticForm.ClassTest) -> Bool {
        switch test {
        case .all: true
        case .grade(let grade): group.grade == grade
        case .twoSessions: group.twoSessions
        case .boards: group.boards
        case .combined: group.combined
        case .ageGroup(let code): group.ageGroup == code
        }
    }

    private func matches(_ group: StatisticRows.PupilGroup, _ test: StatisticForm.PupilTest) -> Bool {
        let age = year.start - group.birthYear
        return switch test {
        case .all: true
        case .grade(let grade): group.grade == grade
        case .age(let range): range.contains(age)
        case .rightAge(let right, let grade): age == right && group.grade == grade
        case .entry(let entry): group.entry == entry
        case .twoSessions: group.twoSessions
        case .boarding: group.boards
        case .disabled(let code): code.map { group.disability == $0 } ?? (group.disability != nil)
        case .policy: group.hasPolicy
        }
    }

    private func matches(_ group: StatisticRows.StaffGroup, _ test: StatisticForm.StaffTest) -> Bool {
        let age = year.start - group.birthYear
        return switch test {
        case .all: true
        case .family(let family): group.family == family
        case .kind(let kind): group.kind == kind
        case .qualified(let family, let codes):
            group.family == family && group.qualification.map(codes.contains) ?? false
        case .aged(let family, let range): group.family == family && range.contains(age)
        }
    }
}
