internal import Base
internal import Database
internal import Identity

/// Two records at two schools with the same folded name and birth date, and what else speaks for one child.
struct Twins: Sendable {
    struct Side: Sendable {
        let id: PupilID
        let name: String
        let sex: Sex
        let code: String?
        /// The school of the last placement.
        let unit: UnitID
        let unitName: String
    }

    enum Guardians: Sendable {
        case same
        case differ
        /// A side has none.
        case unknown
    }

    let born: Day
    let left: Side
    let right: Side
    let guardians: Guardians
    /// Both have an identity number; no two records have the same one.
    let numbersDiffer: Bool

    /// The same sex, a guardian of the same name, and no two numbers: very likely one child. In a city a name and a day
    /// alone are shared by many.
    var isLikely: Bool { left.sex == right.sex && guardians == .same && !numbersDiffer }

    func mine(_ unit: UnitID) -> (own: Side, other: Side) { left.unit == unit ? (left, right) : (right, left) }
}

/// Finding them. Every statement goes through the index of births: a probe for each pupil of a school, or the births of
/// one year for all, of whom those within reach are kept. The names of schools are looked up for pairs only: joined, SQLite
/// begins with them and asks for the school of every child.
enum TwinRows {
    /// How many are shown at most.
    static let most = 200

    private static let pair: SQL = "b.born_on = a.born_on AND b.name_fold = a.name_fold AND b.merged_into IS NULL"

    private static let columns: SQL =
        """
        a.id AS a_id, a.name AS a_name, a.sex AS a_sex, a.code AS a_code, a.born_on, a.name_fold,
        b.id AS b_id, b.name AS b_name, b.sex AS b_sex, b.code AS b_code,
        (SELECT p.unit_id FROM records_placement p WHERE p.pupil_id = a.id ORDER BY p.valid_from DESC LIMIT 1) AS a_unit,
        (SELECT p.unit_id FROM records_placement p WHERE p.pupil_id = b.id ORDER BY p.valid_from DESC LIMIT 1) AS b_unit,
        CASE WHEN EXISTS (SELECT 1 FROM records_guardianship ha
                JOIN records_guardian ga ON ga.id = ha.guardian_id
                JOIN records_guardianship hb ON hb.pupil_id = b.id
                JOIN records_guardian gb ON gb.id = hb.guardian_id
                WHERE ha.pupil_id = a.id AND gb.name_fold = ga.name_fold) THEN 2
            WHEN EXISTS (SELECT 1 FROM records_guardianship h WHERE h.pupil_id = a.id)
                AND EXISTS (SELECT 1 FROM records_guardianship h WHERE h.pupil_id = b.id) THEN 1
            ELSE 0 END AS guardians,
        CASE WHEN EXISTS (SELECT 1 FROM records_pupil_identity i WHERE i.pupil_id = a.id AND i.number IS NOT NULL)
            AND EXISTS (SELECT 1 FROM records_pupil_identity i WHERE i.pupil_id = b.id AND i.number IS NOT NULL)
            THEN 1 ELSE 0 END AS numbers
        """

    /// Whether a pair was judged already: by a school for both schools, by a withdrawal for nobody.
    private static let unjudged: SQL =
        """
        NOT EXISTS (SELECT 1 FROM records_join j WHERE j.state IN ('asked', 'done', 'refused')
            AND j.keep_id = x.a_id AND j.hide_id = x.b_id)
        AND NOT EXISTS (SELECT 1 FROM records_join j WHERE j.state IN ('asked', 'done', 'refused')
            AND j.keep_id = x.b_id AND j.hide_id = x.a_id)
        """

    /// Pupils who sit in a class of a school on a day, and records like theirs that other schools hold.
    static func of(_ school: UnitID, on day: Day, doubtful: Bool, in tx: Transaction) throws -> [Twins] {
        try read(
            """
            SELECT \(columns) FROM records_class c JOIN records_placement s ON s.class_id = c.id
                AND s.valid_from <= \(day) AND (s.valid_to IS NULL OR s.valid_to > \(day))
            JOIN records_pupil a ON a.id = s.pupil_id AND a.merged_into IS NULL
            JOIN records_pupil b ON \(pair) AND b.id <> a.id
            WHERE c.unit_id = \(school) AND c.school_year = \(SchoolYear(of: day))
            """, where: "x.a_unit = \(school) AND x.b_unit <> \(school) AND \(likely(doubtful))", tx)
    }

    /// Pairs within a reach whose children were born in a year. The year is said of both: PostgreSQL does not see that equal
    /// days lie in the same one, and reads every pupil of the city for the second.
    ///
    /// - Parameter reach: a condition on a column, here on `x.a_unit` and on `x.b_unit`.
    static func born(
        in year: Int, reach: (StaticString) -> SQL, doubtful: Bool, in tx: Transaction
    ) throws -> [Twins] {
        try read(
            """
            SELECT \(columns) FROM records_pupil a JOIN records_pupil b ON \(pair) AND b.id > a.id
            WHERE a.born_on >= \("\(year)-01-01") AND a.born_on <= \("\(year)-12-31") AND a.merged_into IS NULL
                AND b.born_on >= \("\(year)-01-01") AND b.born_on <= \("\(year)-12-31")
            """,
            where: """
                x.a_unit <> x.b_unit AND \(likely(doubtful)) AND \(reach("x.a_unit")) AND \(reach("x.b_unit"))
                """, tx)
    }

    /// One pair, in the order asked for; nil when the two records are not alike.
    static func pair(_ first: PupilID, _ second: PupilID, in tx: Transaction) throws -> Twins? {
        try read(
            """
            SELECT \(columns) FROM records_pupil a JOIN records_pupil b ON \(pair) AND b.id = \(second)
            WHERE a.id = \(first) AND a.merged_into IS NULL
            """, where: "x.a_unit <> x.b_unit", judged: true, tx
        ).first
    }

    private static func likely(_ doubtful: Bool) -> SQL {
        doubtful ? "x.guardians <> 1" : "x.guardians = 2 AND x.numbers = 0 AND x.a_sex = x.b_sex"
    }

    private static func read(
        _ pairs: SQL, where condition: SQL, judged: Bool = false, _ tx: Transaction
    ) throws -> [Twins] {
        try tx.all(
            """
            SELECT x.*, (SELECT u.name FROM organisation_unit u WHERE u.id = x.a_unit) AS a_unit_name,
                (SELECT u.name FROM organisation_unit u WHERE u.id = x.b_unit) AS b_unit_name FROM (\(pairs)) x
            WHERE \(condition) AND \(judged ? .always : unjudged)
            ORDER BY x.born_on DESC, x.name_fold, x.a_id, x.b_id LIMIT \(most)
            """, twins)
    }

    private static func twins(_ row: Row) throws -> Twins {
        let left = Twins.Side(
            id: try row["a_id"], name: try row["a_name"], sex: try row["a_sex"], code: try row["a_code"],
            unit: try row["a_unit"], unitName: try row["a_unit_name"])
        let right = Twins.Side(
            id: try row["b_id"], name: try row["b_name"], sex: try row["b_sex"], code: try row["b_code"],
            unit: try row["b_unit"], unitName: try row["b_unit_name"])
        let guardians: Int = try row["guardians"]
        return Twins(
            born: try row["born_on"], left: left, right: right,
            guardians: guardians == 2 ? .same : guardians == 1 ? .differ : .unknown, numbersDiffer: try row["numbers"])
    }
}
