public import Base
public import Database
public import Identity

/// Where a module keeps which sheets it took in. Every module has such a table of its own, with the same columns, and
/// beside it the steps by which its own records are taken back.
public struct ImportTable: Sendable {
    private let table: SQL
    private let listed: SQL

    /// - Parameter listed: which of its rows are sheets, as a condition on `m`.
    public init(_ name: StaticString, listed: SQL = .always) {
        table = "\(raw: name)"
        self.listed = listed
    }

    public func insert<C: Capability>(
        _ id: ImportID, _ deed: Deed, by permit: UnitPermit<C>, in tx: Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO \(table) (id, unit_id, subject, file_name, made_by, made_at, added, changed)
            VALUES (\(id), \(permit.unit), \(deed.subject.name), \(deed.fileName), \(permit.account), \(permit.now),
                \(deed.added), \(deed.changed))
            """)
    }

    /// The newest twenty.
    public func past(of unit: UnitID, _ subject: ImportSubject, in tx: Transaction) throws -> [PastImport] {
        try tx.all(
            """
            \(question) WHERE m.unit_id = \(unit) AND m.subject = \(subject.name) AND \(listed)
            ORDER BY m.made_at DESC, m.id DESC LIMIT 20
            """, ImportTable.past)
    }

    public func find(_ id: ImportID, _ subject: ImportSubject, in tx: Transaction) throws -> PastImport? {
        try tx.first("\(question) WHERE m.id = \(id) AND m.subject = \(subject.name)", ImportTable.past)
    }

    /// - Returns: false when somebody else has undone it already.
    public func markUndone(_ id: ImportID, at now: Instant, in tx: Transaction) throws -> Bool {
        try tx.run("UPDATE \(table) SET undone_at = \(now) WHERE id = \(id) AND undone_at IS NULL") == 1
    }

    private var question: SQL {
        """
        SELECT m.id, m.unit_id, m.file_name, a.name AS by_name, m.made_at, m.added, m.changed, m.undone_at
        FROM \(table) m JOIN identity_account a ON a.id = m.made_by
        """
    }

    private static func past(_ row: Row) throws -> PastImport {
        let id: ImportID = try row["id"]
        let unit: UnitID = try row["unit_id"]
        let name: String = try row["file_name"]
        let by: String = try row["by_name"]
        let at: Instant = try row["made_at"]
        return PastImport(
            id: id, unit: unit, fileName: name, by: by, at: at, added: try row["added"],
            changed: try row["changed"], undoneAt: try row["undone_at"])
    }
}
