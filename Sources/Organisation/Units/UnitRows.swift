public import Base
public import Database
public import Identity

/// Every statement about units.
public enum UnitRows {
    private static let columns: SQL =
        "u.id, u.code, u.name, u.kind, u.levels, u.ownership, u.address, u.opened_on, u.closed_on"

    public static func find(_ id: UnitID, in tx: Transaction) throws -> Unit? {
        try tx.first("SELECT \(columns) FROM organisation_unit u WHERE u.id = \(id)", unit)
    }

    public static func find(code: String, in tx: Transaction) throws -> Unit? {
        try tx.first("SELECT \(columns) FROM organisation_unit u WHERE u.code = \(code)", unit)
    }

    /// The unit directly above on a day; nil for the topmost.
    public static func parent(
        of id: UnitID, on day: Day, _ hierarchy: Hierarchy = .administrative, in tx: Transaction
    ) throws -> Unit? {
        try tx.first(
            """
            SELECT \(columns) FROM organisation_link l JOIN organisation_unit u ON u.id = l.parent_id
            WHERE l.child_id = \(id) AND l.hierarchy = \(hierarchy.rawValue) AND l.valid_from <= \(day)
                AND (l.valid_to IS NULL OR l.valid_to > \(day))
            """, unit)
    }

    /// The units directly below on a day, in Vietnamese order.
    public static func children(
        of id: UnitID, on day: Day, _ hierarchy: Hierarchy = .administrative, in tx: Transaction
    ) throws -> [Unit] {
        try tx.all(
            """
            SELECT \(columns) FROM organisation_link l JOIN organisation_unit u ON u.id = l.child_id
            WHERE l.parent_id = \(id) AND l.hierarchy = \(hierarchy.rawValue) AND l.valid_from <= \(day)
                AND (l.valid_to IS NULL OR l.valid_to > \(day))
            ORDER BY u.name_sort, u.id
            """, unit)
    }

    /// The units from the topmost down to this one on a day.
    public static func path(of id: UnitID, on day: Day, in tx: Transaction) throws -> [Unit] {
        try tx.all(
            """
            SELECT \(columns) FROM organisation_reach r JOIN organisation_unit u ON u.id = r.ancestor_id
            WHERE r.unit_id = \(id) AND r.hierarchy = 'administrative' AND r.valid_from <= \(day)
                AND (r.valid_to IS NULL OR r.valid_to > \(day))
            ORDER BY r.depth DESC
            """, unit)
    }

    public static func all(in tx: Transaction) throws -> [Unit] {
        try tx.all("SELECT \(columns) FROM organisation_unit u ORDER BY u.code", unit)
    }

    static func insert(_ unit: Unit, at now: Instant, in tx: Transaction) throws {
        try tx.insert(into: "organisation_unit", insertColumns + ["changed_at"], [values(unit) + [now.stored]])
    }

    static let insertColumns: [StaticString] = [
        "id", "code", "name", "name_fold", "name_sort", "kind", "levels", "ownership", "address", "opened_on",
        "closed_on",
    ]

    static func values(_ unit: Unit) -> [StoredValue] {
        [
            unit.id.stored, .text(unit.code), .text(unit.name), .text(unit.name.folded), .text(unit.name.sortKey),
            unit.kind.stored, .text(unit.levels.map(\.rawValue).joined(separator: " ")),
            unit.ownership?.stored ?? .null, .text(unit.address), unit.openedOn.stored, unit.closedOn?.stored ?? .null,
        ]
    }

    /// Whether name, levels and address may change from a day on.
    ///
    /// - Throws: a ``TreeRefusal`` when they changed on a later day already.
    static func checkUpdate(_ unit: Unit, was old: Unit, on day: Day, in tx: Transaction) throws {
        guard old.name != unit.name || old.levels != unit.levels || old.address != unit.address else { return }
        let later: Day? = try tx.first(
            """
            SELECT valid_to FROM organisation_unit_past WHERE unit_id = \(unit.id) AND valid_to > \(day)
            ORDER BY valid_to DESC LIMIT 1
            """
        ) { try $0["valid_to"] }
        if let later { throw TreeRefusal.changedLater(old.name, later) }
    }

    /// Changes what may change; what was so before is kept until the day.
    static func update(_ unit: Unit, was old: Unit, on day: Day, at now: Instant, in tx: Transaction) throws {
        if old.openedOn < day, old.name != unit.name || old.levels != unit.levels || old.address != unit.address {
            try tx.run(
                """
                INSERT INTO organisation_unit_past (unit_id, valid_to, name, levels, address)
                VALUES (\(unit.id), \(day), \(old.name), \(old.levels.map(\.rawValue).joined(separator: " ")),
                    \(old.address))
                ON CONFLICT (unit_id, valid_to) DO NOTHING
                """)
        }
        try tx.run(
            """
            UPDATE organisation_unit SET name = \(unit.name), name_fold = \(unit.name.folded),
                name_sort = \(unit.name.sortKey), levels = \(unit.levels.map(\.rawValue).joined(separator: " ")),
                ownership = \(unit.ownership), address = \(unit.address), closed_on = \(unit.closedOn),
                changed_at = \(now)
            WHERE id = \(unit.id)
            """)
    }

    /// The name a unit has now.
    public static func name(of id: UnitID, in tx: Transaction) throws -> String? {
        try tx.first("SELECT name FROM organisation_unit WHERE id = \(id)") { try $0["name"] }
    }

    /// The name a unit had on a day.
    public static func name(of id: UnitID, on day: Day, in tx: Transaction) throws -> String? {
        try tx.first(
            """
            SELECT COALESCE(
                (SELECT p.name FROM organisation_unit_past p WHERE p.unit_id = u.id AND p.valid_to > \(day)
                 ORDER BY p.valid_to LIMIT 1), u.name) AS name
            FROM organisation_unit u WHERE u.id = \(id)
            """
        ) { try $0["name"] }
    }

    static func unit(_ row: Row) throws -> Unit {
        let id: UnitID = try row["id"]
        let code: String = try row["code"]
        let name: String = try row["name"]
        let kind: UnitKind = try row["kind"]
        let levels: String = try row["levels"]
        let ownership: Ownership? = try row["ownership"]
        let address: String = try row["address"]
        let opened: Day = try row["opened_on"]
        return Unit(
            id: id, code: code, name: name, kind: kind, levels: Level.list(levels), ownership: ownership,
            address: address, openedOn: opened, closedOn: try row["closed_on"])
    }
}

extension Level {
    /// Levels as they stand in a column: codes with blanks between.
    public static func list(_ text: String) -> [Level] {
        // Nearly every school has one level, whose code is the whole text.
        if let only = Level(rawValue: text) { return [only] }
        return text.split(separator: " ").compactMap { Level(rawValue: String($0)) }
    }
}
