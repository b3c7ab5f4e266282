internal import Base
internal import Components
internal import Database
internal import Files
internal import Identity
internal import Sheets
internal import Web

/// Units as a sheet: looked at, taken in, taken back.
enum UnitSheet {
    static let subject = ImportSubject("units")

    static let kind = SheetKind(
        subject, at: "/units",
        SheetKind.Words(
            title: OrganisationTexts.importUnits, help: OrganisationTexts.importHelp, name: OrganisationTexts.code,
            place: OrganisationTexts.name),
        access: .needs(ManageUnits.self), map: UnitImport.map, table: SheetStepRows.table,
        enter: { visit, _, tx in
            _ = try visit.permit(ManageUnits.self, in: tx)
            return [Frame.Crumb(OrganisationTexts.units, href: "/units")]
        },
        take: { table, name, visit, unit, tx in
            try take(table, name, try visit.permit(ManageUnits.self, on: unit, in: tx), tx)
        },
        undo: { past, visit, unit, tx in
            try undo(past, by: try visit.permit(ManageUnits.self, on: unit, in: tx), in: tx)
        })

    static func take(
        _ table: Table, _ name: String, _ permit: UnitPermit<ManageUnits>, _ tx: Transaction
    ) throws -> SheetReport {
        let places = try UnitImport.map.places(in: table).places
        let result = try UnitImport.run(
            table.rows, places, on: permit.now.day, at: permit.now, keepsSteps: true, in: tx)
        try UnitImport.record(result.reports, by: permit.general, in: tx)
        let added = result.steps.count { $0.before == nil }
        let deed = ImportTable.Deed(subject, name, added: added, changed: result.steps.count - added)
        let id = try SheetStepRows.table.keep(deed, by: permit, in: tx) { id in
            try SheetStepRows.insert(result.steps, of: id, in: tx)
        }
        let rows = zip(table.rows, result.reports).map { row, report in
            SheetReport.Row(
                number: row.number, name: report.code, place: report.name, outcome: report.outcome, cells: row.cells)
        }
        return SheetReport(table, rows, id: id)
    }

    /// Takes it back as long as nobody has changed since what it wrote, and nothing has come to stand at what it brought.
    static func undo(_ past: PastImport, by permit: UnitPermit<ManageUnits>, in tx: Transaction) throws {
        try SheetStepRows.table.takeBack(past, by: permit, in: tx) {
            let steps: [UnitStep] = try SheetStepRows.steps(of: past.id, in: tx)
            for step in steps { try takeBack(step, by: permit, in: tx) }
            let kept = steps.filter { $0.before != nil }
            for step in kept where try UnitImprintRows.standsUnderClosed(step.unit, in: tx) {
                throw UndoRefusal.because(ImportTexts.superiorClosed(step.code))
            }
            for hierarchy in Hierarchy.allCases where !kept.isEmpty {
                try LinkRows.recompute(hierarchy, below: Set(kept.map(\.unit)), in: tx)
            }
        }
    }

    private static func takeBack(_ step: UnitStep, by permit: UnitPermit<ManageUnits>, in tx: Transaction) throws {
        guard try UnitImprintRows.of(step.unit, in: tx) == step.after else {
            throw UndoRefusal.changedSince(step.code)
        }
        if let before = step.before {
            try UnitImprintRows.restore(step.unit, before, at: permit.now, in: tx)
        } else {
            try remove(step, in: tx)
        }
        try permit.record("take back unit", subject: "unit", id: step.code, in: tx)
    }

    private static func remove(_ step: UnitStep, in tx: Transaction) throws {
        let inUse = UndoRefusal.because(ImportTexts.inUse(step.code))
        if try AccountIntake.isAnybody(at: step.unit, in: tx) { throw inUse }
        do {
            try UnitImprintRows.remove(step.unit, in: tx)
        } catch let fault as DatabaseFault where fault.kind == .constraint {
            throw inUse
        }
    }
}
