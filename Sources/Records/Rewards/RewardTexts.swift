internal import Base

/// Every sentence about rewards and discipline.
enum RewardTexts {
    static let title = Text("Khen thưởng, kỷ luật", "Rewards and discipline")
    static let kind = Text("Loại", "Kind")
    static let reward = Text("Khen thưởng", "Reward")
    static let discipline = Text("Kỷ luật", "Discipline")
    static let day = Text("Ngày quyết định", "Given on")
    static let content = Text("Nội dung", "Content")
    static let decision = Text("Số quyết định", "Number of the decision")
    static let note = Text("Ghi chú", "Note")
    static let enteredBy = Text("Người ghi", "Written by")
    static let state = Text("Hiệu lực", "In force")
    static let add = Text("Ghi khen thưởng, kỷ luật", "Write a reward or measure")
    static let correct = Text("Sửa khen thưởng, kỷ luật", "Correct a reward or measure")
    static let reason = Text("Lý do sửa", "Why it is corrected")
    static let end = Text("Kết thúc hiệu lực", "End it")
    static let endDay = Text("Hết hiệu lực từ ngày", "Over since")
    static let none = Text("Chưa có khen thưởng, kỷ luật nào được ghi.", "Nothing was written yet.")
    static let past = Text("Nội dung trước khi sửa", "Before it was corrected")
    static let saved = Text("Đã lưu khen thưởng, kỷ luật.", "Reward or measure saved.")
    static let kindMissing = Text("Chọn khen thưởng hoặc kỷ luật.", "Choose reward or discipline.")
    static let contentMissing = Text(
        "Ghi nội dung, ví dụ: Học sinh giỏi cấp trường.", "Write what for, such as: best of the school.")
    static let reasonMissing = Text("Ghi vì sao phải sửa.", "Write why it has to be corrected.")
    static let dayToCome = Text("Ngày quyết định chưa tới.", "This day has not come yet.")
    static let dayBeforeBirth = Text("Ngày quyết định phải sau ngày sinh.", "The child was not born on this day.")
    static let endTooEarly = Text(
        "Ngày hết hiệu lực phải từ ngày quyết định trở đi.", "It cannot end before it was given.")
    static let nowInForce = Text("đang có hiệu lực", "in force")
    static let onlySchool = Text(
        "Kỷ luật của học sinh chỉ trường đang giữ hồ sơ xem được.",
        "Discipline is seen only by the school that keeps the record.")
    static func overSince(_ day: Day) -> Text {
        Text("hết hiệu lực từ \(Format(.vi).day(day))", "over since \(Format(.en).day(day))")
    }
    static func because(_ reason: String) -> Text { Text("Sửa vì: \(reason)", "Corrected because: \(reason)") }
}

extension Reward.Kind {
    var label: Text { self == .reward ? RewardTexts.reward : RewardTexts.discipline }
}
