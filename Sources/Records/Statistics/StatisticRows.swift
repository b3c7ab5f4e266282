internal import Base
internal import Database
internal import Identity

/// Where figures come from: one school, or every school of a level that a condition lets through.
struct StatisticScope: Sendable {
    /// The schools whose pupils are counted, one after the other: grouping the rows of one school needs no memory
    /// to speak of, grouping a million at once took 200 MB and longer.
    let schools: [UnitID]
    /// A condition on `c.unit_id`.
    let classes: SQL
    /// A condition on `t.unit_id`.
    let posts: SQL
    let day: Day

    var year: SchoolYear { SchoolYear(of: day) }
}

/// The three groupings from which every row of a form is added up: each table is walked once, whatever the number of
/// rows.
enum StatisticRows {
    struct ClassGroup: Sendable {
        let grade: String
        let ageGroup: String?
        let twoSessions: Bool
        let boards: Bool
        let combined: Bool
        let count: Int
    }

    struct PupilGroup: Sendable {
        let grade: String
        let birthYear: Int
        let sex: Sex
        let isMinority: Bool
        let entry: Entry
        let twoSessions: Bool
        let boards: Bool
        let disability: String?
        let hasPolicy: Bool
        let count: Int
    }

    struct StaffGroup: Sendable {
        let family: String
        let kind: String?
        let qualification: String?
        let birthYear: Int
        let sex: Sex
        let isMinority: Bool
        let count: Int
    }

    /// Schools of a level that a condition on `u.id` lets through and that have classes in a year.
    static func schools(_ level: String, _ covers: SQL, _ year: SchoolYear, in tx: Transaction) throws -> [UnitID] {
        try tx.all(
            """
            SELECT u.id FROM organisation_unit u WHERE u.levels = \(level) AND \(covers)
                AND EXISTS (SELECT 1 FROM records_class c WHERE c.unit_id = u.id AND c.school_year = \(year))
            ORDER BY u.id
            """
        ) { try $0["id"] }
    }

    static func classes(_ scope: StatisticScope, in tx: Transaction) throws -> [ClassGroup] {
        try tx.all(
            """
            SELECT c.grade, c.age_group, c.two_sessions, c.boards, c.is_combined, COUNT(*) AS n
            FROM records_class c WHERE c.school_year = \(scope.year) AND \(scope.classes)
            GROUP BY c.grade, c.age_group, c.two_sessions, c.boards, c.is_combined
            """
        ) { row in
            ClassGroup(
                grade: try row["grade"], ageGroup: try row["age_group"], twoSessions: try row["two_sessions"],
                boards: try row["boards"], combined: try row["is_combined"], count: try row["n"])
        }
    }

    static func pupils(_ scope: StatisticScope, in tx: Transaction) throws -> [PupilGroup] {
        var counts: [String: Int] = [:]
        for school in scope.schools {
            for (key, count) in try keys(of: school, scope, in: tx) { counts[key, default: 0] += count }
        }
        return counts.compactMap { PupilGroup($0.key, count: $0.value) }
    }

    /// One key instead of nine columns: rows are grouped in a third less time.
    private static func keys(
        of school: UnitID, _ scope: StatisticScope, in tx: Transaction
    ) throws -> [(key: String, count: Int)] {
        try tx.all(
            """
            SELECT k, COUNT(*) AS n FROM (
                SELECT c.grade || '|' || SUBSTR(s.born_on, 1, 4) || '|' || s.sex || '|'
                    || CASE WHEN o.ethnicity IS NULL OR o.ethnicity IN ('01', '55') THEN '0' ELSE '1' END || '|'
                    || p.entry || '|' || s.two_sessions || '|'
                    || CASE WHEN s.boarding IS NULL THEN '0' ELSE '1' END || '|'
                    || COALESCE(o.disability, '') || '|' || CASE WHEN o.policy IS NULL THEN '0' ELSE '1' END AS k
                FROM records_class c
                JOIN records_placement p ON p.class_id = c.id AND p.valid_from <= \(scope.day)
                    AND (p.valid_to IS NULL OR p.valid_to > \(scope.day))
                JOIN records_pupil s ON s.id = p.pupil_id
                LEFT JOIN records_pupil_origin o ON o.pupil_id = s.id
                WHERE c.unit_id = \(school) AND c.school_year = \(scope.year) AND s.merged_into IS NULL) g
            GROUP BY k
            """
        ) { row in
            let key: String = try row["k"]
            return (key, try row["n"])
        }
    }

    static func staff(_ scope: StatisticScope, in tx: Transaction) throws -> [StaffGroup] {
        try tx.all(
            """
            SELECT t.family, t.kind, s.qualification, SUBSTR(s.born_on, 1, 4) AS born, s.sex,
                CASE WHEN i.ethnicity IS NULL OR i.ethnicity IN ('01', '55') THEN 0 ELSE 1 END AS minority,
                COUNT(*) AS n
            FROM records_post t JOIN records_staff s ON s.id = t.staff_id
            LEFT JOIN records_staff_identity i ON i.staff_id = s.id
            WHERE t.valid_from <= \(scope.day) AND (t.valid_to IS NULL OR t.valid_to > \(scope.day))
                AND \(scope.posts)
            GROUP BY 1, 2, 3, 4, 5, 6
            """
        ) { row in
            let born: String = try row["born"]
            return StaffGroup(
                family: try row["family"], kind: try row["kind"], qualification: try row["qualification"],
                birthYear: Int(born) ?? 0, sex: try row["sex"], isMinority: try row["minority"], count: try row["n"])
        }
    }
}

extension StatisticRows.PupilGroup {
    fileprivate init?(_ key: String, count: Int) {
        let parts = key.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 9, let year = Int(parts[1]), let sex = Sex(rawValue: parts[2]),
            let entry = Entry(rawValue: parts[4])
        else { return nil }
        self.init(
            grade: parts[0], birthYear: year, sex: sex, isMinority: parts[3] == "1", entry: entry,
            twoSessions: parts[5] == "1", boards: parts[6] == "1", disability: parts[7].isEmpty ? nil : parts[7],
            hasPolicy: parts[8] == "1", count: count)
    }
}
