internal import Base

/// One fact through time: what held until a day, the earliest first, and what holds since then.
///
/// There is always exactly one value on a day: each begins where the one before it ends, the first has no beginning, the
/// last no end.
struct Course: Sendable, Equatable {
    struct Span: Sendable, Equatable {
        /// The first day on which it no longer held.
        let until: Day
        var value: String
    }

    private(set) var past: [Span]
    private(set) var now: String

    /// - Parameter past: in any order.
    init(now: String, past: [Span] = []) {
        self.now = now
        self.past = past.sorted { $0.until < $1.until }
        settle()
    }

    func value(on day: Day) -> String { past.first { day < $0.until }?.value ?? now }

    /// The days on which the value of a day holds.
    func days(around day: Day) -> DayRange {
        DayRange(from: past.last { $0.until <= day }?.until, until: past.first { day < $0.until }?.until)
    }

    /// Everything that held on some of these days.
    func values(in days: DayRange) -> Set<String> {
        let begun = past.filter { span in days.from.map { $0 < span.until } ?? true }
        let held = begun.enumerated().filter { index, _ in
            guard index > 0, let until = days.until else { return true }
            return begun[index - 1].until < until
        }
        var values = Set(held.map(\.element.value))
        if days.until.map({ until in past.last.map { $0.until < until } ?? true }) ?? true { values.insert(now) }
        return values
    }

    /// Another value from a day on.
    ///
    /// - Throws: ``DayTooEarly`` when that would rewrite what came after it.
    mutating func change(to value: String, from day: Day) throws(DayTooEarly) {
        if value == now { return }
        if let last = past.last?.until, day < last { throw DayTooEarly(day: last) }
        // What began on the same day never held.
        if past.last?.until != day { past.append(Span(until: day, value: now)) }
        now = value
        settle()
    }

    /// What held on a day was another value all along.
    mutating func correct(to value: String, on day: Day) {
        if let index = past.firstIndex(where: { day < $0.until }) {
            past[index].value = value
        } else {
            now = value
        }
        settle()
    }

    /// Two neighbours that say the same are one.
    private mutating func settle() {
        var settled: [Span] = []
        for (index, span) in past.enumerated() {
            let next = index + 1 < past.count ? past[index + 1].value : now
            if span.value != next { settled.append(span) }
        }
        past = settled
    }
}

/// Days from one until the day before another; without an end on the side that is missing.
struct DayRange: Sendable, Equatable {
    var from: Day?
    var until: Day?
}
