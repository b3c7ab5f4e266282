internal import Base
internal import Database
internal import Identity
internal import Web

/// Transfers of one's own school for other programs: ask, answer, seat.
enum TransferAPI {
    static let endpoints: [Endpoint] = [
        .list(
            "/transfers", Text("Các yêu cầu chuyển trường của trường mình", "The transfers of one's own school"),
            RecordsScopes.transfersRead, record
        ) { call, tx in
            let lines = try TransferRows.lines(of: TransferPages.own(call.visit, tx).unit, in: tx)
            return .page(call.page(of: lines.map(\.transfer)) { $0.id.text }, record)
        },
        .read("/transfers/:transfer", Text("Một yêu cầu", "One transfer"), RecordsScopes.transfersRead, record) {
            call, tx in try reply(call, tx)
        },
        .change(
            .post, "/transfers", Text("Xin nhận học sinh", "Ask for a pupil's record"), RecordsScopes.transfersWrite,
            body: [
                .needs("code", .text(1...20)), .needs("bornOn", .day, form: "born"), .needs("day", .day),
                .may("reason", .text(0...200)),
            ], record
        ) { call, tx in
            guard let made = try TransferRows.find(TransferPages.begin(call.visit, tx), in: tx) else {
                throw NotFound()
            }
            return .one(made, record, version: made.version)
        },
        step(
            "answer", Text("Đồng ý, từ chối hoặc rút", "Release, refuse or withdraw"),
            [.needs("state", APIType<Answer>.code), .may("answer", .text(0...500))], TransferPages.answer),
        step(
            "seat", Text("Xếp lớp ở trường mới", "Seat the pupil at the new school"),
            [.needs("class", APIType<ClassID>.id())], TransferPages.seat),
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

    private static func find(_ call: APICall, _ tx: Transaction) throws -> Transfer {
        try TransferPages.find(call.visit, TransferPages.own(call.visit, tx).unit, tx)
    }

    private static func reply(_ call: APICall, _ tx: Transaction) throws -> APIReply {
        let transfer = try find(call, tx)
        return .one(transfer, record, version: transfer.version)
    }

    private static func step(
        _ name: String, _ summary: Text, _ body: [APIField],
        _ act: @escaping @Sendable (Visit, Transaction) throws -> Response
    ) -> Endpoint {
        .change(
            .post, "/transfers/:transfer/\(name)", summary, RecordsScopes.transfersWrite, body: body,
            needsVersion: true, record
        ) { call, tx in
            try call.check(version: find(call, tx).version)
            _ = try act(call.visit, tx)
            return try reply(call, tx)
        }
    }
}
