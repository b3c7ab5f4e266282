internal import Base
internal import Database
internal import Files
internal import Identity
internal import Organisation
internal import Web

/// Takes a sheet of pupils into one school: good rows go in, each other row says what is wrong with which cell. The
/// same file a second time changes nothing.
struct PupilImport {
    let permit: UnitPermit<KeepPupils>
    let year: SchoolYear
    let fileName: String
    private let tx: Transaction
    private var classes: [String: SchoolClass] = [:]
    private var known: KnownPupils
    private var seen: [PupilID: Int] = [:]
    private var steps: [ImportStep] = []
    private var fresh: [FreshPupil] = []

    /// - Throws: ``FormRefusal`` on the field `file` when the sheet as a whole cannot be taken.
    static func run(
        _ table: Table, name: String, by permit: UnitPermit<KeepPupils>, in tx: Transaction
    ) throws -> SheetReport {
        let today = permit.now.day
        let sheet = PupilSheet(try PupilForm.fields(on: today, in: tx))
        let match = try SheetReport.match(table, sheet.map)
        var lists = try DictionaryRows.lists(of: sheet.fields, on: today, in: tx)
        for list in [CodeListName.status, .ethnicity, .disability, .boarding] {
            lists[list.rawValue] = try CodeRows.list(list, on: today, in: tx)
        }
        try SheetReport.refuseOtherSchool(table, match, PupilSheet.Key.school.rawValue, permit.unit, in: tx)
        let reader = PupilDraftReader(match: match, fields: sheet.fields, lists: lists, today: today)
        var work = try PupilImport(permit, fileName: name, tx)
        let rows = try table.rows.map { try work.take(reader.read($0)) }
        let id = try work.finish(rows)
        return SheetReport(headings: table.header.cells, rows: rows, unread: SheetReport.unread(table), id: id)
    }

    private init(_ permit: UnitPermit<KeepPupils>, fileName: String, _ tx: Transaction) throws {
        self.permit = permit
        self.fileName = fileName
        self.tx = tx
        year = SchoolYear(of: permit.now.day)
        for value in try ClassRows.all(of: permit.unit, year, in: tx) {
            classes[value.name.folded] = value
            if !value.code.isEmpty { classes[value.code.folded] = value }
        }
        known = try KnownPupils(of: permit.unit, in: tx)
    }

    private mutating func take(_ draft: PupilDraft) throws -> SheetReport.Row {
        var faults = draft.faults
        let seat = classes[draft.values.className.folded]
        if seat == nil, !draft.values.className.isEmpty {
            faults.append(
                .init(
                    column: PupilSheet.heading(.schoolClass),
                    reason: SheetImportTexts.classUnknown(draft.values.className, year)))
        }
        guard faults.isEmpty, let seat else { return report(draft, .refused(faults)) }
        switch try known.find(draft.values, in: tx) {
        case .elsewhere(let school):
            return report(
                draft,
                .refused([
                    .init(column: PupilSheet.heading(.code), reason: SheetImportTexts.elsewhere(school))
                ]))
        case .ambiguous:
            return report(
                draft,
                .refused([
                    .init(column: PupilSheet.heading(.name), reason: SheetImportTexts.ambiguous)
                ]))
        case .here(let id):
            if let first = seen[id] {
                return report(
                    draft,
                    .refused([
                        .init(column: PupilSheet.heading(.name), reason: SheetImportTexts.twice(first))
                    ]))
            }
            seen[id] = draft.number
            return try change(id, draft, seat)
        case .nobody: return try add(draft, seat)
        }
    }

    private func report(_ draft: PupilDraft, _ outcome: SheetReport.Row.Outcome) -> SheetReport.Row {
        SheetReport.Row(
            number: draft.number, name: draft.values.name, place: draft.values.className, outcome: outcome,
            doubts: draft.doubts, cells: draft.cells)
    }

    private func refused(_ draft: PupilDraft, _ key: PupilSheet.Key, _ reason: Text) -> SheetReport.Row {
        report(draft, .refused([.init(column: PupilSheet.heading(key), reason: reason)]))
    }

    private mutating func add(_ draft: PupilDraft, _ seat: SchoolClass) throws -> SheetReport.Row {
        let values = draft.values
        if case .left = values.status { return refused(draft, .status, SheetImportTexts.leftBeforeComing) }
        let pupil = Pupil(
            id: PupilID(at: permit.now), code: values.code, name: values.name, bornOn: values.born, sex: values.sex,
            boarding: values.boarding, twoSessions: values.sessions ?? false, more: MoreFields(values.more))
        var history = PlacementHistory([])
        let entry: Entry = values.status == .cameFromOutside ? .fromOutside : .new
        let changes = try history.enter(
            Seat(pupil: pupil.id, unit: permit.unit, classID: seat.id), on: values.statusDay ?? permit.now.day, entry,
            id: PlacementID(at: permit.now))
        guard case .open(let placement)? = changes.first else { return report(draft, .unchanged) }
        fresh.append(FreshPupil(pupil: pupil, placement: placement, sensitive: SensitiveValues(values)))
        known.add(pupil, number: values.number)
        seen[pupil.id] = draft.number
        steps.append(ImportStep(pupil: pupil.id, before: nil, version: 1, opened: placement.id, closed: nil))
        return report(draft, .added)
    }

    private mutating func change(_ id: PupilID, _ draft: PupilDraft, _ seat: SchoolClass) throws -> SheetReport.Row {
        guard let old = try PupilRows.find(id, in: tx) else { return report(draft, .unchanged) }
        let new = PupilImport.merged(old, draft.values)
        if let code = new.code, code != old.code, try PupilRows.find(code: code, in: tx) != nil {
            return refused(draft, .code, PupilTexts.codeTaken)
        }
        var step = ImportStep(pupil: id, before: nil, version: old.version, opened: nil, closed: nil)
        var isChanged = false
        do throws(PlacementRefusal) {
            isChanged = try place(id, draft.values, seat, &step)
        } catch {
            return refused(draft, .statusDay, error.explanation)
        }
        let sensitive = SensitiveValues(draft.values)
        let before = try SensitiveRows.values(of: id, in: tx)
        let after = before.filled(by: sensitive)
        if new != old || after != before {
            guard try PupilRows.update(new, was: old, from: nil, at: permit.now, in: tx) else {
                throw ChangedMeanwhile()
            }
            if after != before { try SensitiveRows.write(after, of: id, in: tx) }
            step.before = ImportStep.Before(pupil: old, sensitive: before)
            step.version = old.version + 1
            isChanged = true
            try permit.record(
                "change pupil", subject: "pupil", id: id.text, detail: fileName,
                changes: ChangePupil.changes(old, new), in: tx)
        }
        guard isChanged else { return report(draft, .unchanged) }
        steps.append(step)
        return report(draft, .changed)
    }

    /// Moves into the class that the sheet says, or out of the school; whether anything changed.
    private func place(
        _ id: PupilID, _ values: PupilDraft.Values, _ seat: SchoolClass, _ step: inout ImportStep
    ) throws(PlacementRefusal) -> Bool {
        guard var history = try? PlacementRows.history(of: id, in: tx) else { return false }
        let day = values.statusDay ?? permit.now.day
        let place = Seat(pupil: id, unit: permit.unit, classID: seat.id)
        var changes: [PlacementChange] = []
        if case .left(let leaving) = values.status {
            if history.last?.to == nil { changes = try history.leave(on: day, leaving, reason: "") }
        } else if history.last?.to != nil {
            changes = try history.enter(place, on: day, .returned, id: PlacementID(at: permit.now))
        } else if history.last?.classID != seat.id {
            changes = try history.move(to: place, on: day, id: PlacementID(at: permit.now))
        }
        if changes.isEmpty { return false }
        for change in changes {
            switch change {
            case .open(let placement): step.opened = placement.id
            case .close(let id, _, _, _): step.closed = id
            case .reseat(let id, _): step.reseated = ImportStep.Reseat(placement: id, before: nil)
            }
        }
        if case .reseat(let placement, _)? = changes.first {
            let before = try? PlacementRows.history(of: id, in: tx).last?.classID
            step.reseated = ImportStep.Reseat(placement: placement, before: before)
        }
        do { try PlacementRows.apply(changes, at: permit.now, in: tx) } catch { throw .notEnrolled }
        return true
    }

    /// What the sheet says; what it does not say stays.
    private static func merged(_ old: Pupil, _ values: PupilDraft.Values) -> Pupil {
        var new = old
        new.code = values.code ?? old.code
        new.name = values.name
        new.bornOn = values.born
        new.sex = values.sex
        new.boarding = values.boarding ?? old.boarding
        new.twoSessions = values.sessions ?? old.twoSessions
        var more = old.more.values
        for (field, value) in values.more where !value.isEmpty { more[field] = value }
        new.more = MoreFields(more)
        return new
    }

    private mutating func finish(_ rows: [SheetReport.Row]) throws -> ImportID? {
        guard !steps.isEmpty else { return nil }
        try PupilRows.insert(fresh.lazy.map(\.pupil), at: permit.now, in: tx)
        try PlacementRows.insert(fresh.lazy.map(\.placement), at: permit.now, in: tx)
        try SensitiveRows.insert(fresh.lazy.map { ($0.pupil.id, $0.sensitive) }, in: tx)
        let id = ImportID(at: permit.now)
        let added = fresh.count
        try ImportRows.insert(
            ImportRows.New(
                id: id, unit: permit.unit, subject: .pupils, fileName: fileName, by: permit.account, at: permit.now,
                added: added, changed: steps.count - added), in: tx)
        try ImportRows.insert(steps, of: id, in: tx)
        try permit.record(
            "import pupils", subject: "import", id: id.text, detail: "\(fileName): +\(added) ~\(steps.count - added)",
            in: tx)
        return id
    }
}

/// A pupil that a sheet brings, until all are written at once.
struct FreshPupil: Sendable {
    let pupil: Pupil
    let placement: Placement
    let sensitive: SensitiveValues
}
