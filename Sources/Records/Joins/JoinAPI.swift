internal import Base
internal import Database
internal import Identity
internal import Web

/// Records of one child at two schools, for other programs: ask, answer, part again.
enum JoinAPI {
    static let endpoints: [Endpoint] = [
        join.list(
            "/joins", Text("Hồ sơ một em ở hai trường", "Records of one child at two schools"), id: { $0.id.text }
        ) {
            call, tx in
            try JoinPages.within(try call.visit.permit(JoinRecords.self, in: tx), tx).map(\.line.join)
        },
        .list(
            "/joins/candidates",
            Text("Hồ sơ giống nhau ở hai trường, chưa ai hỏi", "Alike records of two schools, not asked about yet"),
            RecordsScopes.transfersRead,
            query: [year.field(required: false), doubtful.field(required: false)], candidate
        ) { call, tx in
            let found = try JoinPages.found(doubtful: call.query[doubtful] == true, call.visit, tx)
            return .page(call.page(of: found) { "\($0.twins.left.id) \($0.twins.right.id)" }, candidate)
        },
        join.read(Text("Một trường hợp", "One case")),
        join.making(
            "/joins",
            Text("Đề nghị gộp, hoặc nói là hai em khác nhau", "Ask to join, or say that they are two children"),
            body: [
                .needs("first", APIType<PupilID>.id()), .needs("second", APIType<PupilID>.id()),
                .needs("state", APIType<Opening>.code), .may("reason", .text(1...500)), .may("answer", .text(0...500)),
            ]
        ) { call, tx in try JoinPages.opened(call.visit, tx) },
        join.change(
            .post, "/answer", Text("Đồng ý, từ chối, rút lại hoặc tách lại", "Confirm, refuse, withdraw or part"),
            body: [.needs("state", APIType<Answer>.code), .may("answer", .text(0...500))], JoinPages.answer),
    ]

    private static let year = APIInput("year", .integer(1950...2200))
    private static let doubtful = APIInput("doubtful", .flag)

    /// Of the other school's record nothing is told but its id, until that school has answered.
    private static let candidate = APIRecord<(own: Twins.Side, twins: Twins)>([
        .id("first") { $0.own.id },
        .id("second") { $0.own.id == $0.twins.left.id ? $0.twins.right.id : $0.twins.left.id },
        .text("name") { $0.own.name }, .day("bornOn") { $0.twins.born }, .flag("isLikely") { $0.twins.isLikely },
    ])

    private enum Opening: String, Sendable, CaseIterable {
        case asked
        case done
        case refused
    }

    private enum Answer: String, Sendable, CaseIterable {
        case done
        case refused
        case withdrawn
        case parted
    }

    private static let join = APIResource(
        "/joins/:join", RecordsScopes.transfers,
        APIRecord<Join>([
            .id("id") { $0.id }, .id("keep") { $0.keep }, .id("hide") { $0.hide }, .id("keepUnit") { $0.keepUnit },
            .id("hideUnit") { $0.hideUnit }, .code("state") { $0.state }, .id("askedBy") { $0.askedUnit },
            .optionalInstant("askedAt") { $0.askedAt }, .text("answer") { $0.answer },
        ]), version: \.version
    ) { call, tx in try JoinPages.find(call.visit, tx).line.join }
}
