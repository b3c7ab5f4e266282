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
        if new.span.room == device.span.room, new.span.state == device.span.state, device.span.to == nil { return }
        if let ended = device.span.to {
            // What was written off comes back.
            if span.from < ended { throw DatedRefusal.changedLater(ended) }
            try DeviceRows.move(device, to: span, .follow, in: tx)
        } else {
            try DeviceRows.move(device, to: span, try Dated.step(since: device.span.from, changes: span.from), in: tx)
        }
        try permit.record(
            "move device", subject: "device", id: device.id.text, detail: device.tag,
            changes: FieldChange.between(device.logged, new.logged), in: tx)
    }
}
