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
