internal import Base

/// Every sentence about letters that concern an account, in them and around them.
enum MailTexts {
    static let forgotten = Text("Quên mật khẩu", "Forgotten password")
    static let forgottenWithoutMail = Text(
        "Quên mật khẩu: hỏi quản trị tài khoản của đơn vị để nhận liên kết đặt lại.",
        "Forgotten password: ask your unit's account administrator for a link to set a new one.")
    static let forgottenHelp = Text(
        "Gõ tên đăng nhập. Liên kết đặt mật khẩu mới sẽ được gửi tới địa chỉ thư của tài khoản.",
        "Type your user name. A link for a new password is sent to the account's e-mail address.")
    static let sendLink = Text("Gửi liên kết", "Send the link")
    static let askedTitle = Text("Hãy xem hộp thư", "Look at your mail")
    static let asked = Text(
        "Nếu tên đăng nhập có thật và tài khoản có địa chỉ thư, một liên kết vừa được gửi đi. Liên kết dùng một lần, trong bốn giờ.",
        "If the user name exists and its account has an e-mail address, a link is on its way. It works once, within four hours."
    )
    static let askedNothing = Text(
        "Không thấy thư sau ít phút thì xem hộp thư rác, rồi hỏi quản trị tài khoản của đơn vị.",
        "If nothing comes within minutes, look at the junk mail, then ask your unit's account administrator.")
    static let resetTitle = Text("Đặt lại mật khẩu Khuê", "Set a new password for Khuê")
    static func reset(_ login: String) -> Text {
        Text(
            "Có người yêu cầu đặt lại mật khẩu của tài khoản \(login). Liên kết dưới đây dùng một lần, trong bốn giờ.\nNếu không phải bạn, hãy bỏ qua thư này: mật khẩu vẫn như cũ.",
            "Somebody asked for a new password for the account \(login). The link below works once, within four hours.\nIf it was not you, do nothing: your password stays as it is."
        )
    }
    static let inviteTitle = Text("Tài khoản Khuê của bạn", "Your account at Khuê")
    static func invite(_ login: String) -> Text {
        Text(
            "Đơn vị đã mở cho bạn một tài khoản. Tên đăng nhập: \(login)\nMở liên kết dưới đây để đặt mật khẩu. Liên kết dùng một lần, trong bảy ngày.",
            "Your unit opened an account for you. User name: \(login)\nOpen the link below to set a password. It works once, within seven days."
        )
    }
    static let sendInvitation = Text("Gửi lời mời bằng thư", "Send the invitation by mail")
    static let invited = Text("Lời mời đã vào hàng đợi gửi thư.", "The invitation waits to be sent.")
    static let noAddress = Text(
        "Tài khoản chưa có địa chỉ thư. Tạo liên kết và đưa tận tay.",
        "The account has no e-mail address. Make a link and hand it over yourself.")
    static let email = Text("Địa chỉ thư", "E-mail address")
    static let changeEmail = Text("Đổi địa chỉ thư", "Change the e-mail address")
    static let changeHelp = Text(
        "Địa chỉ mới có hiệu lực sau khi bạn mở liên kết được gửi tới đó.",
        "The new address takes effect when you open the link that is sent to it.")
    static let changeSent = Text(
        "Mở liên kết trong thư vừa gửi tới địa chỉ mới để hoàn tất.",
        "Open the link in the letter to the new address to finish.")
    static let sameEmail = Text("Địa chỉ này đang dùng.", "This is the present address.")
    static let confirmTitle = Text("Xác nhận địa chỉ thư Khuê", "Confirm your e-mail address for Khuê")
    static let confirmMail = Text("Xác nhận địa chỉ thư", "Confirm the e-mail address")
    static let confirm = Text("Dùng địa chỉ này", "Use this address")
    static let confirmed = Text("Đã đổi địa chỉ thư.", "E-mail address changed.")
    static func confirmBody(_ login: String) -> Text {
        Text(
            "Tài khoản \(login) muốn dùng địa chỉ này. Mở liên kết dưới đây để xác nhận; liên kết dùng một lần, trong một ngày.\nNếu không phải bạn, hãy bỏ qua thư này.",
            "The account \(login) wants to use this address. Open the link below to confirm; it works once, within a day.\nIf it was not you, do nothing."
        )
    }
    static let passwordWasSet = Text("Mật khẩu Khuê của bạn vừa đổi", "Your password at Khuê was changed")
    static let factorWasTurnedOn = Text(
        "Xác thực hai lớp của tài khoản Khuê vừa bật", "The second factor of your account at Khuê was turned on")
    static let factorWasTurnedOff = Text(
        "Xác thực hai lớp của tài khoản Khuê vừa tắt", "The second factor of your account at Khuê was turned off")
    static let codeWasTriedAgain = Text(
        "Có người gõ lại một mã đăng nhập Khuê đã dùng", "Somebody typed a code for Khuê that had been used")
    static let notYou = Text(
        "Nếu không phải bạn làm, báo ngay quản trị tài khoản của đơn vị.",
        "If it was not you, tell your unit's account administrator at once.")
    static let changedTitle = Text("Địa chỉ thư của tài khoản Khuê đã đổi", "Your e-mail address at Khuê was changed")
    static func changedBody(_ login: String) -> Text {
        Text(
            "Thư của tài khoản \(login) từ nay gửi tới địa chỉ khác. Nếu không phải bạn làm, báo ngay quản trị tài khoản của đơn vị.",
            "Mail of the account \(login) now goes to another address. If it was not you, tell your unit's account administrator at once."
        )
    }
}
