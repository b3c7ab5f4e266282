internal import Base
internal import Database
internal import Identity

/// A new record and its first day in a class, both or neither.
enum EnrolPupil {
    static func run(
        _ pupil: Pupil, in schoolClass: SchoolClass, on day: Day, _ entry: Entry, by permit: UnitPermit<KeepPupils>,
        in tx: Transaction
    ) throws {
        if let code = pupil.code, try PupilRows.find(code: code, in: tx) != nil { throw CodeTaken() }
        try PupilRows.insert([pupil], at: permit.now, in: tx)
        var history = PlacementHistory([])
        let seat = Seat(pupil: pupil.id, unit: schoolClass.unit, classID: schoolClass.id)
        let changes = try history.enter(seat, on: day, entry, id: PlacementID(at: permit.now))
        try PlacementRows.apply(changes, at: permit.now, in: tx)
        try permit.record(
            "add pupil", subject: "pupil", id: pupil.id.text,
            changes: ChangePupil.changes(nil, pupil) + (try PlacementLog.changes(changes, in: tx)), in: tx)
    }
}

/// Other values for a record: from a day on, or as a correction of what was said of a day.
enum ChangePupil {
    /// - Parameters:
    ///   - new: with the values that hold at the moment, and the version that was seen.
    ///   - old: as it stands now.
    static func run(
        _ new: Pupil, was old: Pupil, _ moment: Moment, by permit: UnitPermit<KeepPupils>, in tx: Transaction
    ) throws {
        guard new.version == old.version else { throw ChangedMeanwhile() }
        if let code = new.code, code != old.code, try PupilRows.find(code: code, in: tx) != nil { throw CodeTaken() }
        let changes = try write(new, was: old, moment, at: permit.now, in: tx)
        if changes.isEmpty { return }
        try permit.record(
            "change pupil", subject: "pupil", id: old.id.text, detail: moment.since?.iso ?? "", changes: changes,
            in: tx)
    }

    /// Writes what differs, without asking who may and without a word in the log.
    ///
    /// - Returns: what became of which field.
    static func write(
        _ new: Pupil, was old: Pupil, _ moment: Moment, at now: Instant, in tx: Transaction
    ) throws -> [FieldChange] {
        let before = try PupilRows.courses(of: old, in: tx)
        var courses = before
        var changes = try courses.apply(new.fields, moment)
        // The code is given once and never changes (Circular 42/2021, art. 10): it can only have been written wrongly.
        if new.code != old.code { changes.append(FieldChange("code", from: old.code, to: new.code)) }
        if changes.isEmpty { return [] }
        var present = old
        present.fields = courses.now
        present.code = new.code
        guard try PupilRows.update(present, at: now, in: tx) else { throw ChangedMeanwhile() }
        try PastRows.write(courses, was: before, of: old.id, PupilField.keys, in: tx)
        return changes
    }

    /// Old and new values, for the log.
    static func changes(_ old: Pupil?, _ new: Pupil) -> [FieldChange] {
        FieldChange.between(old.map(facts) ?? [:], facts(new))
    }

    private static func facts(_ pupil: Pupil) -> [String: String] {
        var facts = pupil.more.values
        facts["name"] = pupil.name
        facts["born"] = pupil.bornOn.iso
        facts["sex"] = pupil.sex.rawValue
        facts["code"] = pupil.code
        facts["boarding"] = pupil.boarding
        facts["twoSessions"] = pupil.twoSessions ? "1" : "0"
        return facts
    }
}

/// What placements mean, for the log.
enum PlacementLog {
    static func changes(_ changes: [PlacementChange], in tx: Transaction) throws -> [FieldChange] {
        try self.changes(changes) { try ClassRows.find($0, in: tx)?.name }
    }

    /// - Parameter name: the name of a class.
    static func changes(
        _ changes: [PlacementChange], _ name: (ClassID) throws -> String?
    ) rethrows -> [FieldChange] {
        try changes.map { change in
            switch change {
            case .open(let placement):
                let seat = try name(placement.classID) ?? ""
                return FieldChange(
                    "class", from: nil, to: "\(seat) (\(placement.entry.rawValue), \(placement.from.iso))")
            case .close(_, let day, let leaving, let reason):
                return FieldChange("leaving", from: nil, to: "\(leaving.rawValue) \(day.iso) \(reason)".trimmed)
            case .reseat(_, let seat):
                return FieldChange("class", from: nil, to: try name(seat))
            }
        }
    }
}

/// Another pupil has this code.
struct CodeTaken: Refusal {
    var kind: RefusalKind { .conflict }
    var field: String? { "code" }
    var explanation: Text { PupilTexts.codeTaken }
}

/// Something is known to have held until a later day.
struct DayTooEarly: Refusal, Equatable {
    let day: Day
    var field: String? { "from" }
    var explanation: Text { PupilTexts.dayTooEarly(Format(.vi).day(day)) }
}
