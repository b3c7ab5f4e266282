internal import Base
internal import Database
internal import Identity
internal import Web

/// Stock-taking for other programs, such as a reader of tags: open a round, see tags, close it.
enum RoundAPI {
    static let endpoints: [Endpoint] = [
        .list(
            "/units/:unit/rounds", Text("Các đợt kiểm kê", "The stock-taking rounds of a school"),
            FacilitiesScopes.read, line
        ) { call, tx in
            let (unit, _) = try FacilitiesScopes.school(call, tx)
            return .page(call.page(of: try RoundRows.all(of: unit, in: tx)) { $0.id.text }, line)
        },
        .change(
            .post, "/units/:unit/rounds",
            Text("Mở đợt kiểm kê, hoặc tiếp tục đợt đang mở", "Open a round, or go on with the one that is open"),
            FacilitiesScopes.write, body: [.may("room", APIType<RoomID>.id())], line
        ) { call, tx in
            guard let round = try RoundRows.find(RoundPages.open(call.visit, tx).id, in: tx) else { throw NotFound() }
            return .one(round, line)
        },
        .read(
            "/rounds/:round", Text("Một đợt và kết quả", "One round and what it found"), FacilitiesScopes.read, record
        ) {
            call, tx in try reply(call, tx)
        },
        step(
            "scans", Text("Ghi các mã nhìn thấy, cách nhau bằng dấu cách", "Write down tags seen, parted by blanks"),
            [
                .needs("tags", .text(1...10_000), form: "tag"), .may("room", APIType<RoomID>.id()),
                .may("state", APIType<DeviceState>.code),
            ], RoundPages.see),
        step(
            "forget", Text("Bỏ một mã ghi nhầm", "Take a tag back"), [.needs("tag", .text(1...Mark.longest))],
            RoundPages.forget),
        step("close", Text("Chốt đợt kiểm kê", "Close a round"), nil, RoundPages.close),
    ]

    private struct Whole: Sendable {
        let round: Round
        let findings: [FindingLine]
    }

    private static let line = APIRecord<Round>([
        .id("id") { $0.id }, .id("unit") { $0.unit }, .optionalID("room") { $0.room }, .text("begunBy") { $0.begunBy },
        .optionalInstant("begunAt") { $0.begunAt }, .optionalInstant("closedAt") { $0.closedAt },
    ])
    private static let finding = APIRecord<FindingLine>([
        .text("tag") { $0.tag }, .code("finding") { $0.finding }, .optionalID("device") { $0.device },
        .optionalID("from") { $0.from }, .optionalID("to") { $0.to },
    ])
    private static let record = APIRecord<Whole>([
        .id("id") { $0.round.id }, .id("unit") { $0.round.unit }, .optionalID("room") { $0.round.room },
        .text("begunBy") { $0.round.begunBy }, .optionalInstant("begunAt") { $0.round.begunAt },
        .optionalInstant("closedAt") { $0.round.closedAt }, .records("findings", finding) { $0.findings },
    ])

    private static func reply(_ call: APICall, _ tx: Transaction) throws -> APIReply {
        let round = try RoundPages.find(call.visit, tx)
        _ = try call.visit.permit(ViewFacilities.self, on: round.unit, in: tx)
        return .one(Whole(round: round, findings: try RoundPages.findings(round, call.visit, tx)), record)
    }

    private static func step(
        _ name: String, _ summary: Text, _ body: [APIField]?,
        _ act: @escaping @Sendable (Visit, Transaction) throws -> Response
    ) -> Endpoint {
        .change(.post, "/rounds/:round/\(name)", summary, FacilitiesScopes.write, body: body, record) { call, tx in
            _ = try act(call.visit, tx)
            return try reply(call, tx)
        }
    }
}
