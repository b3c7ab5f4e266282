internal import Base
internal import Database
internal import Files
internal import Identity

/// What a sheet did, or would do, row by row.
struct SheetReport: Sendable {
    struct Fault: Sendable, Equatable {
        /// The heading of the column.
        let column: String
        let reason: Text
    }

    enum Outcome: Sendable, Equatable {
        case added
        case changed
        case unchanged
        case refused([Fault])
    }

    struct Row: Sendable, Equatable {
        let number: Int
        /// The code or tag by which the row is known.
        let mark: String
        let name: String
        let outcome: Outcome
        let cells: [String]
    }

    let headings: [String]
    let rows: [Row]

    var refused: [Row] { rows.filter { if case .refused = $0.outcome { true } else { false } } }

    func count(_ outcome: Outcome) -> Int { rows.count { $0.outcome == outcome } }
}

/// A kind of sheet that can be taken in: its columns, and what one row does. Good rows go in, each other row says what
/// is wrong with which cell; the same sheet a second time changes nothing.
struct SheetKind: Sendable {
    typealias Take =
        @Sendable (Table, HeadingMap.Match, UnitPermit<KeepFacilities>, Transaction) throws -> [SheetReport.Row]

    /// The last part of the address: `rooms`, `devices`.
    let path: String
    let title: Text
    let map: HeadingMap
    let take: Take
}

/// Reads the cells of one row and gathers what is wrong with them.
struct CellReader {
    let match: HeadingMap.Match
    let row: Table.Row
    private(set) var faults: [SheetReport.Fault] = []

    init(_ match: HeadingMap.Match, _ row: Table.Row) {
        self.match = match
        self.row = row
    }

    func has(_ key: String) -> Bool { match.places[key] != nil }

    func text(_ key: String) -> String { match.cell(key, of: row).tidy }

    mutating func fail(_ column: String, _ reason: Text) {
        faults.append(.init(column: column, reason: reason))
    }

    /// One of an enumeration by its Vietnamese or English label or its code.
    ///
    /// - Returns: nil when the cell is empty, or wrong, which is noted.
    mutating func choice<Choice: Labelled>(_ key: String, _ column: String) -> Choice? {
        let written = text(key)
        if written.isEmpty { return nil }
        let folded = written.folded
        let found = Choice.allCases.first {
            $0.label.vi.folded == folded || $0.label.en.folded == folded || $0.rawValue.folded == folded
        }
        if found == nil { fail(column, ImportTexts.notKnown(written, Choice.allCases.map(\.label))) }
        return found
    }

    /// A whole number within a range.
    mutating func number(_ key: String, _ column: String, in range: ClosedRange<Int>) -> Int? {
        let written = text(key)
        if written.isEmpty { return nil }
        guard let number = Int(written), range.contains(number) else {
            fail(column, ImportTexts.notANumber(written, range))
            return nil
        }
        return number
    }
}

/// A code with a label that people read.
protocol Labelled: CaseIterable, RawRepresentable<String> {
    var label: Text { get }
}

extension RoomKind: Labelled {}
extension Solidity: Labelled {}
extension RoomState: Labelled {}
extension DeviceKind: Labelled {}
extension DeviceState: Labelled {}
extension DeviceSource: Labelled {}
