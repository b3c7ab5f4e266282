internal import Base
internal import Database
internal import Files
internal import Identity
internal import Organisation
internal import Sheets
internal import Web

/// Reads a file into pieces, from where the program goes on by itself.
enum StageLoad {
    /// Where the columns of a load stand.
    static func match(_ headings: [String], _ sheet: PupilSheet) -> HeadingMap.Match {
        sheet.map.match(Table.Row(number: 1, cells: headings))
    }

    /// - Parameter next: what to do with it: look at it, or take it in.
    /// - Throws: ``FileRefusal``, or ``FormRefusal`` on the field `file` when the sheet as a whole cannot be taken.
    static func run(
        _ open: @escaping @Sendable (HeadingMap) throws -> TableStream, _ load: LoadOrder, to next: Load.State,
        _ database: Database, _ blocking: BlockingPool
    ) async throws -> ImportID {
        let sheet = PupilSheet([], ofManySchools: true)
        let stream = try await blocking.run { StreamBox(try open(sheet.map)) }
        let header = stream.table.header
        if let problem = match(header.cells, sheet).problems.first { throw FormRefusal("file", problem) }
        let merged = stream.table.mergedRanges.first { $0.rows.upperBound > header.number }
        if let merged { throw FormRefusal("file", SheetTexts.merged(merged.rows)) }
        let new = load.load(headings: header.cells)
        try await database.write { tx in
            if let author = new.author {
                try Quota.loadsOfPerson.check(beside: QuotaRows.loads(of: author, in: tx), in: tx)
                try Quota.loadsOfUnit.check(beside: QuotaRows.loads(of: new.unit, in: tx), in: tx)
            }
            try LoadRows.insert(new, in: tx)
        }
        do {
            return try await stage(stream, new, to: next, database, blocking)
        } catch {
            // What cannot be taken does not wait for the hour in which what was cut off is forgotten.
            try await database.write { tx in try LoadRows.drop(new.id, in: tx) }
            throw error
        }
    }

    private static func stage(
        _ stream: StreamBox, _ new: Load, to next: Load.State, _ database: Database, _ blocking: BlockingPool
    ) async throws -> ImportID {
        var (rows, pieces) = (0, 0)
        while true {
            let made = try await blocking.run { try stream.pieces() }
            guard !made.bodies.isEmpty else { break }
            let numbered = made.bodies.enumerated().map { (number: pieces + $0, body: $1) }
            let count = rows + made.rows
            try await database.write { tx in
                if new.author != nil {
                    try Quota.rowsOfUnit.check(count, beside: QuotaRows.rows(of: new.unit, in: tx), in: tx)
                }
                try LoadRows.insert(numbered, of: new.id, in: tx)
            }
            pieces += numbered.count
            rows = count
        }
        guard rows > 0 else { throw FormRefusal("file", SheetTexts.emptyFile) }
        let (total, count) = (rows, pieces)
        try await database.write { tx in try LoadRows.staged(new.id, rows: total, pieces: count, as: next, in: tx) }
        return new.id
    }

    /// A file being read, by one thread after the other.
    private final class StreamBox: @unchecked Sendable {
        let table: TableStream
        private static let atOnce = 4

        init(_ table: TableStream) { self.table = table }

        func pieces() throws -> (bodies: [String], rows: Int) {
            var bodies: [String] = []
            var count = 0
            while bodies.count < StreamBox.atOnce {
                var rows: [Table.Row] = []
                while rows.count < LoadPiece.length, let row = try table.next() { rows.append(row) }
                if rows.isEmpty { break }
                count += rows.count
                bodies.append(LoadPiece.body(rows))
            }
            return (bodies, count)
        }
    }
}

/// Who wants a sheet taken in, for which units.
struct LoadOrder: Sendable {
    let unit: UnitID
    let fileName: String
    let author: AccountID?
    let role: Role?
    let address: String?
    let now: Instant

    init(_ fileName: String, by permit: Permit<LoadPupils>) {
        unit = permit.scope
        self.fileName = fileName
        author = permit.account
        role = permit.role
        address = permit.place
        now = permit.now
    }

    /// By a command on the machine itself, for a unit and those below it.
    init(_ fileName: String, commandFor unit: UnitID, at now: Instant) {
        self.unit = unit
        self.fileName = fileName
        author = nil
        role = nil
        address = nil
        self.now = now
    }

    func load(headings: [String]) -> Load {
        Load(
            id: ImportID(at: now), unit: unit, fileName: fileName, headings: headings, state: .staging, author: author,
            role: role, address: address, madeAt: now, movedAt: now, endedAt: nil, total: 0, pieces: 0, piecesDone: 0,
            counts: Load.Counts(), problem: nil)
    }
}
