internal import Base
internal import Database
internal import Identity

/// One request about the data of one person.
struct DataRequest: Sendable, Equatable {
    enum Outcome: String, Sendable, CaseIterable, Storable {
        case done
        case partly
        case refused
    }

    let id: RequestID
    let right: DataRight
    let person: DataPerson
    let askedBy: AccountID
    let unit: UnitID
    let words: String
    let askedAt: Instant
    var hasProcessor = false
    var acknowledgedAt: Instant?
    var extendedAt: Instant?
    var extensionReason = ""
    var answeredAt: Instant?
    var outcome: Outcome?
    var answer = ""
    var version = 1

    var isOpen: Bool { answeredAt == nil }
}

/// Whose data a request or a consent is about, with the name at that time.
struct DataPerson: Sendable, Equatable {
    let kind: PersonKind
    let id: String
    let name: String

    /// As forms and addresses name it.
    var code: String { "\(kind.rawValue):\(id)" }
}

/// Why a request cannot be made or go on.
enum RequestRefusal: Refusal, Equatable {
    case openAlready
    case nobodyKeeps
    case answered
    case extendedAlready
    case tooLateToExtend
    case changed

    var kind: RefusalKind { .conflict }
    var explanation: Text {
        switch self {
        case .openAlready: RequestTexts.openAlready
        case .nobodyKeeps: RequestTexts.nobodyKeeps
        case .answered: RequestTexts.answeredAlready
        case .extendedAlready: RequestTexts.extendedAlready
        case .tooLateToExtend: RequestTexts.tooLateToExtend
        case .changed: RequestTexts.changed
        }
    }
}

/// What may be done with a request.
enum RequestRules {
    static func extend(_ request: DataRequest, _ clock: RequestClock) throws(RequestRefusal) {
        guard request.isOpen else { throw .answered }
        guard request.extendedAt == nil else { throw .extendedAlready }
        guard clock.mayExtend else { throw .tooLateToExtend }
    }
}
