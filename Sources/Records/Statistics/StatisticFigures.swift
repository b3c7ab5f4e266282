internal import Base
internal import Database
internal import Identity

/// The figures of a form, added up from the groups; pure.
struct StatisticFigures: Sendable {
    let classes: [StatisticRows.ClassFacts]
    let pupils: [StatisticRows.PupilGroup]
    let nutrition: [StatisticHealthRows.Group]
    let staff: [StatisticRows.StaffGroup]
    let rooms: [RoomCount]
    let schools: [StatisticRows.SchoolFacts]
    let matches: StatisticMatches

    /// Reads what some rules of a form need, and nothing else.
    ///
    /// - Parameter sized: whether the size of every class is wanted, whatever the rules ask.
    static func read(
        _ form: StatisticForm, _ measures: [StatisticForm.Measure], _ scope: StatisticScope, _ ports: RecordsPorts,
        sized: Bool = false, in tx: Transaction
    ) throws -> StatisticFigures {
        let needs = StatisticNeeds(measures)
        let isOurs = { (grade: String) in Grades.level(of: grade) == form.level }
        let pupils = needs.pupils ? try StatisticPupilRows.groups(scope, needs.asked, in: tx) : []
        let nutrition = needs.nutrition ? try StatisticHealthRows.groups(scope, of: form.level, in: tx) : []
        let classes = needs.classes ? try StatisticRows.classes(scope, sized: sized || needs.sizes, in: tx) : []
        return StatisticFigures(
            classes: classes.filter { isOurs($0.grade) }, pupils: pupils.filter { isOurs($0.grade) },
            nutrition: nutrition,
            staff: needs.staff ? try StatisticRows.staff(scope, in: tx) : [],
            rooms: needs.rooms ? try ports.rooms(scope.holds("s.unit_id"), scope.day, tx) : [],
            schools: needs.schools ? try schools(scope, ports, in: tx) : [],
            matches: StatisticMatches(year: scope.year.start))
    }

    private static func schools(
        _ scope: StatisticScope, _ ports: RecordsPorts, in tx: Transaction
    ) throws -> [StatisticRows.SchoolFacts] {
        let sites = try StatisticRows.sites(where: scope.holds("l.parent_id"), on: scope.day, in: tx)
        let computers = try ports.equipped(.computers, scope.holds("u.id"), scope.day, tx)
        let internet = try ports.equipped(.internet, scope.holds("u.id"), scope.day, tx)
        return scope.schools.map { unit in
            StatisticRows.SchoolFacts(
                unit: unit, sites: sites[unit] ?? 0, hasComputers: computers.contains(unit),
                hasInternet: internet.contains(unit))
        }
    }

    func figures(_ form: StatisticForm) -> [String: StatisticFigure] {
        var figures: [String: StatisticFigure] = [:]
        for row in form.rows {
            if let measure = row.measure, measure != .typed { figures[row.number] = figure(measure) }
        }
        return figures
    }

    func figure(_ measure: StatisticForm.Measure) -> StatisticFigure {
        switch measure {
        case .schools(let test): StatisticFigure(total: schools.filter { matches.holds($0, test) }.count)
        case .sites: StatisticFigure(total: schools.reduce(0) { $0 + $1.sites })
        case .classes(let test): StatisticFigure(total: classes.filter { matches.holds($0, test) }.count)
        case .pupils(let test) where test.nutrition != nil:
            StatisticFigures.add(
                nutrition.filter { matches.holds($0, test) }.map { ($0.count, $0.sex, $0.isMinority) })
        case .pupils(let test):
            StatisticFigures.add(pupils.filter { matches.holds($0, test) }.map { ($0.count, $0.sex, $0.isMinority) })
        case .staff(let test): staffFigure(test)
        case .rooms(let kinds): roomFigure(kinds)
        case .typed: StatisticFigure()
        }
    }

    private static func add(_ groups: [(count: Int, sex: Sex, isMinority: Bool)]) -> StatisticFigure {
        groups.reduce(into: StatisticFigure()) { figure, group in
            figure[.total] += group.count
            if group.sex == .female { figure[.female] += group.count }
            if group.isMinority { figure[.minority] += group.count }
        }
    }

    private func staffFigure(_ test: StatisticForm.StaffTest) -> StatisticFigure {
        let groups = staff.filter { matches.holds($0, test) }
        var figure = StatisticFigures.add(groups.map { ($0.count, $0.sex, $0.isMinority) })
        for group in groups {
            if let column = StatisticContract.column(group.contract) { figure[column] += group.count }
        }
        return figure
    }

    private func roomFigure(_ kinds: [String]) -> StatisticFigure {
        var figure = StatisticFigure()
        for count in rooms where kinds.contains(count.kind) {
            figure[.total] += count.rooms
            if let column = StatisticColumn(rawValue: count.solidity) { figure[column] += count.rooms }
        }
        return figure
    }
}
