internal import Base
internal import Database

/// A learner as a class list shows them: nothing here is sensitive.
struct Pupil: Sendable, Equatable {
    let id: PupilID
    /// Given by the sector database.
    var code: String?
    var name: String
    var bornOn: Day
    var sex: Sex
    /// DM_HOC_BAN_TRU
    var boarding: String?
    var twoSessions = false
    var more = MoreFields()
    var version = 1
}

/// What may be said of a learner.
enum PupilRules {
    /// - Parameter today: no learner of a school is older than seventy (continuing education) or not yet born.
    static func problem(born day: Day, today: Day) -> Text? {
        if day > today { return PeopleTexts.bornTomorrow }
        let age = today.year - day.year
        return age > 70 ? PeopleTexts.bornUnlikely(age) : nil
    }
}
