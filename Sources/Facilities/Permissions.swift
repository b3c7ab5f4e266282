internal import Base
internal import Identity

/// See rooms, machines, lines and licences within reach.
struct ViewFacilities: Capability {
    static let label = Text(
        "Xem phòng học, thiết bị, đường truyền trong phạm vi", "See rooms, equipment and lines within reach")
    static let roles: Set<Role> = [.departmentOfficial, .districtOfficial, .head, .staff, .viewer]
}

/// Keep the rooms and equipment of one's own school, and take stock.
struct KeepFacilities: Capability {
    static let label = Text(
        "Cập nhật phòng học, thiết bị của trường và kiểm kê", "Keep the school's rooms and equipment, take stock")
    static let roles: Set<Role> = [.head, .staff]
}
