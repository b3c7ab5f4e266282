internal import Base
internal import Components
internal import Database
internal import Files
internal import HTML
internal import Identity
internal import Organisation
internal import Web

/// How all units within reach stand: by district and level, unit by unit, and as a spreadsheet.
enum OverviewPages {
    static func endpoints(blocking: BlockingPool) -> [Endpoint] {
        [
            .page("/overview", .needs(ViewOverview.self), overview),
            .page("/overview/units", .needs(ViewOverview.self), units),
            .page("/overview/tasks", .needs(ViewOverview.self), tasks),
            .download("/overview/khue.xlsx", .needs(ViewOverview.self)) { visit, database in
                try await spreadsheet(visit, database, blocking)
            },
        ]
    }

    private static let pageLength = 50

    /// What the address chooses: a letter, one of its calls, and how the units within reach stand.
    struct Chosen: Sendable {
        let lettersToChoose: [EditionRows.Line]
        let edition: Edition
        let calls: [Call]
        let call: Call
        let tallies: [Tally]
        let superiors: [UnitID: String]
        let isTop: Bool
        /// Whether its form is filled with figures from the records.
        let hasFigures: Bool
        let permit: Permit<ViewOverview>
    }

    static func choose(_ visit: Visit, _ tx: Transaction) throws -> Chosen? {
        let permit = try visit.permit(ViewOverview.self, in: tx)
        let letters = try EditionRows.lines(where: SQL.always, in: tx).filter { $0.published != nil }
        let wanted = visit.request.query["letter"].flatMap { LetterID($0) }
        guard let letter = letters.first(where: { $0.letter == wanted }) ?? letters.first,
            let edition = try EditionRows.published(of: letter.letter, in: tx)
        else { return nil }
        let calls = try CallRows.all(of: edition.id, in: tx)
        let chosen = calls.first { $0.key.text == visit.request.query["call"] }
        guard let call = chosen ?? mostUrgent(calls, today: visit.today) else { return nil }
        let tallies = try OverviewRows.tallies(
            letter.letter, call, edition: edition.id, on: min(call.due, visit.today), today: visit.today,
            where: permit.covers("u.id"), in: tx
        ).filter { $0.unit != permit.scope }
        let superiors = Set(tallies.map(\.superior))
        return Chosen(
            lettersToChoose: letters, edition: edition, calls: calls, call: call, tallies: tallies,
            superiors: try OverviewRows.names(of: Set(superiors.compactMap(\.self)), in: tx),
            isTop: permit.role == .departmentOfficial || superiors.count > 1,
            hasFigures: try FormRows.find(call.form, on: call.due, in: tx).figures != nil, permit: permit)
    }

    /// The tallies that the address asks for, in its order.
    private static func listed(_ chosen: Chosen, _ visit: Visit, _ tx: Transaction) throws -> [Tally] {
        let filter = filter(visit)
        let ranks =
            try filter.search.isEmpty ? nil : OverviewRows.ranks(filter, where: chosen.permit.covers("u.id"), in: tx)
        return filter.ordered(chosen.tallies, ranks: ranks)
    }

    private static func lines(
        _ tallies: [Tally], _ chosen: Chosen, _ visit: Visit, _ tx: Transaction
    ) throws -> [OverviewLine] {
        try OverviewRows.lines(
            of: tallies, chosen.edition.letter, chosen.call, edition: chosen.edition.id,
            on: min(chosen.call.due, visit.today), today: visit.today, in: tx)
    }

    /// The call whose due day is next, or the last one when all are over.
    private static func mostUrgent(_ calls: [Call], today: Day) -> Call? {
        let past = calls.last { $0.due < today }
        let next = calls.first { $0.due >= today }
        guard let past, let next else { return past ?? next }
        return today.days(since: past.due) <= 30 ? past : next
    }

    static func filter(_ visit: Visit) -> OverviewFilter {
        let query = visit.request.query
        var filter = OverviewFilter()
        filter.superior = query["under"].flatMap { UnitID($0) }
        filter.level = query["level"].flatMap(Level.init(rawValue:))
        filter.group = query["state"].flatMap(StandingGroup.init(rawValue:))
        filter.onlyLate = query["late"] == "yes"
        filter.search = (query["q"] ?? "").trimmed
        filter.order = query["sort"].flatMap(OverviewFilter.Order.init(rawValue:)) ?? .name
        return filter
    }

    private static func overview(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let chosen = try choose(visit, tx)
        return .page(OverviewViews.overview(chosen, visit))
    }

    private static func units(_ visit: Visit, _ tx: Transaction) throws -> Response {
        guard let chosen = try choose(visit, tx) else { return .redirect(to: "/overview") }
        let filter = filter(visit)
        let listed = try listed(chosen, visit, tx)
        let pages = max(1, (listed.count + pageLength - 1) / pageLength)
        let page = min(max(1, visit.request.query["page"].flatMap { Int($0) } ?? 1), pages)
        let shown = try lines(Array(listed.dropFirst((page - 1) * pageLength).prefix(pageLength)), chosen, visit, tx)
        return .page(OverviewViews.units(chosen, filter, shown, count: listed.count, page: page, pages: pages, visit))
    }

    private static func tasks(_ visit: Visit, _ tx: Transaction) throws -> Response {
        guard let chosen = try choose(visit, tx) else { return .redirect(to: "/overview") }
        let tasks = try TaskRows.all(of: chosen.edition.id, in: tx)
        let filled = try OverviewRows.filled(
            chosen.edition.letter, chosen.call.key, where: chosen.permit.covers("u.unit_id"), in: tx)
        return .page(OverviewViews.tasks(chosen, tasks, filled, visit))
    }

    private static func spreadsheet(
        _ visit: Visit, _ database: Database, _ blocking: BlockingPool
    ) async throws -> Response {
        let found = try await database.read { tx in
            try choose(visit, tx).map { chosen in
                (chosen, try lines(listed(chosen, visit, tx), chosen, visit, tx))
            }
        }
        guard let (chosen, lines) = found else { throw NotFound() }
        let language = visit.language
        let bytes = try await blocking.run { try OverviewSheet.write(chosen, lines, language) }
        return .file(
            bytes, type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            name: "\(chosen.call.title) \(visit.today.iso).xlsx")
    }
}

/// The list of units as a spreadsheet.
enum OverviewSheet {
    static func write(_ chosen: OverviewPages.Chosen, _ lines: [OverviewLine], _ language: Language) throws -> [UInt8] {
        let headings = [
            OverviewTexts.code, OverviewTexts.unit, OverviewTexts.kind, OverviewTexts.level, OverviewTexts.under,
            OverviewTexts.state, OverviewTexts.dueDay, OverviewTexts.submittedDay, OverviewTexts.daysLate,
            OverviewTexts.openRemarks,
        ].map { $0(language) }
        let rows = lines.map { line -> [SheetCell] in
            [
                .text(line.code), .text(line.name), .text(line.kind.label(language)),
                .text(line.levels.map { $0.label(language) }.joined(separator: ", ")), .text(line.superiorName),
                .text(line.standing.badge.label(language)), .day(line.due), .day(line.submittedAt?.day),
                .number(line.standing.daysLate), .number(line.openRemarks),
            ]
        }
        return try SheetWriter.xlsx(
            title: "\(chosen.edition.title) – \(chosen.call.title)", headings: headings,
            widths: [14, 44, 20, 16, 34, 26, 12, 12, 10, 10], rows: rows)
    }
}
