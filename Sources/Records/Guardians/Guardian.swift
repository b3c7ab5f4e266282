internal import Base
internal import Database

/// Somebody who answers for a child; one may have several children at several schools.
struct Guardian: Sendable, Equatable {
    enum Relation: String, Sendable, CaseIterable, Storable {
        case father
        case mother
        case guardian

        var label: Text {
            switch self {
            case .father: Text("Cha", "Father")
            case .mother: Text("Mẹ", "Mother")
            case .guardian: Text("Người giám hộ", "Guardian")
            }
        }
    }

    let id: GuardianID
    var name: String
    var relation: Relation
    var birthYear: Int?
    var occupation: String
    var phone: String
    /// The account with which they see their children.
    var login: String?
}
