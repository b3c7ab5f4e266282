internal import Base
internal import Database
internal import Identity
internal import Web

/// A school adds a device, changes what is written on it or where it stands, or writes it off.
enum KeepDevice {
    static func add(_ device: Device, by permit: UnitPermit<KeepFacilities>, in tx: Transaction) throws {
        try DeviceRows.insert([device], at: permit.now, in: tx)
        try permit.record(
            "add device", subject: "device", id: device.id.text, changes: FieldChange.between([:], device.logged),
            in: tx)
    }

    static func change(
        _ device: Device, was old: Device, by permit: UnitPermit<KeepFacilities>, in tx: Transaction
    ) throws {
        var written = device
        written.span = old.span
        // Refused before anything is written, since a sheet goes on with its other rows.
        _ = try MoveDevice.step(written, to: device.span)
        guard try DeviceRows.update(device, at: permit.now, in: tx) else { throw ChangedMeanwhile() }
        if written.logged != old.logged {
            try permit.record(
                "change device", subject: "device", id: device.id.text,
                changes: FieldChange.between(old.logged, written.logged), in: tx)
        }
        try MoveDevice.run(written, to: device.span, by: permit, in: tx)
    }

    static func writeOff(
        _ device: Device, on day: Day, by permit: UnitPermit<KeepFacilities>, in tx: Transaction
    ) throws {
        if day <= device.span.from { throw FormRefusal("closed", FacilitiesTexts.endTooEarly) }
        guard try DeviceRows.update(device, at: permit.now, in: tx) else { throw ChangedMeanwhile() }
        try DeviceRows.end(device.id, on: day, in: tx)
        try permit.record(
            "write off device", subject: "device", id: device.id.text, detail: device.tag,
            changes: [FieldChange("to", from: device.span.to?.iso, to: day.iso)], in: tx)
    }
}
