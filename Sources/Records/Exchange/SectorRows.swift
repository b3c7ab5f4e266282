internal import Base
internal import Database
internal import Identity

/// Every statement about what the sector database holds.
enum SectorRows {
    static func holdings(of unit: UnitID, in tx: Transaction) throws -> [SectorHolding] {
        try tx.all(
            """
            SELECT client_id, kind, name, sent, held, code, fault, differing FROM records_sector
            WHERE unit_id = \(unit) ORDER BY kind, name, client_id
            """
        ) { row in
            SectorHolding(
                clientID: try row["client_id"], kind: try row["kind"], name: try row["name"], sent: try row["sent"],
                held: try row["held"], code: try row["code"], fault: try row["fault"],
                differing: try row["differing"])
        }
    }

    static func markSent(_ objects: [SectorObject], by unit: UnitID, at now: Instant, in tx: Transaction) throws {
        for object in objects {
            try tx.run(
                """
                INSERT INTO records_sector (unit_id, client_id, kind, name, sent, sent_at)
                VALUES (\(unit), \(object.clientID), \(object.kind.rawValue), \(object.name),
                    \(object.fingerprint), \(now))
                ON CONFLICT (unit_id, client_id) DO UPDATE SET name = excluded.name, sent = excluded.sent,
                    sent_at = excluded.sent_at, fault = ''
                """)
        }
    }

    /// That the other side was told that these are no more; it holds them until it says so.
    static func markGone(_ holdings: [SectorHolding], by unit: UnitID, at now: Instant, in tx: Transaction) throws {
        for holding in holdings {
            try tx.run(
                """
                UPDATE records_sector SET sent = \(SectorComparison.gone), sent_at = \(now), fault = ''
                WHERE unit_id = \(unit) AND client_id = \(holding.clientID)
                """)
        }
    }

    /// - Returns: false when nothing of this key was ever sent.
    static func markHeld(_ key: String, code: String, of unit: UnitID, at now: Instant, in tx: Transaction) throws
        -> Bool
    {
        try tx.run(
            """
            UPDATE records_sector SET held = sent, held_at = \(now), fault = '', differing = '',
                code = CASE WHEN \(code) = '' THEN code ELSE \(code) END
            WHERE unit_id = \(unit) AND client_id = \(key) AND sent <> ''
            """) == 1
    }

    static func markFault(_ key: String, _ fault: String, of unit: UnitID, in tx: Transaction) throws -> Bool {
        try tx.run(
            "UPDATE records_sector SET fault = \(fault) WHERE unit_id = \(unit) AND client_id = \(key)") == 1
    }

    /// Before what is held is read anew: what is not read then is held no more.
    static func forgetHeld(of unit: UnitID, in tx: Transaction) throws {
        try tx.run("UPDATE records_sector SET held = NULL, differing = '' WHERE unit_id = \(unit)")
    }

    /// - Parameter held: the fingerprint of ours when it is the same.
    static func markRead(
        _ item: SectorReading.Item, held: String, differing: String, of unit: UnitID, at now: Instant,
        in tx: Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO records_sector (unit_id, client_id, kind, name, sent, sent_at, held, held_at, code, differing)
            VALUES (\(unit), \(item.key), \(item.kind.rawValue), \(item.name), '', \(now), \(held), \(now),
                \(item.code), \(differing))
            ON CONFLICT (unit_id, client_id) DO UPDATE SET held = excluded.held, held_at = excluded.held_at,
                differing = excluded.differing,
                code = CASE WHEN excluded.code = '' THEN records_sector.code ELSE excluded.code END
            """)
    }
}
