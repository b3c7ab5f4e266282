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
        s.id, s.code, s.name, s.born_on, s.sex, s.qualification, s.more, s.version, t.id AS post_id, t.family, t.kind, t.contract,
        t.periods, t.valid_from, t.valid_to, t.version AS post_version
        """

    /// Who held a post at a unit on a day, managers first, then by name.
    static func lines(
        of unit: UnitID, on day: Day, family: StaffPost.Family?, search: String, in tx: Transaction
    ) throws -> [Line] {
        var condition: SQL =
            "t.unit_id = \(unit) AND t.valid_from <= \(day) AND (t.valid_to IS NULL OR t.valid_to > \(day))"
        if let family { condition = condition + "AND t.family = \(family)" }
        if !search.isEmpty { condition = condition + "AND \(SQL.holds("s.name_fold", search.folded))" }
        let people = try AsOf<StaffField>(day, in: tx).records(
            where: "s.id IN (SELECT w.staff_id FROM records_post w WHERE w.unit_id = \(unit))")
        return try tx.all(
            """
            SELECT \(columns) FROM records_post t JOIN \(people) s ON s.id = t.staff_id
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

    static func member(_ id: StaffID, on day: Day? = nil, in tx: Transaction) throws -> StaffMember? {
        let that: SQL = "s.id = \(id)"
        let people = try day.map { try AsOf<StaffField>($0, in: tx).records(where: that) } ?? StaffField.table.records
        return try tx.first(
            """
            SELECT s.id, s.code, s.name, s.born_on, s.sex, s.qualification, s.more, s.version FROM \(people) s
            WHERE \(that)
            """, member)
    }

    /// The member with what was so before.
    static func courses(of member: StaffMember, in tx: Transaction) throws -> Courses<StaffField> {
        Courses(now: member.fields, past: try PastRows.of(member.id, in: tx))
    }

    /// Whether a school keeps the record of somebody who works or worked there: not while they work elsewhere only.
    static func keeps(_ id: StaffID, _ unit: UnitID, on day: Day, in tx: Transaction) throws -> Bool {
        let held: SQL = "w.staff_id = s.id AND w.valid_from <= \(day) AND (w.valid_to IS NULL OR w.valid_to > \(day))"
        return try tx.exists(
            """
            SELECT 1 AS n FROM records_staff s WHERE s.id = \(id)
                AND (EXISTS (SELECT 1 FROM records_post w WHERE \(held) AND w.unit_id = \(unit))
                    OR NOT EXISTS (SELECT 1 FROM records_post w WHERE \(held)))
            """)
    }

    /// What some people were called on a day.
    static func names(_ ids: [StaffID], on day: Day, in tx: Transaction) throws -> [StaffID: String] {
        if ids.isEmpty { return [:] }
        let those: SQL = "s.id IN \(list: ids)"
        let people = try AsOf<StaffField>(day, in: tx).records(where: those)
        let names: [(StaffID, String)] = try tx.all("SELECT s.id, s.name FROM \(people) s WHERE \(those)") { row in
            (try row["id"], try row["name"])
        }
        return Dictionary(names) { first, _ in first }
    }

    /// - Returns: whether the version was still the one that was seen.
    static func update(_ member: StaffMember, at now: Instant, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE records_staff SET code = \(member.code), name = \(member.name), name_fold = \(member.name.folded),
                name_sort = \(member.name.personSortKey), born_on = \(member.bornOn), sex = \(member.sex),
                qualification = \(member.qualification), more = \(member.more), version = version + 1, changed_at = \(now)
            WHERE id = \(member.id) AND version = \(member.version)
            """) == 1
    }

    static func insert(_ member: StaffMember, at now: Instant, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO records_staff
                (id, code, name, name_fold, name_sort, born_on, sex, qualification, more, changed_at)
            VALUES (\(member.id), \(member.code), \(member.name), \(member.name.folded),
                \(member.name.personSortKey), \(member.bornOn), \(member.sex), \(member.qualification), \(member.more),
                \(now))
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
            UPDATE records_post SET valid_to = \(day), version = version + 1, changed_at = \(now)
            WHERE id = \(post) AND valid_to IS NULL
            """) == 1
    }

    /// - Returns: whether the version was still the one that was seen.
    static func update(_ post: StaffPost, at now: Instant, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE records_post SET family = \(post.family), kind = \(post.kind), contract = \(post.contract),
                periods = \(post.periods), valid_from = \(post.from), valid_to = \(post.to), version = version + 1,
                changed_at = \(now)
            WHERE id = \(post.id) AND version = \(post.version)
            """) == 1
    }

    static func delete(_ post: PostID, version: Int, in tx: Transaction) throws -> Bool {
        try tx.run("DELETE FROM records_post WHERE id = \(post) AND version = \(version)") == 1
    }

    private static func member(_ row: Row) throws -> StaffMember {
        StaffMember(
            id: try row["id"], code: try row["code"], name: try row["name"], bornOn: try row["born_on"],
            sex: try row["sex"], qualification: try row["qualification"], more: try row["more"],
            version: try row["version"])
    }

    private static func line(_ row: Row) throws -> Line {
        let post = StaffPost(
            id: try row["post_id"], family: try row["family"], kind: try row["kind"], contract: try row["contract"],
            periods: try row["periods"], from: try row["valid_from"], to: try row["valid_to"],
            version: try row["post_version"])
        return Line(member: try member(row), post: post)
    }
}
