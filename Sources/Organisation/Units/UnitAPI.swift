internal import Base
internal import Database
internal import Identity
internal import Web

/// Units and school years for other programs.
enum UnitAPI {
    static let unitsRead = APIScope("units:read", Text("Xem các đơn vị trong phạm vi", "See the units within reach"))

    static let endpoints: [Endpoint] = [
        .list(
            "/units", Text("Các đơn vị trong phạm vi vào một ngày", "The units within reach on a day"), unitsRead,
            query: [day.field(required: false), kind.field(required: false), search.field(required: false)], unit,
            list),
        .read(
            "/units/:unit", Text("Một đơn vị vào một ngày", "One unit on a day"), unitsRead,
            query: [day.field(required: false)], unit, show),
        .list(
            "/school-years", Text("Khung các năm học đã ban hành", "The school years that were decided"), unitsRead,
            schoolYear, schoolYears),
    ]

    private static let day = APIInput("day", .day)
    private static let kind = APIInput("kind", APIType<UnitKind>.code)
    private static let search = APIInput("q", .text(1...100))

    private static let unit = APIRecord<Shown>([
        .text("id") { $0.unit.id.text }, .text("code") { $0.unit.code }, .text("name") { $0.name },
        .text("kind") { $0.unit.kind.rawValue }, .texts("levels") { $0.unit.levels.map(\.rawValue) },
        .optional("ownership") { $0.unit.ownership?.rawValue }, .text("address") { $0.unit.address },
        .day("openedOn") { $0.unit.openedOn }, .optionalDay("closedOn") { $0.unit.closedOn },
        .optional("parent") { $0.parent?.text },
    ])

    private static let schoolYear = APIRecord<SchoolYearFrame>([
        .text("schoolYear") { $0.schoolYear.text }, .day("startsOn") { $0.startsOn },
        .day("secondTermOn") { $0.secondTermOn }, .day("endsOn") { $0.endsOn }, .text("source") { $0.source },
    ])

    /// A unit as it was on a day, under the unit above it on that day.
    private struct Shown: Sendable {
        let unit: Unit
        let name: String
        let parent: UnitID?

        init(_ unit: Unit, on day: Day, _ tx: Transaction) throws {
            self.unit = unit
            name = try UnitRows.name(of: unit.id, on: day, in: tx) ?? unit.name
            parent = try UnitRows.parent(of: unit.id, on: day, in: tx)?.id
        }
    }

    private static func list(_ call: APICall, _ tx: Transaction) throws -> APIReply {
        let permit = try call.visit.permit(ViewUnits.self, in: tx)
        let day = call.query[day] ?? call.visit.today
        let filter = UnitFilter(kind: call.query[kind], search: (call.query[search] ?? "").trimmed, day: day)
        let reach = OrganisationTree().covers(permit.scope, column: "u.id", on: day)
        let found = try UnitListRows.units(
            filter, where: reach, after: call.after, limit: call.limit + 1, in: tx)
        let page = APIPage(found, limit: call.limit) { [$0.name.sortKey, $0.id.text] }
        let shown = try page.items.map { try Shown($0, on: day, tx) }
        return .page(APIPage(shown, next: page.next), unit)
    }

    private static func show(_ call: APICall, _ tx: Transaction) throws -> APIReply {
        guard let id: UnitID = call.visit.request.id("unit") else { throw NotFound() }
        let permit = try call.visit.permit(ViewUnits.self, on: id, in: tx)
        let day = call.query[day] ?? call.visit.today
        guard let found = try UnitRows.find(permit.unit, in: tx), found.exists(on: day) else { throw NotFound() }
        return .one(try Shown(found, on: day, tx), unit)
    }

    private static func schoolYears(_ call: APICall, _ tx: Transaction) throws -> APIReply {
        _ = try call.visit.permit(ViewUnits.self, in: tx)
        let all = try SchoolYearRows.all(in: tx).map(\.frame)
        let rest = all.drop { frame in call.after?.first.map { frame.schoolYear.text >= $0 } ?? false }
        return .page(APIPage(Array(rest), limit: call.limit) { [$0.schoolYear.text] }, schoolYear)
    }
}
