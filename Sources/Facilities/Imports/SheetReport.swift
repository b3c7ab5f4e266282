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
    /// Nil for a rehearsal, when nothing was to be done, and for what cannot be taken back.
    var id: ImportID?

    var refused: [Row] { rows.filter { if case .refused = $0.outcome { true } else { false } } }

    func count(_ outcome: Outcome) -> Int { rows.count { $0.outcome == outcome } }
}

/// A kind of sheet that can be taken in: its columns, and what one row does. Good rows go in, each other row says what
/// is wrong with which cell; the same sheet a second time changes nothing.
struct SheetKind: Sendable {
    typealias Take =
        @Sendable (Table, HeadingMap.Match, UnitPermit<KeepFacilities>, Transaction) throws -> Taken

    struct Taken: Sendable {
        let rows: [SheetReport.Row]
        /// How to take it back.
        let steps: [ImportStep]
    }

    /// The last part of the address: `rooms`, `devices`.
    let path: String
    let title: Text
    let map: HeadingMap
    let take: Take
    /// Whether what such a sheet did can be taken back.
    let isUndone: Bool

    /// Takes a sheet in and keeps how to take it back.
    func run(
        _ table: Table, _ match: HeadingMap.Match, name: String, by permit: UnitPermit<KeepFacilities>,
        in tx: Transaction
    ) throws -> SheetReport {
        let taken = try take(table, match, permit, tx)
        var report = SheetReport(headings: table.header.cells, rows: taken.rows)
        guard isUndone, !taken.steps.isEmpty else { return report }
        let id = ImportID(at: permit.now)
        try ImportRows.insert(id, name, taken.steps, of: permit.unit, by: permit.account, at: permit.now, in: tx)
        let (added, changed) = (report.count(.added), report.count(.changed))
        try permit.record(
            "import devices", subject: "import", id: id.text, detail: "\(name): +\(added) ~\(changed)", in: tx)
        report.id = id
        return report
    }
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
