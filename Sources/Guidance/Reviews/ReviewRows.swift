internal import Base
internal import Database
internal import Identity
internal import Organisation

/// One time a dossier was handed in.
struct HandIn: Sendable, Equatable {
    let id: SubmissionID
    let number: Int
    let at: Instant
    let by: String
    let edition: Int
    let due: Day
    let snapshot: Snapshot
    let decision: Decision?

    struct Decision: Sendable, Equatable {
        enum Kind: String, Sendable {
            case `return`
            case acceptance
            case reopening
        }
        let kind: Kind
        let at: Instant
        let by: String
        let reason: String
    }

    /// Days after the due day, 0 when in time.
    var daysLate: Int { max(0, at.day.days(since: due)) }
}

/// A copy of all that a dossier said when it was handed in.
struct Snapshot: Sendable, Equatable, Codable {
    let leader: String
    let contact: String
    let phone: String
    let email: String
    let summary: String
    /// Values by the key of the task.
    let entries: [String: [String: String]]
    /// For a consolidated report: its figures and the dossiers they were drawn from.
    let figures: Consolidation?
    /// For a statistical form: all numbers as they were, with the version of the form.
    var sheet: FigureSheet?
}

/// What a superior wrote beside an item, and what the unit answered.
struct Remark: Sendable, Equatable {
    let id: RemarkID
    /// Nil for a remark on the whole.
    let task: Key?
    let text: String
    let at: Instant
    let by: String
    let answer: String?
    let answeredAt: Instant?

    var isOpen: Bool { answer == nil }
}

/// More time, asked for and given or not.
struct Extension: Sendable, Equatable {
    let id: ExtensionID
    let askedAt: Instant
    let askedBy: String
    let until: Day
    let reason: String
    let granted: Bool?
    let decidedBy: String?
    let note: String
}
