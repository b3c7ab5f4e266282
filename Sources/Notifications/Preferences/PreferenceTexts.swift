internal import Base

/// Every sentence about how one wants to be told.
enum PreferenceTexts {
    static let title = Text("Cách nhận tin", "How I am told")
    static let help = Text(
        "Trong Khuê tin luôn hiện ở hộp tin. Thư về chính tài khoản của bạn luôn được gửi ngay.",
        "In Khuê messages always show. Letters about your own account are always sent at once.")
    static let byMail = Text("Gửi qua thư điện tử", "By e-mail")
    static let daily = Text(
        "Gộp mỗi ngày thành một thư và một thông báo, lúc 7 giờ sáng",
        "One letter and one notification a day, at seven in the morning")
    static let byHook = Text(
        "Gửi qua SMS hoặc Zalo, nếu cơ quan có cổng nhắn tin", "By SMS or Zalo, where there is a gateway")
    static let number = Text("Số điện thoại nhận tin", "Telephone number")
    static let numberWrong = Text(
        "Ghi số điện thoại từ 8 đến 15 chữ số, ví dụ 0912345678.", "8 to 15 digits, such as 0912345678.")
    static let quietFrom = Text("Không gửi từ giờ (0–23)", "Nothing from the hour (0–23)")
    static let quietTo = Text("đến giờ (0–23)", "until the hour (0–23)")
    static let quietHint = Text("Để trống cả hai nếu nhận bất cứ lúc nào.", "Leave both empty to be told at any hour.")
    static let quietWrong = Text("Ghi cả hai giờ, khác nhau.", "Write both hours, not the same.")
    static let save = Text("Lưu", "Save")
    static let saved = Text("Đã lưu cách nhận tin.", "Saved.")
}
