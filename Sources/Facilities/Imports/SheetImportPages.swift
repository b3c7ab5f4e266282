internal import Base
internal import Components
internal import Database
internal import Files
internal import HTML
internal import Identity
internal import Web

/// Importing a sheet of rooms or devices: choose a file, see what each row would do, take the good rows in, get the
/// others back to mend; past imports of devices can be undone.
struct SheetImportPages: Sendable {
    let blocking: BlockingPool

    private static let bodyLimit = 20 << 20
    private static let shown = 500

    var endpoints: [Endpoint] { [RoomSheet.kind, DeviceSheet.kind].flatMap(endpoints) }

    private func endpoints(_ kind: SheetKind) -> [Endpoint] {
        let path = "/units/:unit/facilities/\(kind.path)/import"
        let ask: Endpoint.Again = { visit, refusal, tx in try SheetImportPages.ask(kind, visit, refusal, tx) }
        let pages: [Endpoint] = [
            .page(path, .needs(KeepFacilities.self)) { visit, tx in
                try SheetImportPages.ask(kind, visit, nil, tx)
            },
            .long(
                path, .needs(KeepFacilities.self), bodyLimit: SheetImportPages.bodyLimit,
                { visit, database in try await run(kind, visit, database) }, again: ask),
            .long(
                path + "/mend", .needs(KeepFacilities.self), bodyLimit: SheetImportPages.bodyLimit,
                { visit, database in try await mend(kind, visit, database) }, again: ask),
        ]
        guard kind.isUndone else { return pages }
        let undo = "/units/:unit/facilities/\(kind.path)/imports/:import/undo"
        return pages + [
            .action(
                undo, .needs(KeepFacilities.self),
                { visit, tx in try SheetImportPages.undo(kind, visit, tx) }, again: ask)
        ]
    }

    static func undo(_ kind: SheetKind, _ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try SchoolPage.keep(visit, tx)
        guard let id: ImportID = visit.request.id("import"), let past = try ImportRows.find(id, in: tx),
            past.unit == permit.unit
        else { throw NotFound() }
        try UndoImport.run(past, by: permit, in: tx)
        return .redirect(to: "/units/\(permit.unit)/facilities/\(kind.path)/import?done=devices-undone")
    }

    private static func ask(
        _ kind: SheetKind, _ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction
    ) throws -> Response {
        let school = try SchoolPage(visit, tx)
        _ = try SchoolPage.keep(visit, tx)
        let past = kind.isUndone ? try ImportRows.past(of: school.unit, in: tx) : []
        return .page(SheetImportViews.ask(kind, school, past, refusal, visit))
    }

    private func report(
        _ kind: SheetKind, _ visit: Visit, _ database: Database, rehearsal: Bool
    ) async throws -> (SchoolPage, SheetReport) {
        guard let unit: UnitID = visit.request.id("unit") else { throw NotFound() }
        // Who may not write here is told so before the file is read.
        try await database.read { tx in _ = try visit.permit(KeepFacilities.self, on: unit, in: tx) }
        guard let upload = visit.form.files["file"] else { throw FormRefusal("file", ImportTexts.fileMissing) }
        let table = try await blocking.run {
            try Table.read(bytes: upload.bytes, name: upload.name, headings: kind.map)
        }
        guard !table.rows.isEmpty else { throw FormRefusal("file", ImportTexts.emptyFile) }
        let match = kind.map.match(table.header)
        if let problem = match.problems.first { throw FormRefusal("file", problem) }
        if let merged = table.mergedRanges.first(where: { $0.rows.upperBound > table.header.number }) {
            throw FormRefusal("file", ImportTexts.merged(merged.rows))
        }
        return try await database.write(rehearsal: rehearsal) { tx in
            let permit = try visit.permit(KeepFacilities.self, on: unit, in: tx)
            let report = try kind.run(table, match, name: upload.name, by: permit, in: tx)
            return (try SchoolPage(visit, tx), report)
        }
    }

    private func run(_ kind: SheetKind, _ visit: Visit, _ database: Database) async throws -> Response {
        let rehearsal = visit.form.values["do"] != "apply"
        let (school, report) = try await report(kind, visit, database, rehearsal: rehearsal)
        return .page(SheetImportViews.report(kind, school, report, visit, rehearsal: rehearsal))
    }

    /// The rows that cannot be taken, with a column that says why: the file to mend and to send again.
    private func mend(_ kind: SheetKind, _ visit: Visit, _ database: Database) async throws -> Response {
        let (_, report) = try await report(kind, visit, database, rehearsal: true)
        return try await SchoolPage.spreadsheet(
            SheetImportViews.mending(report, visit.language), blocking, name: "can-sua")
    }
}
