internal import Base
internal import Components
internal import Database
internal import Files
internal import Identity
internal import Organisation
internal import Sheets

/// A kind of sheet of one school's rooms or devices: its columns, what a row does, and how that is taken back. Good rows
/// go in, each other row says what is wrong with which cell; the same sheet a second time changes nothing.
struct FacilitySheet<Thing: Sendable & Codable & Equatable>: Sendable {
    struct Taken: Sendable {
        let rows: [SheetReport.Row]
        /// How to take it back.
        let steps: [ImportStep<Thing>]
    }

    typealias Take = @Sendable (Table, HeadingMap.Match, UnitPermit<KeepFacilities>, Transaction) throws -> Taken
    typealias Undo = @Sendable (ImportStep<Thing>, UnitPermit<KeepFacilities>, Transaction) throws -> Void

    /// The last part of the address as well: `rooms`, `devices`.
    let subject: ImportSubject
    let title: Text
    let map: HeadingMap
    let take: Take
    /// Takes one step back, or says why it cannot.
    let undo: Undo

    /// Takes a sheet in and keeps how to take it back.
    func run(
        _ table: Table, name: String, by permit: UnitPermit<KeepFacilities>, in tx: Transaction
    ) throws -> SheetReport {
        let match = try map.places(in: table)
        try OwnSheet.refuseOthers(table, match, permit.unit, in: tx)
        let taken = try take(table, match, permit, tx)
        let added = taken.steps.count { $0.before == nil }
        let deed = ImportTable.Deed(subject, name, added: added, changed: taken.steps.count - added)
        let id = try ImportStepRows.table.keep(deed, by: permit, in: tx) { id in
            try ImportStepRows.insert(taken.steps, of: id, in: tx)
        }
        return SheetReport(table, taken.rows, id: id)
    }

    /// Takes it back as long as nobody has changed since what it wrote; all of it or nothing.
    func undo(_ past: PastImport, by permit: UnitPermit<KeepFacilities>, in tx: Transaction) throws {
        try ImportStepRows.table.takeBack(past, by: permit, in: tx) {
            for step: ImportStep<Thing> in try ImportStepRows.steps(of: past.id, in: tx) { try undo(step, permit, tx) }
        }
    }

    /// The same for the pages of importing.
    var kind: SheetKind {
        SheetKind(
            subject, at: "/units/:unit/facilities/\(subject.name)",
            SheetKind.Words(
                title: FacilitiesTexts.importSheet, help: ImportTexts.help, name: ImportTexts.mark,
                place: ImportTexts.name),
            access: .needs(KeepFacilities.self), map: map, table: ImportStepRows.table,
            enter: { [title, subject] visit, unit, tx in
                _ = try SchoolPage.keep(visit, tx)
                let school = try SchoolPage(unit, visit, tx)
                return school.crumbs(Frame.Crumb(title, href: "\(school.path)/\(subject.name)"))
            },
            take: { table, name, visit, _, tx in
                try run(table, name: name, by: try SchoolPage.keep(visit, tx), in: tx)
            },
            undo: { past, visit, _, tx in try undo(past, by: try SchoolPage.keep(visit, tx), in: tx) })
    }
}

extension RoomKind: Labelled {}
extension Solidity: Labelled {}
extension RoomState: Labelled {}
extension DeviceKind: Labelled {}
extension DeviceState: Labelled {}
extension DeviceSource: Labelled {}
