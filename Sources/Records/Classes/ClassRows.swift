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
        c.version
        """

    static func all(of unit: UnitID, _ year: SchoolYear, in tx: Transaction) throws -> [SchoolClass] {
        try tx.all(
            """
            SELECT \(columns) FROM records_class c WHERE c.unit_id = \(unit) AND c.school_year = \(year)
            ORDER BY c.grade, c.name_sort, c.id
            """, schoolClass)
    }

    /// Classes with the number of their pupils on a day.
    static func lines(of unit: UnitID, _ year: SchoolYear, on day: Day, in tx: Transaction) throws -> [Line] {
        try tx.all(
            """
            SELECT \(columns), COUNT(s.id) AS pupils, COALESCE(SUM(CASE WHEN s.sex = '02' THEN 1 ELSE 0 END), 0) AS girls
            FROM records_class c
            LEFT JOIN records_placement p ON p.class_id = c.id AND p.valid_from <= \(day)
                AND (p.valid_to IS NULL OR p.valid_to > \(day))
            LEFT JOIN records_pupil s ON s.id = p.pupil_id AND s.merged_into IS NULL
            WHERE c.unit_id = \(unit) AND c.school_year = \(year)
            GROUP BY c.id ORDER BY c.grade, c.name_sort, c.id
            """
        ) { row in
            Line(schoolClass: try schoolClass(row), pupils: try row["pupils"], girls: try row["girls"])
        }
    }

    static func find(_ id: ClassID, in tx: Transaction) throws -> SchoolClass? {
        try tx.first("SELECT \(columns) FROM records_class c WHERE c.id = \(id)", schoolClass)
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
        "two_sessions", "boards", "changed_at",
    ]

    static func values(_ value: SchoolClass, at now: Instant) -> [StoredValue] {
        [
            value.id.stored, value.unit.stored, value.year.stored, .text(value.code), .text(value.name),
            .text(value.name.sortKey), .text(value.grade), value.ageGroup?.stored ?? .null, value.isCombined.stored,
            value.twoSessions.stored, value.boards.stored, now.stored,
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
                two_sessions = \(value.twoSessions), boards = \(value.boards), version = version + 1,
                changed_at = \(now)
            WHERE id = \(value.id) AND version = \(value.version)
            """) == 1
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
            isCombined: combined, twoSessions: sessions, boards: try row["boards"], version: try row["version"])
    }
}
