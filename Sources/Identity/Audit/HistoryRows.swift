public import Base
public import Database

/// Who did what to one record and when, for the page of the record.
public enum History {
    public struct Line: Sendable {
        public let at: Instant
        public let name: String
        /// The word that the action has in the log.
        public let action: String
        public let detail: String
        public let changes: [FieldChange]
    }

    /// The lines of the log about a record, the newest first, with old and new values. Whoever shows them answers for
    /// showing only what the reader may see.
    ///
    /// - Parameter unit: only what was done for this unit, when several have to do with the record.
    public static func of(
        _ subject: String, _ id: String, at unit: UnitID? = nil, limit: Int = 200, in tx: Transaction
    ) throws -> [Line] {
        let there: SQL = unit.map { "a.unit_id = \($0)" } ?? .always
        return try tx.all(
            """
            SELECT a.at, a.action, a.detail, a.changes, p.name FROM identity_audit a
            LEFT JOIN identity_account p ON p.id = a.account_id
            WHERE a.subject = \(subject) AND a.subject_id = \(id) AND \(there) ORDER BY a.at DESC, a.id DESC LIMIT \(limit)
            """
        ) { row in
            let name: String? = try row["name"]
            let changes: String = try row["changes"]
            return Line(
                at: try row["at"], name: name ?? "–", action: try row["action"], detail: try row["detail"],
                changes: FieldChange.list(changes))
        }
    }
}
