public import Base
public import Database
public import Identity

/// One thing that a school owns or pays for on a day: what other modules may know of it, by ports.
public struct InventoryItem: Sendable, Equatable {
    public enum Kind: Sendable {
        case room
        case device
        case line
        case licence
    }

    public let kind: Kind
    public let id: String
    /// On the door or on the label; empty for lines and licences.
    public var code = ""
    /// Of a line its provider, of a licence the product.
    public let name: String
    /// What it is, in the words of the Vietnamese forms; empty for licences.
    public var sort = ""
    /// Whether it can be used, in Vietnamese; empty for lines and licences.
    public var state = ""
    /// How a room is built, in Vietnamese.
    public var solidity = ""
    /// Square metres of a room, Mbit/s of a line, seats of a licence.
    public var amount: Int?
    /// The code of the room in which a device stands.
    public var room = ""
    /// The code of the site at which a room lies; empty at the main site.
    public var site = ""
    public var serial = ""
    public var boughtYear: Int?
    /// Who paid for a device, in Vietnamese.
    public var source = ""
    /// Since when it is so.
    public let from: Day
    /// The first day on which it no longer is, when that is known.
    public var to: Day?
}

/// What a school has, thing by thing, as it is handed to the sector database.
public enum InventoryRows {
    public static func all(of unit: UnitID, on day: Day, in tx: Transaction) throws -> [InventoryItem] {
        try rooms(unit, day, tx) + devices(unit, day, tx)
            + ConnectionRows.lines(of: unit, on: day, in: tx).map { line in
                InventoryItem(
                    kind: .line, id: line.id.text, name: line.provider, sort: line.kind.label.vi, amount: line.mbit,
                    from: line.from, to: line.to)
            }
            + ConnectionRows.licences(of: unit, on: day, in: tx).map { licence in
                InventoryItem(
                    kind: .licence, id: licence.id.text, name: licence.product, amount: licence.seats,
                    from: licence.from, to: licence.to)
            }
    }

    private static func rooms(_ unit: UnitID, _ day: Day, _ tx: Transaction) throws -> [InventoryItem] {
        try tx.all(
            """
            SELECT r.id, r.code, s.name, s.kind, s.solidity, s.state, s.area, s.valid_from, u.code AS site_code
            FROM facilities_room r JOIN facilities_room_span s ON s.room_id = r.id
            LEFT JOIN organisation_unit u ON u.id = s.site_id
            WHERE s.unit_id = \(unit) AND \(RoomRows.holds("s", day)) ORDER BY r.code, r.id
            """
        ) { row in
            let (kind, solidity, state): (RoomKind, Solidity, RoomState) = (
                try row["kind"], try row["solidity"], try row["state"]
            )
            let id: RoomID = try row["id"]
            let site: String? = try row["site_code"]
            return InventoryItem(
                kind: .room, id: id.text, code: try row["code"], name: try row["name"], sort: kind.label.vi,
                state: state.label.vi, solidity: solidity.label.vi, amount: try row["area"], site: site ?? "",
                from: try row["valid_from"])
        }
    }

    private static func devices(_ unit: UnitID, _ day: Day, _ tx: Transaction) throws -> [InventoryItem] {
        try tx.all(
            """
            SELECT d.id, d.tag, d.name, d.kind, d.serial, d.bought_year, d.source, s.state, s.valid_from,
                r.code AS room_code
            FROM facilities_device d JOIN facilities_device_span s ON s.device_id = d.id
            LEFT JOIN facilities_room r ON r.id = s.room_id
            WHERE s.unit_id = \(unit) AND \(RoomRows.holds("s", day)) ORDER BY d.tag, d.id
            """
        ) { row in
            let (kind, state, source): (DeviceKind, DeviceState, DeviceSource?) = (
                try row["kind"], try row["state"], try row["source"]
            )
            let id: DeviceID = try row["id"]
            let room: String? = try row["room_code"]
            return InventoryItem(
                kind: .device, id: id.text, code: try row["tag"], name: try row["name"], sort: kind.label.vi,
                state: state.label.vi, room: room ?? "", serial: try row["serial"],
                boughtYear: try row["bought_year"], source: source?.label.vi ?? "", from: try row["valid_from"])
        }
    }
}
