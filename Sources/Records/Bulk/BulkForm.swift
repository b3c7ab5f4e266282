internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Web

/// What was typed on the page that changes many pupils, as an action.
enum BulkForm {
    static func fields(on day: Day, in tx: Transaction) throws -> [BulkField] {
        [.boarding, .twoSessions]
            + (try MoreSubject.pupil.fields(on: day, in: tx)).map { .more(name: $0.name, label: $0.label) }
    }

    static func read(
        _ visit: Visit, _ kind: BulkKind, _ pupils: [PupilID], _ permit: UnitPermit<KeepPupils>, _ tx: Transaction
    ) throws -> BulkAction {
        var reader = FormReader(visit.form.values)
        let action: BulkAction? =
            switch kind {
            case .move: try move(&reader, permit.unit, tx)
            case .split: try split(&reader, pupils, visit, permit.unit, tx)
            case .field: try field(&reader, visit, tx)
            case .leave: try leave(&reader, visit, tx)
            }
        try reader.finish()
        guard let action else { throw NotFound() }
        return action
    }

    private static func move(_ reader: inout FormReader, _ unit: UnitID, _ tx: Transaction) throws -> BulkAction? {
        let text = reader.text("class", required: PupilTexts.classMissing)
        let day = reader.day("day", required: PupilTexts.dayMissing)
        let seat = try ClassID(text).flatMap { try ClassRows.find($0, in: tx) }
        if !text.isEmpty, seat?.unit != unit { reader.fail("class", PupilTexts.classMissing) }
        guard let seat, let day else { return nil }
        if SchoolYear(of: day) != seat.year { reader.fail("day", BulkTexts.otherYear) }
        return .move(to: seat, on: day)
    }

    /// The new class is like the one of the first pupil, but for its name.
    private static func split(
        _ reader: inout FormReader, _ pupils: [PupilID], _ visit: Visit, _ unit: UnitID, _ tx: Transaction
    ) throws -> BulkAction? {
        let name = reader.text("name", required: ClassTexts.nameMissing, limit: 20).tidy
        let day = reader.day("day", required: PupilTexts.dayMissing)
        guard let first = pupils.first,
            let old = try PlacementRows.history(of: first, in: tx).last.flatMap({
                try ClassRows.find($0.classID, in: tx)
            }), old.unit == unit
        else { throw NotFound() }
        if try ClassRows.exists(name, in: unit, old.year, but: nil, in: tx) {
            reader.fail("name", ClassTexts.nameTaken)
        }
        guard let day else { return nil }
        if SchoolYear(of: day) != old.year { reader.fail("day", BulkTexts.otherYear) }
        let new = SchoolClass(
            id: ClassID(at: visit.now), unit: unit, year: old.year, name: name, grade: old.grade,
            ageGroup: old.ageGroup, isCombined: old.isCombined, twoSessions: old.twoSessions, boards: old.boards,
            site: old.site, more: old.more)
        return .split(into: new, on: day)
    }

    private static func field(_ reader: inout FormReader, _ visit: Visit, _ tx: Transaction) throws -> BulkAction? {
        let name = reader.text("field", required: BulkTexts.fieldMissing)
        let written = reader.text("value", limit: 255)
        let day = reader.day("from")
        if let day, day > visit.today { reader.fail("from", MemberTexts.dayToCome) }
        guard let field = try fields(on: visit.today, in: tx).first(where: { $0.name == name }) else {
            if !name.isEmpty { reader.fail("field", BulkTexts.fieldMissing) }
            return nil
        }
        switch try FieldRules.value(written, of: rule(field, visit, tx), codes: codes(field, visit, tx)) {
        case .success(let value): return .field(field, value: value, from: day)
        case .failure(let fault):
            reader.fail("value", fault.explanation)
            return nil
        }
    }

    /// The two columns are fields of the catalogue too.
    private static func rule(_ field: BulkField, _ visit: Visit, _ tx: Transaction) throws -> DictionaryField {
        switch field {
        case .boarding:
            DictionaryField(
                name: field.name, label: field.label, kind: .code, length: nil, list: CodeListName.boarding.rawValue,
                levels: [])
        case .twoSessions:
            DictionaryField(
                name: field.name, label: field.label, kind: .boolean, length: nil, list: "", levels: [])
        case .more(let name, _):
            try MoreSubject.pupil.fields(on: visit.today, in: tx).first { $0.name == name }
                ?? DictionaryField(name: name, label: name, kind: .text, length: nil, list: "", levels: [])
        }
    }

    private static func codes(_ field: BulkField, _ visit: Visit, _ tx: Transaction) throws -> CodeList? {
        let list = try rule(field, visit, tx).list
        return list.isEmpty ? nil : try CodeRows.list(named: list, on: visit.today, in: tx)
    }

    private static func leave(_ reader: inout FormReader, _ visit: Visit, _ tx: Transaction) throws -> BulkAction? {
        let how: Leaving? = reader.choice("how", required: PupilTexts.howMissing)
        let day = reader.day("day", required: PupilTexts.dayMissing)
        let reason = reader.text("reason", limit: 20)
        if let how, !ways.contains(how) { reader.fail("how", PupilTexts.howMissing) }
        if !reason.isEmpty, try !CodeRows.list(.leavingReason, on: visit.today, in: tx).holds(reason) {
            reader.fail("reason", FieldFault.notACode.explanation)
        }
        guard let how, let day else { return nil }
        return .leave(how, on: day, reason: reason)
    }

    /// Moving to another school of the city needs the other school; moving up belongs to the year.
    static let ways: [Leaving] = [.leftCity, .deferred, .droppedOut, .finished]
}
