internal import Base
internal import Database
internal import Identity

/// The origin of pupils through time. Reading it for somebody takes a disclosure; the statements that keep it do not.
enum OriginRows {
    static func courses(_ origin: Disclosure<OriginData>, in tx: Transaction) throws -> Courses<OriginField> {
        guard let id = PupilID(origin.subject) else { return Courses(now: [:]) }
        return try kept(id, in: tx)
    }

    /// Writes values for one or more of the fields.
    ///
    /// - Returns: whether anything has changed.
    @discardableResult
    static func write(
        _ values: [OriginField: String], of id: PupilID, _ moment: Moment, in tx: Transaction
    ) throws -> Bool {
        let before = try kept(id, in: tx)
        var courses = before
        if try courses.apply(values, moment).isEmpty { return false }
        try set(courses.now, of: id, in: tx)
        try PastRows.write(courses, was: before, of: id, { _ in ("", "") }, in: tx)
        return true
    }

    /// The present values; what was before is left alone.
    static func set(_ values: [OriginField: String], of id: PupilID, in tx: Transaction) throws {
        func value(_ field: OriginField) -> String? { values[field].flatMap { $0.isEmpty ? nil : $0 } }
        try tx.run(
            """
            INSERT INTO records_pupil_origin (pupil_id, ethnicity, religion, disability, policy, more)
            VALUES (\(id), \(value(.ethnicity)), \(value(.religion)), \(value(.disability)), \(value(.policy)),
                \(MoreFields(text: values[.more] ?? "")))
            ON CONFLICT (pupil_id) DO UPDATE SET ethnicity = excluded.ethnicity, religion = excluded.religion,
                disability = excluded.disability, policy = excluded.policy, more = excluded.more
            """)
    }

    /// What stands there, for writing and for taking back.
    static func kept(_ id: PupilID, in tx: Transaction) throws -> Courses<OriginField> {
        let now = try tx.first(
            "SELECT ethnicity, religion, disability, policy, more FROM records_pupil_origin WHERE pupil_id = \(id)"
        ) { row -> [OriginField: String] in
            let ethnicity: String? = try row["ethnicity"]
            let religion: String? = try row["religion"]
            let disability: String? = try row["disability"]
            let policy: String? = try row["policy"]
            let more: MoreFields = try row["more"]
            return [
                .ethnicity: ethnicity ?? "", .religion: religion ?? "", .disability: disability ?? "",
                .policy: policy ?? "", .more: more.text,
            ]
        }
        return Courses(now: now ?? [.more: MoreFields().text], past: try PastRows.of(id, in: tx))
    }
}
