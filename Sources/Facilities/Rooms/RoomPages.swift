internal import Base
internal import Components
internal import Database
internal import Files
internal import HTML
internal import Identity
internal import Organisation
internal import Web

/// The rooms of a school on a day: list, add, change, close.
struct RoomPages: Sendable {
    let blocking: BlockingPool

    var endpoints: [Endpoint] {
        [
            .page("/units/:unit/facilities/rooms", .needs(ViewFacilities.self), RoomPages.list),
            .download("/units/:unit/facilities/rooms/khue.xlsx", .needs(ViewFacilities.self)) { visit, database in
                try await SchoolPage.spreadsheet(RoomPages.sheet(visit, database), blocking, name: "phong-hoc")
            },
            .download("/units/:unit/facilities/rooms/khue.csv", .needs(ViewFacilities.self)) { visit, database in
                SchoolPage.csv(try await RoomPages.sheet(visit, database), name: "phong-hoc")
            },
            .page("/units/:unit/facilities/rooms/new", .needs(KeepFacilities.self)) { visit, tx in
                try RoomPages.ask(visit, nil, tx)
            },
            .action(
                "/units/:unit/facilities/rooms/new", .needs(KeepFacilities.self), RoomPages.add, again: RoomPages.ask),
            .page("/facilities/rooms/:room", .needs(ViewFacilities.self)) { visit, tx in
                try RoomPages.show(visit, nil, tx)
            },
            .action(
                "/facilities/rooms/:room", .needs(KeepFacilities.self), RoomPages.change, again: RoomPages.show),
            .action(
                "/facilities/rooms/:room/close", .needs(KeepFacilities.self), RoomPages.close, again: RoomPages.show),
        ]
    }

    static let pageLength = 50

    static func filter(_ visit: Visit) -> RoomFilter {
        let query = visit.request.query
        var filter = RoomFilter(day: SchoolPage.day(visit))
        filter.kind = query["kind"].flatMap(RoomKind.init(rawValue:))
        filter.kinds = (query["kinds"] ?? "").split(separator: ".").compactMap { RoomKind(rawValue: String($0)) }
        filter.state = query["state"].flatMap(RoomState.init(rawValue:))
        filter.solidity = query["solidity"].flatMap(Solidity.init(rawValue:))
        filter.search = String((query["q"] ?? "").trimmed.prefix(100))
        filter.order = query["sort"].flatMap(RoomFilter.Order.init(rawValue:)) ?? .code
        filter.descends = query["down"] == "yes"
        return filter
    }

    private static func list(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let school = try SchoolPage(visit, tx)
        let filter = filter(visit)
        let count = try RoomRows.count(filter, at: school.unit, in: tx)
        let (page, pages) = SchoolPage.paging(visit, count: count, length: pageLength)
        let rooms = try RoomRows.lines(
            filter, at: school.unit, limit: pageLength, offset: (page - 1) * pageLength, in: tx)
        let sites = try RoomForm.sites(of: school.unit, on: filter.day, in: tx)
        return .page(RoomViews.list(school, filter, rooms, count, (page, pages), sites, visit))
    }

    private static func sheet(_ visit: Visit, _ database: Database) async throws -> Sheet {
        try await database.read { tx in
            let school = try SchoolPage(visit, tx)
            let rooms = try RoomRows.lines(filter(visit), at: school.unit, limit: 100_000, offset: 0, in: tx)
            let sites = try RoomForm.sites(of: school.unit, on: school.day, in: tx)
            return RoomSheet.write(rooms, sites, school.name)
        }
    }

    private static func ask(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let school = try SchoolPage(visit, tx)
        _ = try SchoolPage.keep(visit, tx)
        return .page(
            RoomViews.add(school, try RoomForm.sites(of: school.unit, on: visit.today, in: tx), refusal, visit))
    }

    private static func add(_ visit: Visit, _ tx: Transaction) throws -> Response {
        .redirect(to: "/units/\(try create(visit, tx).unit)/facilities/rooms?done=room-saved")
    }

    static func create(_ visit: Visit, _ tx: Transaction) throws -> Room {
        let permit = try SchoolPage.keep(visit, tx)
        let room = try RoomForm.read(visit, nil, at: permit.unit, tx)
        try KeepRoom.add(room, by: permit, in: tx)
        guard let made = try RoomRows.find(room.id, in: tx) else { throw NotFound() }
        return made
    }

    private static func show(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let room = try find(visit, tx)
        let school = try SchoolPage(room.unit, visit, tx)
        let history = try RoomRows.history(of: room.id, in: tx)
        let sites = try RoomForm.sites(of: room.unit, on: visit.today, in: tx)
        return .page(RoomViews.show(school, room, history, sites, refusal, visit))
    }

    static func change(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let old = try find(visit, tx)
        let permit = try visit.permit(KeepFacilities.self, on: old.unit, in: tx)
        try KeepRoom.change(try RoomForm.read(visit, old, at: old.unit, tx), was: old, by: permit, in: tx)
        return .redirect(to: "/facilities/rooms/\(old.id)?done=room-saved")
    }

    static func close(_ visit: Visit, _ tx: Transaction) throws -> Response {
        var room = try find(visit, tx)
        let permit = try visit.permit(KeepFacilities.self, on: room.unit, in: tx)
        var reader = FormReader(visit.form.values)
        let day = reader.day("closed", required: FacilitiesTexts.dayMissing)
        try reader.finish()
        guard let day else { throw NotFound() }
        room.version = visit.form.values["version"].flatMap { Int($0) } ?? 0
        try KeepRoom.close(room, on: day, by: permit, in: tx)
        return .redirect(to: "/units/\(room.unit)/facilities/rooms?done=room-saved")
    }

    static func find(_ visit: Visit, _ tx: Transaction) throws -> Room {
        guard let id: RoomID = visit.request.id("room"), let room = try RoomRows.find(id, in: tx) else {
            throw NotFound()
        }
        return room
    }
}
