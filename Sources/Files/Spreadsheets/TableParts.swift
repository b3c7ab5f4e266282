internal import Base

/// How many cells of a file may still be read. Empty ones are counted as well, so that a file of nothing but separators
/// comes to an end.
struct CellBudget {
    private var count = 0
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    /// The next row that holds anything, without the empty cells at its end.
    mutating func next(of source: any RowSource) throws(FileRefusal) -> Table.Row? {
        while let row = try source.next() {
            count += row.cells.count
            guard count <= limit else { throw .tooManyCells(limit: limit) }
            guard let last = row.cells.lastIndex(where: { !$0.isEmpty }) else { continue }
            let isShort = last + 1 == row.cells.count
            return isShort ? row : Table.Row(number: row.number, cells: Array(row.cells[...last]))
        }
        return nil
    }
}

/// Finding the row of the headings: see ``Table/read(bytes:name:headings:sheet:limits:)``.
enum HeaderSearch {
    static let reach = 20

    static func place(in rows: [Table.Row], _ headings: HeadingMap?) throws(FileRefusal) -> Int {
        guard !rows.isEmpty else { throw .empty }
        let found = rows.map { headings?.match($0).places.count ?? 0 }
        return found.firstIndex(of: found.max() ?? 0) ?? 0
    }
}
