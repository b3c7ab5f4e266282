internal import Base
internal import Database
internal import Files
internal import Identity

/// A list of pupils as a sheet that this program reads back unchanged. Sensitive columns are not in it.
enum PupilExport {
    static func sheet(_ filter: PupilFilter, at unit: UnitID, in tx: Transaction) throws -> Sheet {
        let fields = try MoreSubject.pupil.fields(on: filter.day, in: tx)
        let lines = try PupilListRows.lines(filter, at: unit, limit: 100_000, offset: 0, in: tx)
        let more = try PupilListRows.more(filter, at: unit, in: tx)
        let used = fields.filter { field in more.values.contains { $0.more.values[field.name] != nil } }
        let keys: [PupilSheet.Key] = [.code, .name, .born, .sex, .schoolClass, .boarding, .sessions]
        let rows = lines.map { line -> [SheetCell] in
            let extra = more[line.id]
            let typed: [SheetCell] = [
                .text(line.code ?? ""), .text(line.name), .day(line.bornOn), .text(line.sex.label.vi),
                .text(line.className), .text(extra?.boarding ?? ""),
                .text((extra?.twoSessions ?? false ? RecordsTexts.yes : RecordsTexts.no).vi),
            ]
            return typed + used.map { .text(extra?.more.values[$0.name] ?? "") }
        }
        return Sheet(
            name: RecordsTexts.pupils.vi,
            columns: keys.map { .init(PupilSheet.heading($0), width: $0 == .name ? 28 : 14) }
                + used.map { .init($0.label, width: 18) }, rows: rows)
    }
}
