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
            .long(path + "/rows", kind.access, bodyLimit: SheetPages.bodyLimit, everyRow, again: ask),
            .action(kind.pattern + "/imports/:import/undo", kind.access, undo, again: ask),
        ]
    }

    private func unit(_ visit: Visit) throws -> UnitID { try kind.unit(visit) }

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
        let match = try map.places(in: table)
        let report = try await database.write(rehearsal: rehearsal) { tx in
            try take(table, match, upload.name, visit, unit, tx)
        }
        return Outcome(report: report, crumbs: crumbs)
    }

    /// Rows with cells that no kind can take are set aside; the others are for the kind to judge.
    private func take(
        _ table: Table, _ match: HeadingMap.Match, _ name: String, _ visit: Visit, _ unit: UnitID, _ tx: Transaction
    ) throws -> SheetReport {
        var odd: [Int: [SheetFault]] = [:]
        for row in table.rows {
            let faults = OddCells.faults(row, match, table.header.cells)
            if !faults.isEmpty { odd[row.number] = faults }
        }
        if odd.isEmpty { return try kind.take(table, name, visit, unit, tx) }
        let report = try kind.take(table.keeping { odd[$0.number] == nil }, name, visit, unit, tx)
        let aside = table.rows.compactMap { row -> SheetReport.Row? in
            odd[row.number].map { faults in
                let shown = match.places.values.min().flatMap { row.cells.indices.contains($0) ? row.cells[$0] : nil }
                return SheetReport.Row(
                    number: row.number, name: shown ?? "", place: "", outcome: .refused(faults), cells: row.cells)
            }
        }
        return report.adding(aside)
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

    /// What would come of every row, however many there are.
    private func everyRow(_ visit: Visit, _ database: Database) async throws -> Response {
        let report = try await outcome(visit, database, rehearsal: true).report
        let (words, language) = (kind.words, visit.language)
        let bytes = try await blocking.run { SheetMending.everyRow(report, words, language) }
        return .file(bytes, type: "text/csv; charset=utf-8", name: "ket-qua.csv")
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
