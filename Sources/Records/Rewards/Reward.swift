internal import Base
internal import Database

enum RewardTag {}
typealias RewardID = ID<RewardTag>

/// A reward, or a measure of discipline, that a pupil was given (Decision 4998/QĐ-BGDĐT, learner child lists).
struct Reward: Sendable, Equatable {
    enum Kind: String, Sendable, CaseIterable, Storable {
        case reward
        case discipline
    }

    let id: RewardID
    let pupil: PupilID
    var kind: Kind
    var givenOn: Day
    var content: String
    /// The number of the decision, when there is one.
    var decision = ""
    var note = ""
    /// From when a measure is over, or a reward was taken back.
    var endedOn: Day?
    var version = 1
}

/// What may be written about rewards and discipline; pure.
enum RewardRules {
    /// The longest content and note of the catalogue (NOI_DUNG, GHI_CHU).
    static let longest = 255

    /// Nothing is given before the child was born or on a day to come.
    static func problem(givenOn day: Day, born: Day, today: Day) -> Text? {
        if day > today { return RewardTexts.dayToCome }
        return day <= born ? RewardTexts.dayBeforeBirth : nil
    }

    /// It ends on the day on which it was given or later.
    static func problem(end day: Day, of reward: Reward) -> Text? {
        day < reward.givenOn ? RewardTexts.endTooEarly : nil
    }
}
