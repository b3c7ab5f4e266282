internal import Base

/// Every sentence about the exchange with the sector database.
enum SectorTexts {
    static let title = Text("Trao đổi với CSDL ngành", "Exchange with the sector database")
    static let help = Text(
        "Tải gói dữ liệu, nộp lên CSDL ngành, rồi nạp tệp trả lời vào đây. Bảng dưới chỉ ghi điều CSDL ngành đã xác nhận.",
        "Download the message, hand it to the sector database, then upload its answer here. What the other side holds is only what it has acknowledged."
    )
    static let kind = Text("Loại", "Kind")
    static let name = Text("Tên", "Name")
    static let theirCode = Text("Mã bên kia", "Their code")
    static let standing = Text("Đối chiếu", "Standing")
    static let reason = Text("Bên kia báo", "What they say")
    static let summary = Text("Bên kia đang giữ gì", "What the other side holds")
    static let differences = Text("Những điểm khác nhau", "What differs")
    static let none = Text("Không có điểm nào khác.", "Nothing differs.")
    static let onlyFirst = Text("Chỉ hiện 300 dòng đầu.", "Only the first 300 rows are shown.")
    static let send = Text("Lập gói dữ liệu", "Make a message")
    static let extent = Text("Phạm vi", "Extent")
    static let full = Text("Đầy đủ (đầu năm)", "Full (start of year)")
    static let changes = Text("Chỉ phần thay đổi", "What changed")
    static let format = Text("Định dạng", "Format")
    static let objects = Text("Tệp JSON (mẫu năm 2020)", "JSON objects (2020)")
    static let sheets = Text("Bảng tính XLSX", "Spreadsheet")
    static let nothing = Text(
        "Bên kia đã giữ đúng như hồ sơ; không có gì để gửi.", "The other side holds what we hold: nothing to send.")
    static let answer = Text("Nạp tệp trả lời", "Upload the answer")
    static let answerHint = Text(
        "XLSX hoặc CSV có cột ClientId; cột Mã nếu được cấp mã, cột Lỗi nếu bị từ chối.",
        "XLSX or CSV with the column ClientId; Mã when a code was given, Lỗi when it was refused.")

    static func kind(_ kind: SectorObject.Kind) -> Text {
        switch kind {
        case .schoolClass: Text("Lớp", "Class")
        case .pupil: Text("Học sinh", "Pupil")
        case .staff: Text("Nhân sự", "Staff")
        }
    }

    static func standing(_ standing: SectorComparison.Standing) -> Text {
        switch standing {
        case .same: Text("Khớp", "Same")
        case .differs: Text("Đã đổi, chưa gửi lại", "Changed since")
        case .missing: Text("Chưa có bên kia", "Not there yet")
        case .refused: Text("Bị từ chối", "Refused")
        case .left: Text("Chỉ còn bên kia", "Only there")
        }
    }

    static func taken(_ taken: Int, _ refused: Int) -> Text {
        Text("Đã nhận \(taken), bị từ chối \(refused).", "Taken \(taken), refused \(refused).")
    }

    static func unknown(_ rows: [Int]) -> Text {
        let list = rows.prefix(20).map(String.init).joined(separator: ", ")
        return Text(
            "Bỏ qua dòng \(list): ClientId không phải của gói nào trường đã lập.",
            "Passed over the rows \(list): this school never sent such a ClientId.")
    }
}
