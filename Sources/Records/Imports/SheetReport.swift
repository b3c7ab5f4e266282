internal import Base
internal import Database
internal import Files
internal import Identity
internal import Organisation
internal import Web

/// A cell that is wrong, and why.
struct SheetFault: Sendable, Equatable {
    /// The heading of the column.
    let column: String
    let reason: Text
}

/// What became of every row of a sheet, the same for pupils and staff.
struct SheetReport: Sendable {
    struct Row: Sendable {
        enum Outcome: Sendable, Equatable {
            case added
            case changed
            case unchanged
            case refused([SheetFault])
        }

        let number: Int
        let name: String
        /// The class of a pupil, the post of a member of staff.
        let place: String
        let outcome: Outcome
        let doubts: [Text]
        let cells: [String]
    }

    let headings: [String]
    let rows: [Row]
    /// The other sheets of the workbook, which nobody read.
    let unread: Text?
    /// Nil for a rehearsal, and when nothing was to be done.
    var id: ImportID?

    func count(_ isCounted: (Row.Outcome) -> Bool) -> Int { rows.count { isCounted($0.outcome) } }
    var refused: [Row] {
        rows.filter { if case .refused = $0.outcome { true } else { false } }
    }
}

/// What makes a sheet one that cannot be taken as a whole.
extension SheetReport {
    /// Where the columns stand.
    ///
    /// - Throws: ``FormRefusal`` on the field `file` when a column lacks or stands twice, or cells below the headings
    ///   are merged, so that nobody can say to which row a value belongs.
    static func match(_ table: Table, _ map: HeadingMap) throws -> HeadingMap.Match {
        let match = map.match(table.header)
        if let problem = match.problems.first { throw FormRefusal("file", problem) }
        if let merged = table.mergedRanges.first(where: { $0.rows.upperBound > table.header.number }) {
            throw FormRefusal("file", SheetImportTexts.merged(merged.rows))
        }
        return match
    }

    /// - Throws: ``FormRefusal`` when a row names another school than the one that takes the sheet in.
    static func refuseOtherSchool(
        _ table: Table, _ match: HeadingMap.Match, _ key: String, _ unit: UnitID, in tx: Transaction
    ) throws {
        let own = try UnitRows.find(unit, in: tx)?.code
        for row in table.rows {
            let code = match.cell(key, of: row).tidy
            if !code.isEmpty, code != own { throw FormRefusal("file", SheetImportTexts.otherSchool(code)) }
        }
    }

    static func unread(_ table: Table) -> Text? {
        guard !table.otherSheets.isEmpty else { return nil }
        let names = table.otherSheets.map {
            $0.isHidden ? SheetImportTexts.hidden($0.name) : Text(verbatim: $0.name)
        }
        return Text(
            SheetImportTexts.unread(names.map(\.vi).joined(separator: ", ")).vi,
            SheetImportTexts.unread(names.map(\.en).joined(separator: ", ")).en)
    }
}
