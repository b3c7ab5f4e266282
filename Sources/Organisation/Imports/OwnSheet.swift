public import Base
public import Database
public import Files
public import Identity
internal import Sheets
internal import Web

/// A sheet of one school: whoever sends that of another by mistake is told so before anything is written.
public enum OwnSheet {
    /// The column in which national sheets name the school.
    public static let column = HeadingMap.Column("school", ["Mã trường", "TRUONG_ID"], isRequired: false)

    /// - Throws: a refusal on the field `file` when a row names another school than the one that takes the sheet in.
    public static func refuseOthers(
        _ table: Table, _ match: HeadingMap.Match, _ unit: UnitID, _ key: String = column.key, in tx: Transaction
    ) throws {
        guard match.places[key] != nil else { return }
        let own = try UnitRows.find(unit, in: tx)?.code
        for row in table.rows {
            let code = match.cell(key, of: row).tidy
            if !code.isEmpty, code != own { throw FormRefusal("file", SheetTexts.otherSchool(code)) }
        }
    }
}
