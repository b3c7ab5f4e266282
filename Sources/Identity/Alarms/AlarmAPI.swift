internal import Base
internal import Database
internal import Web

/// Alarms within reach for other programs, such as those of who watches over the whole network.
enum AlarmAPI {
    static let reading = APIScope("alarms:read", Text("Xem báo động an ninh", "See what is unusual"))
    static let writing = APIScope(
        "alarms:write", Text("Ghi đã xử lý báo động, đặt ngưỡng", "Acknowledge alarms, set their bounds"))

    static let endpoints: [Endpoint] = [
        .list(
            "/alarms", Text("Báo động trong phạm vi, chưa xử lý trước", "Alarms within reach, the open ones first"),
            reading, record
        ) { call, tx in
            let permit = try call.visit.permit(WatchAlarms.self, in: tx)
            let offset = call.after?.first.flatMap { Int($0) } ?? 0
            let found = try AlarmRows.all(permit, limit: call.limit + 1, offset: offset, in: tx)
            return .page(APIPage(found, limit: call.limit) { _ in [String(offset + call.limit)] }, record)
        },
        alarm.read(Text("Một báo động", "One alarm")),
        alarm.change(
            .post, "/acknowledgement", Text("Ghi đã xử lý một báo động", "Acknowledge an alarm"),
            body: [.needs("remark", .text(1...1000))], AlarmPages.acknowledge),
        .read("/alarm-bounds", Text("Ngưỡng báo động", "Bounds of alarms"), reading, bounds) { call, tx in
            _ = try AlarmPages.atTop(call.visit, tx)
            return .one(try AlarmBounds.all(in: tx), bounds)
        },
        .change(
            .put, "/alarm-bounds", Text("Đặt ngưỡng báo động", "Set the bounds of alarms"), writing,
            body: AlarmRule.all.map { .may($0.kind.rawValue, .integer(0...1_000_000)) }, bounds
        ) { call, tx in
            _ = try AlarmPages.setBounds(call.visit, tx)
            return .one(try AlarmBounds.all(in: tx), bounds)
        },
    ]

    private static let record = APIRecord<Alarm>([
        .id("id") { $0.id }, .code("kind") { $0.kind }, .text("whom") { $0.whom }, .optional("name") { $0.name },
        .optionalID("unit") { $0.unit }, .integer("times") { $0.times }, .integer("bound") { $0.bound },
        .optionalInstant("since") { $0.since }, .optionalInstant("raised") { $0.raised },
        .text("example") { $0.example }, .optionalInstant("acknowledged") { $0.acknowledgement?.at },
        .optional("acknowledgedBy") { $0.acknowledgement?.name }, .optional("remark") { $0.acknowledgement?.remark },
    ])

    private static let bounds = APIRecord<[AlarmKind: Int]>(
        AlarmRule.all.map { rule in .integer(rule.kind.rawValue) { $0[rule.kind] ?? rule.bound } })

    private static let alarm = APIResource("/alarms/:alarm", (reading, writing), record) { call, tx in
        try AlarmPages.find(call.visit, tx).0
    }
}
