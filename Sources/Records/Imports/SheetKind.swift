internal import Base
internal import Database
internal import Files
internal import Identity

/// What the pages of importing need to know of pupils or of staff: the form, the report and the file to mend are the
/// same for both.
struct SheetKind: Sendable {
    let subject: ImportRows.Subject
    let title: Text
    let help: Text
    let listTitle: Text
    /// What stands beside a name in the report.
    let place: Text
    let access: Endpoint.Access
    /// By which to know the row of the headings.
    let map: HeadingMap
    let guarding: @Sendable (Visit, UnitID, Transaction) throws -> Void
    let take: @Sendable (Table, String, Visit, UnitID, Transaction) throws -> SheetReport
    let undo: @Sendable (ImportRows.Past, Visit, UnitID, Transaction) throws -> Void

    func path(_ unit: UnitID) -> String { "/units/\(unit)/\(subject.rawValue)" }
    var pattern: String { "/units/:unit/\(subject.rawValue)" }

    static let pupils = SheetKind(
        subject: .pupils, title: SheetImportTexts.title, help: SheetImportTexts.help, listTitle: RecordsTexts.pupils,
        place: PupilTexts.schoolClass, access: .needs(KeepPupils.self), map: PupilSheet([]).map,
        guarding: { visit, unit, tx in _ = try visit.permit(KeepPupils.self, on: unit, in: tx) },
        take: { table, name, visit, unit, tx in
            try PupilImport.run(table, name: name, by: try visit.permit(KeepPupils.self, on: unit, in: tx), in: tx)
        },
        undo: { past, visit, unit, tx in
            try UndoImport.run(past, by: try visit.permit(KeepPupils.self, on: unit, in: tx), in: tx)
        })

    static let staff = SheetKind(
        subject: .staff, title: SheetImportTexts.staffTitle, help: SheetImportTexts.staffHelp,
        listTitle: StaffTexts.title, place: StaffTexts.kind, access: .needs(DecidePupils.self),
        map: StaffSheet([]).map,
        guarding: { visit, unit, tx in _ = try visit.permit(DecidePupils.self, on: unit, in: tx) },
        take: { table, name, visit, unit, tx in
            try StaffImport.run(table, name: name, by: try visit.permit(DecidePupils.self, on: unit, in: tx), in: tx)
        },
        undo: { past, visit, unit, tx in
            try UndoStaffImport.run(past, by: try visit.permit(DecidePupils.self, on: unit, in: tx), in: tx)
        })
}
