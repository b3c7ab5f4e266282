internal import Base

/// Collects the rows of a table within its limit and finds the header among them.
struct TableParts {
    private var rows: [Table.Row] = []
    private var count = 0
    private let limit: Int
    private static let reach = 20

    init(limit: Int) { self.limit = limit }

    mutating func take(_ row: SheetRow) throws(FileRefusal) {
        guard let last = row.cells.last else { return }
        try weigh(last.column + 1)
        var cells = [String](repeating: "", count: last.column + 1)
        for cell in row.cells { cells[cell.column] = cell.text.tidy }
        keep(Table.Row(number: row.number, cells: cells))
    }

    mutating func take(_ row: Table.Row) throws(FileRefusal) {
        try weigh(row.cells.count)
        keep(row)
    }

    /// Empty rows are counted as well, so that a file of nothing but separators comes to an end.
    private mutating func weigh(_ cells: Int) throws(FileRefusal) {
        count += cells
        guard count <= limit else { throw .tooManyCells(limit: limit) }
    }

    private mutating func keep(_ row: Table.Row) {
        guard let last = row.cells.lastIndex(where: { !$0.isEmpty }) else { return }
        let isShort = last + 1 == row.cells.count
        rows.append(isShort ? row : Table.Row(number: row.number, cells: Array(row.cells[...last])))
    }

    /// The header and the rows below it: see ``Table/read(bytes:name:headings:sheet:limits:)``.
    func parted(by headings: HeadingMap?) throws(FileRefusal) -> (header: Table.Row, rows: [Table.Row]) {
        guard !rows.isEmpty else { throw .empty }
        let found = rows.prefix(TableParts.reach).map { headings?.match($0).places.count ?? 0 }
        let place = found.firstIndex(of: found.max() ?? 0) ?? 0
        return (rows[place], Array(rows[(place + 1)...]))
    }
}
