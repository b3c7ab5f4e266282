internal import Base

/// Every sentence about the directory.
enum DirectoryTexts {
    static let title = Text("Danh bạ", "Directory")
    static let help = Text(
        "Lãnh đạo và đầu mối của các đơn vị. Gõ một phần tên người hoặc tên đơn vị, có dấu hay không đều được.",
        "Leaders and contact persons of all units. Type a part of a name or of a unit, with or without marks.")
    static let words = Text("Tên người hoặc đơn vị", "Person or unit")
    static let post = Text("Vị trí", "Post")
    static let name = Text("Họ và tên", "Full name")
    static let position = Text("Chức vụ", "Position")
    static let unit = Text("Đơn vị", "Unit")
    static let phone = Text("Điện thoại", "Phone")
    static let email = Text("Thư điện tử", "E-mail")
    static let card = Text("Lưu vào máy", "vCard")
    static let none = Text("Không tìm thấy ai. Thử gõ ít chữ hơn.", "Nobody found. Try fewer letters.")
    static let more = Text("Còn nữa; gõ thêm chữ để thu hẹp.", "There are more; type more letters.")
    static let people = Text("Danh bạ của đơn vị", "The unit's directory")
    static let nobody = Text(
        "Chưa có ai. Thêm lãnh đạo phụ trách và đầu mối CNTT để cấp trên và phụ huynh liên hệ được.",
        "Nobody yet. Add the leader and the IT contact so that others can reach you.")
    static let add = Text("Thêm người", "Add a person")
    static let save = Text("Lưu", "Save")
    static let remove = Text("Xóa khỏi danh bạ", "Remove")
    static let removeConfirm = Text("Xóa người này khỏi danh bạ?", "Remove this person from the directory?")
    static let isPublic = Text("Công khai cho người dân", "Public for citizens")
    static let yes = Text("Công khai", "Public")
    static let inside = Text("Nội bộ", "Internal")
    static let confirm = Text("Danh bạ đúng, xác nhận cho học kỳ này", "All correct: confirm for this term")
    static let allCards = Text("Tải danh bạ (vCard)", "Download (vCard)")
    static let saved = Text("Đã lưu danh bạ.", "Directory saved.")
    static let confirmed = Text("Đã xác nhận danh bạ.", "Directory confirmed.")
    static let nameMissing = Text("Ghi họ và tên.", "Write the full name.")
    static let postMissing = Text("Chọn vị trí.", "Choose the post.")
    static let phoneWrong = Text(
        "Số điện thoại chỉ gồm chữ số, dấu cách, chấm, gạch.", "A phone number has digits, blanks, points, dashes.")
    static let emailWrong = Text(
        "Địa chỉ thư không đúng dạng ten@co-quan.vn.", "The address does not look like name@office.vn.")

    static func fresh(_ day: String) -> Text { Text("Đã xác nhận ngày \(day).", "Confirmed on \(day).") }
    static func stale(_ day: String) -> Text {
        Text(
            "Xác nhận lần cuối ngày \(day), chưa xác nhận cho học kỳ này.",
            "Last confirmed on \(day), not yet for this term.")
    }
    static let never = Text("Danh bạ chưa được xác nhận lần nào.", "The directory was never confirmed.")
}
