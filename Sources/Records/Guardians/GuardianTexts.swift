internal import Base

/// Every sentence about guardians.
enum GuardianTexts {
    static let title = Text("Cha mẹ, người giám hộ", "Parents and guardians")
    static let name = Text("Họ và tên", "Full name")
    static let relation = Text("Quan hệ", "Relation")
    static let relationMissing = Text("Chọn quan hệ với học sinh.", "Choose the relation.")
    static let birthYear = Text("Năm sinh", "Year of birth")
    static let occupation = Text("Nghề nghiệp", "Occupation")
    static let phone = Text("Điện thoại", "Phone")
    static let login = Text("Tên đăng nhập", "Sign-in name")
    static let loginHint = Text(
        "Tài khoản có vai trò Cha mẹ ở trường này; để trống nếu chưa có.",
        "An account with the role of a guardian at this school; empty when there is none.")
    static let noAccount = Text(
        "Không có tài khoản cha mẹ nào mang tên này ở trường.", "No guardian of this school has this account.")
    static let add = Text("Thêm cha mẹ, người giám hộ", "Add a parent or guardian")
    static let remove = Text("Bỏ", "Remove")
    static let removeConfirm = Text("Bỏ người này khỏi hồ sơ của em?", "Remove this person from the record?")
    static let none = Text("Chưa ghi cha mẹ, người giám hộ.", "No guardians yet.")
    static let saved = Text("Đã lưu.", "Saved.")
    static let children = Text("Con của tôi", "My children")
    static let childrenHelp = Text(
        "Lớp, sức khỏe của con và ai đã xem dữ liệu riêng của con.",
        "Your children's class and health, and who has read their private data.")
    static let noChildren = Text(
        "Chưa có hồ sơ nào gắn với tài khoản này. Nhờ giáo viên chủ nhiệm gắn giúp.",
        "No record is linked with this account. Ask the class teacher to link it.")
}
