public import Base

/// The columns that a table is expected to have, found by their headings in any order.
///
/// Headings are compared without tone marks, capitals, blanks and punctuation; `Ngày sinh (dd/mm/yyyy)` is also found
/// as `Ngày sinh`.
public struct HeadingMap: Sendable {
    /// A column by its key and every heading under which people write it, the preferred one first.
    public struct Column: Sendable, Equatable {
        public let key: String
        public let headings: [String]
        public let isRequired: Bool

        public init(_ key: String, _ headings: [String], isRequired: Bool = true) {
            self.key = key
            self.headings = headings
            self.isRequired = isRequired
        }
    }

    /// A heading of the file and the index of its column.
    public struct Place: Sendable, Equatable {
        public let index: Int
        public let heading: String
    }

    /// What a header row holds of the expected columns.
    public struct Match: Sendable, Equatable {
        /// The index of each column that was found, by key; of one that stands twice, the first.
        public let places: [String: Int]
        /// Required columns that are not there.
        public let missing: [Column]
        /// Columns that are not there and need not be.
        public let absent: [Column]
        /// Headings that no column accepts.
        public let unknown: [Place]
        /// Columns that stand more than once, by key, with all their places.
        public let twice: [String: [Place]]

        /// The cell of a column in a row; empty when the column or the cell is not there.
        public func cell(_ key: String, of row: Table.Row) -> String {
            guard let place = places[key], place < row.cells.count else { return "" }
            return row.cells[place]
        }
    }

    public let columns: [Column]
    /// The key of the first column that accepts a heading, by its plain form.
    private let keys: [String: String]

    /// Every heading is compared in its plain form, which is made once, here.
    public init(_ columns: [Column]) {
        self.columns = columns
        var keys: [String: String] = [:]
        for column in columns {
            for heading in column.headings {
                let plain = HeadingMap.plain(heading)
                if !plain.isEmpty, keys[plain] == nil { keys[plain] = column.key }
            }
        }
        self.keys = keys
    }

    /// Compares a header row with the columns; a heading equal to one in full wins over one equal without brackets.
    public func match(_ header: Table.Row) -> Match {
        var found: [String: [Place]] = [:]
        var unknown: [Place] = []
        for (index, heading) in header.cells.enumerated() where !heading.isEmpty {
            let place = Place(index: index, heading: heading)
            if let key = key(of: heading) { found[key, default: []].append(place) } else { unknown.append(place) }
        }
        let lacking = columns.filter { found[$0.key] == nil }
        return Match(
            places: found.compactMapValues { $0.first?.index }, missing: lacking.filter(\.isRequired),
            absent: lacking.filter { !$0.isRequired }, unknown: unknown, twice: found.filter { $0.value.count > 1 })
    }

    private func key(of heading: String) -> String? {
        keys[HeadingMap.plain(heading)] ?? keys[HeadingMap.plain(HeadingMap.withoutBrackets(heading))]
    }

    private static func withoutBrackets(_ heading: String) -> String {
        String(heading.prefix { $0 != "(" && $0 != "[" })
    }

    /// Letters and digits only.
    private static func plain(_ heading: String) -> String { heading.folded.filter { $0.isLetter || $0.isNumber } }
}

extension HeadingMap.Match {
    /// What a person has to mend before the rows can be read, in the order of importance; empty when nothing.
    public var problems: [Text] {
        var problems: [Text] = []
        if !missing.isEmpty {
            let names = missing.map { "“\($0.headings.first ?? $0.key)”" }.joined(separator: ", ")
            problems.append(Text("Tệp thiếu cột: \(names).", "The file lacks the columns: \(names)."))
        }
        for (_, places) in twice.sorted(by: { ($0.value.first?.index ?? 0) < ($1.value.first?.index ?? 0) }) {
            let names = places.map { "“\($0.heading)”" }.joined(separator: ", ")
            problems.append(Text("Cột bị lặp: \(names).", "A column stands more than once: \(names)."))
        }
        return problems
    }
}
