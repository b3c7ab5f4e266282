internal import Base
internal import Identity

/// What one unit hands in to one call, through all its versions.
struct Dossier: Sendable, Equatable {
    let id: DossierID
    let letter: LetterID
    let call: Key
    let unit: UnitID
    let state: DossierState
    let people: People
    /// A word of the unit about the whole.
    let summary: String
    let firstSubmittedAt: Instant?
    let submittedAt: Instant?
    let decidedAt: Instant?
    let extendedTo: Day?
    /// Rises with every change; a form that carries an older one is stale.
    let version: Int

    /// The leader in charge and the person to call (letter IV.1, IV.2).
    struct People: Sendable, Equatable {
        var leader: String
        var contact: String
        var phone: String
        var email: String

        var isComplete: Bool { !leader.isEmpty && !contact.isEmpty && !(phone.isEmpty && email.isEmpty) }
    }

    func due(_ call: Call) -> Day { max(extendedTo ?? call.due, call.due) }

    func standing(in call: Call, today: Day) -> Standing {
        Standing(state: state, firstSubmitted: firstSubmittedAt, due: due(call), today: today)
    }
}

/// What a unit wrote about one task: the values of the form's fields by their keys.
struct DossierEntry: Sendable, Equatable {
    let task: Key
    var values: [String: String]
    let version: Int
    let updatedAt: Instant?
}
