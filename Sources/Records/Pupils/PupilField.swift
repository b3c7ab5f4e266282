internal import Base
internal import Database

/// What may change of a pupil while it stays the same child; what only some may read is an ``OriginField``.
enum PupilField: String, DatedField {
    case name
    case born
    case sex
    case boarding
    case twoSessions
    case more

    static let table = PastTable(
        records: "records_pupil", alias: "s", past: "records_pupil_past", key: "pupil_id",
        others: ["id", "code", "merged_into", "version", "changed_at"])

    var column: DatedColumn {
        switch self {
        case .name: .name("name", fold: "name_fold", sort: "name_sort")
        case .born: .text("born_on")
        case .sex: .text("sex")
        case .boarding: .optional("boarding")
        case .twoSessions: .flag("two_sessions")
        case .more: .more("more")
        }
    }

    var label: Text {
        switch self {
        case .name: PupilTexts.name
        case .born: PupilTexts.born
        case .sex: PupilTexts.sex
        case .boarding: PupilTexts.boarding
        case .twoSessions: PupilTexts.twoSessions
        case .more: PupilTexts.more
        }
    }

    /// The keys by which a name of before is found and put in order.
    static func keys(_ name: String) -> (fold: String, sort: String) { (name.folded, name.personSortKey) }
}

extension Pupil {
    /// The fields that may change, as they are stored.
    var fields: [PupilField: String] {
        get {
            [
                .name: name, .born: bornOn.iso, .sex: sex.rawValue, .boarding: boarding ?? "",
                .twoSessions: twoSessions ? "1" : "0", .more: more.text,
            ]
        }
        set {
            name = newValue[.name] ?? name
            bornOn = newValue[.born].flatMap { Day(iso: $0) } ?? bornOn
            sex = newValue[.sex].flatMap { Sex(rawValue: $0) } ?? sex
            boarding = newValue[.boarding].flatMap { $0.isEmpty ? nil : $0 }
            twoSessions = newValue[.twoSessions] == "1"
            more = newValue[.more].map { MoreFields(text: $0) } ?? more
        }
    }
}
