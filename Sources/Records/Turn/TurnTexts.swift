internal import Base

/// Every sentence about turning the year.
enum TurnTexts {
    static let title = Text("Mở năm học mới", "Turn the year")
    static let help = Text(
        "Các lớp được chép sang năm học mới; học sinh lên lớp, em lưu ban ở lại khối cũ, khối cuối hoàn thành. Hoàn tác được cho đến khi xác nhận.",
        "Classes are copied into the new year; pupils move up, some repeat, the last grade finishes. It can be undone until it is confirmed."
    )
    static let preview = Text("Xem trước", "Preview")
    static let old = Text("Lớp hiện nay", "Class now")
    static let pupils = Text("Học sinh", "Pupils")
    static let next = Text("Năm học mới", "New year")
    static let finishes = Text("hoàn thành", "finish")
    static let day = Text("Ngày đầu năm học mới", "First day of the new year")
    static let repeating = Text("Mã học sinh lưu ban", "Codes of pupils who repeat")
    static let repeatingHint = Text("Mỗi dòng một mã.", "One code in each line.")
    static let turn = Text("Mở năm học", "Open the year")
    static let turnConfirm = Text(
        "Chuyển toàn bộ học sinh sang năm học mới? Hoàn tác được cho đến khi xác nhận.",
        "Move all pupils into the new year? It can be undone until it is confirmed.")
    static let undo = Text("Hoàn tác", "Undo")
    static let confirm = Text("Xác nhận năm học", "Confirm the year")
    static let confirmConfirm = Text(
        "Xác nhận? Sau đó không hoàn tác được nữa.", "Confirm? It can no longer be undone afterwards.")
    static let turned = Text("Đã mở năm học mới.", "The new year was opened.")
    static let undone = Text("Đã hoàn tác.", "It was undone.")
    static let isConfirmed = Text("Đã xác nhận năm học.", "The year was confirmed.")
    static let none = Text("Năm học này chưa có lớp nào.", "There are no classes in this year.")

    static func waits(_ year: SchoolYear) -> Text {
        Text(
            "Năm học \(year.text) đã mở, chưa xác nhận. Xem lại các lớp rồi xác nhận hoặc hoàn tác.",
            "\(year.text) is open and not confirmed yet. Look at the classes, then confirm or undo.")
    }
}
