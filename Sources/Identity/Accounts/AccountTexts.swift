public import Base

/// Every sentence about accounts.
public enum AccountTexts {
    public static let accounts = Text("Tài khoản", "Accounts")
    static let accountsHelp = Text(
        "Tài khoản của đơn vị bạn và các đơn vị cấp dưới.", "The accounts of your unit and the units below.")
    static let new = Text("Thêm tài khoản", "Add an account")
    public static let importing = Text("Nhập danh sách", "Import a list")
    static let search = Text("Họ tên hoặc tên đăng nhập", "Name or user name")
    static let role = Text("Vai trò", "Role")
    static let state = Text("Tình trạng", "State")
    static let unit = Text("Đơn vị", "Unit")
    static let unitCode = Text("Mã đơn vị", "Code of the unit")
    public static let name = Text("Họ và tên", "Full name")
    public static let login = Text("Tên đăng nhập", "User name")
    static let loginHint = Text(
        "Thư điện tử hoặc mã do đơn vị đặt: chữ thường không dấu, số, dấu chấm, gạch ngang.",
        "An e-mail address or a name of the unit's choice: plain small letters, digits, points, dashes.")
    static let email = Text("Thư điện tử", "E-mail")
    static let lastSeen = Text("Dùng lần cuối", "Last used")
    static let never = Text("Chưa lần nào", "Never")
    static let none = Text(
        "Không có tài khoản nào khớp. Bỏ bớt điều kiện lọc hoặc thêm tài khoản.",
        "No account fits. Take a filter away or add an account.")
    static let grants = Text("Vai trò đang và sẽ giữ", "Roles held now and later")
    static let addGrant = Text("Giao vai trò", "Give a role")
    static let from = Text("Từ ngày", "From")
    static let to = Text("Đến hết ngày", "To the end of")
    static let endGrant = Text("Thôi vai trò", "End the role")
    static let endConfirm = Text(
        "Thôi vai trò này? Người này sẽ không làm được việc của đơn vị nữa.",
        "End this role? The person will no longer act for the unit.")
    static let successor = Text("Người kế nhiệm (tên đăng nhập)", "Successor (user name)")
    static let successorHint = Text(
        "Nhận vai trò này từ ngày hôm sau, cùng mọi việc đang dở của đơn vị. Để trống nếu chưa có.",
        "Receives the role the day after, with all open work of the unit. Leave empty if there is none yet.")
    static let link = Text("Tạo liên kết đặt mật khẩu", "Make a link for setting the password")
    static let linkTitle = Text("Liên kết đặt mật khẩu", "Link for setting the password")
    static let linkHelp = Text(
        "Gửi riêng cho chủ tài khoản. Liên kết dùng một lần, hết hạn sau 7 ngày, và chỉ hiện ở đây một lần.",
        "Hand it to the person alone. It works once, for 7 days, and is shown here only once.")
    static let disable = Text("Khóa tài khoản", "Disable the account")
    static let enable = Text("Mở lại tài khoản", "Enable the account")
    static let disableConfirm = Text(
        "Khóa tài khoản và đăng xuất khỏi mọi máy?", "Disable the account and sign it out everywhere?")
    static let removeFactor = Text("Gỡ xác thực hai lớp", "Remove the second factor")
    static let removeFactorConfirm = Text(
        "Chỉ gỡ khi chủ tài khoản mất điện thoại và mã dự phòng. Gỡ?",
        "Only when the person lost both phone and recovery codes. Remove?")
    static let secondFactor = Text("Xác thực hai lớp", "Second factor")
    static let on = Text("Đã bật", "On")
    static let off = Text("Chưa bật", "Off")
    static let save = Text("Lưu", "Save")
    static let nameMissing = Text("Ghi họ và tên.", "Write the full name.")
    static let nameLong = Text("Họ và tên dài nhất 100 ký tự.", "A name has at most 100 characters.")
    static let loginWrong = Text(
        "Tên đăng nhập gồm 3–100 chữ thường không dấu, số, dấu chấm, gạch ngang hoặc @.",
        "A user name has 3–100 plain small letters, digits, points, dashes or @.")
    static let emailWrong = Text(
        "Địa chỉ thư không đúng dạng ten@co-quan.vn.", "The address does not look like name@office.vn.")
    static let roleMissing = Text("Chọn vai trò.", "Choose a role.")
    static let unitMissing = Text("Ghi mã đơn vị.", "Write the code of the unit.")
    static let created = Text("Đã thêm tài khoản.", "Account added.")
    static let saved = Text("Đã lưu.", "Saved.")
    static let delegation = Text("Ủy quyền", "Delegation")
    static let delegatedBy = Text("được ủy quyền", "lent")
    static let sessions = Text("Nơi đang đăng nhập", "Where the account is signed in")
    static let why = Text("Người này làm được gì, vì sao", "What this person may do, and why")
    public static let importHelp = Text(
        "Mỗi dòng một người, với các cột: họ và tên, tên đăng nhập, thư điện tử, mã đơn vị, vai trò. Bỏ trống mã đơn vị thì lấy đơn vị của bạn.",
        "One person a row, with the columns: name, login, email, unit, role. Without a unit code it is your own unit.")
    static let twice = Text("Tên đăng nhập này có ở một dòng trên.", "This user name stands in a row above.")

    static func counted(_ count: Int) -> Text { Text("\(count) tài khoản", "\(count) accounts") }
    static func unknownRole(_ text: String) -> Text {
        Text("Không có vai trò “\(text)”.", "There is no role “\(text)”.")
    }

    static func refusal(_ refusal: AccountRefusal) -> Text {
        switch refusal {
        case .roleNotHere:
            Text("Đơn vị này không có vai trò đó.", "There is no such role at this kind of unit.")
        case .longPast:
            Text("Ngày bắt đầu đã quá 31 ngày.", "The first day is more than 31 days ago.")
        case .endsBeforeItBegins:
            Text("Ngày kết thúc phải sau ngày bắt đầu.", "The last day must come after the first.")
        case .lentOnce:
            Text("Quyền được ủy quyền thì không ủy quyền tiếp.", "What was lent to you cannot be lent on.")
        case .notLent:
            Text("Quyền quản trị tài khoản không ủy quyền được.", "The administration of accounts cannot be lent.")
        case .delegationPeriod:
            Text("Ủy quyền đến một ngày sau hôm nay, tối đa một năm.", "Lend until a day after today, a year at most.")
        case .outlastsLender:
            Text(
                "Vai trò của bạn kết thúc trước ngày đó; ủy quyền đến ngày cuối của vai trò hoặc sớm hơn.",
                "Your own role ends before that day; lend until its last day or earlier.")
        case .loginTaken:
            Text("Tên đăng nhập này đã có người dùng.", "This user name is taken.")
        case .unknownUnit:
            Text("Không có đơn vị mã này trong phạm vi của bạn.", "No unit within your reach has this code.")
        case .grantExists:
            Text("Người này đã giữ vai trò đó từ ngày đó.", "The person holds this role from that day already.")
        case .unknownAccount:
            Text("Không có tài khoản này trong phạm vi của bạn.", "There is no such account within your reach.")
        case .oneself:
            Text("Không tự làm việc này cho chính mình.", "You cannot do this to yourself.")
        case .beyondReach:
            Text(
                "Người này còn giữ vai trò ở đơn vị ngoài phạm vi của bạn; quản trị cấp trên mới làm được.",
                "The person also acts for a unit beyond your reach; a superior's administrator can do this.")
        case .noAddress: MailTexts.noAddress
        }
    }
}
