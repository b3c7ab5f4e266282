internal import Base
internal import Database
internal import Identity
internal import Web

/// Rewards and discipline of a pupil for other programs; discipline for the school that keeps the record.
enum RewardAPI {
    static let endpoints: [Endpoint] = [
        .list(
            "/pupils/:pupil/rewards", Text("Khen thưởng, kỷ luật", "Rewards and discipline"), RecordsScopes.read, record
        ) { call, tx in
            let (pupil, unit) = try PupilPages.find(call.visit, ViewPupils.self, tx)
            let all = try RewardRows.of(pupil.id, discipline: PupilPages.mayKeep(call.visit, unit), in: tx)
            return .page(call.page(of: all.map(\.reward)) { $0.id.text }, record)
        },
        .read("/pupils/:pupil/rewards/:reward", Text("Một mục", "One of them"), RecordsScopes.read, record) {
            call, tx in reply(try RewardPages.find(call.visit, tx).1.reward)
        },
        .change(
            .post, "/pupils/:pupil/rewards", Text("Ghi khen thưởng, kỷ luật", "Write a reward or measure"),
            RecordsScopes.write, body: body, record
        ) { call, tx in reply(try RewardPages.create(call.visit, tx)) },
        correction("", Text("Sửa mục ghi sai", "Correct it"), .put, body + [why], RewardPages.correct),
        correction(
            "/end", Text("Kết thúc", "End it"), .post, [.needs("endedOn", .day, form: "ended")], RewardPages.end),
    ]

    private static let why = APIField.needs("why", .text(1...RewardRules.longest))
    private static let body: [APIField] = [
        .needs("kind", APIType<Reward.Kind>.code, form: "reward"), .needs("givenOn", .day, form: "given"),
        .needs("content", .text(1...RewardRules.longest)), .may("decision", .text(0...100)),
        .may("note", .text(0...RewardRules.longest)),
    ]

    private static let record = APIRecord<Reward>([
        .id("id") { $0.id }, .id("pupil") { $0.pupil }, .code("kind") { $0.kind }, .day("givenOn") { $0.givenOn },
        .text("content") { $0.content }, .text("decision") { $0.decision }, .text("note") { $0.note },
        .optionalDay("endedOn") { $0.endedOn },
    ])

    private static func reply(_ reward: Reward) -> APIReply { .one(reward, record, version: reward.version) }

    private static func correction(
        _ path: String, _ summary: Text, _ method: Request.Method, _ body: [APIField],
        _ act: @escaping @Sendable (Visit, Transaction) throws -> Response
    ) -> Endpoint {
        .change(
            method, "/pupils/:pupil/rewards/:reward" + path, summary, RecordsScopes.write, body: body,
            needsVersion: true, record
        ) { call, tx in
            try call.check(version: RewardPages.find(call.visit, tx).1.reward.version)
            _ = try act(call.visit, tx)
            return reply(try RewardPages.find(call.visit, tx).1.reward)
        }
    }
}
