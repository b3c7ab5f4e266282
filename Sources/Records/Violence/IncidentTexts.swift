internal import Base

/// Every sentence about school violence.
enum IncidentTexts {
    static let title = Text("Bạo lực học đường", "School violence")
    static let help = Text(
        "Mỗi lần xem, tải về đều được ghi nhật ký của từng học sinh; chỉ hiệu trưởng trường đang giữ hồ sơ xem được.",
        "Each look and download is written into each child's log; only the head of the school that keeps the record sees it."
    )
    static let day = Text("Ngày xảy ra", "Happened on")
    static let add = Text("Ghi vụ việc", "Write an incident")
    static let correct = Text("Sửa vụ việc ghi sai", "Correct an incident")
    static let remove = Text("Xóa vụ việc ghi nhầm", "Remove a wrong incident")
    static let removed = Text(
        "Xóa hẳn khỏi hồ sơ của em, cả những lần sửa trước; nhật ký chỉ giữ lại ai xóa và vì sao.",
        "It is taken out of the child's record with all earlier versions; the log keeps only who removed it and why.")
    static let none = Text("Chưa ghi vụ việc nào.", "Nothing was written.")
    static let saved = Text("Đã lưu vụ việc.", "Incident saved.")
    static let formMissing = Text("Ghi hình thức bạo lực.", "Write the form of violence.")
    static let past = Text("Nội dung trước khi sửa", "Before it was corrected")
    static let pupil = Text("Học sinh", "Pupil")
    static let codeHint = Text(
        "Theo danh mục của Bộ; chưa có danh mục thì để trống.", "From the ministry's list; leave it empty without one.")
    static func inYear(_ year: String, _ count: Int) -> Text {
        Text(
            "Năm học \(year): \(count) vụ việc",
            "School year \(year): " + (count == 1 ? "1 incident" : "\(count) incidents"))
    }
    static let yearBefore = Text("Năm học trước", "The year before")
    static let yearAfter = Text("Năm học sau", "The year after")
}

extension IncidentField {
    var label: Text {
        switch self {
        case .form: Text("Hình thức bạo lực", "Form of violence")
        case .code: Text("Mã bạo lực học đường", "Code")
        case .target: Text("Đối tượng", "Who was concerned")
        case .place: Text("Địa điểm", "Place")
        case .duration: Text("Thời lượng", "How long")
        case .outcome: Text("Kết quả xử lý", "What was done")
        case .note: Text("Ghi chú", "Note")
        }
    }
}
