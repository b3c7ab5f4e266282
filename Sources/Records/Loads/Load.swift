internal import Base
internal import Database
internal import Files
internal import Identity
internal import Sheets

/// A sheet of many schools on its way.
struct Load: Sendable, Equatable {
    /// Where it stands.
    enum State: String, Sendable, CaseIterable, Storable {
        /// Being read into pieces.
        case staging
        /// Being looked at: nothing is written yet.
        case checking
        case checked
        /// Going in, piece by piece.
        case applying
        /// Could not be taken back, since records were changed meanwhile: a person decides.
        case halted
        case done
        case takingBack
        case undone
        case cancelled
        case failed

        /// Whether the program works on it without being asked.
        var isRunning: Bool { [.checking, .applying, .takingBack].contains(self) }
        /// Whether nothing will happen to it any more.
        var isOver: Bool { [.undone, .cancelled, .failed].contains(self) }
    }

    struct Counts: Sendable, Equatable {
        var rows = 0
        var added = 0
        var changed = 0
        var unchanged = 0
        var refused = 0

        mutating func add(_ rows: [SheetReport.Row]) {
            self.rows += rows.count
            for row in rows {
                switch row.outcome {
                case .added: added += 1
                case .changed: changed += 1
                case .unchanged: unchanged += 1
                case .refused: refused += 1
                }
            }
        }
    }

    let id: ImportID
    let unit: UnitID
    let fileName: String
    let headings: [String]
    var state: State
    /// Nil when a command began it.
    let author: AccountID?
    let role: Role?
    let address: String?
    let madeAt: Instant
    /// Since when it is in this state.
    let movedAt: Instant
    let endedAt: Instant?
    let total: Int
    let pieces: Int
    let piecesDone: Int
    var counts: Counts
    let problem: Text?
}

extension Load {
    /// How many seconds it will go on like this, from how long it took so far; nil as long as nobody can say.
    static func remaining(done: Int, of total: Int, after seconds: Int) -> Int? {
        guard done > 0, seconds > 0, total >= done else { return nil }
        return (total - done) * seconds / done
    }
}

/// A piece of a sheet as text: rows and cells apart by signs that stand in no cell.
enum LoadPiece {
    /// Rows of one piece: some hundred milliseconds of work, and as long as others may have to wait.
    static let length = 4000
    private static let rowEnd = UInt8(0x1E)
    private static let cellEnd = UInt8(0x1F)

    static func body(_ rows: [Table.Row]) -> String {
        var bytes: [UInt8] = []
        for row in rows {
            bytes += Array(String(row.number).utf8)
            for cell in row.cells {
                bytes.append(cellEnd)
                bytes += cell.utf8.lazy.filter { $0 != rowEnd && $0 != cellEnd && $0 != 0 }
            }
            bytes.append(rowEnd)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func rows(_ body: String) -> [Table.Row] {
        Array(body.utf8).split(separator: rowEnd).compactMap { line in
            let cells = line.split(separator: cellEnd, omittingEmptySubsequences: false).map {
                String(decoding: $0, as: UTF8.self)
            }
            return cells.first.flatMap { Int($0) }.map { Table.Row(number: $0, cells: Array(cells.dropFirst())) }
        }
    }
}
