internal import Base
internal import Database
internal import Identity

/// Opens the next school year: classes are copied, pupils move up or repeat, the last grade finishes; all in one
/// transaction, undoable until it is confirmed.
enum TurnYear {
    struct Outcome: Sendable, Equatable {
        var promoted = 0
        var repeated = 0
        var finished = 0
        var classes = 0
    }

    /// - Parameters:
    ///   - day: the first day of the new year; it lies in the school year after the one that is taught.
    ///   - repeating: codes of pupils who stay in their grade.
    /// - Throws: ``TurnRefusal``.
    static func run(
        on day: Day, repeating: Set<String>, by permit: UnitPermit<DecidePupils>, in tx: Transaction
    ) throws -> Outcome {
        let year = SchoolYear(of: day)
        let before = SchoolYear(start: year.start - 1)
        if let last = try TurnRows.last(of: permit.unit, in: tx), last.year >= year { throw TurnRefusal.openAlready }
        let old = try ClassRows.all(of: permit.unit, before, in: tx)
        guard !old.isEmpty else { throw TurnRefusal.nothingBefore(before) }
        guard try ClassRows.all(of: permit.unit, year, in: tx).isEmpty else { throw TurnRefusal.hasClasses(year) }
        let plan = TurnRules.plan(old, into: year) { ClassID(at: permit.now) }
        let seated = try TurnRows.seated(permit.unit, before, in: tx)
        let unknown = repeating.subtracting(seated.compactMap(\.code))
        if let code = unknown.sorted().first { throw TurnRefusal.unknownCode(code) }
        try ClassRows.insert(plan.classes, at: permit.now, in: tx)
        var outcome = Outcome(classes: plan.classes.count)
        for one in seated {
            let repeats = one.code.map(repeating.contains) ?? false
            try move(one, repeats: repeats, plan, on: day, permit, &outcome, tx)
        }
        let turn = YearTurn(
            id: ID<YearTurn>(at: permit.now), unit: permit.unit, year: year, day: day, madeAt: permit.now,
            isConfirmed: false)
        try TurnRows.insert(turn, by: permit.account, in: tx)
        try permit.record(
            "turn year", subject: "school year", id: year.text,
            detail: "\(outcome.promoted) + \(outcome.repeated) + \(outcome.finished)", in: tx)
        return outcome
    }

    private static func move(
        _ one: TurnRows.Seated, repeats: Bool, _ plan: TurnRules.Plan, on day: Day,
        _ permit: UnitPermit<DecidePupils>, _ outcome: inout Outcome, _ tx: Transaction
    ) throws {
        guard let move = plan.next(of: one.classID) else { return }
        var history = try PlacementRows.history(of: one.pupil, in: tx)
        let target = repeats ? plan.same(as: move.old) : move.next
        let id = PlacementID(at: permit.now)
        var changes: [PlacementChange]
        if let target {
            changes = try history.pass(
                to: Seat(pupil: one.pupil, unit: permit.unit, classID: target.id), on: day,
                repeats ? .repeated : .promoted, repeats ? .repeated : .promoted, id: id)
            if repeats { outcome.repeated += 1 } else { outcome.promoted += 1 }
        } else {
            changes = try history.leave(on: day, .finished, reason: "")
            outcome.finished += 1
        }
        try PlacementRows.apply(changes, at: permit.now, in: tx)
    }

    /// Takes the turn back as long as it was not confirmed and nothing has happened in the new year since.
    static func undo(_ turn: YearTurn, by permit: UnitPermit<DecidePupils>, in tx: Transaction) throws {
        let changed = try TurnRows.changedSince(turn, in: tx) + TurnRows.goneOn(turn, in: tx)
        if changed > 0 { throw TurnRefusal.changedSince(changed) }
        let classes = try TurnRows.touchedClasses(turn, in: tx)
        if classes > 0 { throw TurnRefusal.classesChanged(classes) }
        guard try TurnRows.markUndone(turn, at: permit.now, in: tx) else { throw TurnRefusal.confirmed }
        try TurnRows.takeBack(turn, at: permit.now, in: tx)
        try permit.record(
            "undo turn", subject: "school year", id: turn.year.text,
            changes: [FieldChange("day", from: turn.day.iso, to: nil)], in: tx)
    }
}

/// Why a school year cannot be opened or taken back.
enum TurnRefusal: Refusal, Equatable {
    case openAlready
    case nothingBefore(SchoolYear)
    case hasClasses(SchoolYear)
    case unknownCode(String)
    case changedSince(Int)
    case classesChanged(Int)
    case confirmed

    var kind: RefusalKind { .conflict }
    var field: String? {
        switch self {
        case .unknownCode: "repeating"
        case .nothingBefore, .hasClasses, .openAlready: "day"
        case .changedSince, .classesChanged, .confirmed: nil
        }
    }

    var explanation: Text {
        switch self {
        case .openAlready: Text("Năm học này đã được mở.", "This school year was opened already.")
        case .nothingBefore(let year):
            Text(
                "Năm học \(year.text) chưa có lớp nào để chuyển tiếp; xem lại ngày.",
                "There are no classes in \(year.text) to go on from: look at the day again.")
        case .hasClasses(let year):
            Text(
                "Năm học \(year.text) đã có lớp; xóa các lớp chưa ai học đó trước.",
                "There are classes in \(year.text) already: remove them first, while nobody sits there.")
        case .classesChanged(let count):
            Text(
                "\(count) lớp của năm học mới đã được thêm, sửa hoặc phân công nên không hoàn tác được.",
                "\(count) classes of the new year were added, changed or given to teachers since, so that it cannot be taken back."
            )
        case .unknownCode(let code):
            Text("Không có học sinh mã \(code) đang học ở trường.", "No pupil of the school has the code \(code).")
        case .changedSince(let count):
            Text(
                "\(count) học sinh đã được xếp lại trong năm học mới nên không hoàn tác được.",
                "\(count) pupils were moved in the new year since, so that it cannot be taken back.")
        case .confirmed: Text("Năm học đã được xác nhận.", "The school year was confirmed.")
        }
    }
}
