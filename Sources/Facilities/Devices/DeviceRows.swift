internal import Base
internal import Database
internal import Identity

/// Every statement about single devices and their spans.
enum DeviceRows {
    static let columns: SQL =
        """
        d.id, d.unit_id, d.tag, d.kind, d.name, d.serial, d.bought_year, d.source, s.room_id, s.state, s.valid_from,
        s.valid_to, d.version
        """

    /// A device as it was last.
    static func find(_ id: DeviceID, in tx: Transaction) throws -> Device? {
        try tx.first(
            """
            SELECT \(columns) FROM facilities_device d JOIN facilities_device_span s ON s.device_id = d.id
            WHERE d.id = \(id) ORDER BY s.valid_from DESC LIMIT 1
            """, device)
    }

    /// The devices of a school, as they were last, by tag.
    static func byTag(of unit: UnitID, in tx: Transaction) throws -> [String: Device] {
        let devices = try tx.all(
            """
            SELECT \(columns) FROM facilities_device d JOIN facilities_device_span s ON s.device_id = d.id
            WHERE d.unit_id = \(unit) AND NOT EXISTS (SELECT 1 FROM facilities_device_span n
                WHERE n.device_id = d.id AND n.valid_from > s.valid_from)
            """, device)
        return Dictionary(devices.map { ($0.tag, $0) }) { first, _ in first }
    }

    static func isTaken(_ tag: String, at unit: UnitID, but id: DeviceID?, in tx: Transaction) throws -> Bool {
        try tx.exists(
            """
            SELECT 1 AS n FROM facilities_device WHERE unit_id = \(unit) AND tag = \(tag) AND id <> \(id?.text ?? "")
            """)
    }

    /// All that a device has been, the latest first, with the name of the room.
    static func history(of id: DeviceID, in tx: Transaction) throws -> [(span: Device.Span, room: String?)] {
        try tx.all(
            """
            SELECT s.room_id, s.state, s.valid_from, s.valid_to,
                (SELECT r.name FROM facilities_room_span r WHERE r.room_id = s.room_id
                 ORDER BY r.valid_from DESC LIMIT 1) AS room_name
            FROM facilities_device_span s WHERE s.device_id = \(id) ORDER BY s.valid_from DESC
            """
        ) { row in (try span(row), try row["room_name"]) }
    }

    private static let deviceColumns: [StaticString] = [
        "id", "unit_id", "tag", "kind", "name", "name_fold", "serial", "bought_year", "source", "changed_at",
    ]
    private static let spanColumns: [StaticString] = [
        "device_id", "unit_id", "room_id", "state", "valid_from", "valid_to",
    ]

    static func insert(_ devices: some Collection<Device>, at now: Instant, in tx: Transaction) throws {
        try tx.insert(
            into: "facilities_device", deviceColumns,
            devices.lazy.map { device in
                [
                    device.id.stored, device.unit.stored, .text(device.tag), device.kind.stored, .text(device.name),
                    .text(device.name.folded), .text(device.serial), device.boughtYear?.stored ?? .null,
                    device.source?.stored ?? .null, now.stored,
                ]
            })
        try tx.insert(into: "facilities_device_span", spanColumns, devices.lazy.map { values($0, $0.span) })
    }

    private static func values(_ device: Device, _ span: Device.Span) -> [StoredValue] {
        [
            device.id.stored, device.unit.stored, span.room?.stored ?? .null, span.state.stored, span.from.stored,
            span.to?.stored ?? .null,
        ]
    }

    /// Changes what is written on a device.
    ///
    /// - Returns: whether the version was still the one that was seen.
    static func update(_ device: Device, at now: Instant, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE facilities_device SET tag = \(device.tag), kind = \(device.kind), name = \(device.name),
                name_fold = \(device.name.folded), serial = \(device.serial), bought_year = \(device.boughtYear),
                source = \(device.source), version = version + 1, changed_at = \(now)
            WHERE id = \(device.id) AND version = \(device.version)
            """) == 1
    }

    /// Gives a device another room or state from a day on.
    static func move(_ device: Device, to span: Device.Span, _ step: Dated.Step, in tx: Transaction) throws {
        switch step {
        case .replace:
            try tx.run(
                "DELETE FROM facilities_device_span WHERE device_id = \(device.id) AND valid_from = \(span.from)")
        case .follow: try end(device.id, on: span.from, in: tx)
        }
        try tx.insert(into: "facilities_device_span", spanColumns, [values(device, span)])
    }

    static func insertSpan(of device: Device, in tx: Transaction) throws {
        try tx.insert(into: "facilities_device_span", spanColumns, [values(device, device.span)])
    }

    /// Writes a device off from a day on.
    static func end(_ id: DeviceID, on day: Day, in tx: Transaction) throws {
        try tx.run(
            "UPDATE facilities_device_span SET valid_to = \(day) WHERE device_id = \(id) AND valid_to IS NULL")
    }

    static func device(_ row: Row) throws -> Device {
        let id: DeviceID = try row["id"]
        let unit: UnitID = try row["unit_id"]
        let tag: String = try row["tag"]
        let kind: DeviceKind = try row["kind"]
        let name: String = try row["name"]
        let serial: String = try row["serial"]
        let year: Int? = try row["bought_year"]
        let source: DeviceSource? = try row["source"]
        let span = try span(row)
        return Device(
            id: id, unit: unit, tag: tag, kind: kind, name: name, serial: serial, boughtYear: year, source: source,
            span: span, version: try row["version"])
    }

    private static func span(_ row: Row) throws -> Device.Span {
        let room: RoomID? = try row["room_id"]
        let state: DeviceState = try row["state"]
        let from: Day = try row["valid_from"]
        return Device.Span(room: room, state: state, from: from, to: try row["valid_to"])
    }
}
