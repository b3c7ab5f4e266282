internal import Base
internal import Database
internal import Identity
internal import Web

/// Other values for a member of staff: from a day on, or as a correction of what was said of a day.
enum ChangeMember {
    /// - Parameters:
    ///   - new: with the values that hold at the moment, and the version that was seen.
    ///   - old: as it stands now.
    static func run(
        _ new: StaffMember, was old: StaffMember, _ moment: Moment, by permit: UnitPermit<DecidePupils>,
        in tx: Transaction
    ) throws {
        guard new.version == old.version else { throw ChangedMeanwhile() }
        let before = try StaffRows.courses(of: old, in: tx)
        var courses = before
        var changes = try courses.apply(new.fields, moment)
        // The code is given once and never changes (Circular 42/2021, art. 10): it can only have been written wrongly.
        if new.code != old.code {
            if let code = new.code, try StaffRows.member(code: code, in: tx) != nil {
                throw FormRefusal("code", MemberTexts.codeTaken)
            }
            changes.append(FieldChange("code", from: old.code, to: new.code))
        }
        if changes.isEmpty { return }
        var present = old
        present.fields = courses.now
        present.code = new.code
        guard try StaffRows.update(present, at: permit.now, in: tx) else { throw ChangedMeanwhile() }
        try PastRows.write(courses, was: before, of: old.id, StaffField.keys, in: tx)
        try permit.record(
            moment.word(of: "staff"), subject: "staff", id: old.id.text, detail: moment.day.iso, changes: changes,
            in: tx)
    }
}
