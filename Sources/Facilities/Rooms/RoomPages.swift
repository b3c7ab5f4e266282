internal import Base
internal import Components
internal import Database
internal import Files
internal import HTML
internal import Identity
internal import Organisation
internal import Web

/// The rooms of a school on a day: list and sheet.
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
        ] + KeptPages<Room>.endpoints
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
}

extension Room: KeptThing {
    static let place = KeptPlace(list: "rooms", one: "room", end: "close")

    static func find(_ id: RoomID, in tx: Transaction) throws -> Room? { try RoomRows.find(id, in: tx) }

    static func read(_ visit: Visit, _ old: Room?, at unit: UnitID, _ tx: Transaction) throws -> Room {
        try RoomForm.read(visit, old, at: unit, tx)
    }

    func add(by permit: UnitPermit<KeepFacilities>, in tx: Transaction) throws {
        try KeepRoom.add(self, by: permit, in: tx)
    }

    func change(was old: Room, by permit: UnitPermit<KeepFacilities>, in tx: Transaction) throws {
        try KeepRoom.change(self, was: old, by: permit, in: tx)
    }

    func end(on day: Day, by permit: UnitPermit<KeepFacilities>, in tx: Transaction) throws {
        try KeepRoom.close(self, on: day, by: permit, in: tx)
    }

    static func form(
        _ school: SchoolPage, _ refusal: (any Refusal)?, _ visit: Visit, _ tx: Transaction
    ) throws -> [UInt8] {
        RoomViews.add(school, try RoomForm.sites(of: school.unit, on: visit.today, in: tx), refusal, visit)
    }

    func page(_ school: SchoolPage, _ refusal: (any Refusal)?, _ visit: Visit, _ tx: Transaction) throws -> [UInt8] {
        let history = try RoomRows.history(of: id, in: tx)
        let sites = try RoomForm.sites(of: unit, on: visit.today, in: tx)
        return RoomViews.show(school, self, history, sites, refusal, visit)
    }
}
