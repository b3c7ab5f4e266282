internal import Base
internal import Database
internal import Identity

/// Every statement about saved views.
enum ViewRows {
    /// One's own, and those that others share at the unit.
    static func shown(at unit: UnitID, to account: AccountID, in tx: Transaction) throws -> [SavedView] {
        try tx.all(
            """
            SELECT v.id, v.name, v.query, v.is_shared, v.account_id, a.name AS by_name FROM records_view v
            JOIN identity_account a ON a.id = v.account_id
            WHERE v.unit_id = \(unit) AND (v.account_id = \(account) OR v.is_shared = 1)
            ORDER BY v.name_sort, v.id LIMIT 100
            """
        ) { row in
            let owner: AccountID = try row["account_id"]
            return SavedView(
                id: try row["id"], name: try row["name"], query: try row["query"], isShared: try row["is_shared"],
                isOwn: owner == account, by: try row["by_name"])
        }
    }

    static func exists(_ name: String, of account: AccountID, at unit: UnitID, in tx: Transaction) throws -> Bool {
        try tx.exists(
            """
            SELECT 1 AS n FROM records_view WHERE unit_id = \(unit) AND account_id = \(account) AND name = \(name)
            """)
    }

    static func insert(
        _ view: SavedView, at unit: UnitID, of account: AccountID, _ now: Instant, in tx: Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO records_view (id, unit_id, account_id, name, name_sort, query, is_shared, made_at)
            VALUES (\(view.id), \(unit), \(account), \(view.name), \(view.name.sortKey), \(view.query),
                \(view.isShared), \(now))
            """)
    }

    /// - Returns: the name of the view that is gone; nil when it is not the person's own.
    static func remove(_ id: ViewID, of account: AccountID, at unit: UnitID, in tx: Transaction) throws -> String? {
        let name: String? = try tx.first(
            """
            SELECT name FROM records_view WHERE id = \(id) AND account_id = \(account) AND unit_id = \(unit)
            """
        ) { try $0["name"] }
        guard name != nil else { return nil }
        try tx.run("DELETE FROM records_view WHERE id = \(id)")
        return name
    }

    static func countPrivate(of account: String, in tx: Transaction) throws -> Int {
        try tx.count("SELECT COUNT(*) AS n FROM records_view WHERE account_id = \(account) AND is_shared = 0")
    }

    /// What somebody saved for themself alone.
    static func removePrivate(of account: String, in tx: Transaction) throws -> Int {
        try tx.run("DELETE FROM records_view WHERE account_id = \(account) AND is_shared = 0")
    }
}
