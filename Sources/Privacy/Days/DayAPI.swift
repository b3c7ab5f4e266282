internal import Base
internal import Database
internal import Identity
internal import Web

/// The days that differ from the week, for other programs.
enum DayAPI {
    static let endpoints: [Endpoint] = [
        day.list(
            "/privacy/days", Text("Ngày nghỉ, ngày làm bù", "Days free, and days worked instead"), id: { $0.day.iso }
        ) {
            call, tx in
            _ = try call.visit.permit(KeepWorkingDays.self, in: tx)
            return try TermRows.days(in: tx)
        },
        day.making(
            "/privacy/days", Text("Ghi một ngày; ghi lại thì thay", "Write a day; written again it is replaced"),
            body: [
                .needs("day", .day), .needs("kind", APIType<Kind>.code), .needs("name", .text(1...100)),
                .needs("source", .text(1...200)),
            ]
        ) { call, tx in try DayPages.written(call.visit, tx) },
    ]

    private enum Kind: String, Sendable, CaseIterable {
        case free
        case worked
    }

    private static let day = APIResource(
        "/privacy/days/:day", (RequestAPI.reading, RequestAPI.writing),
        APIRecord<TermRows.DifferingDay>([
            .day("day") { $0.day }, .code("kind") { $0.isWorking ? Kind.worked : .free }, .text("name") { $0.name },
            .text("source") { $0.source },
        ])
    ) { call, tx in
        _ = try call.visit.permit(KeepWorkingDays.self, in: tx)
        let written = call.visit.request.parameters["day"]
        guard let day = try TermRows.days(in: tx).first(where: { $0.day.iso == written }) else { throw NotFound() }
        return day
    }
}
