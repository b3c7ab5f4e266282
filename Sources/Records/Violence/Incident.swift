internal import Base
internal import Database

enum IncidentTag {}
typealias IncidentID = ID<IncidentTag>

/// A time that school violence befell or was done by a pupil (Decision 4998/QĐ-BGDĐT, learner child list BAOLUCHĐ.2.2).
struct Incident: Sendable, Equatable {
    let id: IncidentID
    let pupil: PupilID
    var happenedOn: Day
    /// What is known; fields that were left empty are missing.
    var values: [IncidentField: String]
    var version = 1

    subscript(_ field: IncidentField) -> String { values[field] ?? "" }
}

/// The fields of the dictionary, named as the decision names them.
enum IncidentField: String, CaseIterable, Sendable {
    case form = "HINH_THUC_BAO_LUC"
    case code = "MA"
    case target = "DOI_TUONG"
    case place = "DIA_DIEM"
    case duration = "THOI_LUONG"
    case outcome = "KET_QUA_XU_LY"
    case note = "GHI_CHU"

    /// What forms and programs call it.
    var name: String { String(describing: self) }

    /// Where the dictionary keeps the field: the note belongs to every child list of a learner.
    static let subjects = ["pupil.violence", "pupil.list"]
}

/// What may be written of an incident; pure.
enum IncidentRules {
    /// Nothing happened before the child was born or on a day to come.
    static func problem(on day: Day, born: Day, today: Day) -> Text? {
        if day > today { return MemberTexts.dayToCome }
        return day <= born ? RewardTexts.dayBeforeBirth : nil
    }
}
