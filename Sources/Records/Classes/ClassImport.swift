internal import Base
internal import Database
internal import Files
internal import Identity
internal import Organisation
internal import Sheets
internal import Web

/// Takes a sheet of the classes of the present school year into one school: good rows go in, each other row says what is
/// wrong with which cell. The same file a second time changes nothing.
struct ClassImport {
    private let permit: UnitPermit<KeepPupils>
    private let fileName: String
    private let match: HeadingMap.Match
    private let year: SchoolYear
    private let reader: ClassDraftReader
    private var classes: [ClassID: SchoolClass]
    private var seen: [ClassID: Int] = [:]
    private var steps: [ClassStep] = []
    private let tx: Transaction

    /// - Throws: ``FormRefusal`` on the field `file` when the sheet as a whole cannot be taken.
    static func run(
        _ table: Table, name: String, by permit: UnitPermit<KeepPupils>, in tx: Transaction
    ) throws -> SheetReport {
        var work = try ClassImport(table, name, permit, tx)
        let rows = try table.rows.map { try work.take($0) }
        return SheetReport(table, rows, id: try work.finish())
    }

    private init(_ table: Table, _ name: String, _ permit: UnitPermit<KeepPupils>, _ tx: Transaction) throws {
        self.permit = permit
        self.tx = tx
        fileName = name
        let today = permit.now.day
        year = SchoolYear(of: today)
        let fields = try MoreSubject.schoolClass.fields(on: today, in: tx)
        match = try ClassSheet(fields).map.places(in: table)
        let all = try ClassRows.all(of: permit.unit, year, in: tx)
        classes = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
        let lists = try DictionaryRows.lists(of: fields, on: today, in: tx)
        let form = try ClassForm(of: permit.unit, on: today, in: tx)
        let names = try StaffRows.names(all.compactMap(\.teacher), on: today, in: tx)
        reader = ClassDraftReader(
            known: ClassSheetKnown(
                grades: form.grades, ageGroups: form.ageGroups, sites: form.sites,
                staff: TeachingStaff(
                    form.staff.map { .init(id: $0.id, code: $0.code, name: $0.name) }, names: names),
                more: MoreForm(fields, lists), lists: lists), today: today)
    }

    /// The class that a row means: by its code, else by its name.
    private func known(_ row: Table.Row) -> SchoolClass? {
        let code = match.cell(ClassSheet.Key.code.rawValue, of: row).tidy
        let name = match.cell(ClassSheet.Key.name.rawValue, of: row).tidy
        if !code.isEmpty, let found = classes.values.first(where: { $0.code == code }) { return found }
        return classes.values.first { $0.name.folded == name.folded }
    }

    private mutating func take(_ row: Table.Row) throws -> SheetReport.Row {
        var cells = CellReader(match, row)
        let old = known(row)
        if let old, let first = seen[old.id] { return report(row, .name, SheetTexts.twice(first)) }
        let blank = SchoolClass(id: ClassID(at: permit.now), unit: permit.unit, year: year, name: "", grade: "")
        let (new, since) = reader.read(&cells, into: old ?? blank)
        guard cells.faults.isEmpty else { return report(row, .refused(cells.faults)) }
        if let old, !old.code.isEmpty, new.code != old.code {
            return report(row, .code, SheetImportTexts.numberOfOther)
        }
        seen[new.id] = row.number
        guard let old else { return try add(new, row) }
        let moment = Moment(since: since, today: permit.now.day)
        let kept = try ClassRows.courses(of: old, in: tx)
        do {
            try ChangeClass.run(new, was: old, moment, by: permit, in: tx)
        } catch let refusal as DayTooEarly {
            return report(row, .since, refusal.explanation)
        } catch let refusal as FormRefusal {
            return report(row, .name, refusal.errors.first?.message ?? refusal.explanation)
        }
        guard let left = try ClassRows.find(old.id, in: tx), left.version > old.version else {
            return report(row, .unchanged)
        }
        classes[old.id] = left
        let past = KeptPast(kept, becoming: try ClassRows.courses(of: left, in: tx))
        steps.append(ClassStep(left, before: old, past: past))
        return report(row, .changed)
    }

    private mutating func add(_ new: SchoolClass, _ row: Table.Row) throws -> SheetReport.Row {
        try ClassRows.insert([new], at: permit.now, in: tx)
        try permit.record(
            "add class", subject: "class", id: new.id.text, detail: fileName,
            changes: Courses<ClassField>.added(new.fields), in: tx)
        classes[new.id] = new
        steps.append(ClassStep(new, before: nil, past: nil))
        return report(row, .added)
    }

    private func report(_ row: Table.Row, _ key: ClassSheet.Key, _ reason: Text) -> SheetReport.Row {
        report(row, .refused([.init(column: ClassSheet.heading(key), reason: reason)]))
    }

    private func report(_ row: Table.Row, _ outcome: SheetReport.Row.Outcome) -> SheetReport.Row {
        SheetReport.Row(
            number: row.number, name: match.cell(ClassSheet.Key.name.rawValue, of: row).tidy,
            place: match.cell(ClassSheet.Key.grade.rawValue, of: row).tidy, outcome: outcome, doubts: [],
            cells: row.cells)
    }

    private func finish() throws -> ImportID? {
        let added = steps.count { $0.before == nil }
        let deed = ImportTable.Deed(.classes, fileName, added: added, changed: steps.count - added)
        return try ImportRows.table.keep(deed, by: permit, in: tx) { id in
            try ClassStepRows.insert(steps, of: id, in: tx)
        }
    }
}

/// Takes a sheet of classes back as long as nobody has changed since what it wrote, nor used a class that it brought.
enum UndoClassImport {
    static func run(_ past: PastImport, by permit: UnitPermit<KeepPupils>, in tx: Transaction) throws {
        try ImportRows.table.takeBack(past, by: permit, in: tx) {
            for step in try ClassStepRows.steps(of: past.id, in: tx) { try undo(step, permit, tx) }
        }
    }

    private static func undo(_ step: ClassStep, _ permit: UnitPermit<KeepPupils>, _ tx: Transaction) throws {
        guard let left = try ClassRows.find(step.classID, in: tx), left.version == step.version else {
            throw UndoRefusal.changedSince(try ClassRows.find(step.classID, in: tx)?.name ?? step.name)
        }
        guard let before = step.before else {
            guard try ClassRows.remove(left, at: permit.now, in: tx) else {
                throw UndoRefusal.because(SheetImportTexts.classInUse)
            }
            return
        }
        var restored = left
        restored.code = before.code
        restored.fields = before.fields()
        guard try ClassRows.update(restored, at: permit.now, in: tx) else {
            throw UndoRefusal.changedSince(left.name)
        }
        if let past = step.past {
            try PastRows<ClassField>.replace(
                [left.id.text], by: [(left.id.text, past.fields())], { ("", $0.sortKey) }, in: tx)
        }
        if restored.teacher != left.teacher { try ChangeClass.tell(restored, was: left, at: permit.now, in: tx) }
        try permit.record(
            "correct class", subject: "class", id: left.id.text,
            changes: FieldChange.between(left.named, restored.named), in: tx)
    }
}
