internal import Base
internal import Database
internal import Identity
internal import Outbox
internal import Web

/// Who will be reminded when, for other programs: as the steps stand, with one more, or without one.
struct ForecastAPI: Sendable {
    let duties: Reminders.Source

    var endpoints: [Endpoint] {
        [
            .list(
                "/reminders/forecast",
                Text(
                    "30 ngày tới ai được nhắc, kể cả khi thêm hoặc thôi một mốc", "Who is reminded in the next 30 days"),
                DeliveryAPI.reading,
                query: ForecastAPI.changes, ForecastAPI.line
            ) { call, tx in
                _ = try StepPages.permit(call.visit, tx)
                let forecasts = try ForecastPlan(call.visit, duties, in: tx).forecasts
                let page = call.page(of: forecasts) { "\($0.day.iso) \($0.step.id)" }
                let people = try page.items.map { try ForecastPeople($0, in: tx) }
                return .page(APIPage(people, next: page.next), ForecastAPI.line)
            },
            .list(
                "/reminders/forecast/:step",
                Text("Một mốc vào một ngày nhắc những đơn vị nào", "Which units a step reminds on one day"),
                DeliveryAPI.reading, query: ForecastAPI.changes + [ForecastAPI.on.field(required: true)],
                ForecastAPI.place
            ) { call, tx in
                _ = try StepPages.permit(call.visit, tx)
                let (day, step) = (call.query[ForecastAPI.on], call.visit.request.parameters["step"])
                let plan = try ForecastPlan(call.visit, duties, in: tx)
                guard let forecast = plan.forecasts.first(where: { $0.day == day && $0.step.id == step }) else {
                    throw NotFound()
                }
                let places = try ForecastPeople(forecast, in: tx).places
                return .page(call.page(of: places) { $0.unit.text }, ForecastAPI.place)
            },
        ]
    }

    private static let days = APIInput("days", .integer(-60...60))
    private static let audience = APIInput("audience", APIType<ReminderStep.Audience>.code)
    /// The step without which one looks ahead.
    private static let end = APIInput("end", .text(1...100))

    private static let on = APIInput("on", .day)

    private static let changes = [
        days.field(required: false), audience.field(required: false), end.field(required: false),
    ]

    private static let line = APIRecord<ForecastPeople>([
        .day("day") { $0.forecast.day }, .text("step") { $0.forecast.step.id },
        .integer("days") { $0.forecast.step.days }, .code("audience") { $0.forecast.step.audience },
        .optional("change") { $0.forecast.change?.rawValue }, .integer("duties") { $0.forecast.duties.count },
        .integer("people") { $0.channels.count }, .integer("byMail") { $0.count(.mail) },
        .integer("units") { $0.places.count }, .integer("unitsWithNobody") { $0.silent },
    ])
    private static let place = APIRecord<ForecastPeople.Place>([
        .id("unit") { $0.unit }, .integer("duties") { $0.duties.count }, .integer("people") { $0.people.count },
    ])
}
