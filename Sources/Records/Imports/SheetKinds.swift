internal import Base
internal import Components
internal import Database
internal import Files
internal import Identity
internal import Organisation
internal import Sheets
internal import Web

/// The sheets that Records takes in.
extension SheetKind {
    static let pupils = SheetKind(
        .pupils, at: "/units/:unit/pupils",
        Words(
            title: SheetImportTexts.title, help: SheetImportTexts.help, name: PupilTexts.name,
            place: PupilTexts.schoolClass),
        access: .needs(KeepPupils.self), map: PupilSheet([]).map, table: ImportRows.table,
        enter: { visit, unit, tx in
            _ = try visit.permit(KeepPupils.self, on: unit, in: tx)
            return [Frame.Crumb(RecordsTexts.pupils, href: "/units/\(unit)/pupils")]
        },
        take: { table, name, visit, unit, tx in
            try PupilImport.run(table, name: name, by: try visit.permit(KeepPupils.self, on: unit, in: tx), in: tx)
        },
        undo: { past, visit, unit, tx in
            try UndoImport.run(past, by: try visit.permit(KeepPupils.self, on: unit, in: tx), in: tx)
        })

    static let classes = SheetKind(
        .classes, at: "/units/:unit/classes",
        Words(
            title: ClassSheetTexts.title, help: ClassSheetTexts.help, name: ClassTexts.name, place: ClassTexts.grade),
        access: .needs(KeepPupils.self), map: ClassSheet([]).map, table: ImportRows.table,
        enter: { visit, unit, tx in
            _ = try visit.permit(KeepPupils.self, on: unit, in: tx)
            return [Frame.Crumb(RecordsTexts.classes, href: "/units/\(unit)/classes")]
        },
        take: { table, name, visit, unit, tx in
            try ClassImport.run(table, name: name, by: try visit.permit(KeepPupils.self, on: unit, in: tx), in: tx)
        },
        undo: { past, visit, unit, tx in
            try UndoClassImport.run(past, by: try visit.permit(KeepPupils.self, on: unit, in: tx), in: tx)
        })

    static let staff = SheetKind(
        .staff, at: "/units/:unit/staff",
        Words(
            title: SheetImportTexts.staffTitle, help: SheetImportTexts.staffHelp, name: PupilTexts.name,
            place: StaffTexts.kind),
        access: .needs(DecidePupils.self), map: StaffSheet([]).map, table: ImportRows.table,
        enter: { visit, unit, tx in
            _ = try visit.permit(DecidePupils.self, on: unit, in: tx)
            return [Frame.Crumb(StaffTexts.title, href: "/units/\(unit)/staff")]
        },
        take: { table, name, visit, unit, tx in
            try StaffImport.run(table, name: name, by: try visit.permit(DecidePupils.self, on: unit, in: tx), in: tx)
        },
        undo: { past, visit, unit, tx in
            try UndoStaffImport.run(past, by: try visit.permit(DecidePupils.self, on: unit, in: tx), in: tx)
        })

    static let teachings = SheetKind(
        .teachings, at: "/units/:unit/teachings",
        Words(
            title: TeachingSheetTexts.title, help: TeachingSheetTexts.help, name: PupilTexts.schoolClass,
            place: TeachingTexts.subject),
        access: .needs(DecidePupils.self), map: TeachingSheet.map, table: ImportRows.table,
        enter: { visit, unit, tx in
            _ = try visit.permit(DecidePupils.self, on: unit, in: tx)
            return [Frame.Crumb(RecordsTexts.classes, href: "/units/\(unit)/classes")]
        },
        take: { table, name, visit, unit, tx in
            try TeachingImport.run(table, name: name, by: try visit.permit(DecidePupils.self, on: unit, in: tx), in: tx)
        },
        undo: { past, visit, unit, tx in
            try UndoTeachingImport.run(past, by: try visit.permit(DecidePupils.self, on: unit, in: tx), in: tx)
        })
}
