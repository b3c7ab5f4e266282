internal import Base
internal import Database
internal import Identity

/// What a list of pupils is narrowed to.
struct PupilFilter: Sendable, Equatable {
    enum Order: String, Sendable {
        case name
        case schoolClass = "class"
        case born
    }

    var day: Day
    var isToday: Bool
    var classID: ClassID?
    var grade: String?
    var sex: Sex?
    /// By the year of birth, in the calendar year in which the school year begins.
    var ages: ClosedRange<Int>?
    var entry: Entry?
    var twoSessions = false
    var boards = false
    var search = ""
    var order = Order.name
    var descends = false
}

/// A pupil in a list.
struct PupilLine: Sendable {
    let id: PupilID
    let code: String?
    let name: String
    let bornOn: Day
    let sex: Sex
    let className: String
    let unit: UnitID
}

/// Lists of pupils on a day.
enum PupilListRows {
    static func count(_ filter: PupilFilter, at unit: UnitID, in tx: Transaction) throws -> Int {
        let then = try then(filter, tx)
        return try tx.count(
            "SELECT COUNT(*) AS n \(try from(filter, unit, then, tx)) WHERE \(narrowed(filter, unit, then))")
    }

    static func lines(
        _ filter: PupilFilter, at unit: UnitID, limit: Int, offset: Int, in tx: Transaction
    ) throws -> [PupilLine] {
        let then = try then(filter, tx)
        return try tx.all(
            """
            SELECT s.id, s.code, \(shown(then)), c.name AS class_name, c.unit_id
            \(try from(filter, unit, then, tx)) WHERE \(narrowed(filter, unit, then)) ORDER BY \(order(filter, then))
            LIMIT \(limit) OFFSET \(offset)
            """, line)
    }

    /// The lines after a place in the order of names.
    static func lines(
        _ filter: PupilFilter, at unit: UnitID, after: [String]?, limit: Int, in tx: Transaction
    ) throws -> [PupilLine] {
        let then = try then(filter, tx)
        let name = then.sortKey(.name)
        var place = SQL.always
        if let after, after.count == 2 { place = "(\(name), s.id) > (\(after[0]), \(after[1]))" }
        return try tx.all(
            """
            SELECT s.id, s.code, \(shown(then)), c.name AS class_name, c.unit_id
            \(try from(filter, unit, then, tx)) WHERE \(narrowed(filter, unit, then)) AND \(place)
            ORDER BY \(name), s.id LIMIT \(limit)
            """, line)
    }

    /// What an export needs beside the lines.
    static func more(_ filter: PupilFilter, at unit: UnitID, in tx: Transaction) throws -> [PupilID: Pupil] {
        let then = try then(filter, tx)
        let pupils = try tx.all(
            """
            SELECT s.id, s.code, \(shown(then)), \(then.value(.boarding)) AS boarding,
                \(then.value(.twoSessions)) AS two_sessions, \(then.value(.more)) AS more, s.version
            \(try from(filter, unit, then, tx)) WHERE \(narrowed(filter, unit, then))
            """, PupilRows.pupil)
        return Dictionary(pupils.map { ($0.id, $0) }) { first, _ in first }
    }

    static func held(_ filter: PupilFilter) -> SQL {
        "p.valid_from <= \(filter.day) AND (p.valid_to IS NULL OR p.valid_to > \(filter.day))"
    }

    /// Today's list needs no look at the past.
    static func then(_ filter: PupilFilter, _ tx: Transaction) throws -> AsOf<PupilField> {
        filter.isToday ? .now(filter.day) : try AsOf(filter.day, in: tx)
    }

    private static func from(
        _ filter: PupilFilter, _ unit: UnitID, _ then: AsOf<PupilField>, _ tx: Transaction
    ) throws -> SQL {
        let classes =
            filter.isToday
            ? ClassField.table.records
            : try AsOf<ClassField>(filter.day, in: tx).records(where: "c.unit_id = \(unit)")
        return """
            FROM \(classes) c
            JOIN records_placement p ON p.class_id = c.id AND \(held(filter))
            JOIN records_pupil s ON s.id = p.pupil_id
            \(then.join(of: sitting(at: "d.unit_id = \(unit)", SchoolYear(of: filter.day))))
            """
    }

    /// Whoever sits or sat in classes of a year.
    ///
    /// - Parameter classes: a condition on `d`.
    static func sitting(at classes: SQL, _ year: SchoolYear) -> SQL {
        """
        SELECT DISTINCT q.pupil_id FROM records_class d JOIN records_placement q ON q.class_id = d.id
        WHERE \(classes) AND d.school_year = \(year)
        """
    }

    static func shown(_ then: AsOf<PupilField>) -> SQL {
        "\(then.value(.name)) AS name, \(then.value(.born)) AS born_on, \(then.value(.sex)) AS sex"
    }

    private static func narrowed(_ filter: PupilFilter, _ unit: UnitID, _ then: AsOf<PupilField>) -> SQL {
        var condition: SQL =
            "c.unit_id = \(unit) AND c.school_year = \(SchoolYear(of: filter.day)) AND s.merged_into IS NULL"
        if let id = filter.classID { condition = condition + "AND c.id = \(id)" }
        if let grade = filter.grade { condition = condition + "AND c.grade = \(grade)" }
        if let sex = filter.sex { condition = condition + "AND \(then.value(.sex)) = \(sex)" }
        if let test = StatisticTest.condition(filter, then) { condition = condition + "AND \(test)" }
        if !filter.search.isEmpty {
            condition = condition + "AND \(SQL.holds(in: then.foldKey(.name), filter.search.folded))"
        }
        return condition
    }

    private static func order(_ filter: PupilFilter, _ then: AsOf<PupilField>) -> SQL {
        let name = then.sortKey(.name)
        let born = then.value(.born)
        return switch (filter.order, filter.descends) {
        case (.name, false): "\(name), s.id"
        case (.name, true): "\(name) DESC, s.id"
        case (.schoolClass, false): "c.grade, c.name_sort, \(name), s.id"
        case (.schoolClass, true): "c.grade DESC, c.name_sort DESC, \(name), s.id"
        case (.born, false): "\(born), \(name), s.id"
        case (.born, true): "\(born) DESC, \(name), s.id"
        }
    }

    static func line(_ row: Row) throws -> PupilLine {
        let id: PupilID = try row["id"]
        let code: String? = try row["code"]
        let name: String = try row["name"]
        let born: Day = try row["born_on"]
        let sex: Sex = try row["sex"]
        let className: String = try row["class_name"]
        return PupilLine(
            id: id, code: code, name: name, bornOn: born, sex: sex, className: className, unit: try row["unit_id"])
    }
}
