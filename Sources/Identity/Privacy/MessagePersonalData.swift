internal import Base
internal import Outbox

/// What letters and messages keep of people. The outbox stands below accounts and cannot declare its own tables.
enum MessagePersonalData {
    static let all = [message, delivery, preference, device, reset, change]

    private static let purpose = Text("Báo tin cho đúng người, một lần", "To tell the right person, once")
    private static let source = Text(
        "Nhiệm vụ của cơ quan, Luật 91/2025 Đ.19", "Duties of the agency, Law 91/2025, art. 19")
    private static let security = Text(
        "Luật An ninh mạng 116/2025/QH15; NĐ 331/2026", "Law 116/2025/QH15 on cyber-security; Decree 331/2026")

    private static let message = PersonalTable(
        "outbox_message", Text("Tin nhắn", "Messages"), keys: [.account: "person_id"],
        [
            .init("created_at", Text("Lúc", "At")), .init("title_vi", Text("Tiêu đề", "Title")),
            .init("read_at", Text("Đọc lúc", "Read at")),
        ], inner: ["title_en", "body_vi", "body_en", "address"],
        purpose: purpose, ground: .duty, source: source, readers: [],
        retention: Text(
            "Khi tài khoản còn; liên kết bí mật xóa ngay sau khi gửi",
            "While the account lasts; secret links until sent"))

    private static let delivery = PersonalTable(
        "outbox_delivery", Text("Lượt gửi", "Deliveries"), keys: [.account: "person_id"],
        [
            .init("created_at", Text("Lúc", "At")), .init("channel", Text("Đường gửi", "Channel")),
            .init("state", Text("Kết quả", "State")),
        ], purpose: purpose, ground: .duty, source: source, readers: [ManageAccounts.self],
        retention: Text("Khi tài khoản còn", "While the account lasts"))

    private static let preference = PersonalTable(
        "outbox_preference", Text("Cách nhận tin", "How to be told"), keys: [.account: "person_id"],
        [
            .init("by_mail", Text("Bằng thư", "By mail")), .init("by_hook", Text("Bằng tin nhắn", "By message")),
            .init("number", Text("Số điện thoại", "Number")),
        ], purpose: purpose, ground: .duty, source: source, readers: [],
        retention: Text("Khi tài khoản còn", "While the account lasts"),
        erasing: .part(
            ErasingPart(
                rest: Text(
                    "Số điện thoại xóa được; cách nhận tin bằng thư giữ khi tài khoản còn (Luật 91/2025 Đ.19)",
                    "The number can be erased; how to be told stays while the account lasts (Law 91/2025, art. 19)"),
                survey: { _, id, _, tx in try PreferenceRows.numbers(of: id, in: tx) },
                erase: { _, id, _, tx in try PreferenceRows.forgetNumber(of: id, in: tx) })))

    private static let device = PersonalTable(
        "outbox_device", Text("Thiết bị nhận thông báo", "Devices that are told"), keys: [.account: "person_id"],
        [
            .init("created_at", Text("Từ", "Since")), .init("name", Text("Tên thiết bị", "Name of the device")),
            .init("told_at", Text("Lần báo gần nhất", "Last told")),
        ], inner: ["endpoint", "key", "secret"], purpose: purpose, ground: .duty, source: source, readers: [],
        retention: Text("Đến khi người đó gỡ thiết bị", "Until the person signs it off"), erasing: .rows)

    private static let reset = PersonalTable(
        "identity_reset", Text("Lần quên mật khẩu", "Forgotten passwords"), keys: [:],
        [
            .init("login", Text("Tên đã gõ", "Name typed")),
            .init("address", Text("Địa chỉ mạng", "Network address"), sensitive: true),
        ], purpose: Text("Gửi liên kết đặt lại mật khẩu, chặn lạm dụng", "To send a link, and no more than a few"),
        ground: .security, source: security, readers: [], retention: Text("Một ngày", "One day"))

    private static let change = PersonalTable(
        "identity_email_change", Text("Đổi thư điện tử", "Changes of e-mail"), keys: [.account: "account_id"],
        [
            .init("created_at", Text("Lúc", "At")), .init("email", Text("Địa chỉ mới", "New address")),
            .init("used_at", Text("Xác nhận lúc", "Confirmed at")),
        ], inner: ["token_hash"],
        purpose: Text("Xác nhận địa chỉ mới đúng là của người đó", "To prove that the new address is theirs"),
        ground: .security, source: security, readers: [],
        retention: Text("Khi tài khoản còn", "While the account lasts"))
}
