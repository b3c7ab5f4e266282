internal import Base
internal import Identity

/// See what is kept about oneself and one's children, and ask for one's rights (Law 91/2025/QH15, arts. 4 and 24).
struct OwnData: Capability {
    static let label = Text("Xem và yêu cầu về dữ liệu của mình, của con", "See and ask about one's own data")
    static let roles = Set(Role.allCases)
}

/// Answer requests of people whose data the unit keeps.
struct AnswerRequests: Capability {
    static let label = Text("Trả lời yêu cầu về dữ liệu cá nhân của đơn vị", "Answer requests about personal data")
    static let roles: Set<Role> = [.departmentOfficial, .districtOfficial, .head]
}

/// Write the texts on which a unit asks for consent, and note what a child said.
struct KeepConsents: Capability {
    static let label = Text("Xin và ghi nhận sự đồng ý", "Ask for consent and record it")
    static let roles: Set<Role> = [.head, .staff]
}

/// Record a breach of personal data and its reports.
struct ReportBreaches: Capability {
    static let label = Text("Lập báo cáo vi phạm dữ liệu cá nhân", "Report breaches of personal data")
    static let roles: Set<Role> = [.departmentOfficial, .districtOfficial, .head, .administrator]
}

/// Keep the calendar of working days by which the clocks of the law run.
struct KeepWorkingDays: Capability {
    static let label = Text("Ghi ngày nghỉ, ngày làm bù", "Keep the calendar of working days")
    static let roles: Set<Role> = [.departmentOfficial]
}
