internal import Base
internal import Components
internal import Database
internal import Identity
internal import Web

/// What an address asks to look at: the steps as they stand, with one more, or without one.
struct ForecastPlan {
    let change: StepChange?
    /// The decision on which a new step would rest.
    let source: String
    let forecasts: [Forecast]

    /// The name of a step that is not there yet.
    static let proposed = "proposed"
    private static let base = "/reminders/preview"

    init(_ visit: Visit, _ duties: Reminders.Source, in tx: Transaction) throws {
        let query = visit.request.query
        let steps = try ReminderRows.steps(in: tx)
        let tomorrow = visit.today.adding(days: 1)
        source = (query["source"] ?? "").trimmed
        change = try ForecastPlan.change(query, steps, from: tomorrow)
        let days = tomorrow...tomorrow.adding(days: ForecastRules.length - 1)
        let all = ForecastRules.changed(steps, change, from: tomorrow) + steps
        guard let due = ForecastRules.due(all, days) else {
            forecasts = []
            return
        }
        forecasts = ForecastRules.forecasts(steps, change, duties: try duties(due, visit.today, tx), days: days)
    }

    private static func change(
        _ query: FormValues, _ steps: [ReminderStep], from tomorrow: Day
    ) throws -> StepChange? {
        if let end = query["end"] {
            guard let step = steps.first(where: { $0.id == end && $0.validTo == nil }) else { throw NotFound() }
            return .end(step)
        }
        guard let days = query["days"].flatMap({ Int($0) }), (-60...60).contains(days),
            let audience = query["audience"].flatMap({ ReminderStep.Audience(rawValue: $0) })
        else { return nil }
        return .add(
            ReminderStep(id: proposed, validFrom: tomorrow, validTo: nil, days: days, audience: audience))
    }

    /// The address at which one looks at a new step.
    static func path(adding days: Int, _ audience: ReminderStep.Audience, source: String) -> String {
        path(base, [("days", String(days)), ("audience", audience.rawValue), ("source", source)])
    }

    /// The address at which one looks at the end of a step.
    static func path(ending step: ReminderStep) -> String { path(base, [("end", step.id)]) }

    /// The address of the whole plan.
    var path: String { ForecastPlan.path(ForecastPlan.base, asked) }

    /// The address of those whom one forecast reaches.
    func path(to forecast: Forecast) -> String {
        ForecastPlan.path("\(ForecastPlan.base)/\(forecast.step.id)", asked + [("on", forecast.day.iso)])
    }

    private var asked: [(name: String, value: String)] {
        switch change {
        case nil: []
        case .add(let step):
            [("days", String(step.days)), ("audience", step.audience.rawValue), ("source", source)]
        case .end(let step): [("end", step.id)]
        }
    }

    private static func path(_ path: String, _ asked: [(name: String, value: String)]) -> String {
        asked.reduce(Address(path)) { $0.setting($1.name, to: $1.value) }.text
    }
}
