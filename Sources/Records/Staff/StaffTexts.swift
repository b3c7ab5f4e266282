internal import Base

/// Every sentence about staff.
enum StaffTexts {
    static let title = Text("Nhân sự", "Staff")
    static let help = Text(
        "Ai giữ việc gì ở trường, đúng vào ngày bạn chọn.", "Who holds which post, true on the day you choose.")
    static let name = Text("Họ và tên", "Full name")
    static let family = Text("Nhóm", "Group")
    static let kind = Text("Chức danh", "Post")
    static let qualification = Text("Trình độ chuyên môn", "Qualification")
    static let contract = Text("Hình thức hợp đồng", "Contract")
    static let periods = Text("Tiết dạy một tuần", "Periods a week")
    static let code = Text("Mã giáo viên, cán bộ", "Staff code")
    static let codeHint = Text(
        "Người từ trường khác về: ghi mã và ngày sinh để mang hồ sơ theo.",
        "Somebody from another school: the code and birth date bring the record along.")
    static let since = Text("Từ ngày", "Since")
    static let add = Text("Thêm người, giao việc", "Add a person or post")
    static let end = Text("Thôi việc này", "End the post")
    static let last = Text("Thôi từ ngày", "Ends on")
    static let none = Text("Không có ai khớp.", "Nobody matches.")
    static let saved = Text("Đã lưu nhân sự.", "Staff saved.")
    static let familyMissing = Text("Chọn nhóm.", "Choose the group.")
    static let bornOther = Text(
        "Mã này thuộc người có ngày sinh khác.", "This code is of somebody with another birth date.")
    static let endTooEarly = Text(
        "Ngày thôi phải sau ngày bắt đầu.", "A post ends after the day on which it began.")
    static func count(_ number: Int) -> Text { Text("\(number) người, việc", "\(number) people and posts") }
}
