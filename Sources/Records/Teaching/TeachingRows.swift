internal import Base
internal import Database
internal import Identity

/// Every statement about who teaches what.
enum TeachingRows {
    struct Line: Sendable {
        let teaching: Teaching
        let className: String
        let teacherName: String
    }

    private static let now: SQL =
        """
        SELECT t.class_id, t.subject, t.term, t.teacher_id, t.periods, t.valid_from, NULL AS valid_to,
            c.name AS class_name, COALESCE(s.name, '') AS teacher_name
        FROM records_class_subject t JOIN records_class c ON c.id = t.class_id
        LEFT JOIN records_staff s ON s.id = t.teacher_id
        """
    private static let before: SQL =
        """
        SELECT t.class_id, t.subject, t.term, t.teacher_id, t.periods, t.valid_from, t.valid_to,
            c.name AS class_name, COALESCE(s.name, '') AS teacher_name
        FROM records_class_subject_past t JOIN records_class c ON c.id = t.class_id
        LEFT JOIN records_staff s ON s.id = t.teacher_id
        """

    /// Present ones first, then those before, the latest first.
    static func of(_ id: ClassID, in tx: Transaction) throws -> [Line] {
        try tx.all("\(now) WHERE t.class_id = \(id) ORDER BY t.subject, t.term", line)
            + (try tx.all(
                "\(before) WHERE t.class_id = \(id) ORDER BY t.valid_to DESC, t.subject, t.term", line))
    }

    static func of(_ id: StaffID, at unit: UnitID, in tx: Transaction) throws -> [Line] {
        try tx.all(
            "\(now) WHERE t.teacher_id = \(id) AND c.unit_id = \(unit) ORDER BY c.school_year DESC, c.name_sort, t.subject",
            line)
            + (try tx.all(
                "\(before) WHERE t.teacher_id = \(id) AND c.unit_id = \(unit) ORDER BY t.valid_to DESC, t.subject", line
            ))
    }

    static func find(_ id: ClassID, _ subject: String, _ term: Teaching.Term, in tx: Transaction) throws -> Teaching? {
        try tx.first(
            "\(now) WHERE t.class_id = \(id) AND t.subject = \(subject) AND t.term = \(term.rawValue)", line)?.teaching
    }

    /// Until when the subject was last taught by somebody who does not teach it now.
    static func lastEnd(_ id: ClassID, _ subject: String, _ term: Teaching.Term, in tx: Transaction) throws -> Day? {
        try tx.first(
            """
            SELECT valid_to FROM records_class_subject_past
            WHERE class_id = \(id) AND subject = \(subject) AND term = \(term.rawValue)
            ORDER BY valid_to DESC LIMIT 1
            """
        ) { try $0["valid_to"] }
    }

    /// Nobody teaches it from a day on.
    static func end(_ old: Teaching, on day: Day, in tx: Transaction) throws {
        try keep(old, until: day, in: tx)
        try tx.run(
            """
            DELETE FROM records_class_subject
            WHERE class_id = \(old.classID) AND subject = \(old.subject) AND term = \(old.term.rawValue)
            """)
    }

    private static func keep(_ old: Teaching, until day: Day, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO records_class_subject_past (class_id, subject, term, teacher_id, periods, valid_from,
                valid_to)
            VALUES (\(old.classID), \(old.subject), \(old.term.rawValue), \(old.teacher), \(old.periods),
                \(old.from), \(day))
            """)
    }

    /// Keeps what was until the day, and writes what holds from then on.
    static func put(_ new: Teaching, after old: Teaching?, in tx: Transaction) throws {
        if let old { try keep(old, until: new.from, in: tx) }
        try tx.run(
            """
            INSERT INTO records_class_subject (class_id, subject, term, teacher_id, periods, valid_from)
            VALUES (\(new.classID), \(new.subject), \(new.term.rawValue), \(new.teacher), \(new.periods), \(new.from))
            ON CONFLICT (class_id, subject, term) DO UPDATE SET teacher_id = excluded.teacher_id,
                periods = excluded.periods, valid_from = excluded.valid_from
            """)
    }

    private static func line(_ row: Row) throws -> Line {
        let id: ClassID = try row["class_id"]
        let subject: String = try row["subject"]
        let term: Int = try row["term"]
        let from: Day? = try? row["valid_from"]
        let teaching = Teaching(
            classID: id, subject: subject, term: Teaching.Term(rawValue: term) ?? .year,
            teacher: try row["teacher_id"], periods: try row["periods"],
            from: from ?? Day(daysSinceEpoch: 0), to: try row["valid_to"])
        return Line(teaching: teaching, className: try row["class_name"], teacherName: try row["teacher_name"])
    }
}
