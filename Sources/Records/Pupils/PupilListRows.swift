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
        try tx.count("SELECT COUNT(*) AS n \(try from(filter, unit, tx)) WHERE \(narrowed(filter, unit))")
    }

    static func lines(
        _ filter: PupilFilter, at unit: UnitID, limit: Int, offset: Int, in tx: Transaction
    ) throws -> [PupilLine] {
        try tx.all(
            """
            SELECT s.id, s.code, \(shown(filter)), c.name AS class_name, c.unit_id
            \(try from(filter, unit, tx)) WHERE \(narrowed(filter, unit)) ORDER BY \(order(filter))
            LIMIT \(limit) OFFSET \(offset)
            """, line)
    }

    /// The lines after a place in the order of names; a change of name since moves the pupil, not the place.
    static func lines(
        _ filter: PupilFilter, at unit: UnitID, after: [String]?, limit: Int, in tx: Transaction
    ) throws -> [PupilLine] {
        var place = SQL.always
        if let after, after.count == 2 { place = "(s.name_sort, s.id) > (\(after[0]), \(after[1]))" }
        return try tx.all(
            """
            SELECT s.id, s.code, \(shown(filter)), c.name AS class_name, c.unit_id
            \(try from(filter, unit, tx)) WHERE \(narrowed(filter, unit)) AND \(place) ORDER BY s.name_sort, s.id LIMIT \(limit)
            """, line)
    }

    /// How many of those found are put in order; whoever finds more is asked for more letters.
    private static let mostOrdered = 200

    /// Pupils of a whole reach by words of the name in any order, each whole and the last one perhaps still in the
    /// typing; by the beginnings of all words when nobody is called so.
    ///
    /// - Parameter reach: a condition on `p.unit_id`.
    /// - Returns: at most `limit`, in the order of names among the first two hundred found.
    static func search(
        _ filter: PupilFilter, reach: SQL, limit: Int, in tx: Transaction
    ) throws -> [PupilLine] {
        // Names of which there are very many are found by whole words without looking at all that begin so.
        let whole = try search(filter, match: .whole, reach: reach, in: tx)
        if whole.count == mostOrdered { return Array(whole.prefix(limit)) }
        let typed = try search(filter, match: .lastBegins, reach: reach, in: tx)
        let found = typed.isEmpty ? try search(filter, match: .allBegin, reach: reach, in: tx) : typed
        return Array(found.prefix(limit))
    }

    private static func search(
        _ filter: PupilFilter, match: WordSearch.Match, reach: SQL, in tx: Transaction
    ) throws -> [PupilLine] {
        guard
            let words = WordSearch(
                "records_pupil", "s", column: "name_fold", words: filter.search.folded, match: match)
        else { return [] }
        return try tx.all(
            """
            SELECT s.id, s.code, \(shown(filter)), \(ClassRows.name(filter)) AS class_name, c.unit_id
            FROM (SELECT s.id FROM \(words.source) JOIN records_placement p ON p.pupil_id = s.id
                WHERE \(words.condition) AND s.merged_into IS NULL AND \(held(filter)) AND \(reach)
                LIMIT \(mostOrdered)) f
            JOIN records_pupil s ON s.id = f.id
            JOIN records_placement p ON p.pupil_id = s.id AND \(held(filter))
            JOIN records_class c ON c.id = p.class_id \(filter.isToday ? "" : past(filter))
            ORDER BY s.name_sort, s.id
            """, line)
    }

    /// What an export needs beside the lines.
    static func more(_ filter: PupilFilter, at unit: UnitID, in tx: Transaction) throws -> [PupilID: Pupil] {
        let held: SQL =
            """
            \(then("boarding", filter)) AS boarding,
            COALESCE(h.two_sessions, s.two_sessions) AS two_sessions, COALESCE(h.more, s.more) AS more
            """
        let shown: SQL = filter.isToday ? "s.boarding, s.two_sessions, s.more" : held
        let pupils = try tx.all(
            """
            SELECT s.id, s.code, s.name, s.born_on, s.sex, \(shown), s.version
            \(try from(filter, unit, tx)) WHERE \(narrowed(filter, unit))
            """, PupilRows.pupil)
        return Dictionary(pupils.map { ($0.id, $0) }) { first, _ in first }
    }

    private static func held(_ filter: PupilFilter) -> SQL {
        "p.valid_from <= \(filter.day) AND (p.valid_to IS NULL OR p.valid_to > \(filter.day))"
    }

    /// Today's list needs no look at the past.
    private static func from(_ filter: PupilFilter, _ unit: UnitID, _ tx: Transaction) throws -> SQL {
        let classes =
            filter.isToday
            ? ClassField.table.records
            : try AsOf<ClassField>(filter.day, in: tx).records(where: "c.unit_id = \(unit)")
        let base: SQL =
            """
            FROM \(classes) c
            JOIN records_placement p ON p.class_id = c.id AND \(held(filter))
            JOIN records_pupil s ON s.id = p.pupil_id
            """
        return filter.isToday ? base : base + past(filter)
    }

    private static func past(_ filter: PupilFilter) -> SQL {
        """
        LEFT JOIN records_pupil_past h ON h.pupil_id = s.id AND h.valid_to = (
            SELECT MIN(o.valid_to) FROM records_pupil_past o WHERE o.pupil_id = s.id AND o.valid_to > \(filter.day))
        """
    }

    private static func shown(_ filter: PupilFilter) -> SQL {
        filter.isToday
            ? "s.name, s.born_on, s.sex"
            : """
            COALESCE(h.name, s.name) AS name, COALESCE(h.born_on, s.born_on) AS born_on,
            COALESCE(h.sex, s.sex) AS sex
            """
    }

    /// A column of the pupil on the day of the filter.
    static func then(_ column: SQL, _ filter: PupilFilter) -> SQL {
        filter.isToday ? "s.\(column)" : "CASE WHEN h.pupil_id IS NULL THEN s.\(column) ELSE h.\(column) END"
    }

    private static func narrowed(_ filter: PupilFilter, _ unit: UnitID) -> SQL {
        var condition: SQL =
            "c.unit_id = \(unit) AND c.school_year = \(SchoolYear(of: filter.day)) AND s.merged_into IS NULL"
        if let id = filter.classID { condition = condition + "AND c.id = \(id)" }
        if let grade = filter.grade { condition = condition + "AND c.grade = \(grade)" }
        if let sex = filter.sex { condition = condition + "AND \(then("sex", filter)) = \(sex)" }
        if let test = StatisticTest.condition(filter) { condition = condition + "AND \(test)" }
        if !filter.search.isEmpty {
            condition = condition + "AND \(SQL.holds("s.name_fold", filter.search.folded))"
        }
        return condition
    }

    private static func order(_ filter: PupilFilter) -> SQL {
        switch (filter.order, filter.descends) {
        case (.name, false): "s.name_sort, s.id"
        case (.name, true): "s.name_sort DESC, s.id"
        case (.schoolClass, false): "c.grade, c.name_sort, s.name_sort, s.id"
        case (.schoolClass, true): "c.grade DESC, c.name_sort DESC, s.name_sort, s.id"
        case (.born, false): "s.born_on, s.name_sort, s.id"
        case (.born, true): "s.born_on DESC, s.name_sort, s.id"
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
