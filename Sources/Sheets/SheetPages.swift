public import Base
internal import Components
internal import Database
internal import Files
public import Identity
internal import Web

/// Importing a sheet: choose a file, see what each row would do, take the good rows in, get the others back to mend;
/// past imports can be undone.
public struct SheetPages: Sendable {
    let kind: SheetKind
    private let blocking: BlockingPool

    private static let bodyLimit = 50 << 20

    public init(_ kind: SheetKind, blocking: BlockingPool) {
        self.kind = kind
        self.blocking = blocking
    }

    public var endpoints: [Endpoint] {
        let path = kind.pattern + "/import"
        return [
            .page(path, kind.access) { visit, tx in try ask(visit, nil, tx) },
            .long(path, kind.access, bodyLimit: SheetPages.bodyLimit, run, again: ask),
            .long(path + "/mend", kind.access, bodyLimit: SheetPages.bodyLimit, mend, again: ask),
            .action(kind.pattern + "/imports/:import/undo", kind.access, undo, again: ask),
        ]
    }

    private func unit(_ visit: Visit) throws -> UnitID {
        guard let unit: UnitID = visit.request.id("unit") else { throw NotFound() }
        return unit
    }

    private func ask(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let unit = try unit(visit)
        let crumbs = try kind.enter(visit, unit, tx)
        let past = try kind.table.past(of: unit, kind.subject, in: tx)
        return .page(SheetViews.ask(kind, unit, crumbs, past, refusal, visit))
    }

    private struct Outcome: Sendable {
        let report: SheetReport
        let crumbs: [Frame.Crumb]
    }

    private func outcome(_ visit: Visit, _ database: Database, rehearsal: Bool) async throws -> Outcome {
        let unit = try unit(visit)
        // Who may not write here is told so before the file is read.
        let crumbs = try await database.read { tx in try kind.enter(visit, unit, tx) }
        guard let upload = visit.form.files["file"] else { throw FormRefusal("file", SheetTexts.fileMissing) }
        let map = kind.map
        let table = try await blocking.run { try Table.read(bytes: upload.bytes, name: upload.name, headings: map) }
        guard !table.rows.isEmpty else { throw FormRefusal("file", SheetTexts.emptyFile) }
        let report = try await database.write(rehearsal: rehearsal) { tx in
            try kind.take(table, upload.name, visit, unit, tx)
        }
        return Outcome(report: report, crumbs: crumbs)
    }

    private func run(_ visit: Visit, _ database: Database) async throws -> Response {
        let rehearsal = visit.form.values["do"] != "apply"
        let outcome = try await outcome(visit, database, rehearsal: rehearsal)
        return .page(
            SheetViews.report(
                kind, try unit(visit), outcome.crumbs, outcome.report, visit, rehearsal: rehearsal))
    }

    /// The rows that cannot be taken, with a column that says why: the file to mend and to send again.
    private func mend(_ visit: Visit, _ database: Database) async throws -> Response {
        let report = try await outcome(visit, database, rehearsal: true).report
        let sheet = SheetMending.sheet(report.headings, report.refused, visit.language)
        let bytes = try await blocking.run { try SheetWriter.xlsx([sheet]) }
        return .file(bytes, type: SheetFile.xlsx, name: "can-sua.xlsx")
    }

    func undo(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let unit = try unit(visit)
        _ = try kind.enter(visit, unit, tx)
        guard let id: ImportID = visit.request.id("import"),
            let past = try kind.table.find(id, kind.subject, in: tx), past.unit == unit
        else { throw NotFound() }
        try kind.undo(past, visit, unit, tx)
        return .redirect(to: kind.path(unit) + "/import?done=import-undone")
    }
}
