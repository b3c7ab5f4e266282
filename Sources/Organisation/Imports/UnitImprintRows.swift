internal import Base
internal import Database
internal import Identity

/// Every statement by which a unit is put back as it was, or taken away again.
enum UnitImprintRows {
    static func of(_ id: UnitID, in tx: Transaction) throws -> UnitImprint? {
        let unit = try tx.first(
            """
            SELECT name, levels, ownership, address, opened_on, closed_on, changed_at FROM organisation_unit
            WHERE id = \(id)
            """
        ) { row -> [String?] in
            [
                try row["name"], try row["levels"], try row["ownership"], try row["address"], try row["opened_on"],
                try row["closed_on"], try row["changed_at"],
            ]
        }
        guard let unit else { return nil }
        return UnitImprint(
            unit: unit,
            past: try tx.all(
                "SELECT valid_to, name, levels, address FROM organisation_unit_past WHERE unit_id = \(id) ORDER BY valid_to"
            ) { row in [try row["valid_to"], try row["name"], try row["levels"], try row["address"]] },
            links: try tx.all(
                """
                SELECT id, hierarchy, parent_id, valid_from, valid_to FROM organisation_link WHERE child_id = \(id)
                ORDER BY id
                """
            ) { row in
                [
                    try row["id"], try row["hierarchy"], try row["parent_id"], try row["valid_from"],
                    try row["valid_to"],
                ]
            })
    }

    /// Puts a unit back; the reach is for the caller to compute.
    static func restore(_ id: UnitID, _ imprint: UnitImprint, at now: Instant, in tx: Transaction) throws {
        let (name, levels, address) = (imprint.unit[0] ?? "", imprint.unit[1] ?? "", imprint.unit[3] ?? "")
        try tx.run(
            """
            UPDATE organisation_unit SET name = \(name), name_fold = \(name.folded), name_sort = \(name.sortKey),
                levels = \(levels), ownership = \(imprint.unit[2]), address = \(address),
                opened_on = \(imprint.unit[4]), closed_on = \(imprint.unit[5]), changed_at = \(now)
            WHERE id = \(id)
            """)
        try clear(id, in: tx)
        try tx.insert(
            into: "organisation_unit_past", ["unit_id", "valid_to", "name", "levels", "address"],
            values(imprint.past, of: id))
        try tx.insert(
            into: "organisation_link", ["child_id", "id", "hierarchy", "parent_id", "valid_from", "valid_to"],
            values(imprint.links, of: id))
    }

    private static func values(_ rows: [[String?]], of id: UnitID) -> [[StoredValue]] {
        rows.map { row in [id.stored] + row.map { $0.map { StoredValue.text($0) } ?? .null } }
    }

    /// Takes a unit away.
    ///
    /// - Throws: a fault of kind `constraint` when anything of the program refers to it.
    static func remove(_ id: UnitID, in tx: Transaction) throws {
        try clear(id, in: tx)
        try tx.run("DELETE FROM organisation_reach WHERE unit_id = \(id) OR ancestor_id = \(id)")
        try tx.run("DELETE FROM organisation_unit WHERE id = \(id)")
    }

    private static func clear(_ id: UnitID, in tx: Transaction) throws {
        try tx.run("DELETE FROM organisation_unit_past WHERE unit_id = \(id)")
        try tx.run("DELETE FROM organisation_link WHERE child_id = \(id)")
    }

    /// Whether a unit stands on some day under one that is closed then.
    static func standsUnderClosed(_ id: UnitID, in tx: Transaction) throws -> Bool {
        try tx.exists(
            """
            SELECT 1 AS n FROM organisation_link l JOIN organisation_unit u ON u.id = l.parent_id
            WHERE l.child_id = \(id) AND u.closed_on IS NOT NULL AND (l.valid_to IS NULL OR l.valid_to > u.closed_on)
            """)
    }
}
