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
