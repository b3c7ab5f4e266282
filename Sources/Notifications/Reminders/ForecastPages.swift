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
        let plan = try ForecastPlan(visit, duties, in: tx)
        let lines = try plan.forecasts.map { try ForecastPeople($0, in: tx) }
        return .page(ForecastViews.preview(plan, lines, visit))
    }

    private func names(_ visit: Visit, _ tx: Transaction) throws -> Response {
        _ = try StepPages.permit(visit, tx)
        let plan = try ForecastPlan(visit, duties, in: tx)
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
}
