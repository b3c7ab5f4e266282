internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Organisation
internal import Web

/// What opens behind a number of a form: its records; for what is sensitive an explanation, and behind it the names,
/// each of them disclosed and logged.
struct StatisticRecordPages: Sendable {
    let ports: RecordsPorts

    var endpoints: [Endpoint] {
        [
            .page("/statistics/records", .needs(ViewPupils.self), show),
            .disclosure("/statistics/names", .needs(ViewPupils.self), StatisticRecordPages.names),
        ]
    }

    /// So many names at once, so that whoever looks up one child is not written down as a reader of a hundred.
    static let pageLength = 50

    static func question(
        _ visit: Visit, _ tx: Transaction
    ) throws -> (StatisticRecords.Question, UnitPermit<ViewPupils>) {
        let query = visit.request.query
        guard let id = query["unit"].flatMap({ UnitID($0) }), let day = query["day"].flatMap({ Day(iso: $0) }),
            let form = query["form"].flatMap({ StatisticForm.version($0, on: day) }),
            let (row, section) = query["row"].flatMap({ form.row($0) }), let measure = row.measure
        else { throw NotFound() }
        let permit = try visit.permit(ViewPupils.self, on: id, in: tx)
        guard let unit = try UnitRows.find(permit.unit, in: tx) else { throw NotFound() }
        let column = query["column"].flatMap { StatisticColumn(rawValue: $0) } ?? .total
        guard section.kind.columns.contains(column) else { throw NotFound() }
        return (
            StatisticRecords.Question(
                form: form, row: row, measure: measure, column: column, day: day, unit: unit), permit
        )
    }

    private func show(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (question, permit) = try StatisticRecordPages.question(visit, tx)
        let found = try find(question, visit, permit, tx)
        if case .elsewhere(let address) = found { return .redirect(to: address) }
        return .page(StatisticRecordViews.show(question, found, mayRead: mayRead(found, visit, permit), visit))
    }

    func find(
        _ question: StatisticRecords.Question, _ visit: Visit, _ permit: UnitPermit<ViewPupils>, _ tx: Transaction
    ) throws -> StatisticRecords.Found {
        question.unit.kind.teaches
            ? try StatisticRecords.find(question, ports, in: tx)
            : try StatisticRecords.schools(question, covers: covers(visit, permit), ports, in: tx)
    }

    /// The schools within reach, or those of one ownership among them.
    private func covers(_ visit: Visit, _ permit: UnitPermit<ViewPupils>) -> SQL {
        let reach = permit.covers("u.id")
        let part = FigureOwnership(written: visit.request.query[FigureOwnership.field])
        return part.map { "\(reach) AND \($0.condition)" } ?? reach
    }

    /// Whether the person is one of those to whom the names may be disclosed: those who keep these records.
    private func mayRead(_ found: StatisticRecords.Found, _ visit: Visit, _ permit: UnitPermit<ViewPupils>) -> Bool {
        guard visit.person?.acting.unit == permit.unit, case .sensitive(let group?) = found else { return false }
        return switch group {
        case .origin: visit.may(OriginData.self)
        case .health: visit.may(HealthData.self)
        }
    }

    /// The names behind a sensitive number; each of those shown is a reading.
    private static func names(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (question, permit) = try question(visit, tx)
        guard question.unit.kind.teaches, case .pupils(let test) = question.measure,
            let group = question.column == .minority ? .origin : test.sensitive
        else { throw NotFound() }
        let groups = Set([group] + (test.sensitive.map { [$0] } ?? []))
        try check(groups, visit, permit, tx)
        let lines = try StatisticRecords.pupils(test, question, in: tx)
        let pages = max(1, (lines.count + pageLength - 1) / pageLength)
        let page = min(max(1, visit.request.query["page"].flatMap { Int($0) } ?? 1), pages)
        let shown = Array(lines.dropFirst((page - 1) * pageLength).prefix(pageLength))
        for line in shown { try disclose(line, groups, visit, permit, tx) }
        return .page(StatisticRecordViews.names(question, shown, lines.count, page, pages, visit))
    }

    /// Asked before anything is counted, so that an empty list says no more than a full one.
    private static func check(
        _ groups: Set<StatisticSensitivity>, _ visit: Visit, _ permit: UnitPermit<ViewPupils>, _ tx: Transaction
    ) throws {
        if groups.contains(.origin) { _ = try visit.permit(OriginData.self, on: permit.unit, in: tx) }
        if groups.contains(.health) { _ = try visit.permit(HealthData.self, on: permit.unit, in: tx) }
    }

    private static func disclose(
        _ line: PupilLine, _ groups: Set<StatisticSensitivity>, _ visit: Visit, _ permit: UnitPermit<ViewPupils>,
        _ tx: Transaction
    ) throws {
        if groups.contains(.origin) {
            _ = try visit.disclose(OriginData.self, of: "pupil", line.id.text, at: permit.unit, in: tx)
        }
        if groups.contains(.health) {
            _ = try visit.disclose(HealthData.self, of: "pupil", line.id.text, at: permit.unit, in: tx)
        }
    }
}
