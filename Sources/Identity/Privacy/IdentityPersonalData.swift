internal import Base

/// What Identity keeps of people: their accounts, their sessions, what they did.
enum IdentityPersonalData {
    static let all = PersonalData(
        [account, grant, session, failure, audit, token, link, key, alarm, counted, network, request]
            + MessagePersonalData.all,
        traces: [
            PersonalTrace("identity_recovery", "account_id"), PersonalTrace("identity_challenge", "account_id"),
            PersonalTrace("identity_link", "account_id"), PersonalTrace("identity_client", "account_id"),
            PersonalTrace("identity_idempotency", "account_id"),
            PersonalTrace("identity_sso_attempt", "account_id"),
        ])

    private static let security = Text(
        "Luật An ninh mạng 116/2025/QH15; NĐ 331/2026", "Law 116/2025/QH15 on cyber-security; Decree 331/2026")
    private static let untilEnd = Text(
        "Khi người đó còn việc ở ngành; sau đó tài khoản bị khóa, tên giữ lại để nhật ký đọc được",
        "While the person works in the sector; then disabled, the name stays so that the log can be read")

    private static let account = PersonalTable(
        "identity_account", Text("Tài khoản", "Accounts"), keys: [.account: "id"],
        [
            .init("login", Text("Tên đăng nhập", "Sign-in name")), .init("name", Text("Họ và tên", "Full name")),
            .init("email", Text("Thư điện tử", "E-mail")), .init("language", Text("Ngôn ngữ", "Language")),
            .init("created_at", Text("Lập lúc", "Made at")), .init("last_seen_at", Text("Dùng lần cuối", "Last used")),
            .init("disabled_at", Text("Khóa lúc", "Disabled at")),
        ], inner: ["name_fold", "name_sort", "password", "totp_secret"],
        purpose: Text("Biết ai đăng nhập và làm gì", "To know who signs in and does what"), ground: .security,
        source: security, readers: [ManageAccounts.self], retention: untilEnd)

    private static let grant = PersonalTable(
        "identity_grant", Text("Vai trò", "Roles"), keys: [.account: "account_id"],
        [
            .init("role", Text("Vai trò", "Role"), .code { code, _ in Role(rawValue: code)?.label }),
            .init("unit_id", Text("Đơn vị", "Unit"), .unit),
            .init("valid_from", Text("Từ ngày", "From")), .init("valid_to", Text("Đến trước ngày", "Until")),
        ], inner: ["delegated_by"],
        purpose: Text("Cho đúng người làm đúng việc", "To let the right person do the right thing"),
        ground: .security, source: security, readers: [ManageAccounts.self], retention: untilEnd)

    private static let session = PersonalTable(
        "identity_session", Text("Phiên đăng nhập", "Sessions"), keys: [.account: "account_id"],
        [
            .init("created_at", Text("Bắt đầu", "Begun")), .init("seen_at", Text("Dùng lần cuối", "Last used")),
            .init("address", Text("Địa chỉ mạng", "Network address"), sensitive: true),
        ], inner: ["token_hash"],
        purpose: Text("Giữ phiên và cho người dùng thấy máy nào đang đăng nhập", "To keep sessions and show them"),
        ground: .security, source: security, readers: [],
        retention: Text("Đến khi phiên kết thúc, dài nhất 12 giờ", "Until the session ends, 12 hours at most"))

    private static let failure = PersonalTable(
        "identity_failure", Text("Lần đăng nhập sai", "Failed sign-ins"), keys: [:],
        [
            .init("login", Text("Tên đã gõ", "Name typed")),
            .init("address", Text("Địa chỉ mạng", "Network address"), sensitive: true),
            .init("at", Text("Lúc", "At")),
        ], purpose: Text("Làm chậm việc dò mật khẩu", "To slow down guessing"), ground: .security, source: security,
        readers: [], retention: Text("Một ngày", "One day"))

    private static let audit = PersonalTable(
        "identity_audit", Text("Nhật ký", "The log"), keys: [.account: "account_id"],
        [
            .init("at", Text("Lúc", "At")),
            .init("action", Text("Việc", "Action"), .code { code, _ in AuditTexts.actions[code] }),
            .init("subject", Text("Loại hồ sơ", "Kind of record"), .code { code, _ in AuditTexts.subjects[code] }),
            .init("address", Text("Địa chỉ mạng", "Network address"), sensitive: true),
        ], purpose: Text("Chứng minh ai đã làm gì, ai đã xem gì", "To prove who did and read what"),
        ground: .security,
        source: Text("Luật 116/2025/QH15; NĐ 333/2026 Đ.16", "Law 116/2025; Decree 333/2026, art. 16"),
        readers: [ReadAudit.self],
        retention: Text(
            "Theo cài đặt thời hạn nhật ký; mặc định 12 tháng, lượt xem dữ liệu nhạy cảm 24 tháng",
            "As set for the log; 12 months, readings of sensitive data 24 months by default"))

    private static let token = PersonalTable(
        "identity_token", Text("Mã truy cập API", "API tokens"), keys: [.account: "account_id"],
        [
            .init("created_at", Text("Lập lúc", "Made at")), .init("name", Text("Tên mã", "Name")),
            .init("last_used_at", Text("Dùng lần cuối", "Last used")), .init("revoked_at", Text("Thu lại", "Revoked")),
        ], inner: ["token_hash"],
        purpose: Text("Cho chương trình làm thay người đó", "To let a program act for the person"), ground: .security,
        source: security, readers: [], retention: untilEnd)

    private static let request = PersonalTable(
        "identity_role_request", Text("Vai trò chờ xác nhận", "Roles that wait"), keys: [.account: "account_id"],
        [
            .init("name", Text("Họ và tên", "Full name")), .init("login", Text("Tên đăng nhập", "Sign-in name")),
            .init("email", Text("Thư điện tử", "E-mail")),
            .init("role", Text("Vai trò", "Role"), .code { code, _ in Role(rawValue: code)?.label }),
            .init("unit_id", Text("Đơn vị", "Unit"), .unit), .init("asked_at", Text("Đề nghị lúc", "Asked at")),
            .init("decided_at", Text("Quyết định lúc", "Decided at")),
        ], inner: ["asked_by", "decided_by"],
        purpose: Text("Vai trò có quyền rộng cần hai người quản trị", "Roles that reach far take two administrators"),
        ground: .security, source: security, readers: [ManageAccounts.self], retention: untilEnd)

    private static let alarm = PersonalTable(
        "identity_alarm", Text("Báo động", "Alarms"), keys: [.account: "whom"],
        [
            .init("raised_at", Text("Lúc", "At")),
            .init("kind", Text("Việc", "What"), .code { code, _ in AlarmKind(rawValue: code).map(AlarmTexts.name) }),
            .init("times", Text("Số lần", "Times")), .init("remark", Text("Kết luận", "What came of it")),
        ], inner: ["acknowledged_by", "example"],
        purpose: Text("Nhận ra việc khác thường", "To notice what is unusual"), ground: .security,
        source: security, readers: [WatchAlarms.self],
        retention: Text("Hai năm sau khi đã xử lý", "Two years, once acknowledged"))

    private static let counted = PersonalTable(
        "identity_alarm_count", Text("Số đếm để báo động", "What is counted for alarms"), keys: [.account: "whom"],
        [.init("since", Text("Từ lúc", "Since")), .init("times", Text("Số lần", "Times"))], inner: ["example"],
        purpose: Text("Nhận ra việc khác thường", "To notice what is unusual"), ground: .security,
        source: security, readers: [], retention: Text("Hai ngày", "Two days"))

    private static let network = PersonalTable(
        "identity_network", Text("Mạng mà quản trị đăng nhập", "Networks of administrators"),
        keys: [.account: "account_id"],
        [
            .init("network", Text("Mạng", "Network"), sensitive: true), .init("first_at", Text("Lần đầu", "First")),
            .init("last_at", Text("Lần cuối", "Last")),
        ], purpose: Text("Nhận ra quản trị đăng nhập từ nơi lạ", "To notice an administrator at a new place"),
        ground: .security, source: security, readers: [],
        retention: Text("Một năm sau lần cuối", "A year after the last time"))

    private static let key = PersonalTable(
        "identity_key", Text("Khóa bảo mật", "Security keys"), keys: [.account: "account_id"],
        [
            .init("name", Text("Tên khóa", "Name")), .init("created_at", Text("Thêm lúc", "Added at")),
            .init("last_used_at", Text("Dùng lần cuối", "Last used")),
        ], inner: ["credential", "public_key"],
        purpose: Text("Đăng nhập bằng khóa bảo mật", "To sign in by a security key"), ground: .security,
        source: security, readers: [], retention: Text("Đến khi người đó bỏ khóa", "Until the person removes it"))

    private static let link = PersonalTable(
        "identity_sso_link", Text("Gắn đăng nhập một lần", "Links of single sign-on"), keys: [.account: "account_id"],
        [
            .init("linked_at", Text("Gắn lúc", "Linked at")), .init("issuer", Text("Nơi đăng nhập", "Provider")),
            .init("subject", Text("Mã người ở đó", "Person there")),
        ], purpose: Text("Đăng nhập bằng tài khoản chung của thành phố", "To sign in by the city's provider"),
        ground: .security, source: security, readers: [], retention: untilEnd)
}
