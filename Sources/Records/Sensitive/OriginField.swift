internal import Base
internal import Database

/// What may change of a pupil and only some may read.
enum OriginField: String, DatedField, Codable {
    case ethnicity
    case religion
    case disability
    case policy
    /// The rest of the dictionary of this kind.
    case more

    static let table = PastTable(
        records: "records_pupil_origin", alias: "o", id: "pupil_id", past: "records_origin_past", key: "pupil_id",
        others: ["pupil_id"])

    var column: DatedColumn {
        switch self {
        case .ethnicity: .optional("ethnicity")
        case .religion: .optional("religion")
        case .disability: .optional("disability")
        case .policy: .optional("policy")
        case .more: .more("more")
        }
    }

    var label: Text {
        switch self {
        case .ethnicity: PrivateTexts.ethnicity
        case .religion: PrivateTexts.religion
        case .disability: PrivateTexts.disability
        case .policy: PrivateTexts.policy
        case .more: PupilTexts.more
        }
    }

    /// The codes that it may hold.
    var list: CodeListName? {
        switch self {
        case .ethnicity: .ethnicity
        case .religion: .religion
        case .disability: .disability
        case .policy: .policy
        case .more: nil
        }
    }
}
