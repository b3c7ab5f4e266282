internal import Base
internal import Database
internal import Identity

/// Every statement about records that are, or are said to be, one child at two schools.
enum JoinRows {
    struct Line: Sendable {
        let join: Join
        let born: Day
        /// As each of the two records spells it.
        let keepPupil: String
        let hidePupil: String
        let keepName: String
        let hideName: String
    }

    private static let columns: SQL =
        """
        j.id, j.keep_id, j.hide_id, j.keep_unit, j.hide_unit, j.state, j.asked_unit, j.asked_at, j.reason, j.answer,
        j.version
        """

    private static let newest: SQL = "CASE WHEN j.state = 'asked' THEN 0 ELSE 1 END, j.asked_at DESC, j.id"

    /// Cases that a condition on `j` lets through, the open ones first; names are looked up for those that are shown.
    static func lines(_ reach: SQL, in tx: Transaction) throws -> [Line] {
        try tx.all(
            """
            SELECT \(columns), s.name, o.name AS other_name, s.born_on, k.name AS keep_name,
                h.name AS hide_name
            FROM (SELECT \(columns) FROM records_join j WHERE \(reach) ORDER BY \(newest) LIMIT 200) j
            JOIN records_pupil s ON s.id = j.keep_id JOIN records_pupil o ON o.id = j.hide_id
            JOIN organisation_unit k ON k.id = j.keep_unit JOIN organisation_unit h ON h.id = j.hide_unit
            ORDER BY \(newest)
            """
        ) { row in
            let join = try join(row)
            let name: String = try row["name"]
            let other: String = try row["other_name"]
            let born: Day = try row["born_on"]
            let keep: String = try row["keep_name"]
            return Line(
                join: join, born: born, keepPupil: name, hidePupil: other, keepName: keep,
                hideName: try row["hide_name"])
        }
    }

    static func find(_ id: JoinID, in tx: Transaction) throws -> Join? {
        try tx.first("SELECT \(columns) FROM records_join j WHERE j.id = \(id)", join)
    }

    /// The latest case of two records, whichever of them is to stay.
    static func latest(_ first: PupilID, _ second: PupilID, in tx: Transaction) throws -> Join? {
        try tx.first(
            """
            SELECT \(columns) FROM records_join j WHERE (j.keep_id = \(first) AND j.hide_id = \(second))
                OR (j.keep_id = \(second) AND j.hide_id = \(first)) ORDER BY j.asked_at DESC, j.id DESC LIMIT 1
            """, join)
    }

    /// The joining by which one record hides behind another; nil when a school merged two records of its own.
    static func done(_ hide: PupilID, behind keep: PupilID, in tx: Transaction) throws -> Join? {
        try tx.first(
            """
            SELECT \(columns) FROM records_join j
            WHERE j.keep_id = \(keep) AND j.hide_id = \(hide) AND j.state = 'done'
            """, join)
    }

    /// The joinings by which other records hide behind one, with what each of them did.
    static func done(
        with keep: PupilID, but id: JoinID, in tx: Transaction
    ) throws -> [(id: JoinID, content: JoinContent)] {
        try tx.all(
            """
            SELECT j.id, j.content FROM records_join j
            WHERE j.keep_id = \(keep) AND j.state = 'done' AND j.id <> \(id) ORDER BY j.id
            """
        ) { (try $0["id"], try $0["content"]) }
    }

    /// Questions about a record that wait for an answer.
    static func asked(about pupil: PupilID, but id: JoinID, in tx: Transaction) throws -> [Join] {
        try tx.all(
            """
            SELECT \(columns) FROM records_join j
            WHERE j.state = 'asked' AND j.id <> \(id) AND j.keep_id = \(pupil)
            UNION ALL SELECT \(columns) FROM records_join j
            WHERE j.state = 'asked' AND j.id <> \(id) AND j.hide_id = \(pupil)
            """, join)
    }

    static func insert(_ join: Join, by account: AccountID, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO records_join
                (id, keep_id, hide_id, keep_unit, hide_unit, state, asked_unit, asked_by, asked_at, reason,
                answer)
            VALUES (\(join.id), \(join.keep), \(join.hide), \(join.keepUnit), \(join.hideUnit), \(join.state),
                \(join.askedUnit), \(account), \(join.askedAt), \(join.reason), \(join.answer))
            """)
    }

    /// - Returns: whether the state was still the one that was seen.
    static func move(
        _ join: Join, to state: Join.State, answer: String, by account: AccountID, at now: Instant, in tx: Transaction
    ) throws -> Bool {
        try AskedRows.answer(
            join.id, in: "records_join", version: join.version, state, answer, by: account, at: now, in: tx)
    }

    static func content(of id: JoinID, in tx: Transaction) throws -> JoinContent? {
        try tx.first("SELECT content FROM records_join WHERE id = \(id)") { try $0["content"] as JoinContent? } ?? nil
    }

    static func keep(_ content: JoinContent, of id: JoinID, in tx: Transaction) throws {
        try tx.run("UPDATE records_join SET content = \(content) WHERE id = \(id)")
    }

    private static func join(_ row: Row) throws -> Join {
        let id: JoinID = try row["id"]
        let keep: PupilID = try row["keep_id"]
        let hide: PupilID = try row["hide_id"]
        let keepUnit: UnitID = try row["keep_unit"]
        let hideUnit: UnitID = try row["hide_unit"]
        let state: Join.State = try row["state"]
        let asked: UnitID = try row["asked_unit"]
        return Join(
            id: id, keep: keep, hide: hide, keepUnit: keepUnit, hideUnit: hideUnit, state: state, askedUnit: asked,
            askedAt: try row["asked_at"], reason: try row["reason"], answer: try row["answer"],
            version: try row["version"])
    }
}
