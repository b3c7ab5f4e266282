internal import Base
internal import Database
internal import Identity

/// Gives a device another room or state from a day on.
enum MoveDevice {
    /// - Throws: ``DatedRefusal`` when a later change is already written down.
    static func run(
        _ device: Device, to span: Device.Span, by permit: UnitPermit<KeepFacilities>, in tx: Transaction
    ) throws {
        var new = device
        new.span = span
        guard let step = try step(device, to: span) else { return }
        try DeviceRows.move(device, to: span, step, in: tx)
        try permit.record(
            "move device", subject: "device", id: device.id.text, detail: device.tag,
            changes: FieldChange.between(device.logged, new.logged), in: tx)
    }

    /// How a device gets there; nil when it is there already.
    ///
    /// - Throws: ``DatedRefusal`` when a later change is already written down.
    static func step(_ device: Device, to span: Device.Span) throws(DatedRefusal) -> Dated.Step? {
        guard let ended = device.span.to else {
            if span.room == device.span.room, span.state == device.span.state { return nil }
            return try Dated.step(since: device.span.from, changes: span.from)
        }
        // What was written off comes back.
        if span.from < ended { throw .changedLater(ended) }
        return .follow
    }
}
