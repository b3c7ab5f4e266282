internal import Base

/// Where a dossier stands in its life.
enum DossierState: String, Sendable {
    case draft
    case submitted
    case returned
    case accepted
}

/// How one unit stands with one call today, computed from what was recorded: the one rule behind every list, count
/// and badge.
enum Standing: Sendable, Equatable {
    /// Nothing handed in, and there is time until the due day ends.
    case open
    /// Nothing handed in, and the due day is over by so many days.
    case overdue(days: Int)
    /// Handed in and not yet decided; so many days late, 0 when in time.
    case submitted(late: Int)
    /// Returned to be mended.
    case returned(late: Int)
    case accepted(late: Int)

    /// - Parameters:
    ///   - state: nil when the unit has not begun.
    ///   - due: the call's due day, or the later one that was granted.
    init(state: DossierState?, firstSubmitted: Instant?, due: Day, today: Day) {
        let late = firstSubmitted.map { max(0, $0.day.days(since: due)) } ?? 0
        switch state {
        case .submitted: self = .submitted(late: late)
        case .returned: self = .returned(late: late)
        case .accepted: self = .accepted(late: late)
        case nil, .draft: self = today > due ? .overdue(days: today.days(since: due)) : .open
        }
    }

    /// How many days late, whether handed in or not.
    var daysLate: Int {
        switch self {
        case .open: 0
        case .overdue(let days): days
        case .submitted(let late), .returned(let late), .accepted(let late): late
        }
    }

    var group: StandingGroup {
        switch self {
        case .open: .open
        case .overdue: .overdue
        case .submitted: .submitted
        case .returned: .returned
        case .accepted: .accepted
        }
    }
}

/// The groups that lists count and filter by.
enum StandingGroup: String, Sendable, CaseIterable {
    case overdue
    case open
    case submitted
    case returned
    case accepted
}
