public import Base

/// Make accounts, give and end roles, within reach.
public struct ManageAccounts: Capability {
    public static let label = Text(
        "Quản trị tài khoản và vai trò trong phạm vi", "Manage accounts and roles within reach")
    public static let roles: Set<Role> = [.administrator]
}

/// Read the log of what was done within reach.
public struct ReadAudit: Capability {
    public static let label = Text("Xem nhật ký trong phạm vi", "Read the log within reach")
    public static let roles: Set<Role> = [.administrator, .viewer]
}

/// Lend one's own role to somebody of the same unit for a period.
public struct Delegate: Capability {
    public static let label = Text("Ủy quyền vai trò của mình có thời hạn", "Lend one's own role for a period")
    public static let roles: Set<Role> = [.departmentOfficial, .districtOfficial, .head]
}
