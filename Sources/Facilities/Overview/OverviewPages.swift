internal import Base
internal import Components
internal import Database
internal import Files
internal import HTML
internal import Identity
internal import Organisation
internal import Web

/// How all schools within reach stand: by superior, school by school, with what has to be bought.
struct OverviewPages: Sendable {
    let blocking: BlockingPool
    let ports: FacilitiesPorts

    var endpoints: [Endpoint] {
        [
            .page("/facilities", .needs(ViewFacilities.self), own),
            .page("/facilities/schools", .needs(ViewFacilities.self), overview),
            .download("/facilities/schools/khue.xlsx", .needs(ViewFacilities.self)) { visit, database in
                let (tallies, day) = try await database.read { tx in
                    let found = try find(visit, tx)
                    return (found.shown, found.day)
                }
                let sheet = OverviewViews.sheet(tallies, on: day, visit.language)
                return try await SchoolPage.spreadsheet(sheet, blocking, name: "may-tinh-tin-hoc")
            },
            .download("/facilities/purchases/khue.xlsx", .needs(ViewFacilities.self)) { visit, database in
                let (tallies, day) = try await database.read { tx in
                    let found = try find(visit, tx)
                    return (found.shown, found.day)
                }
                let schools = tallies.map { (name: $0.line.name, provision: $0.provision) }
                let sheet = PurchaseSheet.write(schools, "", on: day, visit.language)
                return try await SchoolPage.spreadsheet(sheet, blocking, name: "may-can-mua")
            },
            .page("/facilities/purchases", .needs(ViewFacilities.self)) { visit, tx in
                .page(PurchaseViews.scope(try find(visit, tx), visit))
            },
            .page("/units/:unit/facilities", .needs(ViewFacilities.self), school),
        ]
    }

    static let pageLength = 50

    struct Found: Sendable {
        let day: Day
        /// Every school within reach.
        let all: [SchoolTally]
        /// Those that the address narrows to.
        let shown: [SchoolTally]
        let filter: Filter
    }

    /// What the address narrows the schools to.
    struct Filter: Sendable {
        enum Order: String { case name, working, buy }

        var under: UnitID?
        var level: Level?
        var standing: Provision?
        var search = ""
        var order = Order.name
        var descends = false

        var isNarrowed: Bool { under != nil || level != nil || standing != nil || !search.isEmpty }

        init(_ query: FormValues) {
            under = query["under"].flatMap { UnitID($0) }
            level = query["level"].flatMap(Level.init(rawValue:))
            standing = query["standing"].flatMap(Provision.init(rawValue:))
            search = String((query["q"] ?? "").trimmed.prefix(100))
            order = query["sort"].flatMap(Order.init(rawValue:)) ?? .name
            descends = query["down"] == "yes"
        }

        func apply(_ tallies: [SchoolTally]) -> [SchoolTally] {
            let folded = search.folded
            let kept = tallies.filter { tally in
                (under == nil || tally.line.superior == under) && (level.map { tally.line.levels.contains($0) } ?? true)
                    && (standing == nil || tally.standing == standing)
                    && (folded.isEmpty || tally.line.name.folded.contains(folded))
            }
            let sorted =
                switch order {
                case .name: kept
                case .working: kept.sorted { $0.working < $1.working }
                case .buy: kept.sorted { $0.plan.computers < $1.plan.computers }
                }
            return descends ? sorted.reversed() : sorted
        }
    }

    private func own(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try visit.permit(ViewFacilities.self, in: tx)
        let unit = try UnitRows.find(permit.scope, in: tx)
        return .redirect(
            to: unit?.kind.keepsFacilities == true ? "/units/\(permit.scope)/facilities" : "/facilities/schools")
    }

    func find(_ visit: Visit, _ tx: Transaction) throws -> Found {
        let general = try visit.permit(ViewFacilities.self, in: tx)
        let permit = try general.on(general.scope, in: tx)
        let day = SchoolPage.day(visit)
        let rules = try InformaticsRows.rules(on: day, in: tx)
        let provisions = try Provisions(ports: ports).schools(permit, on: day, in: tx)
        let tallies = try OverviewRows.schools(where: permit.covers("u.id"), on: day, in: tx)
            .map { SchoolTally($0, provisions[$0.unit], rules) }
        let filter = Filter(visit.request.query)
        return Found(day: day, all: tallies, shown: filter.apply(tallies), filter: filter)
    }

    private func overview(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let found = try find(visit, tx)
        let (page, pages) = SchoolPage.paging(visit, count: found.shown.count, length: OverviewPages.pageLength)
        return .page(OverviewViews.overview(found, (page, pages), visit))
    }

    /// One school at a glance, with the ways to everything about it.
    private func school(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let school = try SchoolPage(visit, tx)
        let provision = try Provisions(ports: ports).school(school.unit, on: school.day, in: tx)
        let rooms = try RoomRows.all(of: school.unit, on: school.day, in: tx)
        let tallies = try DeviceListRows.tallies(of: school.unit, on: school.day, in: tx)
        let lines = try ConnectionRows.lines(of: school.unit, on: school.day, in: tx)
        return .page(OverviewViews.school(school, provision, rooms, tallies, lines, visit))
    }
}
