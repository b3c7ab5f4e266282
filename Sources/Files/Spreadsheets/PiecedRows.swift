/// The rows of a CSV file that comes in pieces which end with a line; a cell may hold the ends of many.
final class PiecedRows: RowSource {
    private let pieces: TextPieces
    private var reader: CSVReader
    private var isAtEnd = false
    /// A row longer than this has a quote that nobody closed.
    private static let longest = 4 << 20

    init(_ pieces: TextPieces) throws(FileRefusal) {
        self.pieces = pieces
        reader = CSVReader(try pieces.next() ?? "")
    }

    func next() throws(FileRefusal) -> Table.Row? {
        while true {
            let before = reader
            do throws(FileRefusal) {
                if let row = try reader.next() { return row }
                guard try more() else { return nil }
            } catch {
                guard case .openQuote = error, before.unread < PiecedRows.longest else { throw error }
                reader = before
                guard try more() else { throw error }
            }
        }
    }

    private func more() throws(FileRefusal) -> Bool {
        guard !isAtEnd else { return false }
        guard let piece = try pieces.next() else {
            isAtEnd = true
            return false
        }
        reader.go(on: piece)
        return true
    }
}
