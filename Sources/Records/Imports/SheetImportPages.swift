internal import Base
internal import Components
internal import Database
internal import Files
internal import HTML
internal import Identity
internal import Web

/// Importing a sheet of pupils or staff: choose a file, see what each row would do, take the good rows in, get the
/// others back to mend; past imports can be undone.
struct SheetImportPages: Sendable {
    let kind: SheetKind
    let blocking: BlockingPool

    private static let bodyLimit = 50 << 20
    static let xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    var endpoints: [Endpoint] {
        [
            .page(kind.pattern + "/import", kind.access) { visit, tx in try ask(visit, nil, tx) },
            .long(kind.pattern + "/import", kind.access, bodyLimit: SheetImportPages.bodyLimit, run, again: ask),
            .long(
                kind.pattern + "/import/mend", kind.access, bodyLimit: SheetImportPages.bodyLimit, mend, again: ask),
            .action(kind.pattern + "/imports/:import/undo", kind.access, undo, again: ask),
        ]
    }

    private func unit(_ visit: Visit) throws -> UnitID {
        guard let unit: UnitID = visit.request.id("unit") else { throw NotFound() }
        return unit
    }

    private func report(_ visit: Visit, _ database: Database, rehearsal: Bool) async throws -> SheetReport {
        let unit = try unit(visit)
        try await database.read { tx in try kind.guarding(visit, unit, tx) }
        guard let upload = visit.form.files["file"] else { throw FormRefusal("file", SheetImportTexts.fileMissing) }
        let map = kind.map
        let table = try await blocking.run { try Table.read(bytes: upload.bytes, name: upload.name, headings: map) }
        guard !table.rows.isEmpty else { throw FormRefusal("file", SheetImportTexts.emptyFile) }
        return try await database.write(rehearsal: rehearsal) { tx in
            try kind.take(table, upload.name, visit, unit, tx)
        }
    }

    private func run(_ visit: Visit, _ database: Database) async throws -> Response {
        let rehearsal = visit.form.values["do"] != "apply"
        let report = try await report(visit, database, rehearsal: rehearsal)
        return .page(SheetImportViews.report(kind, try unit(visit), report, visit, rehearsal: rehearsal))
    }

    /// The rows that cannot be taken, with a column that says why: the file to mend and to send again.
    private func mend(_ visit: Visit, _ database: Database) async throws -> Response {
        let report = try await report(visit, database, rehearsal: true)
        let language = visit.language
        let bytes = try await blocking.run { try SheetWriter.xlsx([SheetImportViews.mending(report, language)]) }
        return .file(bytes, type: SheetImportPages.xlsx, name: "can-sua.xlsx")
    }

    private func ask(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let unit = try unit(visit)
        try kind.guarding(visit, unit, tx)
        let past = try ImportRows.past(of: unit, kind.subject, in: tx)
        return .page(SheetImportViews.ask(kind, unit, past, refusal, visit))
    }

    func undo(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let unit = try unit(visit)
        try kind.guarding(visit, unit, tx)
        guard let id: ImportID = visit.request.id("import"),
            let past = try ImportRows.find(id, kind.subject, in: tx), past.unit == unit
        else { throw NotFound() }
        try kind.undo(past, visit, unit, tx)
        return .redirect(to: kind.path(unit) + "/import?done=import-undone")
    }
}

/// Lists as sheets that can be imported again unchanged.
struct SheetExportPages: Sendable {
    let blocking: BlockingPool

    var endpoints: [Endpoint] {
        [
            .download("/units/:unit/pupils/khue.xlsx", .needs(ViewPupils.self), pupils),
            .download("/units/:unit/staff/khue.xlsx", .needs(ViewPupils.self), staff),
        ]
    }

    /// The list as it is filtered, with every open field.
    private func pupils(_ visit: Visit, _ database: Database) async throws -> Response {
        try await file("hoc-sinh.xlsx", "export pupils", visit, database) { unit, tx in
            try PupilExport.sheet(PupilPages.filter(visit), at: unit, in: tx)
        }
    }

    /// Everybody on the day that the address says.
    private func staff(_ visit: Visit, _ database: Database) async throws -> Response {
        let day = visit.request.query["day"].flatMap { Day(written: $0) ?? Day(iso: $0) } ?? visit.today
        return try await file("nhan-su.xlsx", "export staff", visit, database) { unit, tx in
            try StaffExport.sheet(at: unit, on: day, in: tx)
        }
    }

    /// A list of people leaves the program: the log keeps who took it, how it was filtered and how many rows it had. What
    /// is sensitive is in neither sheet, and the log says so.
    private func file(
        _ name: String, _ action: String, _ visit: Visit, _ database: Database,
        _ make: @escaping @Sendable (UnitID, Transaction) throws -> Sheet
    ) async throws -> Response {
        guard let unit: UnitID = visit.request.id("unit") else { throw NotFound() }
        let sheet = try await database.read { tx in
            try make(try visit.permit(ViewPupils.self, on: unit, in: tx).unit, tx)
        }
        try await database.write { tx in
            try visit.permit(ViewPupils.self, on: unit, in: tx).record(
                action, subject: "unit", id: unit.text, detail: visit.request.query.encoded,
                changes: [
                    FieldChange("rows", from: nil, to: String(sheet.rows.count)),
                    FieldChange("sensitive", from: nil, to: "0"),
                ], in: tx)
        }
        let bytes = try await blocking.run { try SheetWriter.xlsx([sheet]) }
        return .file(bytes, type: SheetImportPages.xlsx, name: name)
    }
}
