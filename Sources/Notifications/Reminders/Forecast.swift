internal import Base
internal import Identity

/// One step that will be told on one day, and what it is about.
struct Forecast: Sendable {
    let day: Day
    let step: ReminderStep
    let duties: [Duty]

    /// How a change of the steps bears on it.
    enum Change: String, Sendable {
        case added
        case ended
    }

    /// Nil when it comes with the change and without it.
    let change: Change?
}

/// A change of the steps that somebody thinks about.
enum StepChange: Sendable, Equatable {
    case add(ReminderStep)
    case end(ReminderStep)

    var step: ReminderStep {
        switch self {
        case .add(let step), .end(let step): step
        }
    }
}

/// Who will be reminded when, if every duty stays open: the rule of the mornings asked ahead of time, so that what is
/// shown is what will be told.
enum ForecastRules {
    /// For how many days one looks ahead.
    static let length = 30

    /// The due days that matter for a range of days.
    static func due(_ steps: [ReminderStep], _ days: ClosedRange<Day>) -> ClosedRange<Day>? {
        guard let first = steps.map(\.days).min(), let last = steps.map(\.days).max() else { return nil }
        return days.lowerBound.adding(days: -max(0, last))...days.upperBound.adding(days: max(0, -first))
    }

    /// The steps as they would be from a day on.
    static func changed(_ steps: [ReminderStep], _ change: StepChange?, from day: Day) -> [ReminderStep] {
        switch change {
        case nil: steps
        case .add(let new): steps + [new]
        case .end(let ended):
            steps.map { step in
                guard step.id == ended.id else { return step }
                return ReminderStep(
                    id: step.id, validFrom: step.validFrom, validTo: day, days: step.days, audience: step.audience)
            }
        }
    }

    /// Ordered by day, then by step: those that stay, those that come and those that go.
    static func forecasts(
        _ steps: [ReminderStep], _ change: StepChange?, duties: [Duty], days: ClosedRange<Day>
    ) -> [Forecast] {
        let before = told(steps, duties, days)
        let after = told(changed(steps, change, from: days.lowerBound), duties, days)
        let keys = Set(before.keys).union(after.keys)
        return keys.sorted().map { key in
            let mark: Forecast.Change? = before[key] == nil ? .added : after[key] == nil ? .ended : nil
            let found = (after[key] ?? before[key] ?? []).sorted { ($0.title, $0.unit) < ($1.title, $1.unit) }
            return Forecast(day: key.day, step: key.step, duties: found, change: mark)
        }
    }

    private struct Key: Hashable, Comparable {
        let day: Day
        let step: ReminderStep

        static func < (left: Key, right: Key) -> Bool {
            (left.day, left.step.days, left.step.id) < (right.day, right.step.days, right.step.id)
        }

        static func == (left: Key, right: Key) -> Bool { left.day == right.day && left.step.id == right.step.id }

        func hash(into hasher: inout Hasher) {
            hasher.combine(day)
            hasher.combine(step.id)
        }
    }

    private static func told(
        _ steps: [ReminderStep], _ duties: [Duty], _ days: ClosedRange<Day>
    ) -> [Key: [Duty]] {
        var told: [Key: [Duty]] = [:]
        for duty in duties {
            for step in steps {
                let day = duty.due.adding(days: step.days)
                guard days.contains(day), ReminderRules.steps(steps, due: duty.due, today: day).contains(step) else {
                    continue
                }
                told[Key(day: day, step: step), default: []].append(duty)
            }
        }
        return told
    }
}
