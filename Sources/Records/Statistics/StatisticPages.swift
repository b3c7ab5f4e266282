internal import Base
internal import Components
internal import Database
internal import Files
internal import HTML
internal import Identity
internal import Organisation
internal import Web

/// Statistical forms of one school or of everything within reach; frozen days.
struct StatisticPages: Sendable {
    let blocking: BlockingPool

    var endpoints: [Endpoint] {
        [
            .page("/statistics", .needs(ViewPupils.self)) { visit, tx in
                try StatisticPages.show(visit, nil, tx)
            },
            .download("/statistics/khue.xlsx", .needs(ViewPupils.self), spreadsheet),
            .action("/statistics/snapshots", .needs(DecidePupils.self), StatisticPages.freeze) {
                visit, refusal, tx in
                try StatisticPages.show(visit, refusal, tx)
            },
        ]
    }

    /// A form with its figures, as page and sheet show them.
    struct Filled: Sendable {
        let form: StatisticForm
        let figures: [String: StatisticFigure]
        let lastYear: [String: StatisticFigure]
        let checks: [StatisticCheck]
        let unitName: String
        /// The school whose records are behind the numbers; nil for a whole reach.
        let school: UnitID?
        let day: Day
        /// Those there are to choose from.
        let forms: [StatisticForm]
    }

    private static func day(_ visit: Visit) -> Day {
        let written = visit.request.query["day"] ?? visit.form.values["day"]
        return written.flatMap { Day(written: $0) ?? Day(iso: $0) } ?? visit.today
    }

    static func fill(_ visit: Visit, _ tx: Transaction) throws -> Filled? {
        let permit = try visit.permit(ViewPupils.self, in: tx)
        let day = day(visit)
        let asked = visit.request.query["unit"].flatMap { UnitID($0) } ?? permit.scope
        let unit = try permit.on(asked, in: tx).unit
        let own = try UnitRows.find(unit, in: tx)
        let isSchool = own?.kind.teaches ?? false
        let wanted = visit.request.query["form"]
        let forms = StatisticForm.all.filter { $0.holds(on: day) && (!isSchool || $0.isFor(own?.levels ?? [])) }
        guard let form = forms.first(where: { $0.code == wanted }) ?? forms.last else { return nil }
        func read(_ day: Day) throws -> [String: StatisticFigure] {
            let scope =
                isSchool
                ? StatisticScope(
                    schools: [unit], classes: "c.unit_id = \(unit)", posts: "t.unit_id = \(unit)", day: day)
                : StatisticScope(
                    schools: try StatisticRows.schools(
                        form.level, try permit.on(unit, in: tx).covers("u.id"), SchoolYear(of: day), in: tx),
                    classes: try reach(unit, permit, "c.unit_id", form, in: tx),
                    posts: try reach(unit, permit, "t.unit_id", form, in: tx), day: day)
            return try StatisticFigures.read(scope, in: tx).figures(form)
        }
        let figures = try read(day)
        let lastYear = try Day(year: day.year - 1, month: day.month, day: min(day.day, 28)).map(read) ?? [:]
        // Staff stay through the years: a year without classes was not kept here yet.
        let hadClasses = form.rows.contains { row in
            if case .classes = row.measure { (lastYear[row.number]?.total ?? 0) > 0 } else { false }
        }
        let known = hadClasses ? lastYear : [:]
        return Filled(
            form: form, figures: figures, lastYear: known,
            checks: StatisticCheck.all(form, figures, lastYear: known), unitName: own?.name ?? "",
            school: isSchool ? unit : nil, day: day, forms: forms)
    }

    /// Schools of the form's level below a unit.
    private static func reach(
        _ unit: UnitID, _ permit: Permit<ViewPupils>, _ column: StaticString, _ form: StatisticForm,
        in tx: Transaction
    ) throws -> SQL {
        let covers = try permit.on(unit, in: tx).covers("u.id")
        return """
            \(raw: column) IN (SELECT u.id FROM organisation_unit u WHERE u.levels = \(form.level) AND \(covers))
            """
    }

    private static func show(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let filled = try fill(visit, tx)
        var snapshots: [StatisticViews.Frozen] = []
        if let school = filled?.school {
            for snapshot in try SnapshotRows.all(of: school, in: tx) {
                let now = try SnapshotRows.current(school, on: snapshot.day, today: visit.today, in: tx)
                snapshots.append(
                    StatisticViews.Frozen(
                        snapshot: snapshot, difference: SnapshotDifference.between(snapshot.lines, now)))
            }
        }
        return .page(StatisticViews.show(filled, snapshots, day: day(visit), refusal, visit))
    }

    private func spreadsheet(_ visit: Visit, _ database: Database) async throws -> Response {
        guard let filled = try await database.read({ tx in try StatisticPages.fill(visit, tx) }) else {
            throw NotFound()
        }
        let sheet = StatisticViews.sheet(filled, visit.language)
        let bytes = try await blocking.run { try SheetWriter.xlsx([sheet]) }
        return .file(bytes, type: SheetImportPages.xlsx, name: "\(filled.form.code)-\(filled.day.iso).xlsx")
    }

    static func freeze(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let general = try visit.permit(DecidePupils.self, in: tx)
        let permit = try general.on(general.scope, in: tx)
        let day = day(visit)
        guard day <= visit.today else { throw FormRefusal("day", StatisticTexts.futureDay) }
        let lines = try SnapshotRows.current(permit.unit, on: day, today: visit.today, in: tx)
        guard try SnapshotRows.freeze(permit.unit, day, lines, by: permit.account, at: visit.now, in: tx) else {
            throw FormRefusal("day", StatisticTexts.frozenBefore)
        }
        try permit.record(
            "freeze figures", subject: "snapshot", id: day.iso, detail: "\(lines.count) pupils", in: tx)
        return .redirect(to: "/statistics?day=\(day.iso)&done=figures-frozen")
    }
}

extension StatisticForm {
    static let all = [preschool, primary]

    func holds(on day: Day) -> Bool { validFrom <= day && (validTo.map { day < $0 } ?? true) }
    func isFor(_ levels: [Level]) -> Bool { levels.contains { $0.rawValue == level } }
}
