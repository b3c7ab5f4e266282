internal import Base
internal import Database
internal import Identity
internal import Sheets

/// Does one thing to many pupils in one transaction, and writes down how to take it back. Whom it cannot be done to stays
/// as they are, and the report says why.
enum ChangePupils {
    /// As many as the largest school has, and no form that could keep the server busy.
    static let most = 5000

    static func run(
        _ action: BulkAction, _ pupils: [PupilID], by permit: UnitPermit<KeepPupils>, in tx: Transaction
    ) throws -> BulkReport {
        var report = BulkReport(title: action.title)
        var steps: [ImportStep] = []
        let id = ImportID(at: permit.now)
        if case .split(let seat, _) = action { try make(seat, permit, tx) }
        var names: [ClassID: String] = [:]
        for pupil in pupils {
            guard let old = try PupilRows.find(pupil, in: tx), try PupilRows.holder(of: pupil, in: tx) == permit.unit
            else { throw NotFound() }
            let history = try PlacementRows.history(of: pupil, in: tx)
            let name = try className(history, &names, tx)
            do {
                let (step, after) = try change(old, history, action, id, permit, tx)
                steps.append(step)
                report.lines.append(line(old, name, action, after, nil))
            } catch let refusal as any Refusal {
                report.lines.append(line(old, name, action, "", refusal.explanation))
            }
        }
        guard !steps.isEmpty else { return report }
        let deed = ImportTable.Deed(.pupils, action.title.line, added: 0, changed: steps.count)
        try ImportRows.table.insert(id, deed, by: permit, in: tx)
        try ImportRows.insert(steps, of: id, in: tx)
        report.id = id
        var made: ClassID?
        if case .split(let seat, _) = action { made = seat.id }
        try BulkRows.mark(id, made: made, in: tx)
        return report
    }

    private static func make(_ seat: SchoolClass, _ permit: UnitPermit<KeepPupils>, _ tx: Transaction) throws {
        try ClassRows.insert([seat], at: permit.now, in: tx)
        try permit.record("add class", subject: "class", id: seat.id.text, changes: ClassLog.changes(nil, seat), in: tx)
    }

    private static func className(
        _ history: PlacementHistory, _ names: inout [ClassID: String], _ tx: Transaction
    ) throws -> String {
        guard let id = history.last?.classID else { return "" }
        if let name = names[id] { return name }
        let name = try ClassRows.find(id, in: tx)?.name ?? ""
        names[id] = name
        return name
    }

    private static func line(
        _ pupil: Pupil, _ className: String, _ action: BulkAction, _ after: String, _ problem: Text?
    ) -> BulkReport.Line {
        var before = className
        if case .field(let field, _, _) = action { before = field.value(of: pupil) }
        return BulkReport.Line(pupil: pupil, className: className, before: before, after: after, problem: problem)
    }

    private static func change(
        _ pupil: Pupil, _ history: PlacementHistory, _ action: BulkAction, _ id: ImportID,
        _ permit: UnitPermit<KeepPupils>, _ tx: Transaction
    ) throws -> (ImportStep, String) {
        var history = history
        let old = history.last?.classID
        switch action {
        case .move(let seat, let day), .split(let seat, let day):
            let there = Seat(pupil: pupil.id, unit: permit.unit, classID: seat.id)
            let changes = try history.move(to: there, on: day, id: PlacementID(at: permit.now))
            return (try place(pupil, changes, old, in: seat.id, id, permit, tx), seat.name)
        case .leave(let how, let day, let reason):
            let changes = try history.leave(on: day, how, reason: reason)
            return (try place(pupil, changes, old, in: old, id, permit, tx), how.label(.vi))
        case .field(let field, let value, let day):
            let new = field.set(value, in: pupil)
            guard new != pupil else { throw BulkRefusal.sameValue }
            try ChangePupil.run(new, was: pupil, from: day, by: permit, in: tx)
            var step = ImportStep(
                pupil: pupil.id, before: ImportStep.Before(pupil: pupil, sensitive: nil), version: pupil.version + 1)
            step.from = day
            return (step, value)
        }
    }

    private static func place(
        _ pupil: Pupil, _ changes: [PlacementChange], _ old: ClassID?, in seat: ClassID?, _ id: ImportID,
        _ permit: UnitPermit<KeepPupils>, _ tx: Transaction
    ) throws -> ImportStep {
        try PlacementRows.apply(changes, at: permit.now, in: tx)
        try permit.record(
            "place pupil", subject: "pupil", id: pupil.id.text, detail: id.text,
            changes: try PlacementLog.changes(changes, in: tx), in: tx)
        var step = ImportStep(pupil: pupil.id, version: pupil.version)
        step.seat = seat
        for change in changes {
            switch change {
            case .open(let placement): step.opened = placement.id
            case .close(let placement, _, _, _): step.closed = placement
            case .reseat(let placement, _): step.reseated = ImportStep.Reseat(placement: placement, before: old)
            }
        }
        return step
    }
}

/// Why something cannot be done to many pupils, or to one of them.
enum BulkRefusal: Refusal, Equatable {
    case nobody
    case tooMany
    case sameValue
    case otherYear

    var field: String? { self == .otherYear ? "day" : nil }
    var explanation: Text {
        switch self {
        case .nobody: BulkTexts.nobody
        case .tooMany: BulkTexts.tooMany
        case .sameValue: BulkTexts.sameValue
        case .otherYear: BulkTexts.otherYear
        }
    }
}
