internal import Base
internal import Database
internal import Identity

/// Every statement about classes.
enum ClassRows {
    struct Line: Sendable {
        let schoolClass: SchoolClass
        let pupils: Int
        let girls: Int
    }

    private static let columns: SQL =
        """
        c.id, c.unit_id, c.school_year, c.code, c.name, c.grade, c.age_group, c.is_combined, c.two_sessions, c.boards,
        c.teacher_id, c.site_id, c.more, c.version
        """

    /// - Parameter day: as they were on that day; as they are now when there is none.
    static func all(of unit: UnitID, _ year: SchoolYear, on day: Day? = nil, in tx: Transaction) throws -> [SchoolClass]
    {
        let those: SQL = "c.unit_id = \(unit) AND c.school_year = \(year)"
        return try tx.all(
            """
            SELECT \(columns) FROM \(try records(day, where: those, in: tx)) c WHERE \(those)
            ORDER BY c.grade, c.name_sort, c.id
            """, schoolClass)
    }

    private static func records(_ day: Day?, where condition: SQL, in tx: Transaction) throws -> SQL {
        guard let day else { return ClassField.table.records }
        return try AsOf<ClassField>(day, in: tx).records(where: condition)
    }

    /// Classes with the number of their pupils on a day.
    static func lines(of unit: UnitID, _ year: SchoolYear, on day: Day, in tx: Transaction) throws -> [Line] {
        let those: SQL = "c.unit_id = \(unit) AND c.school_year = \(year)"
        let pupils = try AsOf<PupilField>(day, in: tx)
        return try tx.all(
            """
            SELECT \(columns), COALESCE(n.pupils, 0) AS pupils, COALESCE(n.girls, 0) AS girls
            FROM \(try records(day, where: those, in: tx)) c
            LEFT JOIN (SELECT p.class_id, COUNT(*) AS pupils, SUM(CASE WHEN \(pupils.value(.sex)) = '02' THEN 1 ELSE 0 END) AS girls
                FROM records_class c
                JOIN records_placement p ON p.class_id = c.id AND p.valid_from <= \(day)
                    AND (p.valid_to IS NULL OR p.valid_to > \(day))
                JOIN records_pupil s ON s.id = p.pupil_id AND s.merged_into IS NULL
                \(pupils.join(of: PupilListRows.sitting(at: "d.unit_id = \(unit)", year)))
                WHERE \(those) GROUP BY p.class_id) n ON n.class_id = c.id
            WHERE \(those) ORDER BY c.grade, c.name_sort, c.id
            """
        ) { row in
            Line(schoolClass: try schoolClass(row), pupils: try row["pupils"], girls: try row["girls"])
        }
    }

    static func find(_ id: ClassID, on day: Day? = nil, in tx: Transaction) throws -> SchoolClass? {
        let that: SQL = "c.id = \(id)"
        return try tx.first(
            "SELECT \(columns) FROM \(try records(day, where: that, in: tx)) c WHERE \(that)", schoolClass)
    }

    /// The name of a few classes on the day of a filter.
    static func name(_ filter: PupilFilter) -> SQL {
        if filter.isToday { return "c.name" }
        return """
            COALESCE((SELECT e.value FROM records_class_past e WHERE e.class_id = c.id
                AND e.field = \(ClassField.name.rawValue) AND e.valid_to > \(filter.day)
                ORDER BY e.valid_to LIMIT 1), c.name)
            """
    }

    /// What the class of a placement is called, or was called on its last day.
    static func name(in placement: Placement, on today: Day, in tx: Transaction) throws -> String {
        let last = placement.to.map { min($0.adding(days: -1), today) } ?? today
        return try find(placement.classID, on: last, in: tx)?.name ?? ""
    }

    /// The class with what was so before.
    static func courses(of value: SchoolClass, in tx: Transaction) throws -> Courses<ClassField> {
        Courses(now: value.fields, past: try PastRows.of(value.id, in: tx))
    }

    /// Whether another class of the school and year bears or bore a name on some of these days.
    static func isTaken(_ name: String, by other: SchoolClass, in days: DayRange, in tx: Transaction) throws -> Bool {
        let past = try PastRows<ClassField>.spans(
            """
            e.field = \(ClassField.name.rawValue) AND e.class_id IN (SELECT c.id FROM records_class c
                WHERE c.unit_id = \(other.unit) AND c.school_year = \(other.year))
            """, in: tx)
        return try all(of: other.unit, other.year, in: tx).contains { value in
            let course = Course(now: value.name, past: past[value.id.text]?[.name] ?? [])
            return value.id != other.id && course.values(in: days).contains(name)
        }
    }

    static func names(of ids: some Sequence<ClassID>, in tx: Transaction) throws -> [ClassID: String] {
        let pairs = try tx.all(
            "SELECT c.id, c.name FROM records_class c WHERE \(SQL.among("c.id", ids.map(\.text)))"
        ) { row in
            let id: ClassID = try row["id"]
            return (id, try row["name"] as String)
        }
        return Dictionary(pairs) { first, _ in first }
    }

    static let insertColumns: [StaticString] = [
        "id", "unit_id", "school_year", "code", "name", "name_sort", "grade", "age_group", "is_combined",
        "two_sessions", "boards", "teacher_id", "site_id", "more", "changed_at",
    ]

    static func values(_ value: SchoolClass, at now: Instant) -> [StoredValue] {
        [
            value.id.stored, value.unit.stored, value.year.stored, .text(value.code), .text(value.name),
            .text(value.name.sortKey), .text(value.grade), value.ageGroup?.stored ?? .null, value.isCombined.stored,
            value.twoSessions.stored, value.boards.stored, value.teacher?.stored ?? .null,
            value.site?.stored ?? .null, value.more.stored, now.stored,
        ]
    }

    static func insert(_ classes: some Sequence<SchoolClass>, at now: Instant, in tx: Transaction) throws {
        try tx.insert(into: "records_class", insertColumns, classes.lazy.map { values($0, at: now) })
    }

    /// - Returns: whether the version was still the one that was seen.
    static func update(_ value: SchoolClass, at now: Instant, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE records_class SET code = \(value.code), name = \(value.name), name_sort = \(value.name.sortKey),
                grade = \(value.grade), age_group = \(value.ageGroup), is_combined = \(value.isCombined),
                two_sessions = \(value.twoSessions), boards = \(value.boards), teacher_id = \(value.teacher),
                site_id = \(value.site), more = \(value.more), version = version + 1, changed_at = \(now)
            WHERE id = \(value.id) AND version = \(value.version)
            """) == 1
    }

    /// Takes a class away in which nobody ever sat and nothing was ever taught.
    ///
    /// - Returns: false when it is used.
    static func remove(_ value: SchoolClass, at now: Instant, in tx: Transaction) throws -> Bool {
        let isUsed = try tx.exists(
            """
            SELECT 1 AS n FROM records_placement WHERE class_id = \(value.id)
            UNION ALL SELECT 1 FROM records_class_subject WHERE class_id = \(value.id)
            UNION ALL SELECT 1 FROM records_class_subject_past WHERE class_id = \(value.id) LIMIT 1
            """)
        if isUsed { return false }
        if let teacher = value.teacher { try GoneRows.note(teacher: teacher, of: value, at: now, in: tx) }
        try GoneRows.note(classes: "c.id = \(value.id)", at: now, in: tx)
        try tx.run("DELETE FROM records_class WHERE id = \(value.id)")
        return true
    }

    static func exists(_ name: String, in unit: UnitID, _ year: SchoolYear, but id: ClassID?, in tx: Transaction) throws
        -> Bool
    {
        try tx.exists(
            """
            SELECT 1 AS n FROM records_class WHERE unit_id = \(unit) AND school_year = \(year) AND name = \(name)
                AND id <> \(id?.text ?? "")
            """)
    }

    private static func schoolClass(_ row: Row) throws -> SchoolClass {
        let id: ClassID = try row["id"]
        let unit: UnitID = try row["unit_id"]
        let year: SchoolYear = try row["school_year"]
        let code: String = try row["code"]
        let name: String = try row["name"]
        let grade: String = try row["grade"]
        let combined: Bool = try row["is_combined"]
        let sessions: Bool = try row["two_sessions"]
        return SchoolClass(
            id: id, unit: unit, year: year, code: code, name: name, grade: grade, ageGroup: try row["age_group"],
            isCombined: combined, twoSessions: sessions, boards: try row["boards"], teacher: try row["teacher_id"],
            site: try row["site_id"], more: try row["more"], version: try row["version"])
    }
}
