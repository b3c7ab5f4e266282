internal import Base
internal import Database
internal import Identity
internal import Sheets

/// Takes back what a sheet did to a device, as long as nobody has changed since what it wrote.
enum UndoDevices {
    static func run(
        _ step: ImportStep<Device>, by permit: UnitPermit<KeepFacilities>, in tx: Transaction
    ) throws {
        guard try DeviceRows.find(step.after.id, in: tx) == step.after else {
            throw UndoRefusal.changedSince(step.after.tag)
        }
        if let before = step.before {
            try restore(before, from: step.after, by: permit, in: tx)
        } else {
            try remove(step.after, by: permit, in: tx)
        }
    }

    private static func remove(
        _ device: Device, by permit: UnitPermit<KeepFacilities>, in tx: Transaction
    ) throws {
        if try UndoRows.hasMore(device.id, in: tx) { throw UndoRefusal.changedSince(device.tag) }
        try UndoRows.remove(device.id, in: tx)
        try permit.record(
            "take back device", subject: "device", id: device.id.text, detail: device.tag,
            changes: FieldChange.between(device.logged, [:]), in: tx)
    }

    private static func restore(
        _ before: Device, from after: Device, by permit: UnitPermit<KeepFacilities>, in tx: Transaction
    ) throws {
        if before.span.to == nil, before.span.room != after.span.room, let id = before.span.room {
            let room = try RoomRows.find(id, in: tx)
            guard let room, room.to == nil else {
                throw UndoRefusal.because(ImportTexts.roomClosed(before.tag, room?.code ?? ""))
            }
        }
        var written = before
        written.version = after.version
        guard try DeviceRows.update(written, at: permit.now, in: tx) else { throw ChangedMeanwhile() }
        if before.span != after.span { try UndoRows.move(before, back: after.span, in: tx) }
        try permit.record(
            "take back device", subject: "device", id: before.id.text, detail: before.tag,
            changes: FieldChange.between(after.logged, before.logged), in: tx)
    }
}
