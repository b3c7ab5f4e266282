internal import Base
internal import Database
internal import Identity
internal import Web

/// Devices of a school for other programs, network security devices among them.
enum DeviceAPI {
    static let endpoints: [Endpoint] =
        [
            .list(
                "/units/:unit/devices", Text("Thiết bị của một trường", "The devices of a school on a day"),
                FacilitiesScopes.read,
                query: [
                    FacilitiesScopes.day.field(required: false), kind.field(required: false),
                    state.field(required: false),
                    room.field(required: false), tag.field(required: false), search.field(required: false),
                ], record, list),
            .list(
                "/units/:unit/device-counts", Text("Số thiết bị theo loại, tình trạng", "Devices by kind and state"),
                FacilitiesScopes.read, query: [FacilitiesScopes.day.field(required: false)], tally
            ) { call, tx in
                let (unit, day) = try FacilitiesScopes.school(call, tx)
                let all = try DeviceListRows.tallies(of: unit, on: day, in: tx)
                    .map { Tally(kind: $0.kind, state: $0.state, count: $0.count) }.sorted { $0.key < $1.key }
                return .page(call.page(of: all, id: \.key), tally)
            },
        ] + device.endpoints

    private static let device = KeptAPI<Device>(
        record: record, body: body,
        summaries: .init(
            add: Text("Thêm thiết bị", "Add a device"), one: Text("Một thiết bị", "One device"),
            change: Text("Sửa thiết bị, chuyển phòng, đổi tình trạng", "Change a device, its room or its state"),
            end: Text("Thanh lý", "Write a device off")))

    private struct Tally: Sendable {
        let kind: DeviceKind
        let state: DeviceState
        let count: Int
        var key: String { kind.rawValue + " " + state.rawValue }
    }

    private static let kind = APIInput("kind", APIType<DeviceKind>.code)
    private static let state = APIInput("state", APIType<DeviceState>.code)
    private static let room = APIInput("room", APIType<RoomID>.id())
    private static let tag = APIInput("tag", .text(1...Mark.longest))
    private static let search = APIInput("q", .text(0...100))

    private static let body: [APIField] = [
        .needs("tag", .text(1...Mark.longest)), .needs("kind", APIType<DeviceKind>.code),
        .needs("name", .text(1...100)), .may("serial", .text(0...60)),
        .may("boughtYear", .integer(1980...2100), form: "year"), .may("source", APIType<DeviceSource>.code),
        .may("room", APIType<RoomID>.id()), .needs("state", APIType<DeviceState>.code), .needs("from", .day),
    ]

    private static let record = APIRecord<Device>([
        .id("id") { $0.id }, .id("unit") { $0.unit }, .text("tag") { $0.tag }, .code("kind") { $0.kind },
        .flag("isSecurity") { $0.kind.isSecurity }, .text("name") { $0.name }, .text("serial") { $0.serial },
        .optionalInteger("boughtYear") { $0.boughtYear }, .optionalCode("source") { $0.source },
        .optionalID("room") { $0.span.room }, .code("state") { $0.span.state }, .day("from") { $0.span.from },
        .optionalDay("to") { $0.span.to },
    ])
    private static let tally = APIRecord<Tally>([
        .code("kind") { $0.kind }, .code("state") { $0.state }, .integer("count") { $0.count },
        .flag("isSecurity") { $0.kind.isSecurity },
    ])

    /// A unit has up to tens of thousands: the page begins after a tag.
    private static func list(_ call: APICall, _ tx: Transaction) throws -> APIReply {
        let (unit, day) = try FacilitiesScopes.school(call, tx)
        var filter = DeviceFilter(day: day)
        filter.kind = call.query[kind]
        filter.state = call.query[state]
        filter.room = call.query[room]
        filter.tag = call.query[tag].map(Mark.written)
        filter.after = call.after?.first
        filter.search = (call.query[search] ?? "").trimmed
        let lines = try DeviceListRows.lines(filter, at: unit, limit: call.limit + 1, offset: 0, in: tx)
        return .page(APIPage(lines.map(\.device), limit: call.limit) { [$0.tag] }, record)
    }
}
