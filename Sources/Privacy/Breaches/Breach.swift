internal import Base
internal import Database
internal import Identity

/// A breach of personal data as the unit that discovered it describes it.
struct Breach: Sendable, Equatable {
    let id: BreachID
    let unit: UnitID
    let discoveredAt: Instant
    var facts: BreachFacts
    var sent: [BreachReport: Instant] = [:]
    /// Which description of the breach this is; the first is 1.
    var edition = 1
    var closedAt: Instant?
    var conclusion = ""
    var version = 1

    var isOpen: Bool { closedAt == nil }
}

/// What the form of a breach asks for.
struct BreachFacts: Sendable, Equatable {
    var what = ""
    var kinds = ""
    var people = 0
    var consequences = ""
    var measures = ""
    var contact = ""
}

/// One description of a breach as it once stood.
struct BreachEdition: Sendable, Equatable {
    let number: Int
    let facts: BreachFacts
    /// Why the one before was mended; empty for the first.
    let reason: String
    let at: Instant
    let by: String
}

/// The reports that a breach calls for, each with a clock that runs from discovery.
enum BreachReport: String, Sendable, CaseIterable, Storable {
    /// First word of an incident: within 24 hours (Decree 331/2026, art. 31.2 d).
    case first
    /// Full report of the incident: within 72 hours (the same).
    case full
    /// Notice of the breach to the authority for personal data: within 72 hours (Law 91/2025/QH15, art. 23).
    case notice

    var hours: Int { self == .first ? 24 : 72 }
}

/// How a report of a breach stands.
enum BreachClock {
    enum State: Sendable, Equatable {
        case sent(late: Bool)
        /// Whole hours that are left, rounded down.
        case open(hours: Int)
        /// Whole hours by which it is late, rounded up.
        case late(hours: Int)
    }

    static func due(_ report: BreachReport, of breach: Breach) -> Instant {
        breach.discoveredAt.adding(seconds: report.hours * 3600)
    }

    static func state(_ report: BreachReport, of breach: Breach, now: Instant) -> State {
        let due = due(report, of: breach)
        if let sent = breach.sent[report] { return .sent(late: sent > due) }
        let seconds = due.seconds(since: now)
        return seconds >= 0 ? .open(hours: seconds / 3600) : .late(hours: (-seconds + 3599) / 3600)
    }
}

/// Why nothing more can be done to a breach.
enum BreachRefusal: Refusal, Equatable {
    case changed
    case closed
    case same

    var kind: RefusalKind { .conflict }
    var explanation: Text {
        switch self {
        case .changed: BreachTexts.changed
        case .closed: BreachTexts.closedAlready
        case .same: BreachTexts.same
        }
    }
}
