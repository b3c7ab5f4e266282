internal import Base
internal import Database
internal import Identity

/// Every statement about sheets of devices that were taken in.
enum ImportRows {
    struct Past: Sendable {
        let id: ImportID
        let unit: UnitID
        let fileName: String
        /// Who took it in.
        let name: String
        let at: Instant
        let added: Int
        let changed: Int
        let undoneAt: Instant?
    }

    private static let columns: SQL =
        "m.id, m.unit_id, m.file_name, a.name AS by_name, m.made_at, m.added, m.changed, m.undone_at"

    static func insert(
        _ id: ImportID, _ fileName: String, _ steps: [ImportStep], of unit: UnitID, by account: AccountID,
        at now: Instant, in tx: Transaction
    ) throws {
        let added = steps.count { $0.before == nil }
        try tx.run(
            """
            INSERT INTO facilities_import (id, unit_id, file_name, made_by, made_at, added, changed)
            VALUES (\(id), \(unit), \(fileName), \(account), \(now), \(added), \(steps.count - added))
            """)
        try tx.insert(
            into: "facilities_import_step", ["import_id", "number", "step"],
            steps.enumerated().lazy.map { number, step in [id.stored, .integer(Int64(number)), step.stored] })
    }

    /// The newest twenty.
    static func past(of unit: UnitID, in tx: Transaction) throws -> [Past] {
        try tx.all(
            """
            SELECT \(columns) FROM facilities_import m JOIN identity_account a ON a.id = m.made_by
            WHERE m.unit_id = \(unit) ORDER BY m.made_at DESC, m.id DESC LIMIT 20
            """, past)
    }

    static func find(_ id: ImportID, in tx: Transaction) throws -> Past? {
        try tx.first(
            """
            SELECT \(columns) FROM facilities_import m JOIN identity_account a ON a.id = m.made_by WHERE m.id = \(id)
            """, past)
    }

    /// The steps of an import, the last one first.
    static func steps(of id: ImportID, in tx: Transaction) throws -> [ImportStep] {
        try tx.all("SELECT step FROM facilities_import_step WHERE import_id = \(id) ORDER BY number DESC") {
            try $0["step"]
        }
    }

    /// - Returns: false when somebody else has undone it already.
    static func markUndone(_ id: ImportID, at now: Instant, in tx: Transaction) throws -> Bool {
        try tx.run("UPDATE facilities_import SET undone_at = \(now) WHERE id = \(id) AND undone_at IS NULL") == 1
    }

    private static func past(_ row: Row) throws -> Past {
        let id: ImportID = try row["id"]
        let unit: UnitID = try row["unit_id"]
        let fileName: String = try row["file_name"]
        let name: String = try row["by_name"]
        let at: Instant = try row["made_at"]
        return Past(
            id: id, unit: unit, fileName: fileName, name: name, at: at, added: try row["added"],
            changed: try row["changed"], undoneAt: try row["undone_at"])
    }
}
