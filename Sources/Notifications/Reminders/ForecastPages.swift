internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Web

/// Who will be reminded when and how, before a step is added or ended, and as it stands.
struct ForecastPages {
    let duties: Reminders.Source

    var endpoints: [Endpoint] {
        [
            .page("/reminders/preview", .needs(SetReminders.self), preview),
            .page("/reminders/preview/:step", .needs(SetReminders.self), names),
        ]
    }

    private static let pageLength = 50

    private func preview(_ visit: Visit, _ tx: Transaction) throws -> Response {
        _ = try StepPages.permit(visit, tx)
        let plan = try Plan(visit, duties, in: tx)
        let lines = try plan.forecasts.map { try ForecastPeople($0, in: tx) }
        return .page(ForecastViews.preview(plan, lines, visit))
    }

    private func names(_ visit: Visit, _ tx: Transaction) throws -> Response {
        _ = try StepPages.permit(visit, tx)
        let plan = try Plan(visit, duties, in: tx)
        let day = visit.request.query["on"].flatMap { Day(iso: $0) }
        let step = visit.request.parameters["step"]
        guard let forecast = plan.forecasts.first(where: { $0.day == day && $0.step.id == step }) else {
            throw NotFound()
        }
        let people = try ForecastPeople(forecast, in: tx)
        let pages = max(1, (people.places.count + ForecastPages.pageLength - 1) / ForecastPages.pageLength)
        let page = min(max(1, visit.request.query["page"].flatMap { Int($0) } ?? 1), pages)
        let shown = Array(
            people.places.dropFirst((page - 1) * ForecastPages.pageLength).prefix(ForecastPages.pageLength))
        let unitNames = try ReminderRows.unitNames(shown.map(\.unit), in: tx)
        let personNames = try ReminderRows.personNames(shown.flatMap(\.people), in: tx)
        return .page(
            ForecastViews.names(
                people, shown, .init(units: unitNames, people: personNames), plan, page: page, pages: pages, visit))
    }

    /// What the address asks to look at: the steps as they stand, with one more, or without one.
    struct Plan {
        let change: StepChange?
        /// The step that would come or go.
        let step: ReminderStep?
        let source: String
        let forecasts: [Forecast]
        /// The change as it stands in the address.
        private let asked: [(name: String, value: String)]

        /// A step that is not there yet.
        static let proposed = "proposed"

        /// The address at which one looks at a new step.
        static func path(adding days: Int, _ audience: ReminderStep.Audience, source: String) -> String {
            path("/reminders/preview", asking(days, audience, source))
        }

        /// The address at which one looks at the end of a step.
        static func path(ending step: ReminderStep) -> String { path("/reminders/preview", [("end", step.id)]) }

        private static func asking(
            _ days: Int, _ audience: ReminderStep.Audience, _ source: String
        ) -> [(name: String, value: String)] {
            [("days", String(days)), ("audience", audience.rawValue), ("source", source)]
        }

        private static func path(_ path: String, _ asked: [(name: String, value: String)]) -> String {
            asked.reduce(Address(path)) { $0.setting($1.name, to: $1.value) }.text
        }

        /// The address of the whole plan.
        var path: String { Plan.path("/reminders/preview", asked) }

        /// The address of those whom one forecast reaches.
        func path(to forecast: Forecast) -> String {
            Plan.path("/reminders/preview/\(forecast.step.id)", asked + [("on", forecast.day.iso)])
        }

        init(_ visit: Visit, _ duties: Reminders.Source, in tx: Transaction) throws {
            let steps = try ReminderRows.steps(in: tx)
            let tomorrow = visit.today.adding(days: 1)
            let query = visit.request.query
            source = (query["source"] ?? "").trimmed
            if let end = query["end"] {
                guard let found = steps.first(where: { $0.id == end && $0.validTo == nil }) else { throw NotFound() }
                step = found
                change = .end(end)
                asked = [("end", end)]
            } else if let days = query["days"].flatMap({ Int($0) }), (-60...60).contains(days),
                let audience = query["audience"].flatMap({ ReminderStep.Audience(rawValue: $0) })
            {
                let new = ReminderStep(
                    id: Plan.proposed, validFrom: tomorrow, validTo: nil, days: days, audience: audience)
                step = new
                change = .add(new)
                asked = Plan.asking(days, audience, source)
            } else {
                step = nil
                change = nil
                asked = []
            }
            let days = tomorrow...tomorrow.adding(days: ForecastRules.length - 1)
            let all = ForecastRules.changed(steps, change, from: tomorrow) + steps
            guard let due = ForecastRules.due(all, days) else {
                forecasts = []
                return
            }
            forecasts = ForecastRules.forecasts(
                steps, change, duties: try duties(due, visit.today, tx), days: days)
        }
    }
}
