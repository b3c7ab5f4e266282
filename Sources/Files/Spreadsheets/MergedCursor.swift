/// Which columns of the current row belong to merged ranges, while rows pass from top to bottom.
///
/// The work for all rows together grows with the widths of the ranges, also when a file sets many over each other.
struct MergedCursor {
    private var beginning: ArraySlice<MergedRange>
    private var ending: ArraySlice<MergedRange>
    /// How many ranges cover each column.
    private var depth: [Int32]
    private static let most = 20_000

    init(_ ranges: [MergedRange]) {
        beginning = ranges.sorted { $0.rows.lowerBound < $1.rows.lowerBound }[...]
        ending = ranges.sorted { $0.rows.upperBound < $1.rows.upperBound }[...]
        depth = ranges.isEmpty ? [] : [Int32](repeating: 0, count: CellReference.columns)
    }

    mutating func move(to row: Int) {
        while let range = beginning.first, range.rows.lowerBound <= row {
            beginning.removeFirst()
            for column in range.columns { depth[column] += 1 }
        }
        while let range = ending.first, range.rows.upperBound < row {
            ending.removeFirst()
            for column in range.columns { depth[column] -= 1 }
        }
    }

    func covers(_ column: Int) -> Bool { column < depth.count && depth[column] > 0 }

    /// The merged ranges of a sheet, which stand behind its rows: the part is unpacked once to see whether there are
    /// any, and read a second time only if so.
    static func ranges(_ part: String, in archive: ZipArchive) throws(FileRefusal) -> [MergedRange] {
        guard try archive.part(part)?.contains("mergeCell") == true, let source = try archive.part(part) else {
            return []
        }
        let reader = try XMLReader(source)
        var ranges: [MergedRange] = []
        while let event = try reader.next() {
            guard case .open("mergeCell") = event, let reference = reader.attribute("ref"),
                let range = MergedRange(reference: reference)
            else { continue }
            ranges.append(range)
            guard ranges.count <= most else { throw .tooManyCells(limit: most) }
        }
        return ranges
    }
}
