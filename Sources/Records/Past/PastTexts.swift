internal import Base

/// Every sentence about what fields were before.
enum PastTexts {
    static let title = Text("Trước đây", "Before")
    static let field = Text("Mục", "Field")
    static let value = Text("Giá trị", "Value")
    static let from = Text("Từ ngày", "From")
    static let until = Text("Đến trước ngày", "Until before")
    static let ever = Text("từ đầu", "the beginning")
    static let mend = Text("Sửa chỗ ghi sai", "Correct a mistake")
    static let nothing = Text("(để trống)", "(nothing)")
    static func mending(_ day: Day) -> Text {
        Text(
            "Bạn đang sửa chỗ ghi sai của ngày \(Format(.vi).day(day)) và những ngày liền đó có cùng giá trị. Muốn bỏ một thay đổi đã ghi nhầm, ghi lại giá trị trước hoặc sau nó.",
            "You are correcting what was said of \(Format(.en).day(day)) and the days around it on which the same was said. To take back a change that never was, give the value before or after it."
        )
    }
}
