internal import Base
internal import Database
internal import Identity
internal import Sheets

/// Takes rows of pupils in, piece by piece: decides all rows of a piece against what is known, then writes the piece.
/// Sheets of one school and of many go this way; the questions it asks do not grow with the rows of a piece.
struct PupilIntake: Sendable {
    let fileName: String
    var places: PupilPlaces
    private(set) var seen = SeenRows()

    init(_ places: PupilPlaces, fileName: String) {
        self.places = places
        self.fileName = fileName
    }

    /// Which rows come to what.
    struct Piece: Sendable {
        var rows: [SheetReport.Row] = []
        /// With the number of the row.
        var fresh: [(row: Int, pupil: FreshPupil)] = []
        var changes: [(row: Int, change: PupilChange)] = []

        var isEmpty: Bool { fresh.isEmpty && changes.isEmpty }
    }

    /// Decides without writing anything.
    mutating func decide(_ drafts: [PupilDraft], at now: Instant, in tx: Transaction) throws -> Piece {
        let known = try KnownPupils(meantBy: drafts.lazy.filter(\.faults.isEmpty).map(\.values), in: tx)
        var piece = Piece()
        piece.rows.reserveCapacity(drafts.count)
        for draft in drafts {
            var draft = draft
            let seat = try places.seat(&draft, in: tx)
            var decision = PupilDecision.refused(draft.faults)
            if let seat, draft.faults.isEmpty { decision = decide(draft, seat, known, at: now) }
            piece.add(draft, decision)
        }
        return piece
    }

    private mutating func decide(
        _ draft: PupilDraft, _ seat: PupilPlaces.Seat, _ known: KnownPupils, at now: Instant
    ) -> PupilDecision {
        let values = draft.values
        switch known.find(values, at: seat.unit, seen) {
        case .elsewhere(let school): return .refused(.code, SheetImportTexts.elsewhere(school))
        case .ambiguous: return .refused(.name, SheetImportTexts.ambiguous)
        case .twice(let row): return .refused(.name, SheetTexts.twice(row))
        case .numberOfOther: return .refused(.number, SheetImportTexts.numberOfOther)
        case .numberTaken: return .refused(.number, SheetImportTexts.numberTaken)
        case .here(let pupil):
            seen.meet(pupil, values, at: seat.unit, row: draft.number)
            return .changing(pupil, values, seat, at: now)
        case .nobody:
            let decision = PupilDecision.adding(values, seat, at: now)
            if case .add(let fresh) = decision { seen.add(fresh.pupil.id, values, at: seat.unit, row: draft.number) }
            return decision
        }
    }

    /// Writes what was decided, and what a person needs to know of it in the log.
    func write(_ piece: Piece, by author: ImportAuthor, in tx: Transaction) throws {
        let now = author.now
        try PupilRows.insert(piece.fresh.lazy.map(\.pupil.pupil), at: now, in: tx)
        try PlacementRows.insert(piece.fresh.lazy.map(\.pupil.placement), at: now, in: tx)
        try SensitiveRows.insert(piece.fresh.lazy.map { ($0.pupil.pupil.id, $0.pupil.sensitive) }, in: tx)
        for (_, change) in piece.changes { try write(change, author, tx) }
        try PastRows.write(
            piece.changes.map { _, change in
                PastRows.Written(id: change.new.id.text, new: change.courses, old: change.known.courses)
            }, PupilField.keys, in: tx)
    }

    private func write(_ change: PupilChange, _ author: ImportAuthor, _ tx: Transaction) throws {
        let old = change.known.pupil
        var changes = try PlacementLog.changes(change.placing, in: tx)
        if change.changesRecord {
            guard try PupilRows.update(change.new, at: author.now, in: tx) else { throw ChangedMeanwhile() }
            if change.sensitive != change.known.sensitive {
                try SensitiveRows.write(change.sensitive, of: old.id, change.moment, in: tx)
            }
            changes += change.fields
        }
        try PlacementRows.apply(change.placing, at: author.now, in: tx)
        try author.record(
            "change pupil", subject: "pupil", id: old.id.text, unit: change.known.last?.unit, detail: fileName,
            changes: changes, in: tx)
    }

    /// Remembers a piece once it is certain that it was written.
    mutating func settle() { seen.settle() }
}

extension PupilIntake.Piece {
    fileprivate mutating func add(_ draft: PupilDraft, _ decision: PupilDecision) {
        let outcome: SheetReport.Row.Outcome
        switch decision {
        case .refused(let faults): outcome = .refused(faults)
        case .unchanged: outcome = .unchanged
        case .add(let pupil):
            outcome = .added
            fresh.append((draft.number, pupil))
        case .change(let change):
            outcome = .changed
            changes.append((draft.number, change))
        }
        rows.append(
            SheetReport.Row(
                number: draft.number, name: draft.values.name, place: draft.values.className, outcome: outcome,
                doubts: draft.doubts, cells: draft.cells))
    }
}
