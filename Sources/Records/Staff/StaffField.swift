internal import Base
internal import Database

/// What may change of a member of staff wherever they work; what they are at a school stands in their posts.
enum StaffField: String, DatedField {
    case name
    case born
    case sex
    case qualification
    case more

    static let table = PastTable(
        records: "records_staff", alias: "s", past: "records_staff_past", key: "staff_id",
        others: ["id", "code", "version", "changed_at"])

    var column: DatedColumn {
        switch self {
        case .name: .name("name", fold: "name_fold", sort: "name_sort")
        case .born: .text("born_on")
        case .sex: .text("sex")
        case .qualification: .optional("qualification")
        case .more: .more("more")
        }
    }

    var label: Text {
        switch self {
        case .name: StaffTexts.name
        case .born: PupilTexts.born
        case .sex: PupilTexts.sex
        case .qualification: StaffTexts.qualification
        case .more: PupilTexts.more
        }
    }
}

extension StaffField {
    /// The keys by which a name of before is found and put in order.
    static func keys(_ name: String) -> (fold: String, sort: String) { (name.folded, name.personSortKey) }
}

extension StaffMember {
    /// The fields that may change, as they are stored.
    var fields: [StaffField: String] {
        get {
            [
                .name: name, .born: bornOn.iso, .sex: sex.rawValue, .qualification: qualification ?? "",
                .more: more.text,
            ]
        }
        set {
            name = newValue[.name] ?? name
            bornOn = newValue[.born].flatMap { Day(iso: $0) } ?? bornOn
            sex = newValue[.sex].flatMap { Sex(rawValue: $0) } ?? sex
            qualification = newValue[.qualification].flatMap { $0.isEmpty ? nil : $0 }
            more = newValue[.more].map { MoreFields(text: $0) } ?? more
        }
    }
}
