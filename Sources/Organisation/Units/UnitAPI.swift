internal import Base
internal import Database
internal import Identity
internal import Web

/// Units and school years for other programs.
enum UnitAPI {
    static let unitsRead = APIScope("units:read", Text("Xem các đơn vị trong phạm vi", "See the units within reach"))

    static let unitsWrite = APIScope(
        "units:write", Text("Thêm, đổi, chuyển, đóng đơn vị; nhập năm học", "Keep the tree of units and school years"))

    static let endpoints: [Endpoint] = reads + writes

    private static let reads: [Endpoint] = [
        .list(
            "/units", Text("Các đơn vị trong phạm vi vào một ngày", "The units within reach on a day"), unitsRead,
            query: [
                day.field(required: false), kind.field(required: false), level.field(required: false),
                search.field(required: false),
            ], unit,
            list),
        .read(
            "/units/:unit", Text("Một đơn vị vào một ngày", "One unit on a day"), unitsRead,
            query: [day.field(required: false)], unit, show),
        .list(
            "/school-years", Text("Khung các năm học đã ban hành", "The school years that were decided"), unitsRead,
            schoolYear, schoolYears),
        year.read(Text("Khung một năm học", "One school year")),
    ]

    private static let writes: [Endpoint] = [
        .change(
            .post, "/units", Text("Thêm đơn vị từ một ngày", "Add a unit from a day"), unitsWrite,
            body: [
                .needs("code", .text(1...30)), .needs("kind", APIType<UnitKind>.code), .needs("name", .text(1...200)),
            ] + facts, unit, add),
        .change(
            .put, "/units/:unit",
            Text("Đổi tên, cấp học, địa chỉ, chuyển đơn vị từ một ngày", "Rename, change or move a unit from a day"),
            unitsWrite, body: [.may("name", .text(1...200))] + facts, unit, change),
        .change(
            .post, "/units/:unit/close",
            Text("Đóng đơn vị sau một ngày cuối", "Close a unit after a last day"), unitsWrite,
            body: [lastDay.field(required: true)], unit, close),
        year.making(
            "/school-years", Text("Nhập khung một năm học", "Enter a school year"),
            body: [.needs("schoolYear", .text(9...9), form: "year")] + frame
        ) { call, tx in try SchoolYearPages.entered(call.visit, tx) },
        year.change(
            .put, "", Text("Sửa khung một năm học", "Change a school year"), body: frame, SchoolYearPages.change),
    ]

    private static let facts: [APIField] = [
        .may("levels", .list(APIType<Level>.code, most: 5)), .may("ownership", APIType<Ownership>.code),
        .may("address", .text(0...300)), .may("parent", APIType<UnitID>.id()), .may("cluster", APIType<UnitID>.id()),
        .may("from", .day),
    ]
    private static let lastDay = APIInput("lastDay", .day)
    private static let frame: [APIField] = [
        .needs("startsOn", .day, form: "starts"), .needs("secondTermOn", .day, form: "second"),
        .needs("endsOn", .day, form: "ends"), .needs("source", .text(1...200)),
    ]

    private static let day = APIInput("day", .day)
    private static let kind = APIInput("kind", APIType<UnitKind>.code)
    private static let level = APIInput("level", APIType<Level>.code)
    private static let search = APIInput("q", .text(1...100))

    private static let unit = APIRecord<Shown>([
        .text("id") { $0.unit.id.text }, .text("code") { $0.unit.code }, .text("name") { $0.name },
        .text("kind") { $0.unit.kind.rawValue }, .texts("levels") { $0.unit.levels.map(\.rawValue) },
        .optional("ownership") { $0.unit.ownership?.rawValue }, .text("address") { $0.unit.address },
        .day("openedOn") { $0.unit.openedOn }, .optionalDay("closedOn") { $0.unit.closedOn },
        .optional("parent") { $0.parent?.text },
    ])

    private static let schoolYear = APIRecord<SchoolYearLine>([
        .text("schoolYear") { $0.frame.schoolYear.text }, .day("startsOn") { $0.frame.startsOn },
        .day("secondTermOn") { $0.frame.secondTermOn }, .day("endsOn") { $0.frame.endsOn },
        .text("source") { $0.frame.source },
    ])
    private static let year = APIResource(
        "/school-years/:year", (unitsRead, unitsWrite), schoolYear, version: \.version
    ) { call, tx in
        _ = try call.visit.permit(ViewUnits.self, in: tx)
        return try SchoolYearPages.find(call.visit, tx)
    }

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
        let filter = UnitFilter(
            kind: call.query[kind], level: call.query[level], search: (call.query[search] ?? "").trimmed, day: day)
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
        let all = try SchoolYearRows.all(in: tx)
        let rest = all.drop { line in call.after?.first.map { line.frame.schoolYear.text >= $0 } ?? false }
        return .page(APIPage(Array(rest), limit: call.limit) { [$0.frame.schoolYear.text] }, schoolYear)
    }

    // MARK: Writing

    private static func add(_ call: APICall, _ tx: Transaction) throws -> APIReply {
        let permit = try call.visit.permit(ManageUnits.self, in: tx)
        var cells = try written(call, tx)
        let code = call.visit.form.values["code"] ?? ""
        if try UnitRows.find(code: code, in: tx) != nil {
            throw FormRefusal("code", TreeRefusal.codeTaken(code).explanation)
        }
        cells["code"] = code
        cells["kind"] = call.visit.form.values["kind"]
        return try answer(try WriteUnit.run(cells, by: permit, in: tx), call, tx)
    }

    private static func change(_ call: APICall, _ tx: Transaction) throws -> APIReply {
        let (unit, permit) = try own(call, tx)
        let cells = WriteUnit.cells(unit).merging(try written(call, tx)) { $1 }
        return try answer(try WriteUnit.run(cells, by: permit, in: tx), call, tx)
    }

    private static func close(_ call: APICall, _ tx: Transaction) throws -> APIReply {
        let (unit, permit) = try own(call, tx)
        guard let last = call.body[lastDay] else { throw NotFound() }
        let dated = ["from": min(last, call.visit.today).iso, "to": last.iso]
        let cells = WriteUnit.cells(unit).merging(dated) { $1 }
        return try answer(try WriteUnit.run(cells, by: permit, in: tx), call, tx)
    }

    private static func own(_ call: APICall, _ tx: Transaction) throws -> (Unit, Permit<ManageUnits>) {
        let permit = try call.visit.permit(ManageUnits.self, in: tx)
        guard let unit = try UnitRows.find(try permit.on(try call.id("unit"), in: tx).unit, in: tx) else {
            throw NotFound()
        }
        return (unit, permit)
    }

    /// What was sent, as cells of a row; superiors are named by their codes there.
    private static func written(_ call: APICall, _ tx: Transaction) throws -> [String: String] {
        let form = call.visit.form.values
        var cells: [String: String] = [:]
        for name in ["name", "ownership", "address", "from"] { cells[name] = form[name] }
        let levels = form.all("levels")
        if !levels.isEmpty { cells["level"] = levels.joined(separator: ",") }
        for name in ["parent", "cluster"] {
            guard let id = form[name].flatMap({ UnitID($0) }) else { continue }
            guard let superior = try UnitRows.find(id, in: tx) else {
                throw FormRefusal(name, TreeRefusal.unknown(id.text).explanation)
            }
            cells[name] = superior.code
        }
        return cells
    }

    private static func answer(_ unit: Unit, _ call: APICall, _ tx: Transaction) throws -> APIReply {
        .one(try Shown(unit, on: max(call.visit.today, unit.openedOn), tx), self.unit)
    }
}
