internal import Base
internal import Database
internal import Identity
internal import Web

/// Other values for a class: from a day on, or as a correction of what was said of a day.
enum ChangeClass {
    /// - Parameters:
    ///   - new: with the values that hold at the moment, and the version that was seen.
    ///   - old: as it stands now.
    static func run(
        _ new: SchoolClass, was old: SchoolClass, _ moment: Moment, by permit: UnitPermit<KeepPupils>,
        in tx: Transaction
    ) throws {
        guard new.version == old.version else { throw ChangedMeanwhile() }
        let before = try ClassRows.courses(of: old, in: tx)
        var courses = before
        var changes = try courses.apply(new.fields, moment)
        // The code is given once and never changes: it can only have been written wrongly.
        if new.code != old.code { changes.append(FieldChange("code", from: old.code, to: new.code)) }
        if changes.isEmpty { return }
        if changes.contains(where: { $0.field == ClassField.name.rawValue }) {
            let days = courses.fields[.name]?.days(around: moment.day) ?? DayRange()
            if try ClassRows.isTaken(new.name, by: old, in: days, in: tx) {
                throw FormRefusal("name", ClassTexts.nameTaken)
            }
        }
        var present = old
        present.fields = courses.now
        present.code = new.code
        guard try ClassRows.update(present, at: permit.now, in: tx) else { throw ChangedMeanwhile() }
        try PastRows.write(courses, was: before, of: old.id, { ("", $0.sortKey) }, in: tx)
        if present.teacher != old.teacher { try tell(present, was: old, at: permit.now, in: tx) }
        try permit.record(
            moment.word(of: "class"), subject: "class", id: old.id.text, detail: moment.day.iso, changes: changes,
            in: tx)
    }

    /// Learning systems hear that nobody teaches the class as a whole any more.
    static func tell(
        _ present: SchoolClass, was old: SchoolClass, at now: Instant, in tx: Transaction
    ) throws {
        if present.teacher != nil { return try GoneRows.forget(teacherOf: present, in: tx) }
        if let teacher = old.teacher { try GoneRows.note(teacher: teacher, of: present, at: now, in: tx) }
    }
}

extension Moment {
    /// What the log calls it.
    func word(of record: String) -> String {
        switch self {
        case .change: "change \(record)"
        case .correction: "correct \(record)"
        }
    }
}
