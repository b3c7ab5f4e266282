internal import Base
internal import Database
internal import Identity

/// Where figures come from: one school, or every school of a level that a condition lets through.
struct StatisticScope: Sendable {
    /// The schools whose pupils are counted; where the engine sorts in memory, one after the other: grouping the rows
    /// of one school needs no memory to speak of, grouping a million at once took 200 MB and longer.
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
        var counts: [PupilKey: Int] = [:]
        let pieces = tx.sortsOnDisk ? [scope.schools] : scope.schools.map { [$0] }
        for schools in pieces where !schools.isEmpty {
            for (key, count) in try keys(of: schools, scope, in: tx) { counts[key, default: 0] += count }
        }
        return counts.compactMap { PupilGroup($0.key, count: $0.value) }
    }

    /// What the rows of one group share. Year of birth and yes-or-no facts are one number: an engine sorts numbers in
    /// two thirds of the time that it needs for the same facts written one after the other.
    fileprivate struct PupilKey: Hashable {
        let grade: String
        let entry: String
        let disability: String?
        let facts: Int
    }

    private static func keys(
        of schools: [UnitID], _ scope: StatisticScope, in tx: Transaction
    ) throws -> [(key: PupilKey, count: Int)] {
        let list = SQL.joined(schools.map { "\($0)" as SQL }, by: ", ")
        return try tx.all(
            """
            SELECT grade, entry, disability, facts, COUNT(*) AS n FROM (
                SELECT c.grade, p.entry, o.disability,
                    CAST(SUBSTR(s.born_on, 1, 4) AS INTEGER) * 32
                    + CASE WHEN s.sex = \(Sex.female) THEN 1 ELSE 0 END
                    + CASE WHEN o.ethnicity IS NULL OR o.ethnicity IN ('01', '55') THEN 0 ELSE 2 END
                    + s.two_sessions * 4
                    + CASE WHEN s.boarding IS NULL THEN 0 ELSE 8 END
                    + CASE WHEN o.policy IS NULL THEN 0 ELSE 16 END AS facts
                FROM records_class c
                JOIN records_placement p ON p.class_id = c.id AND p.valid_from <= \(scope.day)
                    AND (p.valid_to IS NULL OR p.valid_to > \(scope.day))
                JOIN records_pupil s ON s.id = p.pupil_id
                LEFT JOIN records_pupil_origin o ON o.pupil_id = s.id AND (o.disability IS NOT NULL
                    OR o.policy IS NOT NULL OR o.ethnicity NOT IN ('01', '55'))
                WHERE c.unit_id IN (\(list)) AND c.school_year = \(scope.year) AND s.merged_into IS NULL) g
            GROUP BY grade, entry, disability, facts
            """
        ) { row in
            let key = PupilKey(
                grade: try row["grade"], entry: try row["entry"], disability: try row["disability"],
                facts: try row["facts"])
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
    fileprivate init?(_ key: StatisticRows.PupilKey, count: Int) {
        guard let entry = Entry(rawValue: key.entry) else { return nil }
        let holds = { (bit: Int) in key.facts & bit != 0 }
        self.init(
            grade: key.grade, birthYear: key.facts / 32, sex: holds(1) ? .female : .male, isMinority: holds(2),
            entry: entry, twoSessions: holds(4), boards: holds(8), disability: key.disability, hasPolicy: holds(16),
            count: count)
    }
}
