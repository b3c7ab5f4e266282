internal import Base
internal import Database
internal import Identity
internal import Sheets

/// What is known of many pupils before something is done to them: a statement for each kind of row.
struct BulkKnown: Sendable {
    let pupils: [PupilID: Pupil]
    let histories: [PupilID: PlacementHistory]
    /// The latest day until which something else is known to have held.
    let lastChanges: [PupilID: Day]
    let classNames: [ClassID: String]

    init(_ ids: [PupilID], in tx: Transaction) throws {
        pupils = try PupilRows.all(ids, in: tx)
        histories = try PlacementRows.histories(of: ids, in: tx)
        lastChanges = try BulkRows.lastChanges(of: ids, in: tx)
        classNames = try ClassRows.names(of: Set(histories.values.compactMap { $0.last?.classID }), in: tx)
    }
}

/// What is to become of one of many pupils, and how it is taken back.
struct BulkChange: Sendable {
    let old: Pupil
    /// Nil when only the class changes.
    var new: Pupil?
    var placing: [PlacementChange] = []
    var step: ImportStep
    let after: String

    func note(_ work: BulkWork, _ names: [ClassID: String]) -> Audit.Note {
        guard let new else {
            return Audit.Note(
                old.id.text, detail: work.id.text, changes: PlacementLog.changes(placing) { names[$0] })
        }
        return Audit.Note(old.id.text, detail: step.from?.iso ?? "", changes: ChangePupil.changes(old, new))
    }
}

/// One thing that is done to many pupils; pure.
struct BulkWork: Sendable {
    let action: BulkAction
    /// Under which it is taken back.
    let id: ImportID
    let unit: UnitID
    let now: Instant

    /// The class into which they go; nil when they go into none.
    var seat: SchoolClass? {
        switch action {
        case .move(let seat, _), .split(let seat, _): seat
        case .field, .leave: nil
        }
    }

    func change(_ pupil: Pupil, _ history: PlacementHistory, lastChange: Day?) throws -> BulkChange {
        var history = history
        let old = history.last?.classID
        switch action {
        case .move(let seat, let day), .split(let seat, let day):
            let there = Seat(pupil: pupil.id, unit: unit, classID: seat.id)
            let placing = try history.move(to: there, on: day, id: PlacementID(at: now))
            return BulkChange(old: pupil, placing: placing, step: step(pupil, placing, old, seat.id), after: seat.name)
        case .leave(let how, let day, let reason):
            let placing = try history.leave(on: day, how, reason: reason)
            return BulkChange(
                old: pupil, placing: placing, step: step(pupil, placing, old, old), after: how.label(.vi))
        case .field(let field, let value, let day):
            let new = field.set(value, in: pupil)
            guard new != pupil else { throw BulkRefusal.sameValue }
            if let day, let lastChange, day <= lastChange { throw DayTooEarly(day: lastChange) }
            var step = ImportStep(
                pupil: pupil.id, before: ImportStep.Before(pupil: pupil, sensitive: nil), version: pupil.version + 1)
            step.from = day
            return BulkChange(old: pupil, new: new, step: step, after: value)
        }
    }

    private func step(
        _ pupil: Pupil, _ placing: [PlacementChange], _ old: ClassID?, _ seat: ClassID?
    ) -> ImportStep {
        var step = ImportStep(pupil: pupil.id, version: pupil.version)
        step.seat = seat
        for change in placing {
            switch change {
            case .open(let placement): step.opened = placement.id
            case .close(let placement, _, _, _): step.closed = placement
            case .reseat(let placement, _): step.reseated = ImportStep.Reseat(placement: placement, before: old)
            }
        }
        return step
    }
}
