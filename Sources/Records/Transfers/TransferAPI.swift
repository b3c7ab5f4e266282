internal import Base
internal import Database
internal import Identity
internal import Web

/// Transfers of one's own school for other programs: ask, answer, seat.
enum TransferAPI {
    static let endpoints: [Endpoint] = [
        transfer.list(
            "/transfers", Text("Các yêu cầu chuyển trường của trường mình", "The transfers of one's own school"),
            id: { $0.id.text }
        ) { call, tx in
            try TransferRows.lines(of: TransferPages.own(call.visit, tx).unit, in: tx).map(\.transfer)
        },
        transfer.read(Text("Một yêu cầu", "One transfer")),
        transfer.making(
            "/transfers", Text("Xin nhận học sinh", "Ask for a pupil's record"),
            body: [
                .needs("code", .text(1...20)), .needs("bornOn", .day, form: "born"), .needs("day", .day),
                .may("reason", .text(0...200)),
            ]
        ) { call, tx in
            guard let made = try TransferRows.find(TransferPages.begin(call.visit, tx), in: tx) else {
                throw NotFound()
            }
            return made
        },
        transfer.change(
            .post, "/answer", Text("Đồng ý, từ chối hoặc rút", "Release, refuse or withdraw"),
            body: [.needs("state", APIType<Answer>.code), .may("answer", .text(0...500))], TransferPages.answer),
        transfer.change(
            .post, "/seat", Text("Xếp lớp ở trường mới", "Seat the pupil at the new school"),
            body: [.needs("class", APIType<ClassID>.id())], TransferPages.seat),
    ]

    private enum Answer: String, CaseIterable, Sendable {
        case released
        case refused
        case withdrawn
    }

    private static let record = APIRecord<Transfer>([
        .id("id") { $0.id }, .id("pupil") { $0.pupil }, .id("from") { $0.from }, .id("to") { $0.to },
        .day("day") { $0.day }, .text("reason") { $0.reason }, .code("state") { $0.state },
        .text("answer") { $0.answer },
    ])

    private static let transfer = APIResource(
        "/transfers/:transfer", RecordsScopes.transfers, record,
        version: \.version,
        find: { call, tx in try TransferPages.find(call.visit, TransferPages.own(call.visit, tx).unit, tx) })
}
