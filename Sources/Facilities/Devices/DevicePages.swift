internal import Base
internal import Components
internal import Database
internal import Files
internal import HTML
internal import Identity
internal import Web

/// The devices of a school on a day: list, labels, add, change, write off.
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
            .page("/units/:unit/facilities/devices/new", .needs(KeepFacilities.self)) { visit, tx in
                try DevicePages.ask(visit, nil, tx)
            },
            .action(
                "/units/:unit/facilities/devices/new", .needs(KeepFacilities.self), DevicePages.add,
                again: DevicePages.ask),
            .page("/facilities/devices/:device", .needs(ViewFacilities.self)) { visit, tx in
                try DevicePages.show(visit, nil, tx)
            },
            .action(
                "/facilities/devices/:device", .needs(KeepFacilities.self), DevicePages.change,
                again: DevicePages.show),
            .action(
                "/facilities/devices/:device/write-off", .needs(KeepFacilities.self), DevicePages.writeOff,
                again: DevicePages.show),
        ]
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

    private static func ask(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let school = try SchoolPage(visit, tx)
        _ = try SchoolPage.keep(visit, tx)
        let rooms = try RoomRows.all(of: school.unit, on: visit.today, in: tx)
        return .page(DeviceViews.add(school, rooms, refusal, visit))
    }

    private static func add(_ visit: Visit, _ tx: Transaction) throws -> Response {
        .redirect(to: "/units/\(try create(visit, tx).unit)/facilities/devices?done=device-saved")
    }

    static func create(_ visit: Visit, _ tx: Transaction) throws -> Device {
        let permit = try SchoolPage.keep(visit, tx)
        let device = try DeviceForm.read(visit, nil, at: permit.unit, tx)
        try KeepDevice.add(device, by: permit, in: tx)
        guard let made = try DeviceRows.find(device.id, in: tx) else { throw NotFound() }
        return made
    }

    private static func show(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let device = try find(visit, tx)
        let school = try SchoolPage(device.unit, visit, tx)
        let history = try DeviceRows.history(of: device.id, in: tx)
        let rooms = try RoomRows.all(of: device.unit, on: visit.today, in: tx)
        return .page(DeviceViews.show(school, device, history, rooms, refusal, visit))
    }

    static func change(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let old = try find(visit, tx)
        let permit = try visit.permit(KeepFacilities.self, on: old.unit, in: tx)
        try KeepDevice.change(try DeviceForm.read(visit, old, at: old.unit, tx), was: old, by: permit, in: tx)
        return .redirect(to: "/facilities/devices/\(old.id)?done=device-saved")
    }

    static func writeOff(_ visit: Visit, _ tx: Transaction) throws -> Response {
        var device = try find(visit, tx)
        let permit = try visit.permit(KeepFacilities.self, on: device.unit, in: tx)
        var reader = FormReader(visit.form.values)
        let day = reader.day("closed", required: FacilitiesTexts.dayMissing)
        try reader.finish()
        guard let day else { throw NotFound() }
        device.version = visit.form.values["version"].flatMap { Int($0) } ?? 0
        try KeepDevice.writeOff(device, on: day, by: permit, in: tx)
        return .redirect(to: "/units/\(device.unit)/facilities/devices?done=device-saved")
    }

    static func find(_ visit: Visit, _ tx: Transaction) throws -> Device {
        guard let id: DeviceID = visit.request.id("device"), let device = try DeviceRows.find(id, in: tx) else {
            throw NotFound()
        }
        return device
    }
}
