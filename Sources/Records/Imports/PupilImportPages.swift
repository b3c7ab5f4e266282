internal import Base
internal import Components
internal import Database
internal import Files
internal import HTML
internal import Identity
internal import Web

/// Importing pupils: choose a file, see what each row would do, take the good rows in, get the others back to mend;
/// past imports can be undone.
struct PupilImportPages: Sendable {
    let blocking: BlockingPool

    private static let bodyLimit = 50 << 20

    var endpoints: [Endpoint] {
        [
            .page("/units/:unit/pupils/import", .needs(KeepPupils.self)) { visit, tx in
                try PupilImportPages.ask(visit, nil, tx)
            },
            .long(
                "/units/:unit/pupils/import", .needs(KeepPupils.self), bodyLimit: PupilImportPages.bodyLimit, run,
                again: PupilImportPages.ask),
            .long(
                "/units/:unit/pupils/import/mend", .needs(KeepPupils.self), bodyLimit: PupilImportPages.bodyLimit, mend,
                again: PupilImportPages.ask),
            .action(
                "/units/:unit/imports/:import/undo", .needs(KeepPupils.self), PupilImportPages.undo,
                again: PupilImportPages.ask),
            .download("/units/:unit/pupils/khue.xlsx", .needs(ViewPupils.self), export),
        ]
    }

    private func report(_ visit: Visit, _ database: Database, rehearsal: Bool) async throws -> PupilImport.Report {
        guard let upload = visit.form.files["file"] else { throw FormRefusal("file", PupilImportTexts.fileMissing) }
        guard let unit: UnitID = visit.request.id("unit") else { throw NotFound() }
        let map = PupilSheet([]).map
        let table = try await blocking.run { try Table.read(bytes: upload.bytes, name: upload.name, headings: map) }
        guard !table.rows.isEmpty else { throw FormRefusal("file", PupilImportTexts.emptyFile) }
        return try await database.write(rehearsal: rehearsal) { tx in
            let permit = try visit.permit(KeepPupils.self, on: unit, in: tx)
            return try PupilImport.run(table, name: upload.name, by: permit, in: tx)
        }
    }

    private func run(_ visit: Visit, _ database: Database) async throws -> Response {
        let rehearsal = visit.form.values["do"] != "apply"
        let report = try await report(visit, database, rehearsal: rehearsal)
        return .page(PupilImportViews.report(report, visit, rehearsal: rehearsal))
    }

    /// The rows that cannot be taken, with a column that says why: the file to mend and to send again.
    private func mend(_ visit: Visit, _ database: Database) async throws -> Response {
        let report = try await report(visit, database, rehearsal: true)
        let language = visit.language
        let bytes = try await blocking.run { try SheetWriter.xlsx([PupilImportViews.mending(report, language)]) }
        return .file(bytes, type: PupilImportPages.xlsx, name: "can-sua.xlsx")
    }

    static let xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    private static func ask(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        guard let unit: UnitID = visit.request.id("unit") else { throw NotFound() }
        let permit = try visit.permit(KeepPupils.self, on: unit, in: tx)
        let past = try ImportRows.past(of: permit.unit, in: tx)
        return .page(PupilImportViews.ask(unit, past, refusal, visit))
    }

    private static func undo(_ visit: Visit, _ tx: Transaction) throws -> Response {
        guard let unit: UnitID = visit.request.id("unit"), let id: ImportID = visit.request.id("import"),
            let past = try ImportRows.find(id, in: tx), past.unit == unit
        else { throw NotFound() }
        try UndoImport.run(past, by: try visit.permit(KeepPupils.self, on: unit, in: tx), in: tx)
        return .redirect(to: "/units/\(unit)/pupils/import?done=import-undone")
    }

    /// The list as it is filtered, with every open field: what can be imported again unchanged.
    private func export(_ visit: Visit, _ database: Database) async throws -> Response {
        guard let unit: UnitID = visit.request.id("unit") else { throw NotFound() }
        let sheet = try await database.read { tx in
            let permit = try visit.permit(ViewPupils.self, on: unit, in: tx)
            return try PupilExport.sheet(PupilPages.filter(visit), at: permit.unit, in: tx)
        }
        let bytes = try await blocking.run { try SheetWriter.xlsx([sheet]) }
        return .file(bytes, type: PupilImportPages.xlsx, name: "hoc-sinh.xlsx")
    }
}
