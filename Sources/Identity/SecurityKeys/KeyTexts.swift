internal import Base

/// Every sentence about security keys.
enum KeyTexts {
    static let title = Text("Khóa bảo mật", "Security keys")
    static let help = Text(
        "Khóa bảo mật là chìa khóa USB, điện thoại hoặc máy tính của bạn. Nó chứng minh bạn là ai mà không cần gõ mã, và không mắc lừa trang giả.",
        "A security key is a USB key, your phone or your computer. It proves who you are without a code to type, and no false page can trick it."
    )
    static let none = Text("Chưa có khóa nào.", "No key so far.")
    static let name = Text("Tên khóa", "Name of the key")
    static let nameHint = Text(
        "Để bạn nhận ra, ví dụ: Khóa USB ở cơ quan.", "So that you know it again, such as: USB key at the office.")
    static let nameMissing = Text("Đặt tên cho khóa.", "Give the key a name.")
    static let made = Text("Thêm ngày", "Added on")
    static let lastUsed = Text("Dùng lần cuối", "Last used")
    static let never = Text("chưa dùng", "not used yet")
    static let add = Text("Thêm khóa bảo mật", "Add a security key")
    static let remove = Text("Bỏ khóa", "Remove the key")
    static let which = Text("Khóa nào", "Which key")
    static let removeConfirm = Text("Bỏ khóa này?", "Remove this key?")
    static let removeHelp = Text(
        "Mất khóa thì bỏ ở đây ngay. Khóa đã bỏ không đăng nhập được nữa.",
        "Remove a lost key at once. A removed key no longer signs in.")
    static let gone = Text("Khóa này đã bỏ rồi.", "This key is removed already.")
    static let unable = Text(
        "Thêm khóa cần trình duyệt có khóa bảo mật và cho chạy JavaScript. Không có thì dùng mã sáu số từ ứng dụng xác thực.",
        "Adding a key needs a browser that knows security keys, with JavaScript. Otherwise use codes of six digits from an authenticator."
    )
    static let use = Text("Dùng khóa bảo mật", "Use a security key")
    static let recoveryOnlyHelp = Text(
        "Dùng khóa bảo mật. Mất khóa hoặc trình duyệt không dùng được khóa thì gõ một mã dự phòng.",
        "Use your security key. If it is lost, or the browser cannot use it, type a recovery code.")
    static let recoveryCode = Text("Mã dự phòng", "Recovery code")
    static let orKey = Text("Hoặc dùng khóa bảo mật", "Or use a security key")
    static let refused = Text(
        "Khóa không được nhận. Thử lại và chạm vào khóa khi nó nháy; khóa phải là khóa đã thêm vào tài khoản này.",
        "The key was not accepted. Try again and touch it when it blinks; it must be one that was added to this account."
    )
    static let taken = Text(
        "Khóa này đã có trong một tài khoản. Dùng khóa khác.", "Some account has this key already. Use another.")
    static func tooMany(_ most: Int) -> Text {
        Text("Nhiều nhất \(most) khóa. Bỏ bớt một khóa trước.", "At most \(most) keys. Remove one first.")
    }
    static let added = Text("Đã thêm khóa bảo mật.", "Security key added.")
    static let removed = Text("Đã bỏ khóa bảo mật.", "Security key removed.")
    static func wasAdded(_ name: String) -> Text {
        Text(
            "Tài khoản Khuê của bạn vừa thêm khóa bảo mật “\(name)”",
            "The security key “\(name)” was added to your account at Khuê")
    }
    static func wasRemoved(_ name: String) -> Text {
        Text(
            "Khóa bảo mật “\(name)” của tài khoản Khuê vừa bị bỏ",
            "The security key “\(name)” of your account at Khuê was removed")
    }
    static func wasCopied(_ name: String) -> Text {
        Text(
            "Khóa bảo mật “\(name)” có thể đã bị sao chép; đăng nhập bị từ chối",
            "The security key “\(name)” may have been copied; a sign-in was refused")
    }
}
