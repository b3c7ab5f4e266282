internal import Base
internal import Database
internal import Identity
internal import Web

/// Breaches of personal data within reach, for other programs.
enum BreachAPI {
    static let endpoints: [Endpoint] = [
        breach.list(
            "/privacy/breaches", Text("Các vi phạm dữ liệu cá nhân", "Breaches of personal data"), id: { $0.id.text }
        ) {
            call, tx in
            try BreachRows.lines(of: try call.visit.permit(ReportBreaches.self, in: tx), in: tx).map(\.breach)
        },
        breach.read(Text("Một vi phạm", "One breach")),
        breach.making(
            "/privacy/breaches", Text("Ghi một vi phạm", "Record a breach"),
            body: [
                .needs("day", .day), .needs("hour", .integer(0...23)), .may("minute", .integer(0...59)),
            ] + facts
        ) { call, tx in try BreachPages.recorded(call.visit, tx) },
        breach.change(
            .put, "", Text("Ghi thêm điều đã biết, kèm lý do", "Mend what is known, with the reason"),
            body: facts + [.needs("reason", .text(1...1000))], BreachPages.mend),
        breach.change(
            .post, "/reports", Text("Ghi lúc đã gửi một báo cáo", "Note that a report was sent"),
            body: [.needs("report", APIType<BreachReport>.code)], BreachPages.note),
        breach.change(
            .post, "/end", Text("Kết thúc xử lý", "Close a breach"), body: [.needs("conclusion", .text(1...4000))],
            BreachPages.close),
    ]

    private static let facts: [APIField] = [
        .needs("what", .text(1...4000)), .needs("kinds", .text(1...1000)), .needs("people", .integer(0...100_000_000)),
        .may("consequences", .text(0...4000)), .needs("measures", .text(1...4000)), .needs("contact", .text(1...300)),
    ]

    private static let breach = APIResource(
        "/privacy/breaches/:breach", (RequestAPI.reading, RequestAPI.writing),
        APIRecord<Breach>([
            .id("id") { $0.id }, .id("unit") { $0.unit }, .optionalInstant("discoveredAt") { $0.discoveredAt },
            .text("what") { $0.facts.what }, .text("kinds") { $0.facts.kinds }, .integer("people") { $0.facts.people },
            .text("consequences") { $0.facts.consequences }, .text("measures") { $0.facts.measures },
            .text("contact") { $0.facts.contact }, .integer("edition") { $0.edition },
            .optionalInstant("firstSentAt") { $0.sent[.first] }, .optionalInstant("fullSentAt") { $0.sent[.full] },
            .optionalInstant("noticeSentAt") { $0.sent[.notice] }, .optionalInstant("closedAt") { $0.closedAt },
            .text("conclusion") { $0.conclusion },
        ]), version: \.version
    ) { call, tx in try BreachPages.find(call.visit, tx).0 }
}
