internal import Base
internal import Database
internal import Files
internal import Identity
internal import Organisation

/// The classes of a school as they were on a day, as a sheet that this program reads back unchanged.
enum ClassExport {
    static func sheet(at unit: UnitID, on day: Day, in tx: Transaction) throws -> Sheet {
        let fields = try MoreSubject.schoolClass.fields(on: day, in: tx)
        let classes = try ClassRows.all(of: unit, SchoolYear(of: day), on: day, in: tx)
        let form = try ClassForm(of: unit, on: day, in: tx)
        var teachers: [StaffID: StaffMember] = [:]
        for id in Set(classes.compactMap(\.teacher)) { teachers[id] = try StaffRows.member(id, on: day, in: tx) }
        let used = fields.filter { field in classes.contains { $0.more.values[field.name] != nil } }
        let keys = ClassSheet.Key.allCases.filter { $0 != .since }
        let rows = classes.map { value -> [SheetCell] in
            let teacher = value.teacher.flatMap { teachers[$0] }
            let site = form.sites.first { $0.id == value.site }
            func word(_ flag: Bool) -> SheetCell { .text((flag ? RecordsTexts.yes : RecordsTexts.no).vi) }
            let typed = keys.map { key -> SheetCell in
                switch key {
                case .name: .text(value.name)
                case .code: .text(value.code)
                case .grade: .text(form.grades.name(value.grade))
                case .ageGroup: .text(form.ageGroups.name(value.ageGroup))
                case .site: .text(site?.name ?? "")
                case .teacherCode: .text(teacher?.code ?? "")
                case .teacher: .text(teacher?.name ?? "")
                case .sessions: word(value.twoSessions)
                case .boards: word(value.boards)
                case .combined: word(value.isCombined)
                case .since: .empty
                }
            }
            return typed + used.map { .text(value.more.values[$0.name] ?? "") }
        }
        return Sheet(
            name: RecordsTexts.classes.vi,
            columns: keys.map { .init(ClassSheet.heading($0), width: $0 == .teacher ? 28 : 14) }
                + used.map { .init($0.label, width: 18) }, rows: rows)
    }
}
