internal import Base
internal import Database
internal import Identity

/// The groupings from which every row of a form is added up: each table is walked once, whatever the number of rows.
enum StatisticRows {
    struct ClassFacts: Sendable {
        let id: ClassID
        let unit: UnitID
        let name: String
        let grade: String
        let ageGroup: String?
        let twoSessions: Bool
        let boards: Bool
        let combined: Bool
        /// 0 when sizes were not asked for.
        var pupils: Int
        var disabled = 0
    }

    struct PupilGroup: Sendable {
        let grade: String
        let birthYear: Int
        /// Whole months on the day; nil when they were not asked for.
        let months: Int?
        let sex: Sex
        let isMinority: Bool
        let entry: Entry
        let twoSessions: Bool
        let boards: Bool
        let disability: String?
        let hasPolicy: Bool
        /// The bits of ``StatisticForm/PupilTest/Support``.
        let support: Int
        let count: Int
    }

    struct StaffGroup: Sendable {
        let family: String
        let kind: String?
        let contract: String?
        let qualification: String?
        let birthYear: Int
        let sex: Sex
        let isMinority: Bool
        let count: Int
    }

    struct SchoolFacts: Sendable {
        let unit: UnitID
        let sites: Int
        let hasComputers: Bool
        let hasInternet: Bool
    }

    /// Schools that a condition on `u` lets through and that have classes in a year.
    static func schools(_ condition: SQL, _ year: SchoolYear, in tx: Transaction) throws -> [UnitID] {
        try tx.all(
            """
            SELECT u.id FROM organisation_unit u WHERE \(condition)
                AND EXISTS (SELECT 1 FROM records_class c WHERE c.unit_id = u.id AND c.school_year = \(year))
            ORDER BY u.id
            """
        ) { try $0["id"] }
    }

    /// How many sites stand under each school that a condition on `l.parent_id` lets through.
    static func sites(where condition: SQL, on day: Day, in tx: Transaction) throws -> [UnitID: Int] {
        let pairs = try tx.all(
            """
            SELECT l.parent_id, COUNT(*) AS n FROM organisation_link l
            JOIN organisation_unit u ON u.id = l.child_id AND u.kind = 'site'
            WHERE l.hierarchy = 'administrative' AND l.valid_from <= \(day)
                AND (l.valid_to IS NULL OR l.valid_to > \(day)) AND \(condition)
            GROUP BY l.parent_id
            """
        ) { row in
            let unit: UnitID = try row["parent_id"]
            return (unit, try row["n"] as Int)
        }
        return Dictionary(pairs) { first, _ in first }
    }

    /// - Parameter sized: whether to count who sits in each class and who of them has a disability.
    static func classes(_ scope: StatisticScope, sized: Bool, in tx: Transaction) throws -> [ClassFacts] {
        let seats: SQL =
            """
            (SELECT COUNT(*) FROM records_placement p WHERE p.class_id = c.id AND p.valid_from <= \(scope.day)
                AND (p.valid_to IS NULL OR p.valid_to > \(scope.day)))
            """
        let held = try AsOf<ClassField>(scope.day, in: tx).records(where: scope.holds("c.unit_id"))
        let classes = try tx.all(
            """
            SELECT c.id, c.unit_id, c.name, c.grade, c.age_group, c.two_sessions, c.boards, c.is_combined,
                \(sized ? seats : "0") AS pupils
            FROM \(held) c WHERE c.school_year = \(scope.year) AND \(scope.holds("c.unit_id"))
            ORDER BY c.unit_id, c.grade, c.name_sort, c.id
            """
        ) { row in
            ClassFacts(
                id: try row["id"], unit: try row["unit_id"], name: try row["name"], grade: try row["grade"],
                ageGroup: try row["age_group"], twoSessions: try row["two_sessions"], boards: try row["boards"],
                combined: try row["is_combined"], pupils: try row["pupils"])
        }
        guard sized else { return classes }
        let disabled = try disabled(scope, in: tx)
        let merged = try ClassFigureRows.mergedAway(on: scope.day, in: tx)
        return classes.map { facts in
            var facts = facts
            facts.pupils -= merged[facts.id] ?? 0
            facts.disabled = disabled[facts.id] ?? 0
            return facts
        }
    }

    private static func disabled(_ scope: StatisticScope, in tx: Transaction) throws -> [ClassID: Int] {
        let then = try AsOf<OriginField>(scope.day, in: tx)
        let sitting = then.differs ? scope.sitting : nil
        // One school by what was so on the day; many by what is so, and those of whom something else was so put right.
        let disability = sitting == nil ? "o.disability" : then.value(.disability)
        let pairs = try tx.all(
            """
            SELECT c.id, COUNT(*) AS n FROM records_class c
            JOIN records_placement p ON p.class_id = c.id AND p.valid_from <= \(scope.day)
                AND (p.valid_to IS NULL OR p.valid_to > \(scope.day))
            JOIN records_pupil_origin o ON o.pupil_id = p.pupil_id
            \(sitting.map { then.join(of: $0) } ?? "")
            WHERE c.school_year = \(scope.year) AND \(scope.holds("c.unit_id")) AND \(disability) IS NOT NULL
            GROUP BY c.id
            """
        ) { row in
            let id: ClassID = try row["id"]
            return (id, try row["n"] as Int)
        }
        let held = Dictionary(pairs) { first, _ in first }
        guard then.differs, sitting == nil else { return held }
        return try held.merging(otherwise(then, scope, in: tx), uniquingKeysWith: +)
    }

    /// By how many the pupils with a disability on the day differ from those of today, by class.
    private static func otherwise(
        _ then: AsOf<OriginField>, _ scope: StatisticScope, in tx: Transaction
    ) throws -> [ClassID: Int] {
        let moved = try tx.all(
            """
            SELECT c.id, CASE WHEN \(then.value(.disability)) IS NULL THEN 0 ELSE 1 END
                - CASE WHEN o.disability IS NULL THEN 0 ELSE 1 END AS n
            FROM (SELECT DISTINCT e.pupil_id FROM records_origin_past e
                WHERE e.field = \(OriginField.disability.rawValue) AND e.valid_to > \(scope.day)) k
            JOIN records_pupil_origin o ON o.pupil_id = k.pupil_id
            JOIN records_placement p ON p.pupil_id = o.pupil_id AND p.valid_from <= \(scope.day)
                AND (p.valid_to IS NULL OR p.valid_to > \(scope.day))
            JOIN records_class c ON c.id = p.class_id
            \(then.join()) WHERE c.school_year = \(scope.year) AND \(scope.holds("c.unit_id"))
            """
        ) { row in
            let id: ClassID = try row["id"]
            return (id, try row["n"] as Int)
        }
        return Dictionary(moved, uniquingKeysWith: +)
    }

    static func staff(_ scope: StatisticScope, in tx: Transaction) throws -> [StaffGroup] {
        let people = try AsOf<StaffField>(scope.day, in: tx).records(
            where: "s.id IN (SELECT w.staff_id FROM records_post w WHERE \(scope.holds("w.unit_id")))")
        return try tx.all(
            """
            SELECT t.family, t.kind, t.contract, s.qualification, SUBSTR(s.born_on, 1, 4) AS born, s.sex,
                CASE WHEN i.ethnicity IS NULL OR i.ethnicity IN ('01', '55') THEN 0 ELSE 1 END AS minority,
                COUNT(*) AS n
            FROM records_post t JOIN \(people) s ON s.id = t.staff_id
            LEFT JOIN records_staff_identity i ON i.staff_id = s.id
            WHERE t.valid_from <= \(scope.day) AND (t.valid_to IS NULL OR t.valid_to > \(scope.day))
                AND \(scope.holds("t.unit_id"))
            GROUP BY 1, 2, 3, 4, 5, 6, 7
            """
        ) { row in
            let born: String = try row["born"]
            return StaffGroup(
                family: try row["family"], kind: try row["kind"], contract: try row["contract"],
                qualification: try row["qualification"], birthYear: Int(born) ?? 0, sex: try row["sex"],
                isMinority: try row["minority"], count: try row["n"])
        }
    }
}
