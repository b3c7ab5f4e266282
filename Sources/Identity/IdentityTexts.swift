internal import Base

/// The sentences of signing in and of what goes wrong at the door.
enum IdentityTexts {
    static let educationData = Text("Dữ liệu ngành", "Sector data")
    static let lookUp = Text("Tra cứu", "Look up")
    static let administration = Text("Quản trị", "Administration")
    static let signIn = Text("Đăng nhập", "Sign in")
    static let signInHelp = Text(
        "Dùng tài khoản do đơn vị cấp.", "Use the account your unit gave you.")
    static let login = Text("Tên đăng nhập", "User name")
    static let password = Text("Mật khẩu", "Password")
    static let loginMissing = Text("Ghi tên đăng nhập.", "Write your user name.")
    static let passwordMissing = Text("Ghi mật khẩu.", "Write your password.")
    static let wrong = Text(
        "Tên đăng nhập hoặc mật khẩu không đúng. Kiểm tra bộ gõ tiếng Việt và phím Caps Lock rồi thử lại.",
        "The user name or the password is wrong. Check your keyboard and Caps Lock, then try again.")
    static let blocked = Text(
        "Bạn đã thử sai nhiều lần. Đợi 15 phút rồi thử lại.", "Too many wrong tries. Wait 15 minutes, then try again.")
    static let noRole = Text(
        "Tài khoản này hiện không giữ vai trò nào. Liên hệ quản trị của đơn vị.",
        "This account holds no role at present. Ask your unit's administrator.")
    static let dormant = Text(
        "Tài khoản lâu không dùng nên đã tạm khóa. Nhờ quản trị tài khoản của đơn vị tạo liên kết đặt mật khẩu.",
        "This account was not used for long and sleeps. Ask your unit's account administrator for a password link.")
    static let manyWait = Text(
        "Đang có nhiều người đăng nhập cùng lúc. Đợi một phút rồi thử lại.",
        "Many people are signing in just now. Wait a minute, then try again.")
    static let demonstrationAccounts = Text("Tài khoản trình diễn", "Demonstration accounts")
    static let demonstrationHint = Text(
        "Mật khẩu chung: khue-trinh-dien", "The password of all: khue-trinh-dien")

    static func today(_ day: String) -> Text {
        Text("dữ liệu giả định, hôm nay là \(day)", "made-up data, today is \(day)")
    }

    static let notFoundTitle = Text("Không tìm thấy trang", "Page not found")
    static let refusedTitle = Text("Chưa thực hiện được", "This could not be done")
    static let faultTitle = Text("Hệ thống gặp trục trặc", "Something went wrong here")
    static let goHome = Text("Về trang đầu", "Go to the first page")

    static let writtenAtOnce = Text(
        "Điều này vừa được ghi, có thể do bấm hai lần hoặc có người khác cùng ghi. Mở lại trang để xem.",
        "This was written at the same moment, by a button pressed twice or by somebody else. Open the page again to see."
    )
    static func fault(_ number: String) -> Text {
        Text(
            "Lỗi không phải do bạn và chưa có gì bị mất. Thử lại sau ít phút; nếu vẫn lỗi, báo cho quản trị số yêu cầu \(number).",
            "This is not your fault and nothing was lost. Try again in a few minutes; if it persists, give the administrator the request number \(number)."
        )
    }

    static func full(_ number: String) -> Text {
        Text(
            "Máy chủ hết chỗ lưu nên chưa ghi được; dữ liệu cũ vẫn nguyên. Báo quản trị số yêu cầu \(number).",
            "The server has no space left, so nothing was written; what was there is safe. Give the administrator the request number \(number)."
        )
    }

    static func busy(_ number: String) -> Text {
        Text(
            "Hệ thống đang quá tải. Nội dung bạn gõ chưa được lưu; quay lại và gửi lại sau ít phút. Số yêu cầu \(number).",
            "The system is overloaded. What you typed was not saved; go back and send it again in a few minutes. Request number \(number)."
        )
    }
}
