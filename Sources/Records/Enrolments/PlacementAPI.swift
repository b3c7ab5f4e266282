internal import Base
internal import Database
internal import Identity
internal import Web

/// A pupil's way through classes and schools for other programs: read, move, pass, leave, come back.
enum PlacementAPI {
    static let endpoints: [Endpoint] = [
        .list(
            "/pupils/:pupil/placements", Text("Quá trình học", "A pupil's way through the classes"),
            RecordsScopes.read, record
        ) { call, tx in
            let (pupil, _) = try PupilPages.find(call.visit, ViewPupils.self, tx)
            let all = try PlacementRows.history(of: pupil.id, in: tx).placements
            return .page(call.page(of: all.reversed()) { $0.id.text }, record)
        },
        step("move", Text("Chuyển lớp", "Move to another class"), [seat, day], KeepPupilPages.move),
        step(
            "pass", Text("Cho lên lớp, lưu ban", "Move up or repeat"),
            [.needs("goes", APIType<Goes>.code), seat, day], KeepPupilPages.pass),
        step(
            "leave", Text("Cho rời trường", "Leave the school"),
            [.needs("how", APIType<Leaving>.code), day, .may("reason", .text(0...20))], KeepPupilPages.leave),
        step("return", Text("Nhận trở lại", "Take back"), [seat, day], KeepPupilPages.comeBack),
    ]

    private enum Goes: String, CaseIterable, Sendable {
        case promoted
        case repeated
    }

    private static let seat = APIField.needs("class", APIType<ClassID>.id())
    private static let day = APIField.needs("day", .day)

    private static let record = APIRecord<Placement>([
        .id("id") { $0.id }, .id("pupil") { $0.pupil }, .id("unit") { $0.unit }, .id("class") { $0.classID },
        .day("from") { $0.from }, .optionalDay("to") { $0.to }, .code("entry") { $0.entry },
        .optionalCode("leaving") { $0.leaving }, .text("reason") { $0.reason },
    ])

    /// A step as the page takes it; answers the placement that is now the last one.
    private static func step(
        _ name: String, _ summary: Text, _ body: [APIField],
        _ act: @escaping @Sendable (Visit, Transaction) throws -> Response
    ) -> Endpoint {
        .change(.post, "/pupils/:pupil/placements/\(name)", summary, RecordsScopes.write, body: body, record) {
            call, tx in
            let (pupil, _) = try PupilPages.find(call.visit, KeepPupils.self, tx)
            _ = try act(call.visit, tx)
            guard let last = try PlacementRows.history(of: pupil.id, in: tx).last else { throw NotFound() }
            return .one(last, record)
        }
    }
}
