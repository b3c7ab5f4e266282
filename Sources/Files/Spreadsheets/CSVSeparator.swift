/// The mark between the cells of a CSV file, found by looking at its first lines.
struct CSVSeparator {
    let mark: UInt8
    /// Where the rows begin: after the line `sep=;` when there is one.
    let begin: Int

    private static let marks = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    private static let sample = 20

    init(_ bytes: [UInt8]) {
        if let declared = CSVSeparator.declared(bytes) {
            (mark, begin) = declared
            return
        }
        begin = 0
        let counts = CSVSeparator.counts(bytes)
        let ranks = CSVSeparator.marks.indices.map { place in CSVSeparator.rank(counts.map { $0[place] }) }
        let best = ranks.indices.max { (ranks[$0].lines, ranks[$0].count) < (ranks[$1].lines, ranks[$1].count) }
        mark = best.flatMap { ranks[$0].lines > 0 ? CSVSeparator.marks[$0] : nil } ?? CSVSeparator.marks[0]
    }

    /// Excel's own line before the table.
    private static func declared(_ bytes: [UInt8]) -> (UInt8, Int)? {
        guard bytes.starts(with: Array("sep=".utf8)), bytes.count > 5,
            let end = bytes.prefix(8).firstIndex(of: UInt8(ascii: "\n")), end == 5 || end == 6
        else { return nil }
        return (bytes[4], end + 1)
    }

    /// How often each mark stands outside of quotes in each of the first lines that hold anything.
    private static func counts(_ bytes: [UInt8]) -> [[Int]] {
        var lines: [[Int]] = []
        var counts = [0, 0, 0]
        var isQuoted = false
        var isBlank = true
        for byte in bytes.prefix(200_000) {
            if byte == UInt8(ascii: "\""), !marks.contains(byte) { isQuoted.toggle() }
            let isEnd = byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
            if isEnd, !isQuoted {
                if !isBlank { lines.append(counts) }
                guard lines.count < sample else { return lines }
                counts = [0, 0, 0]
                isBlank = true
            } else if !isEnd {
                isBlank = false
                if !isQuoted, let place = marks.firstIndex(of: byte) { counts[place] += 1 }
            }
        }
        return isBlank ? lines : lines + [counts]
    }

    /// On how many lines the mark stands equally often, and how often that is: columns repeat, commas in prose do not.
    private static func rank(_ counts: [Int]) -> (lines: Int, count: Int) {
        var frequency: [Int: Int] = [:]
        for count in counts where count > 0 { frequency[count, default: 0] += 1 }
        let best = frequency.max { ($0.value, $0.key) < ($1.value, $1.key) }
        return (best?.value ?? 0, best?.key ?? 0)
    }
}
