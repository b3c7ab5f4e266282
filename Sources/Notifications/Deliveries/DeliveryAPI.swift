internal import Base
internal import Database
internal import Identity
internal import Outbox
internal import Web

/// What was delivered within reach, and by which steps people are reminded, for other programs.
enum DeliveryAPI {
    static let reading = APIScope(
        "deliveries:read", Text("Xem thư, tin đã gửi và mốc nhắc hạn", "See what was delivered, and the reminder steps")
    )
    static let writing = APIScope(
        "deliveries:write",
        Text("Xử lý lượt gửi chưa rõ kết quả, đặt mốc nhắc hạn", "Decide unknown deliveries, set reminder steps"))

    static let endpoints: [Endpoint] = [
        list(
            "/deliveries", Text("Thư, tin đã gửi trong phạm vi", "What was delivered within reach"), reading
        ) { call, tx in try call.visit.permit(ReadDeliveries.self, in: tx).covers("m.unit_id") },
        list(
            "/messages/sent", Text("Thư, tin đã gửi cho mình", "What was delivered to oneself"), MessageAPI.reading
        ) { call, _ in try DeliveryPages.isOwn(call.visit) },
        delivery.read(Text("Một lượt gửi", "One delivery")),
        delivery.change(
            .post, "/decision",
            Text("Quyết định về lượt gửi chưa rõ kết quả", "Decide about a delivery of which nobody knows"),
            body: [.needs("decision", APIType<Decision>.code, form: "do")], DeliveryPages.decide),
        step.list("/reminders", Text("Các mốc nhắc hạn", "The reminder steps"), id: \.id) { call, tx in
            _ = try StepPages.permit(call.visit, tx)
            return try ReminderRows.steps(in: tx)
        },
        step.making(
            "/reminders", Text("Thêm một mốc nhắc hạn từ ngày mai", "Add a reminder step from tomorrow"),
            body: [
                .needs("days", .integer(-60...60)), .needs("audience", APIType<ReminderStep.Audience>.code),
                .needs("source", .text(1...200)),
            ]
        ) { call, tx in try StepPages.added(call.visit, tx) },
        step.read(Text("Một mốc nhắc hạn", "One reminder step")),
        step.change(
            .post, "/end", Text("Thôi một mốc nhắc hạn từ ngày mai", "End a reminder step from tomorrow"),
            StepPages.end),
    ]

    private static func list(
        _ path: String, _ summary: Text, _ scope: APIScope,
        within: @escaping @Sendable (APICall, Transaction) throws -> SQL
    ) -> Endpoint {
        .list(
            path, summary, scope,
            query: [channel.field(required: false), state.field(required: false), day.field(required: false)], line
        ) { call, tx in
            let offset = call.after?.first.flatMap { Int($0) } ?? 0
            let filter = DeliveryFilter(channel: call.query[channel], state: call.query[state], day: call.query[day])
            let found = try DeliveryListRows.lines(
                filter, within: try within(call, tx), limit: call.limit + 1, offset: offset, in: tx)
            let shown = found.map { Shown(line: $0, language: call.visit.language) }
            return .page(APIPage(shown, limit: call.limit) { _ in [String(offset + call.limit)] }, line)
        }
    }

    private enum Decision: String, Sendable, CaseIterable {
        case again
        /// It is taken as delivered.
        case done
    }

    private struct Shown: Sendable {
        let line: DeliveryLine
        let language: Language
    }

    private static let channel = APIInput("channel", APIType<Channel>.code)
    private static let state = APIInput("state", APIType<DeliveryState>.code)
    private static let day = APIInput("day", .day)

    private static let line = APIRecord<Shown>([
        .id("id") { $0.line.id }, .code("channel") { $0.line.channel }, .code("state") { $0.line.state },
        .text("title") { $0.line.title($0.language) }, .text("name") { $0.line.name },
        .text("address") { $0.line.address }, .optionalInstant("at") { $0.line.created },
        .integer("tries") { $0.line.tries }, .text("detail") { $0.line.detail },
        .optionalInstant("finishedAt") { $0.line.finished }, .flag("isRepeatable") { $0.line.isRepeatable },
    ])

    private static let delivery = APIResource("/deliveries/:delivery", (reading, writing), line) { call, tx in
        let permit = try call.visit.permit(ReadDeliveries.self, in: tx)
        return Shown(
            line: try DeliveryPages.find(call.visit, within: permit.covers("m.unit_id"), tx),
            language: call.visit.language)
    }

    private static let step = APIResource(
        "/reminders/:step", (reading, writing),
        APIRecord<ReminderStep>([
            .text("id") { $0.id }, .integer("days") { $0.days }, .code("audience") { $0.audience },
            .day("from") { $0.validFrom }, .optionalDay("until") { $0.validTo },
        ])
    ) { call, tx in
        _ = try StepPages.permit(call.visit, tx)
        let id = call.visit.request.parameters["step"]
        guard let step = try ReminderRows.steps(in: tx).first(where: { $0.id == id }) else { throw NotFound() }
        return step
    }
}
