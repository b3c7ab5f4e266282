internal import Base
internal import Database
internal import Identity

/// Every statement about how much waits or is kept.
enum QuotaRows {
    private static let isWaiting: SQL = "state NOT IN ('done', 'undone', 'cancelled', 'failed')"

    static func loads(of account: AccountID, in tx: Transaction) throws -> Int {
        try tx.count("SELECT COUNT(*) AS n FROM records_load WHERE made_by = \(account) AND \(isWaiting)")
    }

    static func loads(of unit: UnitID, in tx: Transaction) throws -> Int {
        try tx.count("SELECT COUNT(*) AS n FROM records_load WHERE unit_id = \(unit) AND \(isWaiting)")
    }

    static func rows(of unit: UnitID, in tx: Transaction) throws -> Int {
        try tx.count("SELECT COALESCE(SUM(total), 0) AS n FROM records_load WHERE unit_id = \(unit) AND \(isWaiting)")
    }

    static func photos(by account: AccountID, since: Instant, in tx: Transaction) throws -> Int {
        try tx.count(
            "SELECT COUNT(*) AS n FROM records_photo WHERE uploaded_by = \(account) AND uploaded_at >= \(since)")
    }

    static func photos(of unit: UnitID, in tx: Transaction) throws -> Int {
        try tx.count(
            """
            SELECT COUNT(DISTINCT f.pupil_id) AS n FROM records_class c
            JOIN records_placement p ON p.class_id = c.id AND p.valid_to IS NULL
            JOIN records_photo f ON f.pupil_id = p.pupil_id
            WHERE c.unit_id = \(unit)
            """)
    }
}
