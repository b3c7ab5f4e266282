internal import Base
internal import Identity

/// See classes and pupils within reach, without what is sensitive.
struct ViewPupils: Capability {
    static let label = Text("Xem lớp và học sinh trong phạm vi", "See classes and pupils within reach")
    static let roles: Set<Role> = [.departmentOfficial, .districtOfficial, .head, .staff, .viewer]
}

/// Keep the records of one's own school (Circular 42/2021: the school enters, corrects and answers for them).
struct KeepPupils: Capability {
    static let label = Text("Cập nhật hồ sơ lớp và học sinh của trường", "Keep the school's classes and pupils")
    static let roles: Set<Role> = [.head, .staff]
}

/// Decide what changes a year or leaves the school: transfers, freezing, opening a school year.
struct DecidePupils: Capability {
    static let label = Text("Quyết định chuyển trường, chốt số liệu", "Decide transfers and freeze figures")
    static let roles: Set<Role> = [.head]
}
