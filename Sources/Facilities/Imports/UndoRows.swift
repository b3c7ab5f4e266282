internal import Base
internal import Database

/// The statements that take a step of an import back.
enum UndoRows {
    /// Whether anything was written of a device besides what the sheet brought.
    static func hasMore(_ id: DeviceID, in tx: Transaction) throws -> Bool {
        let spans = try tx.count("SELECT COUNT(*) AS n FROM facilities_device_span WHERE device_id = \(id)")
        return try spans != 1 || tx.exists("SELECT 1 AS n FROM facilities_finding WHERE device_id = \(id)")
    }

    static func remove(_ id: DeviceID, in tx: Transaction) throws {
        try tx.run("DELETE FROM facilities_device_span WHERE device_id = \(id)")
        try tx.run("DELETE FROM facilities_device WHERE id = \(id)")
    }

    /// The span before holds again as it did.
    static func move(_ device: Device, back span: Device.Span, in tx: Transaction) throws {
        try tx.run(
            "DELETE FROM facilities_device_span WHERE device_id = \(device.id) AND valid_from = \(span.from)")
        if device.span.from == span.from { return try DeviceRows.insertSpan(of: device, in: tx) }
        try tx.run(
            """
            UPDATE facilities_device_span SET valid_to = \(device.span.to)
            WHERE device_id = \(device.id) AND valid_from = \(device.span.from)
            """)
    }
}

extension UndoRows {
    /// Whether anything was written of a room besides what the sheet brought: spans, or rounds that went there.
    static func hasMore(_ id: RoomID, in tx: Transaction) throws -> Bool {
        let spans = try tx.count("SELECT COUNT(*) AS n FROM facilities_room_span WHERE room_id = \(id)")
        return try spans != 1
            || tx.exists(
                """
                SELECT 1 AS n FROM facilities_round WHERE room_id = \(id)
                UNION ALL SELECT 1 FROM facilities_scan WHERE room_id = \(id)
                UNION ALL SELECT 1 FROM facilities_finding WHERE from_room = \(id) OR to_room = \(id) LIMIT 1
                """)
    }

    static func remove(_ id: RoomID, in tx: Transaction) throws {
        try tx.run("DELETE FROM facilities_room_span WHERE room_id = \(id)")
        try tx.run("DELETE FROM facilities_room WHERE id = \(id)")
    }

    /// The room is again as it was before a sheet, from the same days on.
    ///
    /// - Returns: whether the version was still the one that the sheet left.
    static func move(_ after: Room, back before: Room, at now: Instant, in tx: Transaction) throws -> Bool {
        try tx.run("DELETE FROM facilities_room_span WHERE room_id = \(after.id) AND valid_from = \(after.from)")
        try tx.run("DELETE FROM facilities_room_span WHERE room_id = \(before.id) AND valid_from = \(before.from)")
        try tx.insert(into: "facilities_room_span", RoomRows.spanColumns, [RoomRows.spanValues(before)])
        return try tx.run(
            """
            UPDATE facilities_room SET code = \(before.code), version = version + 1, changed_at = \(now)
            WHERE id = \(after.id) AND version = \(after.version)
            """) == 1
    }
}
