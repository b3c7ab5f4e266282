internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Sheets
internal import Web

/// Changing many pupils of one's own school: choose in the list, say what, see what it would do, do it, take it back.
enum BulkPages {
    static let endpoints: [Endpoint] = [
        .page("/units/:unit/pupils/bulk", .needs(KeepPupils.self)) { visit, tx in try ask(visit, nil, tx) },
        .long("/units/:unit/pupils/bulk", .needs(KeepPupils.self), run, again: ask),
        .page("/units/:unit/bulk", .needs(KeepPupils.self)) { visit, tx in try past(visit, nil, tx) },
        .action("/units/:unit/bulk/:import/undo", .needs(KeepPupils.self), undo, again: past),
    ]

    private static func ask(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let permit = try permit(visit, tx)
        let values = refusal == nil ? visit.request.query : visit.form.values
        let lines = try BulkRows.chosen(try chosen(values, visit, permit, tx), at: permit.unit, in: tx)
        let view = BulkViews.Question(
            unit: permit.unit, kind: kind(values), lines: lines,
            ticked: Set(values["all"] == "yes" ? lines.map(\.id.text) : values.all("p")),
            classes: try ClassRows.all(of: permit.unit, SchoolYear(of: visit.today), in: tx),
            reasons: try CodeRows.list(.leavingReason, on: visit.today, in: tx),
            fields: try BulkForm.fields(on: visit.today, in: tx))
        return .page(BulkViews.ask(view, lines.isEmpty ? refusal ?? BulkRefusal.nobody : refusal, visit))
    }

    private static func kind(_ values: FormValues) -> BulkKind { values["what"].flatMap(BulkKind.init) ?? .move }

    /// Those ticked, or all that the list's filters let through.
    private static func chosen(
        _ values: FormValues, _ visit: Visit, _ permit: UnitPermit<KeepPupils>, _ tx: Transaction
    ) throws -> [PupilID] {
        guard values["all"] == "yes" else {
            return values.all("p").prefix(ChangePupils.most).compactMap { PupilID($0) }
        }
        return try PupilListRows.lines(
            PupilPages.filter(visit), at: permit.unit, limit: ChangePupils.most, offset: 0, in: tx
        ).map(\.id)
    }

    private static func run(_ visit: Visit, _ database: Database) async throws -> Response {
        guard let unit: UnitID = visit.request.id("unit") else { throw NotFound() }
        let isRehearsal = visit.form.values["do"] != "apply"
        let report = try await database.write(rehearsal: isRehearsal) { tx in try change(visit, tx) }
        if !isRehearsal, report.changed > 0 { return .redirect(to: "/units/\(unit)/bulk?done=bulk-done") }
        return .page(BulkViews.preview(report, unit, visit))
    }

    static func change(_ visit: Visit, _ tx: Transaction) throws -> BulkReport {
        let permit = try permit(visit, tx)
        let ids = visit.form.values.all("p").compactMap { PupilID($0) }
        guard !ids.isEmpty else { throw BulkRefusal.nobody }
        guard ids.count <= ChangePupils.most else { throw BulkRefusal.tooMany }
        let action = try BulkForm.read(visit, kind(visit.form.values), ids, permit, tx)
        return try ChangePupils.run(action, ids, by: permit, in: tx)
    }

    private static func past(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let permit = try permit(visit, tx)
        return .page(BulkViews.past(try BulkRows.past(of: permit.unit, in: tx), permit.unit, refusal, visit))
    }

    static func undo(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try permit(visit, tx)
        guard let id: ImportID = visit.request.id("import"), let past = try ImportRows.table.find(id, .pupils, in: tx),
            past.unit == permit.unit
        else { throw NotFound() }
        try UndoImport.run(past, by: permit, in: tx)
        return .redirect(to: "/units/\(permit.unit)/bulk?done=bulk-undone")
    }

    static func permit(_ visit: Visit, _ tx: Transaction) throws -> UnitPermit<KeepPupils> {
        guard let id: UnitID = visit.request.id("unit") else { throw NotFound() }
        return try visit.permit(KeepPupils.self, on: id, in: tx)
    }
}
