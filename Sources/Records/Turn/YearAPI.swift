internal import Base
internal import Database
internal import Identity
internal import Web

/// Opening a school year at one's own school, for other programs: do, take back, confirm.
enum YearAPI {
    static let endpoints: [Endpoint] = [
        .read(
            "/year", Text("Lần lên lớp gần nhất của trường mình", "The last turn of the year"), RecordsScopes.read, turn
        ) {
            call, tx in .one(try last(call, tx), turn)
        },
        step(
            "", Text("Lên lớp, mở năm học mới", "Turn the year"),
            // Codes of pupils who repeat, parted by commas.
            [.needs("day", .day), .may("repeating", .text(0...20_000))], TurnPages.turn),
        step(
            "/confirm", Text("Xác nhận, không hoàn tác được nữa", "Confirm; it cannot be taken back then"), nil,
            TurnPages.confirm),
        .change(
            .post, "/year/undo", Text("Hoàn tác lần lên lớp chưa xác nhận", "Take back what is not confirmed"),
            RecordsScopes.write, turn
        ) { call, tx in
            let before = try last(call, tx)
            _ = try TurnPages.undo(call.visit, tx)
            return .one(before, turn)
        },
    ]

    private static let turn = APIRecord<YearTurn>([
        .id("unit") { $0.unit }, .text("schoolYear") { $0.year.text }, .day("day") { $0.day },
        .optionalInstant("madeAt") { $0.madeAt }, .flag("isConfirmed") { $0.isConfirmed },
    ])

    private static func last(_ call: APICall, _ tx: Transaction) throws -> YearTurn {
        guard let last = try TurnRows.last(of: try TurnPages.own(call.visit, tx).unit, in: tx) else { throw NotFound() }
        return last
    }

    private static func step(
        _ part: String, _ summary: Text, _ body: [APIField]?, _ act: @escaping Endpoint.Page
    ) -> Endpoint {
        .change(.post, "/year" + part, summary, RecordsScopes.write, body: body, turn) { call, tx in
            _ = try act(call.visit, tx)
            return .one(try last(call, tx), turn)
        }
    }
}
