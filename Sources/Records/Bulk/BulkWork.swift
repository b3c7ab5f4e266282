internal import Base
internal import Database
internal import Identity
internal import Sheets

/// What is known of many pupils before something is done to them: a statement for each kind of row.
struct BulkKnown: Sendable {
    let pupils: [PupilID: Pupil]
    let histories: [PupilID: PlacementHistory]
    /// What is kept of what was before, by the id of the pupil.
    let pasts: [String: [PupilField: [Course.Span]]]
    let classNames: [ClassID: String]

    init(_ ids: [PupilID], in tx: Transaction) throws {
        pupils = try PupilRows.all(ids, in: tx)
        histories = try PlacementRows.histories(of: ids, in: tx)
        pasts = try PastRows<PupilField>.spans(SQL.among("e.pupil_id", ids.map(\.text)), in: tx)
        classNames = try ClassRows.names(of: Set(histories.values.compactMap { $0.last?.classID }), in: tx)
    }
}

/// What is to become of one of many pupils, and how it is taken back.
struct BulkChange: Sendable {
    let old: Pupil
    /// Nil when only the class changes.
    var new: Pupil?
    /// What becomes of the record through time, and of which field.
    var past: PastRows<PupilField>.Written?
    var fields: [FieldChange] = []
    var placing: [PlacementChange] = []
    var step: ImportStep
    let after: String

    func note(_ work: BulkWork, _ names: [ClassID: String]) -> Audit.Note {
        guard new != nil else {
            return Audit.Note(
                old.id.text, detail: work.id.text, changes: PlacementLog.changes(placing) { names[$0] })
        }
        return Audit.Note(old.id.text, detail: step.from?.iso ?? "", changes: fields)
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

    func change(_ pupil: Pupil, _ history: PlacementHistory, past: [PupilField: [Course.Span]]) throws
        -> BulkChange
    {
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
            let before = Courses(now: pupil.fields, past: past)
            var courses = before
            let changes = try courses.apply(new.fields, Moment(since: day, today: now.day))
            var step = ImportStep(
                pupil: pupil.id,
                before: ImportStep.Before(
                    pupil: pupil, sensitive: nil, past: KeptPast(before, becoming: courses)),
                version: pupil.version + 1)
            step.from = day
            return BulkChange(
                old: pupil, new: new, past: PastRows.Written(id: pupil.id.text, new: courses, old: before),
                fields: changes, step: step, after: value)
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
