internal import Base
internal import Database
internal import Identity
internal import Web

/// Requests about personal data and the register of it, for other programs.
struct RequestAPI: Sendable {
    let own: OwnDataPages
    let pages: RequestPages
    let data: [PersonalData]

    static let reading = APIScope(
        "privacy:read", Text("Xem yêu cầu về dữ liệu, sổ dữ liệu cá nhân", "See requests about data and the register"))
    static let writing = APIScope(
        "privacy:write", Text("Gửi, trả lời yêu cầu về dữ liệu", "Make and answer requests about data"))

    var endpoints: [Endpoint] {
        [
            .list(
                "/privacy/register", Text("Sổ dữ liệu cá nhân", "The register of personal data"), Self.reading,
                Self.table
            ) { call, tx in
                _ = try call.visit.permit(OwnData.self, in: tx)
                let tables = data.flatMap(\.tables).map { Table(table: $0, language: call.visit.language) }
                return .page(call.page(of: tables) { $0.name }, Self.table)
            },
            .list("/privacy/own-requests", Text("Yêu cầu của mình", "One's own requests"), Self.reading, Self.request) {
                call, tx in
                let asked = try RequestRows.asked(by: try call.visit.permit(OwnData.self, in: tx), in: tx)
                return .page(call.page(of: try shown(asked, call, tx)) { $0.request.id.text }, Self.request)
            },
            .change(
                .post, "/privacy/own-requests", Text("Gửi một yêu cầu về dữ liệu", "Ask about data"), Self.writing,
                body: [
                    .needs("right", APIType<DataRight>.code), .needs("person", .text(1...100)),
                    .needs("words", .text(1...4000)),
                ], Self.request
            ) { call, tx in
                guard let made = try RequestRows.find(try own.asked(call.visit, tx), in: tx) else { throw NotFound() }
                return try answer(made, call, tx)
            },
            .list(
                "/privacy/requests", Text("Yêu cầu mà đơn vị mình trả lời", "The requests one's own unit answers"),
                Self.reading, Self.request
            ) { call, tx in
                let permit = try call.visit.permit(AnswerRequests.self, in: tx)
                // Superiors see the clocks of the units below on the page, not the people.
                let lines = try RequestRows.lines(of: permit, in: tx).map(\.request).filter { $0.unit == permit.scope }
                return .page(call.page(of: try shown(lines, call, tx)) { $0.request.id.text }, Self.request)
            },
            .read("/privacy/requests/:request", Text("Một yêu cầu", "One request"), Self.reading, Self.request) {
                call, tx in try answer(try pages.find(call.visit, tx).0, call, tx)
            },
            act(
                "/acknowledgement", Text("Báo đã nhận yêu cầu", "Acknowledge a request"),
                [.may("processor", .flag)], pages.acknowledge),
            act(
                "/extension", Text("Gia hạn trả lời", "Extend a request"), [.needs("reason", .text(1...1000))],
                pages.extend),
            act(
                "/answer", Text("Trả lời yêu cầu", "Answer a request"),
                [
                    .needs("outcome", APIType<DataRequest.Outcome>.code), .needs("answer", .text(1...4000)),
                    // Of a request to delete: the tables to erase, each with `yes`.
                    .may("erase", .texts(1...3), form: "erase-"),
                ],
                pages.answer),
        ]
    }

    /// What the form of the page does to the version that was read, answered with the request as it is then.
    private func act(
        _ path: String, _ summary: Text, _ body: [APIField], _ action: @escaping Endpoint.Page
    ) -> Endpoint {
        .change(
            .post, "/privacy/requests/:request" + path, summary, Self.writing, body: body, needsVersion: true,
            Self.request
        ) { call, tx in
            try call.check(version: try pages.find(call.visit, tx).0.version)
            _ = try action(call.visit, tx)
            return try answer(try pages.find(call.visit, tx).0, call, tx)
        }
    }

    private struct Shown: Sendable {
        let request: DataRequest
        let due: Day?
    }

    private struct Table: Sendable {
        let table: PersonalTable
        let language: Language
        var name: String { table.name.description }
    }

    private func shown(_ requests: [DataRequest], _ call: APICall, _ tx: Transaction) throws -> [Shown] {
        let clocks = try RequestClocks(today: call.visit.today, in: tx)
        return requests.map { Shown(request: $0, due: clocks[$0]?.answerBy) }
    }

    private func answer(_ request: DataRequest, _ call: APICall, _ tx: Transaction) throws -> APIReply {
        guard let one = try shown([request], call, tx).first else { throw NotFound() }
        return .one(one, Self.request, version: request.version)
    }

    private static let table = APIRecord<Table>([
        .text("name") { $0.name }, .text("label") { $0.table.label($0.language) },
        .text("purpose") { $0.table.purpose($0.language) }, .text("ground") { $0.table.ground.label($0.language) },
        .text("source") { $0.table.source($0.language) }, .text("retention") { $0.table.retention($0.language) },
    ])
    private static let request = APIRecord<Shown>([
        .id("id") { $0.request.id }, .code("right") { $0.request.right },
        .text("person") { $0.request.person.code }, .text("personName") { $0.request.person.name },
        .id("unit") { $0.request.unit }, .text("words") { $0.request.words },
        .optionalInstant("askedAt") { $0.request.askedAt },
        .optionalInstant("acknowledgedAt") { $0.request.acknowledgedAt },
        .optionalInstant("extendedAt") { $0.request.extendedAt }, .optionalDay("due") { $0.due },
        .optionalInstant("answeredAt") { $0.request.answeredAt }, .optionalCode("outcome") { $0.request.outcome },
        .text("answer") { $0.request.answer },
    ])
}
