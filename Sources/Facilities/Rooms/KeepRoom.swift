internal import Base
internal import Database
internal import Identity
internal import Web

/// A school adds a room, says from when it is different, or closes it.
enum KeepRoom {
    static func add(_ room: Room, by permit: UnitPermit<KeepFacilities>, in tx: Transaction) throws {
        try RoomRows.insert([room], at: permit.now, in: tx)
        try permit.record(
            "add room", subject: "room", id: room.id.text, changes: FieldChange.between([:], room.logged), in: tx)
    }

    static func change(_ room: Room, was old: Room, by permit: UnitPermit<KeepFacilities>, in tx: Transaction) throws {
        // A closed room that is used again begins anew.
        let since = old.to ?? old.from
        let step = old.to == nil ? try Dated.step(since: since, changes: room.from) : .follow
        if old.to != nil, room.from < since { throw DatedRefusal.changedLater(since) }
        guard try RoomRows.update(room, step, at: permit.now, in: tx) else { throw ChangedMeanwhile() }
        try permit.record(
            "change room", subject: "room", id: room.id.text, changes: FieldChange.between(old.logged, room.logged),
            in: tx)
    }

    static func close(
        _ room: Room, on day: Day, by permit: UnitPermit<KeepFacilities>, in tx: Transaction
    ) throws {
        if day <= room.from { throw FormRefusal("closed", FacilitiesTexts.endTooEarly) }
        let uses = try RoomRows.uses(of: room.id, from: day, in: tx)
        if uses.devices + uses.classes > 0 {
            throw FormRefusal("closed", RoomTexts.inUse(uses.devices, uses.classes))
        }
        guard try RoomRows.close(room, on: day, at: permit.now, in: tx) else { throw ChangedMeanwhile() }
        try permit.record(
            "close room", subject: "room", id: room.id.text, changes: [FieldChange("to", from: nil, to: day.iso)],
            in: tx)
    }
}
