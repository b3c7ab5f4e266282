internal import Base
internal import Database
internal import Identity
internal import Web

/// A school says in which room each class has Informatics.
enum AssignClasses {
    /// - Parameter chosen: the room of each class that the form spoke of; nil takes the class out of its room.
    /// - Returns: how many classes changed.
    static func run(
        _ chosen: [ClassReference: RoomID?], classes: [ClassSize], from day: Day, by permit: UnitPermit<KeepFacilities>,
        in tx: Transaction
    ) throws -> Int {
        let rooms = Set(try RoomRows.all(of: permit.unit, on: day, in: tx).map(\.id))
        let now = try InformaticsRows.assignments(where: "a.unit_id = \(permit.unit)", on: day, in: tx)
        var changed = 0
        for size in classes {
            guard let room = chosen[size.id], room != now[size.id] else { continue }
            if let room, !rooms.contains(room) { throw FormRefusal("class-\(size.id)", InformaticsTexts.roomGone) }
            if let since = try InformaticsRows.since(size.id, in: tx) {
                _ = try Dated.step(since: since, changes: day)
            }
            try InformaticsRows.assign(size.id, of: permit.unit, to: room, from: day, in: tx)
            try permit.record(
                "assign class", subject: "informatics", id: size.id.text, detail: size.name,
                changes: [
                    FieldChange("room", from: now[size.id]?.text, to: room?.text),
                    FieldChange("from", from: nil, to: day.iso),
                ], in: tx)
            changed += 1
        }
        return changed
    }
}
