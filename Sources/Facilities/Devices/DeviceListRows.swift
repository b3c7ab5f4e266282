internal import Base
internal import Database
internal import Identity

/// What a list of devices is narrowed to.
struct DeviceFilter: Sendable, Equatable {
    enum Order: String, Sendable {
        case tag
        case kind
        case room
        case state
        case year
    }

    var day: Day
    var kind: DeviceKind?
    var state: DeviceState?
    var room: RoomID?
    var search = ""
    /// The whole tag, as it is written on the machine.
    var tag: String?
    /// Only tags after this one.
    var after: String?
    var order = Order.tag
    var descends = false

    var isNarrowed: Bool { kind != nil || state != nil || room != nil || !search.isEmpty }
}

/// A device with the room where it stands.
struct DeviceLine: Sendable, Equatable {
    let device: Device
    let roomCode: String?
    let roomName: String?
}

/// Lists of devices on a day: up to tens of thousands at one unit.
enum DeviceListRows {
    static func count(_ filter: DeviceFilter, at unit: UnitID, in tx: Transaction) throws -> Int {
        try tx.count(
            """
            SELECT COUNT(*) AS n FROM facilities_device d
            JOIN facilities_device_span s ON s.device_id = d.id AND \(RoomRows.holds("s", filter.day))
            WHERE \(narrowed(filter, unit))
            """)
    }

    /// Rooms are looked up beside the list and not joined to it: a late page would join every device before it.
    static func lines(
        _ filter: DeviceFilter, at unit: UnitID, limit: Int, offset: Int, in tx: Transaction
    ) throws -> [DeviceLine] {
        let byRoom: SQL = filter.order == .room ? "LEFT JOIN facilities_room q ON q.id = s.room_id" : ""
        let devices = try tx.all(
            """
            SELECT \(DeviceRows.columns) FROM facilities_device d
            JOIN facilities_device_span s ON s.device_id = d.id AND \(RoomRows.holds("s", filter.day))
            \(byRoom) WHERE \(narrowed(filter, unit)) ORDER BY \(order(filter)) LIMIT \(limit) OFFSET \(offset)
            """, DeviceRows.device)
        let rooms = Dictionary(
            try RoomRows.all(of: unit, on: filter.day, in: tx).map { ($0.id, $0) }
        ) { first, _ in first }
        return devices.map { device in
            let room = device.span.room.flatMap { rooms[$0] }
            return DeviceLine(device: device, roomCode: room?.code, roomName: room?.facts.name)
        }
    }

    /// How many devices of each kind a school has in each state on a day.
    static func tallies(
        of unit: UnitID, on day: Day, in tx: Transaction
    ) throws -> [(kind: DeviceKind, state: DeviceState, count: Int)] {
        try tx.all(
            """
            SELECT d.kind, s.state, COUNT(*) AS n FROM facilities_device d
            JOIN facilities_device_span s ON s.device_id = d.id AND \(RoomRows.holds("s", day))
            WHERE d.unit_id = \(unit) GROUP BY d.kind, s.state
            """
        ) { row in
            let kind: DeviceKind = try row["kind"]
            let state: DeviceState = try row["state"]
            return (kind, state, try row["n"])
        }
    }

    private static func narrowed(_ filter: DeviceFilter, _ unit: UnitID) -> SQL {
        var condition: SQL = "d.unit_id = \(unit)"
        if let kind = filter.kind { condition = condition + "AND d.kind = \(kind)" }
        if let state = filter.state { condition = condition + "AND s.state = \(state)" }
        if let room = filter.room { condition = condition + "AND s.room_id = \(room)" }
        if let after = filter.after { condition = condition + "AND d.tag > \(after)" }
        if let tag = filter.tag { condition = condition + "AND d.tag = \(tag)" }
        if !filter.search.isEmpty {
            let upper = filter.search.uppercased()
            let tries: [SQL] = [
                SQL.holds("d.name_fold", filter.search.folded), SQL.holds("d.tag", upper), SQL.holds("d.serial", upper),
            ]
            condition = condition + "AND (\(SQL.joined(tries, by: " OR ")))"
        }
        return condition
    }

    private static func order(_ filter: DeviceFilter) -> SQL {
        switch (filter.order, filter.descends) {
        case (.tag, false): "d.tag"
        case (.tag, true): "d.tag DESC"
        case (.kind, false): "d.kind, d.tag"
        case (.kind, true): "d.kind DESC, d.tag"
        case (.room, false): "COALESCE(q.code, ''), d.tag"
        case (.room, true): "COALESCE(q.code, '') DESC, d.tag"
        case (.state, false): "s.state, d.tag"
        case (.state, true): "s.state DESC, d.tag"
        case (.year, false): "COALESCE(d.bought_year, 0), d.tag"
        case (.year, true): "COALESCE(d.bought_year, 0) DESC, d.tag"
        }
    }
}
