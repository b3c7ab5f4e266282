internal import Base

/// Every sentence about breaches.
enum BreachTexts {
    static let help = Text(
        "Lộ, mất, bị sửa hay bị lấy dữ liệu cá nhân: ghi ngay khi phát hiện, đồng hồ 24 giờ và 72 giờ chạy từ lúc đó. Biết thêm thì sửa, bản trước vẫn giữ. In báo cáo để gửi, rồi ghi lúc đã gửi.",
        "Personal data leaked, lost, changed or taken: record it when discovered; the clocks of 24 and 72 hours run from then. Mend it as more is known, all versions stay. Print it, send it, note when."
    )
    static let none = Text("Chưa ghi vi phạm nào.", "No breach was recorded.")
    static let record = Text("Ghi một vi phạm", "Record a breach")
    static let paper = Text("Thông báo vi phạm dữ liệu cá nhân", "Notice of a breach of personal data")
    static let unit = Text("Đơn vị", "Unit")
    static let discovered = Text("Phát hiện lúc", "Discovered at")
    static let day = Text("Ngày phát hiện", "Day of discovery")
    static let dayMissing = Text("Ghi ngày phát hiện.", "Give the day of discovery.")
    static let hour = Text("Giờ", "Hour")
    static let hourMissing = Text("Ghi giờ phát hiện, từ 0 đến 23.", "Give the hour, 0 to 23.")
    static let minute = Text("Phút", "Minute")
    static let inFuture = Text("Thời điểm phát hiện chưa tới.", "This moment is still to come.")
    static let what = Text("Việc đã xảy ra", "What happened")
    static let whatHint = Text("Khi nào, ở đâu, bằng cách nào; ai đã biết.", "When, where, how; who knows of it.")
    static let whatMissing = Text("Mô tả việc đã xảy ra.", "Describe what happened.")
    static let kinds = Text("Loại dữ liệu bị ảnh hưởng", "Kinds of data")
    static let kindsMissing = Text(
        "Ghi loại dữ liệu, nêu riêng dữ liệu nhạy cảm.", "Name the kinds of data, the sensitive ones apart.")
    static let people = Text("Số người bị ảnh hưởng", "People affected")
    static let peopleHint = Text(
        "Ước lượng nếu chưa biết chính xác.", "An estimate when not yet known.")
    static let peopleMissing = Text("Ghi số người, ước lượng cũng được.", "Give the number, an estimate will do.")
    static let consequences = Text("Hậu quả có thể có", "Possible consequences")
    static let measures = Text("Biện pháp đã làm và sẽ làm", "Measures taken and planned")
    static let measuresMissing = Text("Ghi biện pháp đã làm hoặc sẽ làm.", "Say what was or will be done.")
    static let contact = Text("Người liên hệ, điện thoại", "Contact person and phone")
    static let contactMissing = Text("Ghi người để cơ quan chức năng liên hệ.", "Say whom the authority can reach.")
    static let reports = Text("Báo cáo phải gửi", "Reports to send")
    static let report = Text("Báo cáo", "Report")
    static let due = Text("Chậm nhất", "By")
    static let noteSent = Text("Ghi đã gửi", "Note as sent")
    static let sent = Text("Đã gửi đúng hạn", "Sent in time")
    static let sentLate = Text("Đã gửi, trễ", "Sent late")
    static let head = Text("Thủ trưởng đơn vị", "Head of unit")
    static let changed = Text(
        "Người khác vừa sửa. Xem bản mới ở trên rồi làm lại.",
        "Somebody else changed it. See the new version above and try again.")
    static let mend = Text("Sửa, bổ sung", "Mend, add")
    static let mendHint = Text(
        "Bản trước được giữ lại. Đồng hồ vẫn chạy từ lúc phát hiện.",
        "What stood before is kept. The clocks still run from discovery.")
    static let saveEdition = Text("Lưu bản mới", "Save a new version")
    static let reason = Text("Vì sao sửa", "Why it is mended")
    static let reasonMissing = Text("Ghi vì sao sửa.", "Say why it is mended.")
    static let editions = Text("Các bản đã ghi", "Versions")
    static let close = Text("Kết thúc vụ việc", "Close the breach")
    static let closeConfirm = Text("Kết thúc rồi thì không sửa được nữa.", "Once closed it cannot be mended.")
    static let conclusion = Text("Kết luận", "Conclusion")
    static let conclusionHint = Text(
        "Nguyên nhân, kết quả khắc phục. Báo cáo chưa gửi vẫn phải gửi đúng hạn.",
        "Cause and outcome. Reports not yet sent are still due.")
    static let conclusionMissing = Text("Ghi kết luận.", "Give the conclusion.")
    static let open = Text("Đang xử lý", "Open")
    static let closed = Text("Đã kết thúc", "Closed")
    static let closedAt = Text("Kết thúc lúc", "Closed at")
    static let closedAlready = Text(
        "Vụ việc đã kết thúc, không sửa được nữa.", "The breach is closed and cannot be mended.")
    static let same = Text("Chưa có gì thay đổi.", "Nothing has changed.")
    static func edition(_ edition: BreachEdition, _ moment: String) -> Text {
        Text(
            "Bản \(edition.number) · \(edition.by) · \(moment)", "Version \(edition.number) · \(edition.by) · \(moment)"
        )
    }
    static func left(_ hours: Int) -> Text { Text("Còn \(hours) giờ", "\(hours) h left") }
    static func late(_ hours: Int) -> Text { Text("Quá hạn \(hours) giờ", "\(hours) h overdue") }
}
