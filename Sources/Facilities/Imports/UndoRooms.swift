internal import Base
internal import Database
internal import Identity
internal import Sheets

/// Takes back what a sheet did to a room, as long as nobody has changed since what it wrote, and nothing stands or is
/// taught where there would be no room again.
enum UndoRooms {
    static func run(_ step: ImportStep<Room>, by permit: UnitPermit<KeepFacilities>, in tx: Transaction) throws {
        guard try RoomRows.find(step.after.id, in: tx) == step.after else {
            throw UndoRefusal.changedSince(step.after.code)
        }
        if let before = step.before {
            try restore(before, from: step.after, by: permit, in: tx)
        } else {
            try remove(step.after, by: permit, in: tx)
        }
    }

    private static func remove(_ room: Room, by permit: UnitPermit<KeepFacilities>, in tx: Transaction) throws {
        try refuseUse(of: room, from: Day(daysSinceEpoch: 0), in: tx)
        if try UndoRows.hasMore(room.id, in: tx) { throw UndoRefusal.changedSince(room.code) }
        try UndoRows.remove(room.id, in: tx)
        try permit.record(
            "take back room", subject: "room", id: room.id.text, detail: room.code,
            changes: FieldChange.between(room.logged, [:]), in: tx)
    }

    private static func restore(
        _ before: Room, from after: Room, by permit: UnitPermit<KeepFacilities>, in tx: Transaction
    ) throws {
        if let closed = before.to { try refuseUse(of: after, from: closed, in: tx) }
        guard try UndoRows.move(after, back: before, at: permit.now, in: tx) else { throw ChangedMeanwhile() }
        try permit.record(
            "take back room", subject: "room", id: before.id.text, detail: before.code,
            changes: FieldChange.between(after.logged, before.logged), in: tx)
    }

    private static func refuseUse(of room: Room, from day: Day, in tx: Transaction) throws {
        let uses = try RoomRows.uses(of: room.id, from: day, in: tx)
        if uses.devices + uses.classes > 0 {
            throw UndoRefusal.because(ImportTexts.roomInUse(room.code, uses.devices, uses.classes))
        }
    }
}
