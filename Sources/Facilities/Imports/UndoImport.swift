internal import Base
internal import Database
internal import Identity

/// Takes a sheet of devices back as long as nobody has changed since what it wrote; all of it or nothing.
enum UndoImport {
    static func run(_ past: ImportRows.Past, by permit: UnitPermit<KeepFacilities>, in tx: Transaction) throws {
        guard try ImportRows.markUndone(past.id, at: permit.now, in: tx) else { throw UndoRefusal.done }
        for step in try ImportRows.steps(of: past.id, in: tx) {
            guard try DeviceRows.find(step.after.id, in: tx) == step.after else {
                throw UndoRefusal.changedSince(step.after.tag)
            }
            if let before = step.before {
                try restore(before, from: step.after, by: permit, in: tx)
            } else {
                try remove(step.after, by: permit, in: tx)
            }
        }
        try permit.record("undo import", subject: "import", id: past.id.text, detail: past.fileName, in: tx)
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
            guard let room, room.to == nil else { throw UndoRefusal.roomClosed(before.tag, room?.code ?? "") }
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

/// Why a sheet cannot be taken back.
enum UndoRefusal: Refusal, Equatable {
    case done
    case changedSince(String)
    case roomClosed(String, String)

    var kind: RefusalKind { .conflict }
    var explanation: Text {
        switch self {
        case .done: Text("Lần nhập này đã được hoàn tác rồi.", "This import was undone already.")
        case .changedSince(let tag):
            Text(
                "Thiết bị \(tag) đã được sửa hoặc kiểm kê sau lần nhập này nên không hoàn tác được nữa.",
                "The device \(tag) was changed or counted after this import, so that it can no longer be undone.")
        case .roomClosed(let tag, let room):
            Text(
                "Thiết bị \(tag) trước đây ở phòng \(room), nay phòng đã đóng, nên không hoàn tác được nữa.",
                "The device \(tag) stood in room \(room), which is closed by now, so that it can no longer be undone.")
        }
    }
}
