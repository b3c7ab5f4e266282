internal import Base
internal import Database
internal import Identity

/// What may change of a class during its year.
enum ClassField: String, DatedField {
    case name
    case grade
    case ageGroup
    case combined
    case twoSessions
    case boards
    case teacher
    case site
    case more

    static let table = PastTable(
        records: "records_class", alias: "c", past: "records_class_past", key: "class_id",
        others: ["id", "unit_id", "school_year", "code", "version", "changed_at"])

    var column: DatedColumn {
        switch self {
        case .name: .name("name", fold: nil, sort: "name_sort")
        case .grade: .text("grade")
        case .ageGroup: .optional("age_group")
        case .combined: .flag("is_combined")
        case .twoSessions: .flag("two_sessions")
        case .boards: .flag("boards")
        case .teacher: .optional("teacher_id")
        case .site: .optional("site_id")
        case .more: .more("more")
        }
    }

    var label: Text {
        switch self {
        case .name: ClassTexts.name
        case .grade: ClassTexts.grade
        case .ageGroup: ClassTexts.ageGroup
        case .combined: ClassTexts.combined
        case .twoSessions: ClassTexts.twoSessions
        case .boards: ClassTexts.boards
        case .teacher: ClassTexts.teacher
        case .site: ClassTexts.site
        case .more: PupilTexts.more
        }
    }
}

extension SchoolClass {
    /// The fields that may change, as they are stored.
    var fields: [ClassField: String] {
        get {
            [
                .name: name, .grade: grade, .ageGroup: ageGroup ?? "", .combined: isCombined ? "1" : "0",
                .twoSessions: twoSessions ? "1" : "0", .boards: boards ? "1" : "0", .teacher: teacher?.text ?? "",
                .site: site?.text ?? "", .more: more.text,
            ]
        }
        set {
            name = newValue[.name] ?? name
            grade = newValue[.grade] ?? grade
            ageGroup = newValue[.ageGroup].flatMap { $0.isEmpty ? nil : $0 }
            isCombined = newValue[.combined] == "1"
            twoSessions = newValue[.twoSessions] == "1"
            boards = newValue[.boards] == "1"
            teacher = newValue[.teacher].flatMap { StaffID($0) }
            site = newValue[.site].flatMap { UnitID($0) }
            more = newValue[.more].map { MoreFields(text: $0) } ?? more
        }
    }
}
