internal import Base
internal import Database
internal import Files
internal import Identity
internal import Organisation
internal import Sheets
internal import Web

/// Takes a sheet of staff into one school, as ``PupilImport`` does with pupils.
struct StaffImport {
    let permit: UnitPermit<DecidePupils>
    let fileName: String
    private let tx: Transaction
    private var known: KnownStaff
    private var seen: [PostID: Int] = [:]
    private var steps: [StaffStep] = []

    /// - Throws: ``FormRefusal`` on the field `file` when the sheet as a whole cannot be taken.
    static func run(
        _ table: Table, name: String, by permit: UnitPermit<DecidePupils>, in tx: Transaction
    ) throws -> SheetReport {
        let today = permit.now.day
        let sheet = StaffSheet(try MoreSubject.staff.fields(on: today, in: tx))
        let match = try sheet.map.places(in: table)
        try OwnSheet.refuseOthers(table, match, permit.unit, StaffSheet.Key.school.rawValue, in: tx)
        var lists = try DictionaryRows.lists(of: sheet.fields, on: today, in: tx)
        for list in StaffDraftReader.listNames { lists[list] = try CodeRows.list(named: list, on: today, in: tx) }
        let reader = StaffDraftReader(match: match, fields: sheet.fields, lists: lists, today: today)
        var work = StaffImport(
            permit: permit, fileName: name, tx: tx, known: try KnownStaff(at: permit.unit, in: tx))
        let rows = try table.rows.map { try work.take(reader.read($0)) }
        let id = try work.finish()
        return SheetReport(table, rows, id: id)
    }

    private init(permit: UnitPermit<DecidePupils>, fileName: String, tx: Transaction, known: KnownStaff) {
        self.permit = permit
        self.fileName = fileName
        self.tx = tx
        self.known = known
    }

    private func report(_ draft: StaffDraft, _ outcome: SheetReport.Row.Outcome) -> SheetReport.Row {
        SheetReport.Row(
            number: draft.number, name: draft.values.name, place: draft.post, outcome: outcome, doubts: draft.doubts,
            cells: draft.cells)
    }

    private func refused(_ draft: StaffDraft, _ key: StaffSheet.Key, _ reason: Text) -> SheetReport.Row {
        report(draft, .refused([.init(column: StaffSheet.heading(key), reason: reason)]))
    }

    private mutating func take(_ draft: StaffDraft) throws -> SheetReport.Row {
        guard draft.faults.isEmpty else { return report(draft, .refused(draft.faults)) }
        switch try known.find(draft.values, in: tx) {
        case .ambiguous: return refused(draft, .name, SheetImportTexts.staffAmbiguous)
        case .bornOther: return refused(draft, .born, SheetImportTexts.staffBornOther)
        case .nobody: return try add(draft)
        case .somebody(let record): return try change(record, draft)
        }
    }

    private mutating func add(_ draft: StaffDraft) throws -> SheetReport.Row {
        if draft.values.hasLeft { return refused(draft, .until, SheetImportTexts.leftUnknown) }
        let values = draft.values
        let record = StaffRecord(
            id: StaffID(at: permit.now), code: values.code, name: values.name, born: values.born,
            sex: values.sex.rawValue, qualification: values.qualification,
            more: values.more.filter { !$0.value.isEmpty }, contacts: values.contacts)
        try StaffSheetRows.insert(record, at: permit.now, in: tx)
        var step = StaffStep(record.id, isNew: true, version: 1)
        try open(record.id, values, from: values.from ?? permit.now.day, draft.number, &step)
        known.add(record)
        steps.append(step)
        try log("add staff", record, nil)
        return report(draft, .added)
    }

    private mutating func open(
        _ id: StaffID, _ values: StaffDraft.Values, from: Day, _ number: Int, _ step: inout StaffStep
    ) throws {
        let post = SheetPost(
            id: PostID(at: permit.now), staff: id, family: values.family, kind: values.kind,
            contract: values.contract, periods: values.periods, from: from)
        try StaffSheetRows.insert(post, at: permit.unit, on: permit.now, in: tx)
        known.add(post)
        seen[post.id] = number
        step.opened = post.id
        step.after.append(post)
    }

    private mutating func change(_ old: StaffRecord, _ draft: StaffDraft) throws -> SheetReport.Row {
        let post = known.post(of: old.id, draft.values)
        if let post, let first = seen[post.id] { return refused(draft, .name, SheetTexts.twice(first)) }
        if post == nil, draft.values.hasLeft { return refused(draft, .until, SheetImportTexts.leftUnknown) }
        if let post, let until = draft.values.until, until <= post.from {
            return refused(draft, .until, SheetImportTexts.leavingDay)
        }
        var step = StaffStep(old.id, isNew: false, version: old.version)
        let new = KnownStaff.merged(old, draft.values)
        if new != old {
            let kept = Courses<StaffField>(now: old.fields, past: try PastRows.of(old.id, in: tx))
            var courses = kept
            do throws(DayTooEarly) {
                _ = try courses.apply(new.fields, Moment(since: draft.values.since, today: permit.now.day))
            } catch {
                return refused(draft, .since, error.explanation)
            }
            guard try StaffSheetRows.update(new, was: old.version, at: permit.now, in: tx) else {
                throw ChangedMeanwhile()
            }
            try PastRows.write(courses, was: kept, of: old.id, StaffField.keys, in: tx)
            step.before = old
            step.past = KeptPast(kept, becoming: courses)
            step.version = old.version + 1
            known.replace(new, version: step.version)
            try log("change staff", new, old)
        }
        try place(old.id, post, draft, &step)
        guard step.before != nil || !step.after.isEmpty else { return report(draft, .unchanged) }
        steps.append(step)
        return report(draft, .changed)
    }

    /// Begins, corrects, ends or follows the post that the row speaks of.
    private mutating func place(
        _ id: StaffID, _ post: SheetPost?, _ draft: StaffDraft, _ step: inout StaffStep
    ) throws {
        let values = draft.values
        guard var post else {
            return try open(id, values, from: values.from ?? permit.now.day, draft.number, &step)
        }
        seen[post.id] = draft.number
        let before = post
        let change = StaffRules.change(post, values)
        if case .correct = change {
            post.kind = values.kind ?? post.kind
            post.contract = values.contract ?? post.contract
            post.periods = values.periods ?? post.periods
        }
        if let until = values.until { post.to = until }
        if case .succeed(let day) = change, values.until == nil { post.to = day }
        guard post != before else { return }
        try StaffSheetRows.write(post, at: permit.now, in: tx)
        known.replace(post)
        step.postBefore = before
        step.after.append(post)
        if case .succeed(let day) = change, values.until == nil {
            try open(id, values, from: day, draft.number, &step)
        }
        try permit.record(
            "change post", subject: "staff", id: id.text, detail: fileName, changes: StaffImport.facts(before, post),
            in: tx)
    }

    private static func facts(_ old: SheetPost, _ new: SheetPost) -> [FieldChange] {
        func facts(_ post: SheetPost) -> [String: String] {
            var facts = ["from": post.from.iso]
            facts["to"] = post.to?.iso
            facts["kind"] = post.kind
            facts["contract"] = post.contract
            facts["periods"] = post.periods.map(String.init)
            return facts
        }
        return FieldChange.between(facts(old), facts(new))
    }

    private func log(_ action: String, _ record: StaffRecord, _ old: StaffRecord?) throws {
        let changes = record.changes(from: old).map { FieldChange($0.field, from: $0.from, to: $0.to) }
        try permit.record(
            action, subject: "staff", id: record.id.text, detail: fileName, changes: changes, in: tx)
    }

    private func finish() throws -> ImportID? {
        let added = steps.count { $0.isNew }
        let deed = ImportTable.Deed(.staff, fileName, added: added, changed: steps.count - added)
        return try ImportRows.table.keep(deed, by: permit, in: tx) { id in
            try StaffSheetRows.insert(steps, of: id, in: tx)
        }
    }
}
