internal import Base
internal import Database
internal import Identity

/// Every statement about staff and posts.
enum StaffRows {
    struct Line: Sendable {
        let member: StaffMember
        let post: StaffPost
    }

    private static let columns: SQL =
        """
        s.id, s.code, s.name, s.born_on, s.sex, s.qualification, t.id AS post_id, t.family, t.kind, t.contract,
        t.periods, t.valid_from, t.valid_to
        """

    /// Who held a post at a unit on a day, managers first, then by name.
    static func lines(
        of unit: UnitID, on day: Day, family: StaffPost.Family?, search: String, in tx: Transaction
    ) throws -> [Line] {
        var condition: SQL =
            "t.unit_id = \(unit) AND t.valid_from <= \(day) AND (t.valid_to IS NULL OR t.valid_to > \(day))"
        if let family { condition = condition + "AND t.family = \(family)" }
        if !search.isEmpty { condition = condition + "AND \(SQL.holds("s.name_fold", search.folded))" }
        return try tx.all(
            """
            SELECT \(columns) FROM records_post t JOIN records_staff s ON s.id = t.staff_id
            WHERE \(condition)
            ORDER BY CASE t.family WHEN '01' THEN 0 WHEN '03' THEN 1 ELSE 2 END, s.name_sort, s.id, t.valid_from
            LIMIT 1000
            """, line)
    }

    static func find(_ post: PostID, at unit: UnitID, in tx: Transaction) throws -> Line? {
        try tx.first(
            """
            SELECT \(columns) FROM records_post t JOIN records_staff s ON s.id = t.staff_id
            WHERE t.id = \(post) AND t.unit_id = \(unit)
            """, line)
    }

    /// Every post that somebody holds or held at a unit, the latest first.
    static func posts(of member: StaffID, at unit: UnitID, in tx: Transaction) throws -> [Line] {
        try tx.all(
            """
            SELECT \(columns) FROM records_post t JOIN records_staff s ON s.id = t.staff_id
            WHERE t.staff_id = \(member) AND t.unit_id = \(unit) ORDER BY t.valid_from DESC, t.id
            """, line)
    }

    /// A member of staff by the code of the sector database: who comes from another school keeps the record.
    static func member(code: String, in tx: Transaction) throws -> (id: StaffID, born: Day)? {
        try tx.first("SELECT id, born_on FROM records_staff WHERE code = \(code)") { row in
            (try row["id"], try row["born_on"])
        }
    }

    static func insert(_ member: StaffMember, at now: Instant, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO records_staff (id, code, name, name_fold, name_sort, born_on, sex, qualification, changed_at)
            VALUES (\(member.id), \(member.code), \(member.name), \(member.name.folded),
                \(member.name.personSortKey), \(member.bornOn), \(member.sex), \(member.qualification), \(now))
            """)
    }

    static func insert(
        _ post: StaffPost, of member: StaffID, at unit: UnitID, on now: Instant, in tx: Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO records_post (id, staff_id, unit_id, family, kind, contract, periods, valid_from, changed_at)
            VALUES (\(post.id), \(member), \(unit), \(post.family), \(post.kind), \(post.contract), \(post.periods),
                \(post.from), \(now))
            """)
    }

    /// - Returns: false when the post had ended already.
    static func end(_ post: PostID, on day: Day, at now: Instant, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE records_post SET valid_to = \(day), changed_at = \(now)
            WHERE id = \(post) AND valid_to IS NULL
            """) == 1
    }

    private static func line(_ row: Row) throws -> Line {
        let member = StaffMember(
            id: try row["id"], code: try row["code"], name: try row["name"], bornOn: try row["born_on"],
            sex: try row["sex"], qualification: try row["qualification"])
        let post = StaffPost(
            id: try row["post_id"], family: try row["family"], kind: try row["kind"], contract: try row["contract"],
            periods: try row["periods"], from: try row["valid_from"], to: try row["valid_to"])
        return Line(member: member, post: post)
    }
}
