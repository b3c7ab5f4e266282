internal import Base

/// One version of a letter's tasks: the first publication, or an amendment.
struct Edition: Sendable, Equatable {
    enum State: String, Sendable {
        case draft
        case published
    }

    let id: EditionID
    let letter: LetterID
    let number: Int
    let state: State
    let title: String
    /// What an amendment changes and why, in the words of the official.
    let note: String
    let publishedAt: Instant?
    let version: Int
}

/// What a clause of the letter asks units to do.
struct GuidanceTask: Sendable, Equatable {
    let key: Key
    let path: String
    var title: String
    var text: String
    /// What proves that it was done.
    var evidence: String
    var due: Day?
    var audience: Audience
}

/// What must be handed in, by whom and by when.
struct Call: Sendable, Equatable {
    let key: Key
    var form: String
    var title: String
    /// The last day on which it is in time, to its end.
    var due: Day
    /// For a consolidated report: the call whose accepted dossiers it draws together.
    var source: Key?
    var audience: Audience
}

extension Edition.State {
    init?(code: String) { self.init(rawValue: code) }
}
