internal import Base

/// The sentences of reviewing.
enum ReviewTexts {
    static let review = Text("Xem xét", "Review")
    static let reopen = Text("Mở lại", "Reopen")
    static let reviewHelp = Text(
        "Ghi nhận xét vào mục cần sửa rồi trả lại, hoặc chấp nhận cả hồ sơ.",
        "Write remarks beside what must be mended and return it, or accept the whole.")
    static let remark = Text("Nhận xét", "Remark")
    static let reason = Text("Ý kiến chung gửi đơn vị", "Word to the unit")
    static let `return` = Text("Trả lại để sửa", "Return")
    static let accept = Text("Chấp nhận", "Accept")
    static let giveTime = Text("Cho gia hạn", "Give more time")
    static let refuseTime = Text("Không cho gia hạn", "Refuse")
    static let extensionNote = Text("Lời nhắn", "Note")
    static let reopenReason = Text("Lý do mở lại", "Reason")
    static let versions = Text("So sánh các lần nộp", "Compare submissions")
    static let older = Text("Lần trước", "Earlier")
    static let newer = Text("Lần sau", "Later")
    static let show = Text("So sánh", "Compare")
    static let noDifference = Text("Hai lần nộp giống nhau.", "The two submissions are the same.")

    static func decided(_ kind: HandIn.Decision.Kind) -> Text {
        switch kind {
        case .acceptance: Text("Chấp nhận", "Accepted")
        case .return: Text("Trả lại", "Returned")
        case .reopening: Text("Mở lại", "Reopened")
        }
    }

    static func told(_ kind: HandIn.Decision.Kind, _ title: String) -> Text {
        switch kind {
        case .acceptance: Text("Đã chấp nhận: \(title)", "Accepted: \(title)")
        case .return: Text("Trả lại để sửa: \(title)", "Returned to be mended: \(title)")
        case .reopening: Text("Mở lại: \(title)", "Reopened: \(title)")
        }
    }

    static func toldOfTime(_ granted: Bool, _ title: String) -> Text {
        granted
            ? Text("Được gia hạn: \(title)", "More time: \(title)")
            : Text("Không được gia hạn: \(title)", "No more time: \(title)")
    }

    static func number(_ number: Int, _ moment: String) -> Text {
        Text("Lần \(number) (\(moment))", "No. \(number) (\(moment))")
    }
}
