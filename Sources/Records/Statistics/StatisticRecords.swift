internal import Base
internal import Database
internal import Identity
internal import Organisation

/// The records behind one number of a form.
struct StatisticRecords: Sendable {
    /// Which number of which form.
    struct Question: Sendable {
        let form: StatisticForm
        let row: StatisticForm.Row
        let measure: StatisticForm.Measure
        let column: StatisticColumn
        let day: Day
        let unit: Unit
    }

    enum Found: Sendable {
        case classes([StatisticRows.ClassFacts])
        case pupils([PupilLine])
        case staff([StaffRows.Line])
        /// Above the schools: each with its own number.
        case schools([(unit: UnitID, name: String, number: Int)])
        /// The page that shows them already.
        case elsewhere(String)
        /// Names are shown by a disclosure only; nil when nobody is told names by such a number.
        case sensitive(StatisticSensitivity?)
    }

    static func find(_ question: Question, _ ports: RecordsPorts, in tx: Transaction) throws -> Found {
        let school = question.unit.id
        let scope = StatisticScope(school: school, day: question.day)
        switch question.measure {
        case .typed: throw NotFound()
        case .sites, .schools(.all), .schools(.sites): return .elsewhere("/units/\(school)")
        case .schools(.equipped(let equipment)):
            return .elsewhere(ports.equipmentAddress(school, equipment, question.day))
        case .rooms(let kinds):
            let solidity = question.column == .total ? nil : question.column.rawValue
            return .elsewhere(ports.roomsAddress(school, kinds, solidity, question.day))
        case .classes(let test):
            let matches = StatisticMatches(year: scope.year.start)
            let classes = try StatisticRows.classes(scope, sized: true, in: tx)
            return .classes(classes.filter { question.isOurs($0.grade) && matches.holds($0, test) })
        case .staff(let test):
            if question.column == .minority { return .sensitive(nil) }
            return .staff(try staff(test, question, in: tx))
        case .pupils(let test):
            if let group = question.column == .minority ? .origin : test.sensitive { return .sensitive(group) }
            if let list = list(test, question) { return .elsewhere(list) }
            return .pupils(try pupils(test, question, in: tx))
        }
    }

    /// The schools below a unit, each with its own number.
    ///
    /// Asks school by school, only for what the row needs: about as long as the form of the same reach.
    static func schools(
        _ question: Question, covers: SQL, _ ports: RecordsPorts, in tx: Transaction
    ) throws -> Found {
        let reach = try StatisticScope(question.form.level, covers: covers, day: question.day, in: tx)
        var found: [(unit: UnitID, name: String, number: Int)] = []
        for school in reach.schools {
            let scope = StatisticScope(school: school, day: question.day)
            let figures = try StatisticFigures.read(question.form, [question.measure], scope, ports, in: tx)
            let number = figures.figure(question.measure)[question.column]
            guard number > 0 else { continue }
            found.append((school, try UnitRows.name(of: school, on: question.day, in: tx) ?? "", number))
        }
        return .schools(found.sorted { ($0.name.sortKey, $0.unit) < ($1.name.sortKey, $1.unit) })
    }

    /// The list of pupils with the same filter; nil when it has no such filter.
    private static func list(_ test: StatisticForm.PupilTest, _ question: Question) -> String? {
        // A school of several levels has pupils of other forms in its list.
        guard question.unit.levels.count == 1, let query = StatisticTest.query(test) else { return nil }
        let sex = question.column == .female ? "&sex=\(Sex.female.rawValue)" : ""
        return "/units/\(question.unit.id)/pupils?day=\(question.day.iso)\(query)\(sex)"
    }

    private static func staff(
        _ test: StatisticForm.StaffTest, _ question: Question, in tx: Transaction
    ) throws -> [StaffRows.Line] {
        let matches = StatisticMatches(year: SchoolYear(of: question.day).start)
        return try StaffRows.lines(of: question.unit.id, on: question.day, family: nil, search: "", in: tx).filter {
            line in
            guard matches.holds(StatisticRows.StaffGroup(line), test) else { return false }
            return switch question.column {
            case .female: line.member.sex == .female
            case .tenured, .fixedTerm, .labour: StatisticContract.column(line.post.contract) == question.column
            default: true
            }
        }
    }

    /// The pupils of one school whom a rule counts; whoever names them for a sensitive rule discloses each.
    static func pupils(
        _ test: StatisticForm.PupilTest, _ question: Question, in tx: Transaction
    ) throws -> [PupilLine] {
        let scope = StatisticScope(school: question.unit.id, day: question.day)
        let matches = StatisticMatches(year: scope.year.start)
        let asked = StatisticPupilRows.Asked(months: test.months != nil, support: test.support != nil)
        let states = test.nutrition == nil ? [:] : try StatisticHealthRows.byPupil(scope, in: tx)
        return try StatisticPupilRows.lines(scope, asked, in: tx).filter { line, group in
            guard question.isOurs(group.grade), matches.holds(group, test) else { return false }
            switch test.nutrition {
            case .checked?: if states[line.id] == nil { return false }
            case .code(let code)?: if states[line.id] != code { return false }
            case nil: break
            }
            return switch question.column {
            case .female: group.sex == .female
            case .minority: group.isMinority
            default: true
            }
        }.map(\.line)
    }
}

extension StatisticRecords.Question {
    fileprivate func isOurs(_ grade: String) -> Bool { Grades.level(of: grade) == form.level }
}

extension StatisticRows.StaffGroup {
    fileprivate init(_ line: StaffRows.Line) {
        self.init(
            family: line.post.family.rawValue, kind: line.post.kind, contract: line.post.contract,
            qualification: line.member.qualification, birthYear: line.member.bornOn.year, sex: line.member.sex,
            isMinority: false, count: 1)
    }
}
