internal import Base
internal import Database
internal import Identity
internal import Organisation

/// What a list of rooms is narrowed to.
struct RoomFilter: Sendable, Equatable {
    enum Order: String, Sendable {
        case code
        case name
        case kind
        case area
    }

    var day: Day
    var kind: RoomKind?
    /// Any of several kinds, as a number of a statistical form asks; empty for all.
    var kinds: [RoomKind] = []
    var state: RoomState?
    var solidity: Solidity?
    var search = ""
    var order = Order.code
    var descends = false
}

/// Every statement about rooms.
enum RoomRows {
    private static let columns: SQL =
        """
        r.id, r.unit_id, r.code, s.site_id, s.name, s.kind, s.solidity, s.state, s.area, s.valid_from, s.valid_to,
        r.version
        """

    /// A condition that a span under an alias holds on a day.
    static func holds(_ alias: StaticString, _ day: Day) -> SQL {
        "\(raw: alias).valid_from <= \(day) AND (\(raw: alias).valid_to IS NULL OR \(raw: alias).valid_to > \(day))"
    }

    static func count(_ filter: RoomFilter, at unit: UnitID, in tx: Transaction) throws -> Int {
        try tx.count(
            """
            SELECT COUNT(*) AS n FROM facilities_room r JOIN facilities_room_span s ON s.room_id = r.id
            WHERE \(narrowed(filter, unit))
            """)
    }

    static func lines(
        _ filter: RoomFilter, at unit: UnitID, limit: Int, offset: Int, in tx: Transaction
    ) throws -> [Room] {
        try tx.all(
            """
            SELECT \(columns) FROM facilities_room r JOIN facilities_room_span s ON s.room_id = r.id
            WHERE \(narrowed(filter, unit)) ORDER BY \(order(filter)) LIMIT \(limit) OFFSET \(offset)
            """, room)
    }

    /// Every room that a school has on a day, by code.
    static func all(of unit: UnitID, on day: Day, in tx: Transaction) throws -> [Room] {
        try lines(RoomFilter(day: day), at: unit, limit: 10_000, offset: 0, in: tx)
    }

    /// A room as it was last.
    static func find(_ id: RoomID, in tx: Transaction) throws -> Room? {
        try tx.first(
            """
            SELECT \(columns) FROM facilities_room r JOIN facilities_room_span s ON s.room_id = r.id
            WHERE r.id = \(id) ORDER BY s.valid_from DESC LIMIT 1
            """, room)
    }

    static func find(code: String, at unit: UnitID, in tx: Transaction) throws -> Room? {
        let id: RoomID? = try tx.first(
            "SELECT id FROM facilities_room WHERE unit_id = \(unit) AND code = \(code)"
        ) { try $0["id"] }
        return try id.flatMap { try find($0, in: tx) }
    }

    /// All that a room has been, the latest first.
    static func history(of id: RoomID, in tx: Transaction) throws -> [Room] {
        try tx.all(
            """
            SELECT \(columns) FROM facilities_room r JOIN facilities_room_span s ON s.room_id = r.id
            WHERE r.id = \(id) ORDER BY s.valid_from DESC
            """, room)
    }

    static let roomColumns: [StaticString] = ["id", "unit_id", "code", "changed_at"]
    static let spanColumns: [StaticString] = [
        "room_id", "unit_id", "site_id", "name", "name_fold", "name_sort", "kind", "solidity", "state", "area",
        "valid_from", "valid_to",
    ]

    static func spanValues(_ room: Room) -> [StoredValue] {
        [
            room.id.stored, room.unit.stored, room.facts.site?.stored ?? .null, .text(room.facts.name),
            .text(room.facts.name.folded), .text(room.facts.name.sortKey), room.facts.kind.stored,
            room.facts.solidity.stored, room.facts.state.stored, room.facts.area?.stored ?? .null, room.from.stored,
            room.to?.stored ?? .null,
        ]
    }

    static func insert(_ rooms: some Sequence<Room>, at now: Instant, in tx: Transaction) throws {
        try tx.insert(
            into: "facilities_room", roomColumns,
            rows(rooms) { [$0.id.stored, $0.unit.stored, .text($0.code), now.stored] })
        try tx.insert(into: "facilities_room_span", spanColumns, rows(rooms, spanValues))
    }

    private static func rows(_ rooms: some Sequence<Room>, _ values: (Room) -> [StoredValue]) -> [[StoredValue]] {
        rooms.map(values)
    }

    /// - Returns: whether the version was still the one that was seen.
    static func update(_ room: Room, _ step: Dated.Step, at now: Instant, in tx: Transaction) throws -> Bool {
        guard try touch(room, at: now, in: tx) else { return false }
        switch step {
        case .replace:
            try tx.run("DELETE FROM facilities_room_span WHERE room_id = \(room.id) AND valid_from = \(room.from)")
        case .follow: try end(room.id, on: room.from, in: tx)
        }
        try tx.insert(into: "facilities_room_span", spanColumns, [spanValues(room)])
        return true
    }

    /// - Returns: whether the version was still the one that was seen.
    static func close(_ room: Room, on day: Day, at now: Instant, in tx: Transaction) throws -> Bool {
        guard try touch(room, at: now, in: tx) else { return false }
        try end(room.id, on: day, in: tx)
        return true
    }

    private static func touch(_ room: Room, at now: Instant, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE facilities_room SET code = \(room.code), version = version + 1, changed_at = \(now)
            WHERE id = \(room.id) AND version = \(room.version)
            """) == 1
    }

    private static func end(_ id: RoomID, on day: Day, in tx: Transaction) throws {
        try tx.run(
            "UPDATE facilities_room_span SET valid_to = \(day) WHERE room_id = \(id) AND valid_to IS NULL")
    }

    /// What stands or is taught in a room from a day on: devices and classes.
    static func uses(of id: RoomID, from day: Day, in tx: Transaction) throws -> (devices: Int, classes: Int) {
        let devices = try tx.count(
            """
            SELECT COUNT(DISTINCT device_id) AS n FROM facilities_device_span
            WHERE room_id = \(id) AND (valid_to IS NULL OR valid_to > \(day))
            """)
        let classes = try tx.count(
            """
            SELECT COUNT(DISTINCT class_id) AS n FROM facilities_assignment
            WHERE room_id = \(id) AND (valid_to IS NULL OR valid_to > \(day))
            """)
        return (devices, classes)
    }

    private static func narrowed(_ filter: RoomFilter, _ unit: UnitID) -> SQL {
        var condition: SQL = "s.unit_id = \(unit) AND \(holds("s", filter.day))"
        if let kind = filter.kind { condition = condition + "AND s.kind = \(kind)" }
        if !filter.kinds.isEmpty { condition = condition + "AND s.kind IN \(list: filter.kinds)" }
        if let state = filter.state { condition = condition + "AND s.state = \(state)" }
        if let solidity = filter.solidity { condition = condition + "AND s.solidity = \(solidity)" }
        if !filter.search.isEmpty {
            condition =
                condition
                + "AND (\(SQL.holds("s.name_fold", filter.search.folded)) OR \(SQL.holds("r.code", filter.search.uppercased())))"
        }
        return condition
    }

    private static func order(_ filter: RoomFilter) -> SQL {
        switch (filter.order, filter.descends) {
        case (.code, false): "r.code, r.id"
        case (.code, true): "r.code DESC, r.id"
        case (.name, false): "s.name_sort, r.id"
        case (.name, true): "s.name_sort DESC, r.id"
        case (.kind, false): "s.kind, s.name_sort, r.id"
        case (.kind, true): "s.kind DESC, s.name_sort, r.id"
        case (.area, false): "COALESCE(s.area, 0), r.code, r.id"
        case (.area, true): "COALESCE(s.area, 0) DESC, r.code, r.id"
        }
    }

    static func room(_ row: Row) throws -> Room {
        let id: RoomID = try row["id"]
        let unit: UnitID = try row["unit_id"]
        let code: String = try row["code"]
        let site: UnitID? = try row["site_id"]
        let name: String = try row["name"]
        let kind: RoomKind = try row["kind"]
        let solidity: Solidity = try row["solidity"]
        let state: RoomState = try row["state"]
        let facts = Room.Facts(
            site: site, name: name, kind: kind, solidity: solidity, state: state, area: try row["area"])
        let from: Day = try row["valid_from"]
        let to: Day? = try row["valid_to"]
        return Room(id: id, unit: unit, code: code, facts: facts, from: from, to: to, version: try row["version"])
    }
}
