internal import Base
internal import Files
internal import Identity
internal import Organisation
internal import Sheets

/// What the cells of a sheet of classes may name.
struct ClassSheetKnown: Sendable {
    let grades: CodeList
    let ageGroups: CodeList
    let sites: [Organisation.Unit]
    let staff: TeachingStaff
    let more: MoreForm
    let lists: [String: CodeList]
}

/// Reads one row of a sheet of classes over what stands there; every cell that is wrong is noted in the reader.
struct ClassDraftReader {
    let known: ClassSheetKnown
    let today: Day

    /// What a row says; what it does not say stays.
    func read(_ cells: inout CellReader, into shown: SchoolClass) -> (SchoolClass, since: Day?) {
        var new = shown
        new.name = cells.text(ClassSheet.Key.name.rawValue)
        if new.name.isEmpty { fail(.name, ClassTexts.nameMissing, &cells) }
        if new.name.count > 20 { fail(.name, FieldFault.long(20).explanation, &cells) }
        let code = cells.text(ClassSheet.Key.code.rawValue)
        if code.uppercased().contains("E+") { fail(.code, PeopleTexts.numberBroken, &cells) }
        if code.count > 20 { fail(.code, FieldFault.long(20).explanation, &cells) }
        if !code.isEmpty { new.code = code }
        new.grade = listed(.grade, known.grades, &cells) ?? shown.grade
        if new.grade.isEmpty, cells.text(ClassSheet.Key.grade.rawValue).isEmpty {
            fail(.grade, ClassTexts.gradeMissing, &cells)
        }
        new.ageGroup = listed(.ageGroup, known.ageGroups, &cells) ?? shown.ageGroup
        let group = known.ageGroups.codes.first { $0.code == new.ageGroup }
        if let group, !group.within.contains(new.grade) { fail(.ageGroup, ClassTexts.ageGroupWrong, &cells) }
        new.site = site(&cells) ?? shown.site
        teacher(&cells, &new)
        new.twoSessions = flag(.sessions, &cells) ?? shown.twoSessions
        new.boards = flag(.boards, &cells) ?? shown.boards
        new.isCombined = flag(.combined, &cells) ?? shown.isCombined
        more(&cells, &new)
        let since = cells.day(ClassSheet.Key.since.rawValue, ClassSheet.heading(.since))
        if let since, since > today { fail(.since, MemberTexts.dayToCome, &cells) }
        if let since, SchoolYear(of: since) != shown.year { fail(.since, BulkTexts.otherYear, &cells) }
        return (new, since)
    }

    private func fail(_ key: ClassSheet.Key, _ reason: Text, _ cells: inout CellReader) {
        cells.fail(ClassSheet.heading(key), reason)
    }

    private func listed(_ key: ClassSheet.Key, _ list: CodeList, _ cells: inout CellReader) -> String? {
        let written = cells.text(key.rawValue)
        if written.isEmpty { return nil }
        let code = list.code(meant: written)
        if code == nil { fail(key, FieldFault.notACode.explanation, &cells) }
        return code
    }

    private func site(_ cells: inout CellReader) -> UnitID? {
        let written = cells.text(ClassSheet.Key.site.rawValue)
        if written.isEmpty { return nil }
        let found = known.sites.first { $0.code == written || $0.name.folded == written.folded }
        if found == nil { fail(.site, ClassSheetTexts.siteUnknown, &cells) }
        return found?.id
    }

    private func teacher(_ cells: inout CellReader, _ new: inout SchoolClass) {
        let code = cells.text(ClassSheet.Key.teacherCode.rawValue)
        let name = cells.text(ClassSheet.Key.teacher.rawValue)
        switch known.staff.find(code: code, name: name, present: new.teacher) {
        case .nobody: break
        case .one(let id): new.teacher = id
        case .fault(let key, let reason): fail(key == .code ? .teacherCode : .teacher, reason, &cells)
        }
    }

    private func flag(_ key: ClassSheet.Key, _ cells: inout CellReader) -> Bool? {
        let field = DictionaryField(
            name: key.rawValue, label: ClassSheet.heading(key), kind: .boolean, length: nil, list: "", levels: [])
        return value(field, &cells).map { $0 == "1" }
    }

    private func more(_ cells: inout CellReader, _ new: inout SchoolClass) {
        var values = new.more.values
        for field in known.more.fields {
            if let value = value(field, &cells) { values[field.name] = value }
        }
        new.more = MoreFields(values)
    }

    private func value(_ field: DictionaryField, _ cells: inout CellReader) -> String? {
        let written = cells.text(field.name)
        if written.isEmpty { return nil }
        switch FieldRules.value(written, of: field, codes: known.lists[field.list]) {
        case .success(let value): return value
        case .failure(let fault):
            cells.fail(field.label, fault.explanation)
            return nil
        }
    }
}
