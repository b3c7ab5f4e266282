internal import Base
internal import Database
internal import Files
internal import Identity
internal import Organisation
internal import Sheets

/// Takes a sheet of who teaches what into one school: good rows go in, each other row says what is wrong with which
/// cell. The same file a second time changes nothing.
struct TeachingImport {
    private let permit: UnitPermit<DecidePupils>
    private let fileName: String
    private let match: HeadingMap.Match
    private let year: SchoolYear
    private let classes: [String: SchoolClass]
    private let subjects: CodeList
    private let staff: TeachingStaff
    private var known: [TeachingKey: Teaching]
    private var seen: [TeachingKey: Int] = [:]
    private var steps: [TeachingStep] = []
    private let tx: Transaction

    /// - Throws: ``FormRefusal`` on the field `file` when the sheet as a whole cannot be taken.
    static func run(
        _ table: Table, name: String, by permit: UnitPermit<DecidePupils>, in tx: Transaction
    ) throws -> SheetReport {
        let match = try TeachingSheet.map.places(in: table)
        try OwnSheet.refuseOthers(table, match, permit.unit, in: tx)
        var work = try TeachingImport(match, name, permit, tx)
        let rows = try table.rows.map { try work.take($0) }
        return SheetReport(table, rows, id: try work.finish())
    }

    private init(
        _ match: HeadingMap.Match, _ name: String, _ permit: UnitPermit<DecidePupils>, _ tx: Transaction
    ) throws {
        self.permit = permit
        self.match = match
        self.tx = tx
        fileName = name
        let today = permit.now.day
        year = SchoolYear(of: today)
        let all = try ClassRows.all(of: permit.unit, year, in: tx)
        classes = Dictionary(
            all.filter { !$0.code.isEmpty }.map { ($0.code.folded, $0) } + all.map { ($0.name.folded, $0) }
        ) { _, named in named }
        subjects = try CodeRows.list(.subject, on: today, in: tx)
        let lines = try TeachingSheetRows.present(at: permit.unit, year, in: tx)
        known = Dictionary(lines.map { (TeachingKey($0.teaching), $0.teaching) }) { first, _ in first }
        let members = try StaffRows.lines(of: permit.unit, on: today, family: nil, search: "", in: tx).map(\.member)
        staff = TeachingStaff(
            members.map { .init(id: $0.id, code: $0.code, name: $0.name) },
            names: Dictionary(
                lines.compactMap { line in line.teaching.teacher.map { ($0, line.teacherName) } }
            ) { first, _ in first })
    }

    private mutating func take(_ row: Table.Row) throws -> SheetReport.Row {
        var cells = CellReader(match, row)
        guard let draft = read(&cells) else { return report(row, .refused(cells.faults)) }
        let key = TeachingKey(draft.schoolClass, draft.subject, draft.term)
        if let first = seen[key] {
            return report(row, .refused([.init(column: heading(.subject), reason: SheetTexts.twice(first))]))
        }
        seen[key] = row.number
        let decision = TeachingDecision.of(draft, known[key], in: year, today: permit.now.day)
        switch decision {
        case .refused(let reason): return report(row, .refused([.init(column: heading(.from), reason: reason)]))
        case .nothing(let doubt): return report(row, .unchanged, doubt)
        case .begin(let new): try write(TeachingStep(after: new))
        case .correct(let new, let old): try write(TeachingStep(before: old, after: new))
        case .follow(let new, let old): try write(TeachingStep(before: old, after: new, isFollowing: true))
        }
        if case .begin = decision { return report(row, .added) }
        return report(row, .changed)
    }

    private func heading(_ key: TeachingSheet.Key) -> String { TeachingSheet.heading(key) }

    private func report(_ row: Table.Row, _ outcome: SheetReport.Row.Outcome, _ doubt: Text? = nil) -> SheetReport.Row {
        SheetReport.Row(
            number: row.number, name: match.cell(TeachingSheet.Key.schoolClass.rawValue, of: row).tidy,
            place: match.cell(TeachingSheet.Key.subject.rawValue, of: row).tidy, outcome: outcome,
            doubts: doubt.map { [$0] } ?? [], cells: row.cells)
    }

    /// The row as it is meant; nil when a cell is wrong, which is noted.
    private func read(_ cells: inout CellReader) -> TeachingDraft? {
        func cell(_ key: TeachingSheet.Key) -> String { cells.text(key.rawValue) }
        let name = cell(.schoolClass)
        let found = classes[name.folded]
        if found == nil {
            cells.fail(
                heading(.schoolClass),
                name.isEmpty ? TeachingSheetTexts.classMissing : SheetImportTexts.classUnknown(name, year))
        }
        let subject = subjects.code(meant: cell(.subject))
        if subject == nil { cells.fail(heading(.subject), TeachingTexts.subjectMissing) }
        let term = Teaching.Term(meant: cell(.term))
        if term == nil { cells.fail(heading(.term), TeachingSheetTexts.termWrong) }
        let periods = cells.number(TeachingSheet.Key.periods.rawValue, heading(.periods), in: 0...60)
        let from = cells.day(TeachingSheet.Key.from.rawValue, heading(.from))
        var present: StaffID?
        if let found, let subject, let term { present = known[TeachingKey(found.id, subject, term)]?.teacher }
        var teacher: StaffID?
        switch staff.find(code: cell(.code), name: cell(.teacher), present: present) {
        case .nobody: break
        case .one(let id): teacher = id
        case .fault(let key, let reason): cells.fail(heading(key), reason)
        }
        guard cells.faults.isEmpty, let found, let subject, let term else { return nil }
        return TeachingDraft(
            schoolClass: found.id, subject: subject, term: term, teacher: teacher, periods: periods, from: from)
    }

    private mutating func write(_ step: TeachingStep) throws {
        let new = step.after
        if step.before != nil, !step.isFollowing {
            try TeachingSheetRows.correct(new, in: tx)
        } else {
            try TeachingRows.put(new, after: step.before, in: tx)
        }
        steps.append(step)
        try permit.record(
            "assign teacher", subject: "class", id: new.classID.text,
            detail: "\(new.subject) \(new.term.rawValue) \(new.from.iso)", changes: new.changes(from: step.before),
            in: tx)
    }

    private func finish() throws -> ImportID? {
        let added = steps.count { $0.before == nil }
        let deed = ImportTable.Deed(.teachings, fileName, added: added, changed: steps.count - added)
        return try ImportRows.table.keep(deed, by: permit, in: tx) { id in
            try TeachingSheetRows.insert(steps, of: id, in: tx)
        }
    }
}

/// Takes a sheet of who teaches what back as long as nobody has changed since what it wrote.
enum UndoTeachingImport {
    static func run(_ past: PastImport, by permit: UnitPermit<DecidePupils>, in tx: Transaction) throws {
        try ImportRows.table.takeBack(past, by: permit, in: tx) {
            for step in try TeachingSheetRows.steps(of: past.id, in: tx) { try undo(step, permit, tx) }
        }
    }

    private static func undo(_ step: TeachingStep, _ permit: UnitPermit<DecidePupils>, _ tx: Transaction) throws {
        let left = step.after
        guard try TeachingRows.find(left.classID, left.subject, left.term, in: tx) == left,
            try TeachingSheetRows.takeBack(step, in: tx)
        else { throw UndoRefusal.changedSince(try ClassRows.find(left.classID, in: tx)?.name ?? "") }
        let changes = (step.before ?? left.vacant).changes(from: left)
        try permit.record(
            "take back teacher", subject: "class", id: left.classID.text,
            detail: "\(left.subject) \(left.term.rawValue)", changes: changes, in: tx)
    }
}

/// Who teaches what of a school in a year, as a sheet that this program reads back unchanged.
enum TeachingExport {
    static func sheet(at unit: UnitID, on day: Day, in tx: Transaction) throws -> Sheet {
        let subjects = try CodeRows.list(.subject, on: day, in: tx)
        let rows = try TeachingSheetRows.present(at: unit, SchoolYear(of: day), in: tx).map { line -> [SheetCell] in
            let teaching = line.teaching
            let name = subjects.name(teaching.subject)
            return [
                .text(line.className), .text(name.isEmpty ? teaching.subject : name), .text(teaching.term.label.vi),
                .text(line.teacherCode), .text(line.teacherName), teaching.periods.map { .number($0) } ?? .empty,
                teaching.from > Day(daysSinceEpoch: 0) ? .day(teaching.from) : .empty,
            ]
        }
        return Sheet(
            name: TeachingTexts.title.vi,
            columns: TeachingSheet.Key.allCases.map { key in
                .init(TeachingSheet.heading(key), width: key == .teacher || key == .subject ? 28 : 14)
            }, rows: rows)
    }
}
