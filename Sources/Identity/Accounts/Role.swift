public import Base
public import Database

/// What a person is at a unit. What a role may do stands with each ``Capability``.
public enum Role: String, Sendable, CaseIterable, Storable {
    /// Looks after the accounts of a unit and the units below; signs in with a second factor.
    case administrator
    /// An official of the city's department of education (Sở GDĐT).
    case departmentOfficial
    /// An official of a district office, or of a commune since 1 July 2025.
    case districtOfficial
    /// The head of a school or centre, who answers for what it submits.
    case head
    /// A member of staff who prepares but does not submit.
    case staff
    /// Somebody who may look and not touch: an inspector, a deputy leader.
    case viewer
    /// Keeps school health: the only one beside the head who reads it.
    case nurse
    /// A parent or guardian, who sees their own children and nothing else.
    case guardian

    /// The roles of those who work in the sector.
    public static let atWork = Set(allCases).subtracting([.guardian])

    public var label: Text {
        switch self {
        case .administrator: Text("Quản trị tài khoản", "Account administrator")
        case .departmentOfficial: Text("Chuyên viên Sở", "Department official")
        case .districtOfficial: Text("Chuyên viên Phòng/xã, phường", "District or commune official")
        case .head: Text("Thủ trưởng đơn vị", "Head of unit")
        case .staff: Text("Cán bộ, giáo viên", "Staff member")
        case .viewer: Text("Người xem", "Viewer")
        case .nurse: Text("Nhân viên y tế trường học", "School nurse")
        case .guardian: Text("Cha mẹ, người giám hộ", "Parent or guardian")
        }
    }
}
