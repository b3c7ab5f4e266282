internal import Base
internal import Identity
internal import Organisation

/// A class of one school year.
struct SchoolClass: Sendable, Equatable {
    let id: ClassID
    let unit: UnitID
    let year: SchoolYear
    var code = ""
    var name: String
    /// DM_KHOI
    var grade: String
    /// DM_NHOM_TUOI_MN
    var ageGroup: String?
    var isCombined = false
    var twoSessions = false
    var boards = false
    /// The homeroom teacher (GIAO_VIEN_CN_ID).
    var teacher: StaffID?
    /// The unit of the site where it sits (DIEM_TRUONG_ID); nil at the main one.
    var site: UnitID?
    /// The rest of the dictionary.
    var more = MoreFields()
    var version = 1
}

/// Whether somebody can go on from one class in another; pure.
enum PassRules {
    /// Moving up leads to the grade after, or in preschool to an older group; repeating keeps both.
    static func fits(_ goes: Leaving, from old: SchoolClass, to new: SchoolClass) -> Bool {
        guard old.id != new.id else { return false }
        if goes == .repeated { return new.grade == old.grade && new.ageGroup == old.ageGroup }
        if let next = Grades.next(old.grade) { return new.grade == next }
        return (new.grade, new.ageGroup ?? "") > (old.grade, old.ageGroup ?? "")
    }
}

/// Grades (DM_KHOI) in their order through the years of schooling.
enum Grades {
    /// The grade after one, at the same level; nil for the last of a level and for grades without an order.
    static func next(_ grade: String) -> String? {
        let runs = [
            ["01", "02", "03", "04", "05"], ["06", "07", "08", "09"], ["10", "11", "12"], ["13", "14", "15"],
        ]
        for run in runs {
            if let place = run.firstIndex(of: grade), place + 1 < run.count { return run[place + 1] }
        }
        return nil
    }

    /// The level of schooling of a grade, as DM_KHOI says in brackets.
    static func level(of grade: String) -> Level? {
        switch Int(grade) ?? 0 {
        case 1...5: .primary
        case 6...9: .lowerSecondary
        case 10...12: .upperSecondary
        case 13...15: .continuing
        case 16...17: .preschool
        default: nil
        }
    }

    /// The age at which a child is in this grade by the years of schooling: 6 in grade 1 … 17 in grade 12.
    static func rightAge(_ grade: String) -> Int? {
        guard let number = Int(grade), (1...12).contains(number) else { return nil }
        return number + 5
    }

    /// The grades of a level.
    static func of(_ level: Level, in list: CodeList) -> [Code] {
        list.codes.filter { $0.within.contains(level.rawValue) }
    }
}
