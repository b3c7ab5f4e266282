internal import Base
internal import Database
internal import Identity

/// Every statement about a pupil's own record.
enum PupilRows {
    private static let columns: SQL =
        "s.id, s.code, s.name, s.born_on, s.sex, s.boarding, s.two_sessions, s.more, s.version"

    static func find(_ id: PupilID, in tx: Transaction) throws -> Pupil? {
        try tx.first("SELECT \(columns) FROM records_pupil s WHERE s.id = \(id) AND s.merged_into IS NULL", pupil)
    }

    static func find(code: String, in tx: Transaction) throws -> Pupil? {
        try tx.first("SELECT \(columns) FROM records_pupil s WHERE s.code = \(code)", pupil)
    }

    /// Many at once; those that hide behind others are left out.
    static func all(_ ids: [PupilID], in tx: Transaction) throws -> [PupilID: Pupil] {
        let found = try tx.all(
            """
            SELECT \(columns) FROM \(SQL.rows(ids.map(\.text))) k CROSS JOIN records_pupil s
            WHERE s.id = k.value AND s.merged_into IS NULL
            """, pupil)
        return Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
    }

    /// The school that holds the record: the one of the last placement.
    static func holder(of id: PupilID, in tx: Transaction) throws -> UnitID? {
        try tx.first(
            "SELECT unit_id FROM records_placement WHERE pupil_id = \(id) ORDER BY valid_from DESC LIMIT 1"
        ) { try $0["unit_id"] }
    }

    static let insertColumns: [StaticString] = [
        "id", "code", "name", "name_fold", "name_sort", "born_on", "sex", "boarding", "two_sessions", "more",
        "changed_at",
    ]

    static func values(_ pupil: Pupil, at now: Instant) -> [StoredValue] {
        [
            pupil.id.stored, pupil.code?.stored ?? .null, .text(pupil.name), .text(pupil.name.folded),
            .text(pupil.name.personSortKey), pupil.bornOn.stored, pupil.sex.stored, pupil.boarding?.stored ?? .null,
            pupil.twoSessions.stored, pupil.more.stored, now.stored,
        ]
    }

    static func insert(_ pupils: some Sequence<Pupil>, at now: Instant, in tx: Transaction) throws {
        try tx.insert(into: "records_pupil", insertColumns, pupils.lazy.map { values($0, at: now) })
    }

    /// The pupil with what was so before.
    static func courses(of pupil: Pupil, in tx: Transaction) throws -> Courses<PupilField> {
        Courses(now: pupil.fields, past: try PastRows.of(pupil.id, in: tx))
    }

    /// - Returns: whether the version was still the one that was seen.
    static func update(_ pupil: Pupil, at now: Instant, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE records_pupil SET code = \(pupil.code), name = \(pupil.name), name_fold = \(pupil.name.folded),
                name_sort = \(pupil.name.personSortKey), born_on = \(pupil.bornOn), sex = \(pupil.sex),
                boarding = \(pupil.boarding), two_sessions = \(pupil.twoSessions), more = \(pupil.more),
                version = version + 1, changed_at = \(now)
            WHERE id = \(pupil.id) AND version = \(pupil.version)
            """) == 1
    }

    /// Says of a record that something was written that stands beside it: whoever still shows the older one is told.
    ///
    /// - Returns: whether the version was still the one that was seen.
    static func touch(_ id: PupilID, version: Int, at now: Instant, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE records_pupil SET version = version + 1, changed_at = \(now)
            WHERE id = \(id) AND version = \(version)
            """) == 1
    }

    /// Learners with the same folded name and birth date: probably the same child.
    static func alike(_ name: String, born: Day, but id: PupilID?, in tx: Transaction) throws -> [Pupil] {
        try tx.all(
            """
            SELECT \(columns) FROM records_pupil s
            WHERE s.born_on = \(born) AND s.name_fold = \(name.folded) AND s.merged_into IS NULL
                AND s.id <> \(id?.text ?? "") ORDER BY s.id LIMIT 20
            """, pupil)
    }

    static func pupil(_ row: Row) throws -> Pupil {
        let id: PupilID = try row["id"]
        let code: String? = try row["code"]
        let name: String = try row["name"]
        let born: Day = try row["born_on"]
        let sex: Sex = try row["sex"]
        let boarding: String? = try row["boarding"]
        let sessions: Bool = try row["two_sessions"]
        return Pupil(
            id: id, code: code, name: name, bornOn: born, sex: sex, boarding: boarding, twoSessions: sessions,
            more: try row["more"], version: try row["version"])
    }
}
