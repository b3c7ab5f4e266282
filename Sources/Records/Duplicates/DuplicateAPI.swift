internal import Base
internal import Database
internal import Identity
internal import Web

/// Probable duplicates of one school for other programs: see, merge, part again.
enum DuplicateAPI {
    static let endpoints: [Endpoint] = [
        .list(
            "/units/:unit/duplicates", Text("Hồ sơ có thể trùng", "Probable duplicates"), RecordsScopes.read, pair
        ) { call, tx in
            let unit = try call.visit.permit(ViewPupils.self, on: try call.id("unit"), in: tx).unit
            let pairs = try DuplicateRows.pairs(of: unit, on: call.visit.today, in: tx)
            return .page(call.page(of: pairs) { $0.left.id.text + $0.right.id.text }, pair)
        },
        step("", Text("Gộp hai hồ sơ của một em", "Merge two records of one child"), DuplicatePages.merge),
        step("/part", Text("Tách hai hồ sơ đã gộp", "Part two records that were merged"), DuplicatePages.part),
    ]

    private struct Both: Sendable {
        let keep: PupilID
        let hide: PupilID
    }

    private static let keep = APIInput("keep", APIType<PupilID>.id())
    private static let hide = APIInput("hide", APIType<PupilID>.id())

    private static let pair = APIRecord<DuplicatePair>([
        .id("first") { $0.left.id }, .text("firstName") { $0.left.name }, .text("firstClass") { $0.left.className },
        .id("second") { $0.right.id }, .text("secondName") { $0.right.name },
        .text("secondClass") { $0.right.className }, .day("bornOn") { $0.born }, .flag("isLikely") { $0.isLikely },
    ])
    private static let both = APIRecord<Both>([.id("keep") { $0.keep }, .id("hide") { $0.hide }])

    private static func step(_ part: String, _ summary: Text, _ act: @escaping Endpoint.Page) -> Endpoint {
        .change(
            .post, "/units/:unit/duplicates" + part, summary, RecordsScopes.write,
            body: [keep.field(required: true), hide.field(required: true)], both
        ) { call, tx in
            _ = try act(call.visit, tx)
            guard let keep = call.body[keep], let hide = call.body[hide] else { throw NotFound() }
            return .one(Both(keep: keep, hide: hide), both)
        }
    }
}
