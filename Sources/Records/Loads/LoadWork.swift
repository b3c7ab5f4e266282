internal import Base
internal import Database
internal import Identity
internal import Organisation
internal import Sheets

/// Who takes a load in, and of which units rows may be.
struct LoadAuthor: Sendable {
    let author: ImportAuthor
    /// A condition on `u.id`.
    let reach: SQL

    /// Looks the role of who sent it up anew.
    ///
    /// - Throws: ``NotFound`` when they no longer hold it.
    static func find(_ load: Load, at now: Instant, in tx: Transaction) throws -> LoadAuthor {
        guard let account = load.author, let role = load.role else {
            let covers = OrganisationTree().covers(load.unit, column: "u.id", on: now.day)
            return LoadAuthor(author: .command(at: now), reach: covers)
        }
        let permit = try Permit<LoadPupils>.goingOn(
            account, as: role, at: load.unit, from: load.address, tree: OrganisationTree(), at: now, in: tx)
        return LoadAuthor(author: ImportAuthor(permit), reach: permit.covers("u.id"))
    }

    /// For taking back, which goes on even when who sent it has left.
    static func closing(_ load: Load, at now: Instant, in tx: Transaction) throws -> ImportAuthor {
        do { return try find(load, at: now, in: tx).author } catch is NotFound { return .command(at: now) }
    }
}

/// Working on one load: what it has come to so far.
struct LoadWork: Sendable {
    let load: Load
    let holder: String
    let clock: Clock
    private(set) var intake: PupilIntake

    init(load: Load, holder: String, clock: Clock, intake: PupilIntake) {
        self.load = load
        self.holder = holder
        self.clock = clock
        self.intake = intake
    }

    /// Remembers who stands in a piece that is through.
    func remembering(_ drafts: [PupilDraft], in database: Database) async throws -> LoadWork {
        let now = clock.now()
        var work = try await database.read { tx in
            var work = self
            _ = try work.intake.decide(drafts, at: now, in: tx)
            return work
        }
        work.intake.settle()
        return work
    }

    /// Takes one piece, or only looks at it, and writes down that it is through.
    ///
    /// - Returns: nil when the load was stopped or is somebody else's.
    func taking(_ drafts: [PupilDraft], _ number: Int, in database: Database) async throws -> LoadWork? {
        do {
            return try await attempt(drafts, number, database)
        } catch let fault as DatabaseFault where [.notUnique, .constraint].contains(fault.kind) {
            // Somebody wrote the same pupil or took a class away meanwhile: with fresh eyes once more.
            var work = self
            work.intake.places.forget()
            return try await work.attempt(drafts, number, database)
        }
    }

    private func attempt(_ drafts: [PupilDraft], _ number: Int, _ database: Database) async throws -> LoadWork? {
        let taken = try await database.write { tx -> LoadWork? in
            let now = clock.now()
            let kept = try LoadRows.keep(
                load.id, load.state, holder, until: now.adding(seconds: Loader.lease), in: tx)
            guard let kept, kept.piecesDone == number else { return nil }
            var work = self
            let piece = try work.intake.decide(drafts, at: now, in: tx)
            var counts = kept.counts
            counts.add(piece.rows)
            if load.state == .applying { try work.write(piece, kept, at: now, tx) }
            let wrong = piece.rows.filter(\.isRefused)
            let room = LoadFaultRows.most - kept.counts.refused
            if room > 0 { try LoadFaultRows.insert(Array(wrong.prefix(room)), of: load.id, in: tx) }
            try LoadRows.advance(load.id, pieces: number + 1, counts, in: tx)
            // Until it has counted, an engine plans as if its tables were as they were before the import.
            if load.state == .applying, number > 0, number & (number - 1) == 0 { try tx.refreshStatistics() }
            return work
        }
        guard var taken else { return nil }
        taken.intake.settle()
        return taken
    }

    private func write(_ piece: PupilIntake.Piece, _ kept: Load, at now: Instant, _ tx: Transaction) throws {
        let author = try LoadAuthor.find(load, at: now, in: tx).author
        try LoadStepRows.begin(kept, in: tx)
        try intake.write(piece, by: author, in: tx)
        try LoadStepRows.insert(piece, of: load.id, in: tx)
    }

    /// Everything is through.
    func finish(in database: Database) async throws {
        try await database.write { tx in
            let now = clock.now()
            let isApplied = load.state == .applying
            let author = try LoadAuthor.closing(load, at: now, in: tx)
            guard
                try LoadRows.move(
                    load.id, from: [load.state], to: isApplied ? .done : .checked, ended: isApplied ? now : nil, in: tx)
            else { return }
            if isApplied, let through = try LoadRows.find(load.id, in: tx) {
                try LoadRows.dropPieces(of: load.id, in: tx)
                try LoadStepRows.count(through.counts, of: load.id, in: tx)
                try author.record(
                    "import pupils", subject: "import", id: load.id.text, unit: load.unit,
                    detail: "\(load.fileName): +\(through.counts.added) ~\(through.counts.changed)", in: tx)
            }
            try Loader.tell(load.id, at: now, in: tx)
        }
    }
}

extension SheetReport.Row {
    var isRefused: Bool { if case .refused = outcome { true } else { false } }
}

/// Takes a load back: all of it in one transaction, or nothing.
enum UndoLoad {
    /// Rows of one statement.
    private static let length = 5000

    static func run(_ load: Load, by author: ImportAuthor, in tx: Transaction) throws {
        let ranges = try ranges(of: load.id, in: tx)
        for range in ranges {
            if let name = try LoadStepRows.changedSince(load.id, range, in: tx) {
                throw UndoRefusal.changedSince(name)
            }
        }
        for range in ranges.reversed() {
            for step in try LoadStepRows.changes(of: load.id, range, in: tx) {
                try UndoImport.undo(step, author.now, tx)
            }
            try LoadStepRows.remove(load.id, range, at: author.now, in: tx)
        }
        _ = try ImportRows.table.markUndone(load.id, at: author.now, in: tx)
        try LoadStepRows.forget(load.id, in: tx)
        try LoadRows.dropPieces(of: load.id, in: tx)
        let end: Load.State = load.problem != nil ? .failed : load.endedAt != nil ? .undone : .cancelled
        _ = try LoadRows.move(load.id, from: [.takingBack], to: end, ended: author.now, in: tx)
        try author.record(
            "undo import", subject: "import", id: load.id.text, unit: load.unit, detail: load.fileName, in: tx)
    }

    private static func ranges(of id: ImportID, in tx: Transaction) throws -> [ClosedRange<Int>] {
        guard let bounds = try LoadStepRows.bounds(of: id, in: tx) else { return [] }
        return stride(from: bounds.lowerBound, through: bounds.upperBound, by: length).map {
            $0...min($0 + length - 1, bounds.upperBound)
        }
    }
}
