internal import Base
internal import Components
internal import Database
internal import Files
internal import HTML
internal import Identity
internal import Organisation
internal import Sheets
internal import Web

/// Statistical forms of one school or of everything within reach; frozen days.
struct StatisticPages: Sendable {
    let blocking: BlockingPool
    let ports: RecordsPorts

    var endpoints: [Endpoint] {
        [
            .page("/statistics", .needs(ViewPupils.self)) { visit, tx in try show(visit, nil, tx) },
            .download("/statistics/khue.xlsx", .needs(ViewPupils.self), spreadsheet),
            .action("/statistics/snapshots", .needs(DecidePupils.self), StatisticPages.freeze) {
                visit, refusal, tx in try show(visit, refusal, tx)
            },
        ]
    }

    /// A form with its figures, as page and sheet show them.
    struct Filled: Sendable {
        let form: StatisticForm
        let sheet: FigureSheet
        let unit: UnitID
        let unitName: String
        let isSchool: Bool
        let day: Day
        /// Above the schools: those of one ownership alone.
        let part: FigureOwnership?
        /// Those there are to choose from.
        let forms: [StatisticForm]
    }

    static func day(_ visit: Visit) -> Day {
        let written = visit.request.query["day"] ?? visit.form.values["day"]
        return written.flatMap { Day(written: $0) ?? Day(iso: $0) } ?? visit.today
    }

    static func fill(_ visit: Visit, _ ports: RecordsPorts, _ tx: Transaction) throws -> Filled? {
        let permit = try visit.permit(ViewPupils.self, in: tx)
        let day = StatisticPages.day(visit)
        let asked = visit.request.query["unit"].flatMap { UnitID($0) } ?? permit.scope
        let own = try permit.on(asked, in: tx)
        guard let unit = try UnitRows.find(own.unit, in: tx) else { throw NotFound() }
        let isSchool = unit.kind.teaches
        let wanted = visit.request.query["form"]
        let forms = StatisticForm.all.filter { $0.holds(on: day) && (!isSchool || $0.isFor(unit.levels)) }
        guard let form = forms.first(where: { $0.code == wanted }) ?? forms.last else { return nil }
        let part = isSchool ? nil : FigureOwnership(written: visit.request.query[FigureOwnership.field])
        let sheet =
            isSchool
            ? try StatisticSheets.sheet(form, of: unit.id, on: day, ports, in: tx)
            : try StatisticSheets.sheet(
                form, of: unit.id, covers: own.covers("u.id"), part: part, on: day, ports, in: tx)
        return Filled(
            form: form, sheet: sheet, unit: unit.id, unitName: unit.name, isSchool: isSchool, day: day, part: part,
            forms: forms)
    }

    /// On paper all schools stand beside those of each ownership; of one ownership alone it is what the page shows.
    private func printed(_ visit: Visit, _ tx: Transaction) throws -> Filled? {
        guard let filled = try StatisticPages.fill(visit, ports, tx) else { return nil }
        if filled.isSchool || filled.part != nil { return filled }
        let own = try visit.permit(ViewPupils.self, on: filled.unit, in: tx)
        let parts = try StatisticSheets.parts(
            filled.form, covers: own.covers("u.id"), on: filled.day, ports, in: tx)
        return parts.count > 1 ? filled.with(FigureSheet.whole(of: parts) ?? filled.sheet) : filled
    }

    private func show(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let filled = try StatisticPages.fill(visit, ports, tx)
        var snapshots: [StatisticViews.Frozen] = []
        if let filled, filled.isSchool {
            for snapshot in try SnapshotRows.all(of: filled.unit, in: tx) {
                let now = try SnapshotRows.current(filled.unit, on: snapshot.day, today: visit.today, in: tx)
                snapshots.append(
                    StatisticViews.Frozen(
                        snapshot: snapshot, difference: SnapshotDifference.between(snapshot.lines, now)))
            }
        }
        return .page(StatisticViews.show(filled, snapshots, day: StatisticPages.day(visit), refusal, visit))
    }

    private func spreadsheet(_ visit: Visit, _ database: Database) async throws -> Response {
        guard let filled = try await database.read({ tx in try printed(visit, tx) }) else {
            throw NotFound()
        }
        let language = visit.language
        let bytes = try await blocking.run {
            try SheetWriter.xlsx(filled.sheet.file(language, of: filled.unitName))
        }
        return .file(bytes, type: SheetFile.xlsx, name: "\(filled.form.code)-\(filled.day.iso).xlsx")
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

extension StatisticPages.Filled {
    fileprivate func with(_ sheet: FigureSheet) -> Self {
        Self(
            form: form, sheet: sheet, unit: unit, unitName: unitName, isSchool: isSchool, day: day, part: part,
            forms: forms)
    }
}
