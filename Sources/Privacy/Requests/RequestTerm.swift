internal import Base
internal import Database

/// What a person may ask for (Law 91/2025/QH15, art. 4; Decree 356/2025/NĐ-CP, art. 5).
enum DataRight: String, Sendable, CaseIterable, Storable {
    case see
    case copy
    case correct
    case delete
    case withdraw
    case restrict
    case object
}

/// How long a unit may take for a right, by the law of the time.
struct RequestTerm: Sendable, Equatable {
    let right: DataRight
    let from: Day
    let to: Day?
    /// Working days until the person must know that the request arrived.
    let acknowledge: Int
    /// Days until the answer.
    let days: Int
    /// The same when a processor keeps the data for the unit.
    let daysWithProcessor: Int
    let source: String

    /// The term that held on a day. Before the first known law the first one counts, so that no request is without a
    /// clock.
    static func holding(_ right: DataRight, on day: Day, of terms: [RequestTerm]) -> RequestTerm? {
        let own = terms.filter { $0.right == right }.sorted { $0.from < $1.from }
        return own.last { $0.from <= day && ($0.to.map { day < $0 } ?? true) } ?? own.first
    }
}

/// Which days are worked: the week from Monday to Friday, but for the days that are said to differ.
struct WorkingDays: Sendable, Equatable {
    /// Whether a day is worked, for those that differ from the week and from the holidays that the program computes.
    let differing: [Day: Bool]

    func isWorked(_ day: Day) -> Bool {
        // 1 January 1970 was a Thursday: 3 is Sunday's rest of (days + 4) / 7 counted from Sunday 0.
        let weekday = ((day.daysSinceEpoch + 4) % 7 + 7) % 7
        return differing[day] ?? (weekday != 0 && weekday != 6 && !Holidays.isHoliday(day))
    }

    /// The last of so many working days, counted from the day after. Looks a year ahead at most.
    func last(of count: Int, after day: Day) -> Day {
        var left = count
        var current = day
        for _ in 0..<366 where left > 0 {
            current = current.adding(days: 1)
            if isWorked(current) { left -= 1 }
        }
        return current
    }
}

/// The clocks of one request, computed from what was recorded and nothing else.
///
/// Decree 356/2025/NĐ-CP, art. 5: the request is acknowledged within two working days, answered within 10, 15 or 20
/// days (15, 20, 30 with a processor), extended once by as much again. Days run from the day after the request; a last
/// day on a holiday is not moved, which is the stricter reading.
struct RequestClock: Sendable, Equatable {
    let acknowledgeBy: Day
    let answerBy: Day
    let mayExtend: Bool
    let isAcknowledgementLate: Bool
    let isLate: Bool

    init(_ request: DataRequest, _ term: RequestTerm, _ week: WorkingDays, today: Day) {
        let asked = request.askedAt.day
        let length = request.hasProcessor ? term.daysWithProcessor : term.days
        acknowledgeBy = week.last(of: term.acknowledge, after: asked)
        let first = asked.adding(days: length)
        answerBy = request.extendedAt == nil ? first : first.adding(days: length)
        mayExtend = request.isOpen && request.extendedAt == nil && today <= first
        isAcknowledgementLate = (request.acknowledgedAt?.day ?? today) > acknowledgeBy
        isLate = (request.answeredAt?.day ?? today) > answerBy
    }

    /// Days until the answer is due; negative when that day has passed.
    func daysLeft(on today: Day) -> Int { answerBy.days(since: today) }
}
