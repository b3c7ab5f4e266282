internal import Base

/// Every sentence about one's own account.
enum OwnTexts {
    static let account = Text("Tài khoản của tôi", "My account")
    static let setPassword = Text("Đặt mật khẩu", "Set the password")
    static let changePassword = Text("Đổi mật khẩu", "Change the password")
    static let oldPassword = Text("Mật khẩu hiện nay", "Present password")
    static let newPassword = Text("Mật khẩu mới", "New password")
    static let again = Text("Gõ lại mật khẩu mới", "New password again")
    static let passwordHint = Text(
        "Từ 14 đến 128 ký tự. Một câu dài dễ nhớ tốt hơn một từ khó.",
        "14 to 128 characters. A long sentence that you remember is better than a difficult word.")
    static func passwordLong(_ length: Int) -> Text {
        Text("Mật khẩu dài nhất \(length) ký tự.", "A password has at most \(length) characters.")
    }
    static let passwordWeak = Text(
        "Mật khẩu dễ đoán: đừng chỉ lặp lại vài ký tự.", "Easy to guess: do not merely repeat a few characters.")
    static let passwordOwn = Text(
        "Mật khẩu dễ đoán: gần như chỉ gồm tên bạn, tên đăng nhập, tên đơn vị. Ghép thêm vài từ không liên quan.",
        "Easy to guess: hardly more than your name, user name or unit. Add some words that have nothing to do with them."
    )
    static let passwordCommon = Text(
        "Mật khẩu này nằm trong số nhiều người dùng nhất nên bị thử trước tiên. Ghép vài từ không liên quan với nhau.",
        "This is among the passwords that most people use, so it is tried first. Put some unrelated words together.")
    static let passwordAsked = Text(
        "Mật khẩu bạn đang dùng dễ bị đoán. Hãy đổi mật khẩu ở dưới đây trước khi làm việc khác.",
        "The password you use is easily guessed. Change it below before anything else.")
    static let passwordsDiffer = Text("Hai lần gõ không giống nhau.", "The two do not match.")
    static let passwordWrong = Text("Mật khẩu hiện nay không đúng.", "The present password is wrong.")
    static let linkGone = Text("Liên kết không còn dùng được", "This link no longer works")
    static let linkGoneHelp = Text(
        "Liên kết đã được dùng hoặc đã hết hạn. Nhờ quản trị tài khoản của đơn vị tạo liên kết mới.",
        "It was used or has expired. Ask your unit's account administrator for a new one.")
    static let passwordSet = Text("Đã đặt mật khẩu. Hãy đăng nhập.", "Password set. Please sign in.")
    static let thisSession = Text("máy này", "this one")
    static let everywhereElse = Text("Mọi nơi khác", "Everywhere else")
    static let signOutWhere = Text("Đăng xuất ở đâu", "Where to sign out")
    static let signOutThere = Text("Đăng xuất nơi khác", "Sign out elsewhere")
    static let sessionGone = Text("Nơi đó đã đăng xuất rồi.", "It is signed out there already.")
    static let signedOut = Text("Đã đăng xuất khỏi các máy khác.", "Signed out everywhere else.")
    static let secondFactor = Text("Xác thực hai lớp", "Second factor")
    static let secondFactorHelp = Text(
        "Ngoài mật khẩu, đăng nhập cần mã sáu số từ ứng dụng xác thực trên điện thoại của bạn.",
        "Besides the password, signing in needs a code of six digits from an authenticator on your phone.")
    static let secondFactorNeeded = Text(
        "Vai trò quản trị tài khoản phải bật xác thực hai lớp trước khi làm việc.",
        "The role of account administrator needs a second factor before anything else.")
    static let turnOn = Text("Bật xác thực hai lớp", "Turn the second factor on")
    static let turnOff = Text("Tắt xác thực hai lớp", "Turn the second factor off")
    static let turnOffConfirm = Text("Tắt xác thực hai lớp?", "Turn the second factor off?")
    static let keyHelp = Text(
        "Quét mã bằng ứng dụng xác thực, hoặc gõ khóa này vào ứng dụng:",
        "Scan the code with the authenticator, or type this key into it:")
    static let openApp = Text("Mở ứng dụng xác thực trên máy này", "Open the authenticator on this device")
    static let code = Text("Mã sáu số", "Code of six digits")
    static let codeWrong = Text(
        "Mã không đúng hoặc đã dùng. Đợi mã mới rồi thử lại; kiểm tra đồng hồ của điện thoại.",
        "The code is wrong or was used. Wait for the next one; check the clock of the phone.")
    static let codeHelp = Text(
        "Mở ứng dụng xác thực và gõ mã đang hiện. Mất điện thoại thì gõ một mã dự phòng.",
        "Open the authenticator and type the code it shows. If the phone is lost, type a recovery code.")
    static let codeTitle = Text("Nhập mã xác thực", "Type the code")
    static let recoveryTitle = Text("Mã dự phòng", "Recovery codes")
    static let recoveryHelp = Text(
        "Cất các mã này ở nơi an toàn, không phải trên điện thoại. Mỗi mã dùng một lần. Chúng chỉ hiện ở đây một lần.",
        "Keep these codes in a safe place, not on the phone. Each works once. They are shown only here and now.")
    static let recoveryKept = Text("Tôi đã cất mã", "I have kept them")
    static let isOn = Text("Xác thực hai lớp đang bật.", "The second factor is on.")
    static let lend = Text("Ủy quyền có thời hạn", "Lend my role")
    static let lendHelp = Text(
        "Cho một người cùng đơn vị làm thay vai trò của bạn đến hết một ngày. Bạn thu lại được bất cứ lúc nào.",
        "Lets somebody of the same unit act in your role until the end of a day. You can take it back at any time.")
    static let lendTo = Text("Tên đăng nhập của người được ủy quyền", "User name of the other")
    static let takeBack = Text("Thu lại", "Take back")
    static let readers = Text("Ai đã xem và sửa hồ sơ của tôi", "Who saw and changed my record")
    static let noReaders = Text("Chưa có ai.", "Nobody so far.")

    static func passwordShort(_ length: Int) -> Text {
        Text("Mật khẩu cần ít nhất \(length) ký tự.", "A password has at least \(length) characters.")
    }
    static func recoveryLeft(_ count: Int) -> Text {
        Text("Còn \(count) mã dự phòng.", "\(count) recovery codes are left.")
    }
}
