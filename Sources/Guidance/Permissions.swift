internal import Base
internal import Identity

/// Import, correct, publish and amend letters of guidance.
struct ManageLetters: Capability {
    static let label = Text("Nhập, sửa và công bố văn bản hướng dẫn", "Import, correct and publish guidance")
    static let roles: Set<Role> = [.departmentOfficial]
}

/// See what one's unit is asked to do, and its dossiers.
struct ViewDossiers: Capability {
    static let label = Text("Xem nhiệm vụ và hồ sơ của đơn vị", "See the unit's tasks and dossiers")
    static let roles: Set<Role> = Role.atWork.subtracting([.administrator])
}

/// Write the unit's dossiers.
struct WriteDossiers: Capability {
    static let label = Text("Soạn kế hoạch, báo cáo của đơn vị", "Write the unit's plans and reports")
    static let roles: Set<Role> = [.head, .staff, .districtOfficial]
}

/// Hand the unit's dossiers in, and ask for more time.
struct SubmitDossiers: Capability {
    static let label = Text("Nộp kế hoạch, báo cáo của đơn vị", "Submit the unit's plans and reports")
    static let roles: Set<Role> = [.head, .districtOfficial]
}

/// Accept or return what the units directly below handed in.
struct DecideDossiers: Capability {
    static let label = Text("Chấp nhận, trả lại hồ sơ của đơn vị cấp dưới", "Accept or return dossiers of units below")
    static let roles: Set<Role> = [.departmentOfficial, .districtOfficial]
}

/// See how all units within reach stand.
struct ViewOverview: Capability {
    static let label = Text("Xem tình hình nộp của các đơn vị", "See how the units stand")
    static let roles: Set<Role> = [.departmentOfficial, .districtOfficial, .viewer]
}
