internal import Base
internal import Database
internal import Identity
internal import Organisation
internal import Web

/// The form of a class: what it offers, and what was typed.
struct ClassForm {
    let grades: CodeList
    /// Empty where there is no preschool.
    let ageGroups: CodeList
    /// Who may be its homeroom teacher.
    let staff: [StaffMember]
    /// The teacher who stands there and has left since.
    let former: StaffMember?
    /// The sites of the school, and the one that stands there already.
    let sites: [Unit]
    /// The site that stands there and is one of the school's no longer.
    let formerSite: Unit?
    let more: MoreForm

    /// - Parameters:
    ///   - shown: what stands there already.
    ///   - day: on which the values are to hold.
    init(of unit: UnitID, with shown: SchoolClass? = nil, on day: Day, in tx: Transaction) throws {
        let levels = try UnitRows.find(unit, in: tx)?.levels ?? []
        let list = try CodeRows.list(.grade, on: day, in: tx)
        // The grades that a school of these levels can have.
        grades = levels.isEmpty ? list : CodeList(levels.flatMap { Grades.of($0, in: list) })
        let hasYoung = levels.isEmpty || levels.contains(.preschool)
        ageGroups = hasYoung ? try CodeRows.list(.ageGroup, on: day, in: tx) : CodeList([])
        var seen: Set<StaffID> = []
        staff = try StaffRows.lines(of: unit, on: day, family: nil, search: "", in: tx).map(\.member).filter {
            seen.insert($0.id).inserted
        }
        more = try MoreForm(.schoolClass, for: levels, on: day, in: tx)
        let open = try UnitRows.children(of: unit, on: day, in: tx).filter { $0.kind == .site }
        sites = open
        formerSite = try shown?.site.flatMap { id in
            open.contains { $0.id == id } ? nil : try UnitRows.find(id, in: tx)
        }
        former = try shown?.teacher.flatMap { seen.contains($0) ? nil : try StaffRows.member($0, on: day, in: tx) }
    }

    /// What was typed in the place of what was shown; the reader knows what is wrong with it.
    ///
    /// What a program leaves out of age group and teacher stays as it is.
    func read(_ reader: inout FormReader, into shown: SchoolClass) -> SchoolClass {
        var new = shown
        new.name = reader.text("name", required: ClassTexts.nameMissing, limit: 20).tidy
        new.grade = reader.text("grade", required: ClassTexts.gradeMissing, limit: 4)
        new.twoSessions = reader.values["sessions"] == "yes"
        new.boards = reader.values["boards"] == "yes"
        new.isCombined = reader.values["combined"] == "yes"
        if reader.values["code"] != nil { new.code = reader.text("code", limit: 20) }
        if let site = reader.values["site"]?.trimmed {
            new.site = UnitID(site)
            let isKnown = new.site == shown.site || sites.contains { $0.id == new.site }
            if !site.isEmpty, new.site == nil || !isKnown { reader.fail("site", ClassTexts.siteWrong) }
        }
        new.more = more.read(&reader, into: shown.more)
        if !new.grade.isEmpty, !grades.holds(new.grade) { reader.fail("grade", ClassTexts.gradeMissing) }
        if let group = reader.values["ageGroup"]?.trimmed {
            new.ageGroup = group.isEmpty ? nil : group
            let isFit = ageGroups.codes.contains { $0.code == group && $0.within.contains(new.grade) }
            if !group.isEmpty, !isFit { reader.fail("ageGroup", ClassTexts.ageGroupWrong) }
        }
        if let teacher = reader.values["teacher"]?.trimmed {
            new.teacher = StaffID(teacher)
            let isKnown = new.teacher == shown.teacher || staff.contains { $0.id == new.teacher }
            if !teacher.isEmpty, new.teacher == nil || !isKnown { reader.fail("teacher", TeachingTexts.teacherMissing) }
        }
        return new
    }

    /// Those who may be chosen: who works there, and who stands there already.
    func teachers(with shown: SchoolClass?) -> [StaffMember] {
        guard let id = shown?.teacher, let former, former.id == id else { return staff }
        return [former] + staff
    }

    /// Those that may be chosen: the school's, and the one that stands there already.
    func sites(with shown: SchoolClass?) -> [Unit] {
        guard let id = shown?.site, let formerSite, formerSite.id == id else { return sites }
        return [formerSite] + sites
    }

    /// A value of a class as people read it.
    func shown(_ field: ClassField, _ value: String, _ names: [StaffID: String]) -> Text {
        switch field {
        case .site:
            Text(verbatim: (sites + [formerSite].compactMap { $0 }).first { $0.id.text == value }?.name ?? value)
        case .more, .name: Text(verbatim: value)
        case .grade: Text(verbatim: grades.name(value))
        case .ageGroup: Text(verbatim: ageGroups.name(value))
        case .combined, .twoSessions, .boards: value == "1" ? RecordsTexts.yes : RecordsTexts.no
        case .teacher: Text(verbatim: StaffID(value).flatMap { names[$0] } ?? value)
        }
    }
}
