internal import Base
internal import Database

/// What a correction says of the states before: a value that was wrong from the beginning was wrong in them too.
enum PupilPastRows {
    private struct Past {
        let until: Day
        var pupil: Pupil
    }

    /// Goes back through the earlier states as long as a field says the same as what was corrected.
    static func correct(_ new: Pupil, was old: Pupil, in tx: Transaction) throws {
        var reach = PupilCorrection(new, was: old)
        for past in try all(of: old, in: tx) {
            let corrected = reach.applied(to: past.pupil)
            if corrected != past.pupil { try write(corrected, until: past.until, in: tx) }
        }
    }

    /// The latest first.
    private static func all(of pupil: Pupil, in tx: Transaction) throws -> [Past] {
        try tx.all(
            """
            SELECT valid_to, name, born_on, sex, boarding, two_sessions, more FROM records_pupil_past
            WHERE pupil_id = \(pupil.id) ORDER BY valid_to DESC
            """
        ) { row in
            var before = pupil
            before.name = try row["name"]
            before.bornOn = try row["born_on"]
            before.sex = try row["sex"]
            before.boarding = try row["boarding"]
            before.twoSessions = try row["two_sessions"]
            before.more = try row["more"]
            return Past(until: try row["valid_to"], pupil: before)
        }
    }

    private static func write(_ pupil: Pupil, until day: Day, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE records_pupil_past SET name = \(pupil.name), born_on = \(pupil.bornOn), sex = \(pupil.sex),
                boarding = \(pupil.boarding), two_sessions = \(pupil.twoSessions), more = \(pupil.more)
            WHERE pupil_id = \(pupil.id) AND valid_to = \(day)
            """)
    }
}

/// The fields that a correction still changes on its way back through earlier states; pure.
struct PupilCorrection {
    private let new: Pupil
    private let old: Pupil
    private var name = true
    private var born = true
    private var sex = true
    private var boarding = true
    private var sessions = true
    private var more: Set<String>

    init(_ new: Pupil, was old: Pupil) {
        self.new = new
        self.old = old
        more = Set(old.more.values.keys).union(new.more.values.keys)
    }

    /// A field is left alone from the first state on that says something else than what was wrong.
    mutating func applied(to past: Pupil) -> Pupil {
        name = name && past.name == old.name
        born = born && past.bornOn == old.bornOn
        sex = sex && past.sex == old.sex
        boarding = boarding && past.boarding == old.boarding
        sessions = sessions && past.twoSessions == old.twoSessions
        more = more.filter { past.more.values[$0] == old.more.values[$0] }
        var corrected = past
        if name { corrected.name = new.name }
        if born { corrected.bornOn = new.bornOn }
        if sex { corrected.sex = new.sex }
        if boarding { corrected.boarding = new.boarding }
        if sessions { corrected.twoSessions = new.twoSessions }
        for field in more { corrected.more.values[field] = new.more.values[field] }
        return corrected
    }
}
