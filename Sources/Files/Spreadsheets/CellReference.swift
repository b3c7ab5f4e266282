/// A place in a sheet: `C7` is column 2 of row 7.
struct CellReference {
    let column: Int
    let row: Int

    static let columns = 16_384
    static let rows = 1_048_576

    /// Nil for anything that is not a place inside the largest sheet.
    init?(_ text: some StringProtocol) {
        var column = 0
        var row = 0
        for byte in text.utf8 where byte != UInt8(ascii: "$") {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0: column = column * 26 + Int(byte - 64)
            case UInt8(ascii: "0")...UInt8(ascii: "9"): row = row * 10 + Int(byte - 48)
            default: return nil
            }
            guard column <= CellReference.columns, row <= CellReference.rows else { return nil }
        }
        guard column > 0, row > 0 else { return nil }
        self.column = column - 1
        self.row = row
    }
}

extension MergedRange {
    /// Reads `B2:D5`.
    init?(reference: String) {
        let ends = reference.split(separator: ":")
        guard ends.count == 2, let first = CellReference(ends[0]), let last = CellReference(ends[1]),
            first.row <= last.row, first.column <= last.column
        else { return nil }
        rows = first.row...last.row
        columns = first.column...last.column
    }
}
