internal import Base
internal import Files

/// What no kind of sheet can take, whatever its columns mean: errors of the spreadsheet program, numbers of which it has
/// lost digits, words in an encoding of old. Rows with such cells are set aside before anybody reads meaning into them.
enum OddCells {
    static func faults(_ row: Table.Row, _ match: HeadingMap.Match, _ headings: [String]) -> [SheetFault] {
        match.places.values.sorted().compactMap { place in
            guard row.cells.indices.contains(place) else { return nil }
            return reason(row.cells[place]).map { reason in
                SheetFault(column: headings.indices.contains(place) ? headings[place] : "", reason: reason)
            }
        }
    }

    static func reason(_ cell: String) -> Text? {
        if errors.contains(cell) { return SheetTexts.errorOf(cell) }
        if hasLostDigits(cell) { return SheetTexts.digitsLost }
        return OldEncoding.isTCVN(cell) ? SheetTexts.oldEncoding : nil
    }

    private static let errors: Set<String> = [
        "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!", "#GETTING_DATA",
    ]

    /// `1.2E+11` and the like: as spreadsheets show long numbers.
    static func hasLostDigits(_ cell: String) -> Bool {
        let parts = cell.uppercased().split(separator: "E", omittingEmptySubsequences: false)
        guard parts.count == 2, let power = parts[1].first, power == "+", parts[1].count > 1,
            parts[1].dropFirst().allSatisfy(\.isNumber)
        else { return false }
        return !parts[0].isEmpty && parts[0].allSatisfy { $0.isNumber || $0 == "." || $0 == "," }
    }
}
