internal import Base
internal import Database
internal import Identity

/// Puts a photograph to a record. The log says that it was done and who agreed, not what is to be seen.
enum PutPhoto {
    static func run(_ photo: Photo, of pupil: PupilID, by permit: UnitPermit<KeepPupils>, in tx: Transaction) throws {
        let hadOne = try PhotoRows.exists(pupil, in: tx)
        let today = Instant(startOf: permit.now.day)
        try Quota.photosOfPersonInADay.check(
            beside: QuotaRows.photos(by: permit.account, since: today, in: tx), in: tx)
        if !hadOne { try Quota.photosOfUnit.check(beside: QuotaRows.photos(of: permit.unit, in: tx), in: tx) }
        try PhotoRows.put(photo, of: pupil, by: permit, in: tx)
        try permit.record(
            hadOne ? "replace photo" : "put photo", subject: "pupil", id: pupil.text,
            changes: [
                FieldChange("agreedBy", from: nil, to: photo.agreedBy),
                FieldChange("agreedOn", from: nil, to: photo.agreedOn.iso),
                FieldChange("bytes", from: nil, to: String(photo.bytes.count)),
            ], in: tx)
    }
}

/// Takes a photograph away, as when whoever agreed no longer does.
enum RemovePhoto {
    static func run(_ pupil: PupilID, because reason: String, by permit: UnitPermit<KeepPupils>, in tx: Transaction)
        throws
    {
        guard try PhotoRows.remove(pupil, by: permit, in: tx) else { throw NotFound() }
        try permit.record("remove photo", subject: "pupil", id: pupil.text, detail: reason, in: tx)
    }
}
