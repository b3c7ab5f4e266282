internal import Base
internal import Database
internal import Identity
internal import Organisation

/// What school health found of nutrition: by groups for the numbers of a form, by pupil for those behind a number.
///
/// Figures name nobody and take no disclosure; the records page that names children takes one for each of them.
enum StatisticHealthRows {
    struct Group: Sendable {
        let grade: String
        let sex: Sex
        let isMinority: Bool
        /// TINH_TRANG_DINH_DUONG of the last look of the school year up to the day.
        let nutrition: String
        let count: Int
    }

    /// What was found stands sealed, so the groups are counted here: seven millionths of a second for each child of the
    /// level, whose values alone are opened.
    static func groups(_ scope: StatisticScope, of level: Level, in tx: Transaction) throws -> [Group] {
        let classes = try AsOf<ClassField>(scope.day, in: tx).records(where: scope.holds("c.unit_id"))
        let pupils = try AsOf<PupilField>(scope.day, in: tx)
        let origins = try AsOf<OriginField>(scope.day, in: tx)
        let ethnicity = origins.value(.ethnicity)
        var counts: [Kind: Int] = [:]
        try tx.each(
            """
            SELECT h.id, h.nutrition, c.grade, \(pupils.value(.sex)) AS sex,
                CASE WHEN \(ethnicity) IS NULL OR \(ethnicity) IN ('01', '55') THEN 0 ELSE 1 END AS minority
            \(from(classes, scope)) LEFT JOIN records_pupil_origin o ON o.pupil_id = s.id
            \(pupils.join(of: scope.sitting)) \(origins.join(of: scope.sitting))
            WHERE \(kept(scope))
            """
        ) { row in
            let grade: String = try row["grade"]
            guard Grades.level(of: grade) == level else { return }
            let nutrition = try found(row, in: tx)
            let kind = Kind(
                grade: grade, sex: try row["sex"], isMinority: try row["minority"], nutrition: nutrition)
            counts[kind, default: 0] += 1
        }
        return counts.map { kind, count in
            Group(
                grade: kind.grade, sex: kind.sex, isMinority: kind.isMinority, nutrition: kind.nutrition, count: count)
        }
    }

    private struct Kind: Hashable {
        let grade: String
        let sex: Sex
        let isMinority: Bool
        let nutrition: String
    }

    private static func found(_ row: Row, in tx: Transaction) throws -> String {
        let id: String = try row["id"]
        return try HealthField.nutrition.unseal(row["nutrition"], as: String.self, of: id, in: tx) ?? ""
    }

    /// The state of each pupil of one school who was looked at.
    static func byPupil(_ scope: StatisticScope, in tx: Transaction) throws -> [PupilID: String] {
        let pairs = try tx.all(
            "SELECT h.id, h.nutrition, s.id AS pupil \(from(ClassField.table.records, scope)) WHERE \(kept(scope))"
        ) { row in
            let state = try found(row, in: tx)
            let pupil: PupilID = try row["pupil"]
            return (pupil, state)
        }
        return Dictionary(pairs) { first, _ in first }
    }

    private static func from(_ classes: SQL, _ scope: StatisticScope) -> SQL {
        """
        FROM \(classes) c
        JOIN records_placement p ON p.class_id = c.id AND p.valid_from <= \(scope.day)
            AND (p.valid_to IS NULL OR p.valid_to > \(scope.day))
        JOIN records_pupil s ON s.id = p.pupil_id
        JOIN records_health h ON h.pupil_id = s.id AND h.nutrition IS NOT NULL AND h.id = (
            SELECT MAX(l.id) FROM records_health l WHERE l.pupil_id = s.id AND l.nutrition IS NOT NULL
                AND l.checked_on = (SELECT MAX(d.checked_on) FROM records_health d WHERE d.pupil_id = s.id
                    AND d.nutrition IS NOT NULL AND d.checked_on BETWEEN \(begin(scope)) AND \(scope.day)))
        """
    }

    private static func kept(_ scope: StatisticScope) -> SQL {
        "c.school_year = \(scope.year) AND s.merged_into IS NULL AND \(scope.holds("c.unit_id"))"
    }

    /// The first day of the school year.
    private static func begin(_ scope: StatisticScope) -> String { "\(scope.year.start)-08-01" }
}
