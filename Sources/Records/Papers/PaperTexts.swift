internal import Base

/// Every sentence about what is printed of a list.
enum PaperTexts {
    static let title = Text("In danh sách, thẻ", "Print lists and cards")
    static let list = Text("Danh sách", "List")
    static let labels = Text("Nhãn", "Labels")
    static let cards = Text("Thẻ học sinh", "Cards")
    static let classList = Text("Danh sách học sinh", "List of pupils")
    static let number = Text("TT", "No.")
    static let note = Text("Ghi chú", "Note")
    static let kinds = Text("Kiểu in", "What to print")
    static let help = Text(
        "Dùng lệnh In của trình duyệt; khổ A4, nhãn ba cột, thẻ hai cột.",
        "Use the browser's print command; A4, labels in three columns, cards in two.")
    static let tooMany = Text(
        "Chỉ in được 1.000 em một lần; hãy lọc bớt.", "1,000 pupils at most at a time: narrow the list.")
    static let teacher = Text("Giáo viên chủ nhiệm", "Class teacher")
    static func ofClass(_ name: String) -> Text { Text("Danh sách lớp \(name)", "Class \(name)") }
    static func schoolYear(_ year: SchoolYear) -> Text { Text("Năm học \(year.text)", "School year \(year.text)") }
}
