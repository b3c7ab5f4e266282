internal import Base
internal import Database
internal import Identity
internal import Sheets

/// Does one thing to many pupils in one transaction, and writes down how to take it back. Whom it cannot be done to stays
/// as they are, and the report says why. The statements do not grow with the pupils.
enum ChangePupils {
    /// As many as the largest school has, and no form that could keep the server busy.
    static let most = 5000

    static func run(
        _ action: BulkAction, _ pupils: [PupilID], by permit: UnitPermit<KeepPupils>, in tx: Transaction
    ) throws -> BulkReport {
        if case .split(let seat, _) = action { try make(seat, permit, tx) }
        var met: Set<PupilID> = []
        let pupils = pupils.filter { met.insert($0).inserted }
        let known = try BulkKnown(pupils, in: tx)
        let work = BulkWork(action: action, id: ImportID(at: permit.now), unit: permit.unit, now: permit.now)
        var report = BulkReport(title: action.title)
        var changes: [BulkChange] = []
        for id in pupils {
            guard let pupil = known.pupils[id], let history = known.histories[id], history.last?.unit == permit.unit
            else { throw NotFound() }
            let name = history.last.flatMap { known.classNames[$0.classID] } ?? ""
            do {
                let change = try work.change(pupil, history, past: known.pasts[id.text] ?? [:])
                changes.append(change)
                report.lines.append(line(pupil, name, action, change.after, nil))
            } catch let refusal as any Refusal {
                report.lines.append(line(pupil, name, action, "", refusal.explanation))
            }
        }
        guard !changes.isEmpty else { return report }
        try write(changes, work, known, permit, tx)
        report.id = work.id
        return report
    }

    private static func make(_ seat: SchoolClass, _ permit: UnitPermit<KeepPupils>, _ tx: Transaction) throws {
        try ClassRows.insert([seat], at: permit.now, in: tx)
        try permit.record(
            "add class", subject: "class", id: seat.id.text, changes: Courses<ClassField>.added(seat.fields), in: tx)
    }

    private static func line(
        _ pupil: Pupil, _ className: String, _ action: BulkAction, _ after: String, _ problem: Text?
    ) -> BulkReport.Line {
        var before = className
        if case .field(let field, _, _) = action { before = field.value(of: pupil) }
        return BulkReport.Line(pupil: pupil, className: className, before: before, after: after, problem: problem)
    }

    private static func write(
        _ changes: [BulkChange], _ work: BulkWork, _ known: BulkKnown, _ permit: UnitPermit<KeepPupils>,
        _ tx: Transaction
    ) throws {
        try PlacementRows.apply(changes.flatMap(\.placing), at: permit.now, in: tx)
        try BulkRows.set(changes.compactMap(\.new), at: permit.now, in: tx)
        try PastRows.write(changes.compactMap(\.past), PupilField.keys, in: tx)
        var names = known.classNames
        if let made = work.seat { names[made.id] = made.name }
        try permit.record(
            work.action.title.kind == .field ? "change pupil" : "place pupil", subject: "pupil",
            changes.map { $0.note(work, names) }, in: tx)
        let deed = ImportTable.Deed(.pupils, work.action.title.line, added: 0, changed: changes.count)
        try ImportRows.table.insert(work.id, deed, by: permit, in: tx)
        try ImportRows.insert(changes.map(\.step), of: work.id, in: tx)
        var made: ClassID?
        if case .split(let seat, _) = work.action { made = seat.id }
        try BulkRows.mark(work.id, made: made, in: tx)
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
