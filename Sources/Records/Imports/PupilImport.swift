internal import Base
internal import Database
internal import Files
internal import Identity
internal import Organisation
internal import Sheets
internal import Web

/// Takes a sheet of pupils into one school: good rows go in, each other row says what is wrong with which cell. The
/// same file a second time changes nothing.
enum PupilImport {
    /// - Throws: ``FormRefusal`` on the field `file` when the sheet as a whole cannot be taken.
    static func run(
        _ table: Table, name: String, by permit: UnitPermit<KeepPupils>, in tx: Transaction
    ) throws -> SheetReport {
        let today = permit.now.day
        let sheet = PupilSheet(try MoreSubject.pupil.fields(on: today, in: tx))
        let match = try sheet.map.places(in: table)
        try OwnSheet.refuseOthers(table, match, permit.unit, PupilSheet.Key.school.rawValue, in: tx)
        let reader = try PupilDraftReader(match, sheet, on: today, in: tx)
        var intake = PupilIntake(PupilPlaces(of: permit.unit, SchoolYear(of: today)), fileName: name)
        let piece = try intake.decide(table.rows.map(reader.read), at: permit.now, in: tx)
        try intake.write(piece, by: ImportAuthor(permit), in: tx)
        let id = try finish(piece, name, permit, tx)
        return SheetReport(table, piece.rows, id: id)
    }

    private static func finish(
        _ piece: PupilIntake.Piece, _ name: String, _ permit: UnitPermit<KeepPupils>, _ tx: Transaction
    ) throws -> ImportID? {
        let deed = ImportTable.Deed(.pupils, name, added: piece.fresh.count, changed: piece.changes.count)
        return try ImportRows.table.keep(deed, by: permit, in: tx) { id in
            let brought = piece.fresh.map { _, fresh in
                ImportStep(pupil: fresh.pupil.id, version: 1, opened: fresh.placement.id)
            }
            try ImportRows.insert(brought + piece.changes.map(\.change.step), of: id, in: tx)
        }
    }
}

extension PupilDraftReader {
    init(_ match: HeadingMap.Match, _ sheet: PupilSheet, on today: Day, in tx: Transaction) throws {
        var lists = try DictionaryRows.lists(of: sheet.fields, on: today, in: tx)
        for list in [CodeListName.status, .ethnicity, .disability, .boarding] {
            lists[list.rawValue] = try CodeRows.list(list, on: today, in: tx)
        }
        self.init(
            match: match, fields: sheet.fields.filter { match.places[$0.name] != nil }, lists: lists, today: today)
    }
}
