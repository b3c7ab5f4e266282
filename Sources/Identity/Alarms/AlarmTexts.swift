internal import Base

/// Every sentence about alarms.
enum AlarmTexts {
    static let alarms = Text("Báo động", "Alarms")
    static let help = Text(
        "Những việc khác thường mà hệ thống nhận thấy. Xem việc gì đã xảy ra, hỏi người liên quan, rồi ghi kết luận.",
        "What the program found unusual. See what led to it, ask who is concerned, and write down what came of it.")
    static let none = Text("Chưa có báo động nào.", "No alarm so far.")
    static let at = Text("Lúc", "At")
    static let what = Text("Việc", "What")
    static let times = Text("Số lần", "Times")
    static let bound = Text("Ngưỡng", "Bound")
    static let state = Text("Tình trạng", "State")
    static let open = Text("Chưa xử lý", "Open")
    static let closed = Text("Đã xử lý", "Acknowledged")
    static let since = Text("Tính từ", "Counted from")
    static let example = Text("Lần cuối", "The last one")
    static let led = Text("Các dòng nhật ký dẫn đến báo động", "Lines of the log that led to it")
    static let noLines = Text(
        "Việc này được đếm khi có yêu cầu gửi đến, không có dòng nhật ký riêng.",
        "This is counted as requests come and has no lines of its own in the log.")
    static let remark = Text("Đã kiểm tra thế nào, kết luận gì", "What was looked into, and what came of it")
    static let remarkMissing = Text("Ghi đã kiểm tra thế nào.", "Say what was looked into.")
    static let acknowledge = Text("Ghi đã xử lý", "Acknowledge")
    static let acknowledged = Text("Đã ghi xử lý báo động.", "Alarm acknowledged.")
    static let by = Text("Người xử lý", "Acknowledged by")
    static let bounds = Text("Ngưỡng báo động", "Bounds of alarms")
    static let boundsHelp = Text(
        "Bao nhiêu lần thì báo động. Số 0 tắt báo động đó; để trống thì dùng số ghi bên dưới.",
        "From how many times on there is an alarm. 0 turns it off; left empty, the number below holds.")
    static let boundsSaved = Text("Đã lưu ngưỡng báo động.", "Bounds saved.")
    static let save = Text("Lưu", "Save")
    static let nobody = Text("một tên không ai có", "a name that nobody has")
    static let installation = Text("Cả hệ thống", "The installation")

    static func standard(_ rule: AlarmRule) -> Text {
        let hours = rule.window / 3600
        return Text(
            "Mặc định \(rule.bound) lần trong \(hours) giờ.", "\(rule.bound) in \(hours) hours unless set.")
    }

    static func name(_ kind: AlarmKind) -> Text {
        switch kind {
        case .refusedAccount: Text("Nhiều lần đăng nhập sai vào một tài khoản", "Many refused sign-ins to one account")
        case .refusedAddress: Text("Nhiều lần đăng nhập sai từ một nơi", "Many refused sign-ins from one place")
        case .strayed: Text("Mở nhiều thứ ngoài phạm vi của mình", "Asked for much that is not theirs")
        case .readings: Text("Xem nhiều dữ liệu nhạy cảm", "Read much sensitive data")
        case .exports: Text("Tải nhiều danh sách", "Downloaded many lists")
        case .requests: Text("Gửi yêu cầu nhiều hơn một người có thể", "More requests than a person makes")
        case .requestsAddress: Text("Quá nhiều yêu cầu từ một nơi", "Too many requests from one place")
        case .newNetwork: Text("Quản trị đăng nhập từ mạng lạ", "An administrator signed in from a new network")
        case .copiedKey: Text("Khóa bảo mật có thể bị sao chép", "A security key may have been copied")
        case .brokenLog: Text("Nhật ký không nguyên vẹn", "The log is not whole")
        }
    }

    static func title(_ kind: AlarmKind, _ whom: String) -> Text {
        let name = name(kind)
        guard kind != .brokenLog else {
            return Text("Báo động: \(name(.vi))", "Alarm: \(name(.en))")
        }
        let whom = whom == AlarmRule.installation ? nobody : Text(verbatim: whom)
        return Text("Báo động: \(name(.vi)) – \(whom(.vi))", "Alarm: \(name(.en)) – \(whom(.en))")
    }

    static func told(_ alarm: Alarm) -> Text {
        Text(
            "\(alarm.times) lần, ngưỡng là \(alarm.bound). Mở để xem việc gì đã xảy ra và ghi kết luận.",
            "\(alarm.times) times, the bound is \(alarm.bound). Open it to see what led to it and say what came of it.")
    }
}

/// Why an alarm is not acknowledged.
enum AlarmRefusal: Refusal {
    case oneself
    case already

    var kind: RefusalKind { self == .already ? .conflict : .invalid }

    var explanation: Text {
        switch self {
        case .oneself:
            Text(
                "Báo động về chính bạn phải do người quản trị khác xử lý.",
                "An alarm about yourself is acknowledged by another administrator.")
        case .already:
            Text("Báo động này đã được xử lý. Tải lại trang để xem.", "It was acknowledged meanwhile. Reload the page.")
        }
    }
}
