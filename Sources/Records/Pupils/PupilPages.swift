internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Organisation
internal import Web

/// Pupils: search within reach, the list of a school on a day, one pupil.
enum PupilPages {
    static let endpoints: [Endpoint] = [
        .page("/pupils", .needs(ViewPupils.self), search),
        .page("/units/:unit/pupils", .needs(ViewPupils.self), list),
        .page("/pupils/:pupil", .needs(ViewPupils.self)) { visit, tx in try show(visit, nil, tx) },
    ]

    static let pageLength = 50

    /// Who works at a school wants its list; who looks after many wants to find one pupil.
    private static func search(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try visit.permit(ViewPupils.self, in: tx)
        if let unit = try UnitRows.find(permit.scope, in: tx), unit.kind.teaches {
            return .redirect(to: "/units/\(unit.id)/pupils")
        }
        let filter = filter(visit)
        var lines: [PupilLine] = []
        if !filter.search.folded.isEmpty {
            lines = try PupilSearchRows.search(
                filter, reach: permit.covers("p.unit_id"), limit: pageLength + 1, in: tx)
        }
        let names = try unitNames(lines, tx)
        return .page(PupilViews.search(lines, names, filter, limit: pageLength, visit))
    }

    private static func unitNames(_ lines: [PupilLine], _ tx: Transaction) throws -> [UnitID: String] {
        var names: [UnitID: String] = [:]
        for unit in Set(lines.map(\.unit)) { names[unit] = try UnitRows.name(of: unit, in: tx) }
        return names
    }

    private static func list(_ visit: Visit, _ tx: Transaction) throws -> Response {
        guard let id: UnitID = visit.request.id("unit") else { throw NotFound() }
        let permit = try visit.permit(ViewPupils.self, on: id, in: tx)
        let filter = filter(visit)
        let count = try PupilListRows.count(filter, at: permit.unit, in: tx)
        let pages = max(1, (count + pageLength - 1) / pageLength)
        let page = min(max(1, visit.request.query["page"].flatMap { Int($0) } ?? 1), pages)
        let lines = try PupilListRows.lines(
            filter, at: permit.unit, limit: pageLength, offset: (page - 1) * pageLength, in: tx)
        let school = PupilViews.School(
            id: id, name: try UnitRows.name(of: id, on: filter.day, in: tx) ?? "",
            classes: try ClassRows.all(of: id, SchoolYear(of: filter.day), on: filter.day, in: tx),
            grades: try CodeRows.list(.grade, on: filter.day, in: tx), mayKeep: mayKeep(visit, id),
            views: try ViewRows.shown(at: id, to: permit.account, in: tx))
        return .page(
            PupilViews.list(lines, count: count, page: page, pages: pages, school, filter, visit))
    }

    /// Whether the person keeps records of this unit: it is their own.
    static func mayKeep(_ visit: Visit, _ unit: UnitID) -> Bool {
        visit.may(KeepPupils.self) && visit.person?.acting.unit == unit
    }

    /// What the address narrows a list to.
    static func filter(_ visit: Visit) -> PupilFilter {
        let query = visit.request.query
        let day = query["day"].flatMap { Day(written: $0) ?? Day(iso: $0) } ?? visit.today
        var filter = PupilFilter(day: day, isToday: day >= visit.today)
        filter.classID = query["class"].flatMap { ClassID($0) }
        filter.grade = query["grade"].flatMap { $0.isEmpty ? nil : $0 }
        filter.sex = query["sex"].flatMap { Sex(rawValue: $0) }
        StatisticTest.read(query, into: &filter)
        filter.search = String((query["q"] ?? "").trimmed.prefix(100))
        filter.order = query["sort"].flatMap { PupilFilter.Order(rawValue: $0) } ?? .name
        filter.descends = query["direction"] == "down"
        return filter
    }

    // MARK: One pupil

    static func show(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let (pupil, unit) = try find(visit, ViewPupils.self, tx)
        let isKeeper = mayKeep(visit, unit)
        let history = try PlacementRows.history(of: pupil.id, in: tx)
        var places: [PupilViews.Place] = []
        for placement in history.placements.reversed() {
            places.append(
                PupilViews.Place(
                    placement: placement, schoolName: try UnitRows.name(of: placement.unit, in: tx) ?? "",
                    className: try ClassRows.name(in: placement, on: visit.today, in: tx)))
        }
        let today = visit.today
        let view = PupilViews.Whole(
            pupil: pupil, unit: unit, places: places, isHere: history.current(on: today) != nil,
            hidden: try DuplicateRows.hidden(behind: pupil.id, in: tx),
            mayReturn: history.last?.leaving?.mayGoOn ?? false, mayKeep: isKeeper,
            classes: try ClassRows.all(of: unit, SchoolYear(of: today), in: tx),
            boarding: try CodeRows.list(.boarding, on: today, in: tx),
            reasons: try CodeRows.list(.leavingReason, on: today, in: tx),
            more: try MoreForm(.pupil, on: today, in: tx), courses: try PupilRows.courses(of: pupil, in: tx),
            next: try nextClasses(unit, after: today, in: tx),
            rewards: try RewardRows.of(pupil.id, discipline: isKeeper, in: tx),
            photo: try photo(visit, pupil, unit, tx),
            log: isKeeper ? try History.of("pupil", pupil.id.text, in: tx) : [])
        return .page(PupilViews.show(view, refusal, visit))
    }

    private static func photo(
        _ visit: Visit, _ pupil: Pupil, _ unit: UnitID, _ tx: Transaction
    ) throws -> PhotoRows.Line? {
        guard visit.may(ViewPhotos.self) else { return nil }
        return try PhotoRows.line(of: pupil.id, by: try visit.permit(ViewPhotos.self, on: unit, in: tx), in: tx)
    }

    /// The classes into which somebody moves up or repeats: those of the next year when there are any.
    private static func nextClasses(_ unit: UnitID, after day: Day, in tx: Transaction) throws -> [SchoolClass] {
        let year = SchoolYear(of: day)
        let next = try ClassRows.all(of: unit, SchoolYear(start: year.start + 1), in: tx)
        return next.isEmpty ? try ClassRows.all(of: unit, year, in: tx) : next
    }

    /// A pupil whom the person reaches: the school of the last placement is within reach.
    static func find<C: Capability>(_ visit: Visit, _ capability: C.Type, _ tx: Transaction) throws -> (Pupil, UnitID) {
        guard let id: PupilID = visit.request.id("pupil"), let pupil = try PupilRows.find(id, in: tx),
            let unit = try PupilRows.holder(of: id, in: tx)
        else { throw NotFound() }
        return (pupil, try visit.permit(capability, on: unit, in: tx).unit)
    }
}

extension UnitKind {
    /// Whether units of this kind have classes.
    var teaches: Bool { [.school, .continuingCentre, .otherCentre].contains(self) }
}
