internal import Base

/// Every sentence about reminder steps.
enum StepTexts {
    static let title = Text("Mốc nhắc hạn", "Reminder steps")
    static let help = Text(
        "Ngày nào quanh hạn nộp thì nhắc ai, cho cả thành phố. Mốc mới áp dụng từ ngày mai; mốc đã bỏ vẫn giữ trong lịch sử.",
        "On which days around a due day who is reminded, in the whole city. A new step holds from tomorrow; ended ones stay in the history."
    )
    static let when = Text("Lúc", "When")
    static let whom = Text("Nhắc ai", "Who is reminded")
    static let holds = Text("Áp dụng", "Holds")
    static let none = Text("Chưa có mốc nào: không ai được nhắc.", "No steps: nobody is reminded.")
    static let unit = Text("Đơn vị phải nộp", "The unit that owes")
    static let superior = Text("Cấp trên trực tiếp", "Its direct superior")
    static let end = Text("Bỏ", "End")
    static let add = Text("Thêm mốc", "Add a step")
    static let days = Text("Số ngày sau hạn", "Days after the due day")
    static let daysHint = Text("Số âm là trước hạn, 0 là đúng ngày.", "Negative is before, 0 is the day itself.")
    static let daysWrong = Text("Ghi một số từ -60 đến 60.", "A number from -60 to 60.")
    static let whomMissing = Text("Chọn nhắc ai.", "Choose who is reminded.")
    static let exists = Text("Đã có mốc này.", "This step exists.")
    static let source = Text("Theo văn bản, quyết định", "By which decision")
    static let sourceMissing = Text("Ghi căn cứ.", "Give the decision.")
    static let saved = Text("Đã lưu mốc nhắc hạn.", "Reminder steps saved.")

    static func label(_ audience: ReminderStep.Audience) -> Text {
        switch audience {
        case .unit: unit
        case .superior: superior
        }
    }

    static func said(_ days: Int) -> Text {
        if days == 0 { return Text("Đúng ngày hạn", "On the day") }
        return days < 0
            ? Text("Trước hạn \(-days) ngày", "\(ReminderTexts.days(-days)) before")
            : Text("Quá hạn \(days) ngày", "\(ReminderTexts.days(days)) after")
    }
}
