internal import Base

/// The rows of one sheet as text, with the numbers people see beside them.
public struct Table: Sendable, Equatable {
    public struct Row: Sendable, Equatable {
        /// Counted from 1, as a spreadsheet shows it.
        public let number: Int
        public let cells: [String]
    }

    public let header: Row
    public let rows: [Row]

    private static let largest = 20 << 20
    private static let kinds = ".xlsx, .csv"

    /// Reads an XLSX or CSV file; the first row with anything in it is the heading.
    public static func read(bytes: [UInt8], name: String) throws(FileRefusal) -> Table {
        guard !bytes.isEmpty else { throw .empty }
        guard bytes.count <= largest else { throw .tooLarge }
        let rows: [Row]
        if bytes.starts(with: [0x50, 0x4B, 3, 4]) {
            rows = try WorkbookReader(bytes).rows()
        } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            throw name.lowercased().hasSuffix(".xls") ? .unknownKind(kinds) : .protected
        } else if name.lowercased().hasSuffix(".xlsx") {
            throw .damaged
        } else {
            rows = try CSVReader.rows(try DecodedText.decode(bytes))
        }
        let filled = rows.filter { row in row.cells.contains { !$0.isEmpty } }
        guard let header = filled.first else { throw .empty }
        return Table(header: header, rows: Array(filled.dropFirst()))
    }

    /// Where the columns stand, found by their headings without tone marks, in any order.
    ///
    /// - Returns: the index of each known column, and the keys of those that are missing.
    public func columns(_ known: [(key: String, headings: [String])]) -> (places: [String: Int], missing: [String]) {
        let folded = header.cells.map { Table.plain($0) }
        var places: [String: Int] = [:]
        var missing: [String] = []
        for (key, headings) in known {
            let accepted = headings.map { Table.plain($0) }
            if let place = folded.firstIndex(where: { accepted.contains($0) }) {
                places[key] = place
            } else {
                missing.append(key)
            }
        }
        return (places, missing)
    }

    private static func plain(_ heading: String) -> String {
        String(heading.folded.filter { $0.isLetter || $0.isNumber })
    }
}
