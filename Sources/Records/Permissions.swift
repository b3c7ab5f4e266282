internal import Base
internal import Identity

/// See classes and pupils within reach, without what is sensitive.
struct ViewPupils: Capability {
    static let label = Text("Xem lớp và học sinh trong phạm vi", "See classes and pupils within reach")
    static let roles: Set<Role> = [.departmentOfficial, .districtOfficial, .head, .staff, .viewer, .nurse]
}

/// Keep the records of one's own school (Circular 42/2021: the school enters, corrects and answers for them).
struct KeepPupils: Capability {
    static let label = Text("Cập nhật hồ sơ lớp và học sinh của trường", "Keep the school's classes and pupils")
    static let roles: Set<Role> = [.head, .staff]
}

/// Take sheets of many schools in, as when a district or the city comes with what it kept elsewhere.
struct LoadPupils: Capability {
    static let label = Text("Nhập học sinh của nhiều trường từ một tệp", "Import pupils of many schools from one file")
    static let roles: Set<Role> = [.departmentOfficial, .districtOfficial]
}

/// Decide what changes a year or leaves the school: transfers, freezing, opening a school year.
struct DecidePupils: Capability {
    static let label = Text("Quyết định chuyển trường, chốt số liệu", "Decide transfers and freeze figures")
    static let roles: Set<Role> = [.head]
}

/// Say that two records at two schools are one child: each school for its own record, a superior for both.
struct JoinRecords: Capability {
    static let label = Text(
        "Gộp hồ sơ trùng giữa các trường", "Join records of one child at two schools")
    static let roles: Set<Role> = [.head, .districtOfficial, .departmentOfficial]
}

/// Look at photographs of pupils: those who know the children, and nobody above the school.
struct ViewPhotos: SensitiveGroup {
    static let code = "photo"
    static let label = Text(
        "Xem ảnh học sinh của trường (ghi nhật ký)", "See photographs of the school's pupils (logged)")
    static let roles: Set<Role> = [.head, .staff]
}

/// Identity number, birthplace, address, phone and guardians of a minor: for the school that enters them.
struct IdentityData: SensitiveGroup {
    static let code = "identity"
    static let label = Text(
        "Xem số định danh, địa chỉ, liên hệ của học sinh (ghi nhật ký)",
        "Read identity number and contacts of pupils (logged)")
    static let roles: Set<Role> = [.head, .staff]
}

/// Ethnic group, religion, disability, policy.
struct OriginData: SensitiveGroup {
    static let code = "origin"
    static let label = Text(
        "Xem dân tộc, tôn giáo, khuyết tật, diện chính sách (ghi nhật ký)",
        "Read ethnic group, religion, disability and policy (logged)")
    static let roles: Set<Role> = [.head, .staff]
}

/// School health of one child.
struct HealthData: SensitiveGroup {
    static let code = "health"
    static let label = Text("Xem hồ sơ sức khỏe học sinh (ghi nhật ký)", "Read school health (logged)")
    static let roles: Set<Role> = [.head, .nurse]
}

/// Identity number, contacts, ethnic group, religion and insurance of a member of staff: for the head who keeps the record.
struct StaffData: SensitiveGroup {
    static let code = "staff"
    static let label = Text(
        "Xem số định danh, liên hệ của nhân sự (ghi nhật ký)", "Read identity number and contacts of staff (logged)")
    static let roles: Set<Role> = [.head]
}

/// School violence that befell or was done by one child.
struct ViolenceData: SensitiveGroup {
    static let code = "violence"
    static let label = Text(
        "Xem hồ sơ bạo lực học đường (ghi nhật ký)", "Read records of school violence (logged)")
    static let roles: Set<Role> = [.head]
}

/// Write down school violence, correct and remove what was written wrongly.
struct KeepViolence: Capability {
    static let label = Text("Ghi hồ sơ bạo lực học đường", "Keep records of school violence")
    static let roles: Set<Role> = [.head]
}

/// Write down what a visit of school health found.
struct KeepHealth: Capability {
    static let label = Text("Ghi hồ sơ sức khỏe học sinh", "Keep school health")
    static let roles: Set<Role> = [.nurse]
}

/// See one's own children, and who has looked at their records.
struct ViewOwnChildren: Capability {
    static let label = Text("Xem hồ sơ của con mình", "See one's own children")
    static let roles: Set<Role> = [.guardian]
}
