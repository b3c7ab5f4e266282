internal import Base
internal import Database
internal import Identity
internal import Organisation
internal import Web

/// Rooms of a school for other programs.
enum RoomAPI {
    static let endpoints: [Endpoint] =
        [
            .list(
                "/units/:unit/rooms", Text("Các phòng của một trường", "The rooms of a school on a day"),
                FacilitiesScopes.read,
                query: [
                    FacilitiesScopes.day.field(required: false), kind.field(required: false),
                    state.field(required: false),
                    search.field(required: false),
                ], record
            ) { call, tx in
                let (unit, day) = try FacilitiesScopes.school(call, tx)
                var filter = RoomFilter(day: day)
                filter.kind = call.query[kind]
                filter.state = call.query[state]
                filter.search = (call.query[search] ?? "").trimmed
                let all = try RoomRows.lines(filter, at: unit, limit: 10_000, offset: 0, in: tx)
                return .page(call.page(of: all) { $0.id.text }, record)
            }
        ] + room.endpoints

    private static let room = KeptAPI<Room>(
        record: record, body: body,
        summaries: .init(
            add: Text("Thêm phòng", "Add a room"), one: Text("Một phòng", "One room"),
            change: Text("Sửa phòng từ một ngày", "Change a room from a day"),
            end: Text("Thôi dùng phòng", "Close a room")))

    private static let kind = APIInput("kind", APIType<RoomKind>.code)
    private static let state = APIInput("state", APIType<RoomState>.code)
    private static let search = APIInput("q", .text(0...100))

    private static let body: [APIField] = [
        .needs("code", .text(1...Mark.longest)), .needs("name", .text(1...60)), .needs("kind", APIType<RoomKind>.code),
        .needs("solidity", APIType<Solidity>.code), .needs("state", APIType<RoomState>.code),
        .may("area", .integer(1...100_000)), .may("site", APIType<UnitID>.id()), .needs("from", .day),
    ]

    private static let record = APIRecord<Room>([
        .id("id") { $0.id }, .id("unit") { $0.unit }, .text("code") { $0.code }, .text("name") { $0.facts.name },
        .code("kind") { $0.facts.kind }, .code("solidity") { $0.facts.solidity }, .code("state") { $0.facts.state },
        .optionalInteger("area") { $0.facts.area }, .optionalID("site") { $0.facts.site }, .day("from") { $0.from },
        .optionalDay("to") { $0.to },
    ])
}
