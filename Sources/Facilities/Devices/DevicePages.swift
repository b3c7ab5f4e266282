internal import Base
internal import Components
internal import Database
internal import Files
internal import HTML
internal import Identity
internal import Web

/// The devices of a school on a day: list, labels, sheet.
struct DevicePages: Sendable {
    let blocking: BlockingPool

    var endpoints: [Endpoint] {
        [
            .page("/units/:unit/facilities/devices", .needs(ViewFacilities.self), DevicePages.list),
            .page("/units/:unit/facilities/devices/labels", .needs(ViewFacilities.self), DevicePages.labels),
            .download("/units/:unit/facilities/devices/khue.xlsx", .needs(ViewFacilities.self)) { visit, database in
                try await SchoolPage.spreadsheet(DevicePages.sheet(visit, database), blocking, name: "thiet-bi")
            },
            .download("/units/:unit/facilities/devices/khue.csv", .needs(ViewFacilities.self)) { visit, database in
                SchoolPage.csv(try await DevicePages.sheet(visit, database), name: "thiet-bi")
            },
        ] + KeptPages<Device>.endpoints
    }

    static let pageLength = 50
    /// Labels on one page: 200 fill eight sheets of paper.
    static let labelsLength = 200

    static func filter(_ visit: Visit) -> DeviceFilter {
        let query = visit.request.query
        var filter = DeviceFilter(day: SchoolPage.day(visit))
        filter.kind = query["kind"].flatMap(DeviceKind.init(rawValue:))
        filter.state = query["state"].flatMap(DeviceState.init(rawValue:))
        filter.room = query["room"].flatMap { RoomID($0) }
        filter.search = String((query["q"] ?? "").trimmed.prefix(100))
        filter.order = query["sort"].flatMap(DeviceFilter.Order.init(rawValue:)) ?? .tag
        filter.descends = query["down"] == "yes"
        return filter
    }

    private static func list(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let school = try SchoolPage(visit, tx)
        let filter = filter(visit)
        let count = try DeviceListRows.count(filter, at: school.unit, in: tx)
        let (page, pages) = SchoolPage.paging(visit, count: count, length: pageLength)
        let lines = try DeviceListRows.lines(
            filter, at: school.unit, limit: pageLength, offset: (page - 1) * pageLength, in: tx)
        let rooms = try RoomRows.all(of: school.unit, on: filter.day, in: tx)
        return .page(DeviceViews.list(school, filter, lines, count, (page, pages), rooms, visit))
    }

    private static func labels(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let school = try SchoolPage(visit, tx)
        let filter = filter(visit)
        let count = try DeviceListRows.count(filter, at: school.unit, in: tx)
        let (page, pages) = SchoolPage.paging(visit, count: count, length: labelsLength)
        let lines = try DeviceListRows.lines(
            filter, at: school.unit, limit: labelsLength, offset: (page - 1) * labelsLength, in: tx)
        return .page(LabelViews.labels(school, lines, (page, pages), visit))
    }

    private static func sheet(_ visit: Visit, _ database: Database) async throws -> Sheet {
        try await database.read { tx in
            let school = try SchoolPage(visit, tx)
            let lines = try DeviceListRows.lines(filter(visit), at: school.unit, limit: 100_000, offset: 0, in: tx)
            return DeviceSheet.write(lines, school.name)
        }
    }
}

extension Device: KeptThing {
    static let place = KeptPlace(list: "devices", one: "device", end: "write-off")

    static func find(_ id: DeviceID, in tx: Transaction) throws -> Device? { try DeviceRows.find(id, in: tx) }

    static func read(_ visit: Visit, _ old: Device?, at unit: UnitID, _ tx: Transaction) throws -> Device {
        try DeviceForm.read(visit, old, at: unit, tx)
    }

    func add(by permit: UnitPermit<KeepFacilities>, in tx: Transaction) throws {
        try KeepDevice.add(self, by: permit, in: tx)
    }

    func change(was old: Device, by permit: UnitPermit<KeepFacilities>, in tx: Transaction) throws {
        try KeepDevice.change(self, was: old, by: permit, in: tx)
    }

    func end(on day: Day, by permit: UnitPermit<KeepFacilities>, in tx: Transaction) throws {
        try KeepDevice.writeOff(self, on: day, by: permit, in: tx)
    }

    static func form(
        _ school: SchoolPage, _ refusal: (any Refusal)?, _ visit: Visit, _ tx: Transaction
    ) throws -> [UInt8] {
        DeviceViews.add(school, try RoomRows.all(of: school.unit, on: visit.today, in: tx), refusal, visit)
    }

    func page(_ school: SchoolPage, _ refusal: (any Refusal)?, _ visit: Visit, _ tx: Transaction) throws -> [UInt8] {
        let history = try DeviceRows.history(of: id, in: tx)
        let rooms = try RoomRows.all(of: unit, on: visit.today, in: tx)
        return DeviceViews.show(school, self, history, rooms, refusal, visit)
    }
}
