internal import Base

/// Every sentence about school years.
enum SchoolYearTexts {
    static let title = Text("Năm học và học kỳ", "School years and terms")
    static let help = Text(
        "Khung kế hoạch thời gian năm học do Thành phố ban hành, áp dụng cho mọi trường.",
        "The days of each school year as the city decided them, for every school.")
    static let formHelp = Text(
        "Ghi đúng các ngày trong quyết định. Nhật ký giữ lại các ngày đã nhập trước đó.",
        "Write the days as the decision has them. The log keeps what was entered before.")
    static let enter = Text("Nhập năm học", "Enter a school year")
    static let save = Text("Lưu năm học", "Save the school year")
    static let saved = Text("Đã lưu năm học.", "School year saved.")
    static let year = Text("Năm học", "School year")
    static let yearHint = Text("Ví dụ 2023-2024", "Such as 2023-2024")
    static let yearMissing = Text("Ghi năm học dạng 2023-2024.", "Write the school year as 2023-2024.")
    static let starts = Text("Ngày bắt đầu", "First day")
    static let second = Text("Ngày vào học kỳ II", "First day of the second term")
    static let ends = Text("Ngày kết thúc", "Last day")
    static let dayMissing = Text("Ghi ngày dạng ngày/tháng/năm.", "Write the day as day/month/year.")
    static let weeks = Text("Số tuần (kỳ I + kỳ II)", "Weeks (term 1 + 2)")
    static let source = Text("Căn cứ", "Decision")
    static let sourceHint = Text(
        "Số, ngày và cơ quan ban hành quyết định", "Number, day and authority of the decision")
    static let short = Text("Không đủ 35 tuần", "Below 35 weeks")
    static let shortHelp = Text(
        "Khung này không đủ 18 tuần học kỳ I và 17 tuần học kỳ II. Kiểm tra lại các ngày với quyết định.",
        "These days do not hold 18 weeks in the first and 17 in the second term. Compare them with the decision.")
    static let none = Text(
        "Chưa có năm học nào. Sở nhập khung năm học khi Thành phố ban hành quyết định.",
        "No school years yet. The department enters one when the city has decided it.")

    static func change(_ year: String) -> Text { Text("Năm học \(year)", "School year \(year)") }

    static func undecided(_ year: String) -> Text {
        Text(
            "Chưa nhập khung thời gian của năm học \(year).", "The days of the school year \(year) are not entered yet."
        )
    }
}
