internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Web

/// The units within reach: a list, and one unit with its history.
enum UnitPages {
    static let endpoints: [Endpoint] = [
        .page("/units", .needs(ViewUnits.self), list),
        .page("/units/:unit", .needs(ViewUnits.self), show),
    ]

    private static let pageLength = 50

    private static func list(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try visit.permit(ViewUnits.self, in: tx)
        let query = visit.request.query
        let filter = UnitFilter(
            kind: query["kind"].flatMap(UnitKind.init(rawValue:)), level: query["level"].flatMap(Level.init(rawValue:)),
            search: (query["q"] ?? "").trimmed, day: query["day"].flatMap { Day(written: $0) } ?? visit.today)
        let condition = reachOn(filter.day, permit)
        let count = try UnitListRows.count(filter, where: condition, in: tx)
        let pages = max(1, (count + pageLength - 1) / pageLength)
        let page = min(max(1, query["page"].flatMap { Int($0) } ?? 1), pages)
        let lines = try UnitListRows.lines(
            filter, where: condition, limit: pageLength, offset: (page - 1) * pageLength, in: tx)
        let frame = visit.frame(OrganisationTexts.units, help: OrganisationTexts.unitsHelp)
        let mayImport = visit.may(ManageUnits.self)
        return .page(
            frame.write(action: { html in
                html.linkButton(SchoolYearTexts.title, to: SchoolYearPages.path, style: .secondary)
                if mayImport { html.linkButton(OrganisationTexts.importUnits, to: "/units/import") }
            }) { html in
                UnitViews.filters(filter, &html)
                UnitViews.list(lines, count: count, &html)
                html.pagination(Address(visit.request.target), page: page, pages: pages)
            })
    }

    /// What stood under the person's unit on the day of the list, as long as the person reaches it today.
    private static func reachOn(_ day: Day, _ permit: Permit<ViewUnits>) -> SQL {
        let then = OrganisationTree().covers(permit.scope, column: "u.id", on: day)
        return then
    }

    private static func show(_ visit: Visit, _ tx: Transaction) throws -> Response {
        guard let id: UnitID = visit.request.id("unit") else { throw NotFound() }
        let permit = try visit.permit(ViewUnits.self, on: id, in: tx)
        guard let unit = try UnitRows.find(permit.unit, in: tx) else { throw NotFound() }
        let history = try LinkRows.history(of: id, in: tx)
        let below = try UnitRows.children(of: id, on: visit.today, in: tx)
        let crumbs = [Frame.Crumb(OrganisationTexts.units, href: "/units")]
        let people = try ContactRows.all(of: id, in: tx)
        let mayKeep = visit.may(KeepDirectory.self)
        return .page(
            visit.frame(Text(verbatim: unit.name), crumbs: crumbs).write(action: { html in
                if mayKeep { html.linkButton(DirectoryTexts.people, to: "/units/\(id)/people", style: .secondary) }
            }) { html in
                UnitViews.show(unit, people: people, history: history, below: below, &html)
            })
    }
}
