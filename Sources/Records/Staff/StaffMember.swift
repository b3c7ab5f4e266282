internal import Base
internal import Database

/// A member of staff as a staff list shows them.
struct StaffMember: Sendable, Equatable {
    let id: StaffID
    var code: String?
    var name: String
    var bornOn: Day
    var sex: Sex
    /// DM_TRINH_DO_CHUYEN_MON
    var qualification: String?
    /// The rest of the dictionary, but for what is sensitive.
    var more = MoreFields()
    var version = 1
}

enum PostTag {}
typealias PostID = ID<PostTag>

/// What somebody is at a unit from a day until the day before another; several posts at once are possible.
struct StaffPost: Sendable, Equatable {
    /// DM_NHOM_CAN_BO, the families that schools have.
    enum Family: String, Sendable, CaseIterable, Storable {
        case manager = "01"
        case employee = "02"
        case teacher = "03"

        var label: Text {
            switch self {
            case .manager: Text("Cán bộ quản lý", "Manager")
            case .employee: Text("Nhân viên", "Employee")
            case .teacher: Text("Giáo viên", "Teacher")
            }
        }
    }

    let id: PostID
    var family: Family
    /// DM_LOAI_CAN_BO, within the family.
    var kind: String?
    /// DM_HINH_THUC_HOP_DONG
    var contract: String?
    /// Periods a week that are really taught.
    var periods: Int?
    var from: Day
    var to: Day?
    var version = 1

    func isHeld(on day: Day) -> Bool { from <= day && (to.map { day < $0 } ?? true) }
}
