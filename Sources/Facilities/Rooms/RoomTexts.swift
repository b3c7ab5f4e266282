internal import Base

/// Every sentence about rooms.
enum RoomTexts {
    static let title = Text("Phòng học", "Rooms")
    static let help = Text(
        "Các phòng của trường và các điểm trường, đúng vào ngày bạn chọn.",
        "The rooms of the school and its sites, true on the day you choose.")
    static let code = Text("Mã phòng", "Code")
    static let codeHint = Text("Ghi trên cửa, ví dụ P201.", "As on the door, such as P201.")
    static let name = Text("Tên phòng", "Name")
    static let kind = Text("Loại phòng", "Kind")
    static let solidity = Text("Kết cấu", "Building")
    static let state = Text("Tình trạng", "State")
    static let area = Text("Diện tích (m²)", "Area (m²)")
    static let add = Text("Thêm phòng", "Add a room")
    static let change = Text("Sửa phòng", "Change the room")
    static let saved = Text("Đã lưu phòng.", "Room saved.")
    static let close = Text("Thôi dùng phòng", "Close the room")
    static let closeFrom = Text("Thôi dùng từ ngày", "Closed from")
    static let closed = Text("Phòng này đã thôi dùng.", "This room is closed.")
    static let none = Text("Không có phòng nào khớp.", "No room matches.")
    static let codeWrong = Text(
        "Mã phòng gồm chữ không dấu, chữ số và dấu - . _ /, tối đa 30 ký tự.",
        "A code is of plain letters, digits and - . _ /, at most 30 signs.")
    static let codeTaken = Text("Trường đã có phòng mang mã này.", "There is a room with this code already.")
    static let nameMissing = Text("Ghi tên phòng.", "Write the name of the room.")
    static let kindMissing = Text("Chọn loại phòng.", "Choose the kind of room.")
    static let solidityMissing = Text("Chọn kết cấu.", "Choose how it is built.")
    static let stateMissing = Text("Chọn tình trạng.", "Choose the state.")
    static let siteWrong = Text("Điểm trường này không thuộc trường.", "This site does not belong to the school.")
    static let devices = Text("Thiết bị trong phòng", "Devices in the room")

    static func inUse(_ devices: Int, _ classes: Int) -> Text {
        Text(
            "Phòng còn \(devices) thiết bị và \(classes) lớp học Tin học; chuyển đi trước khi thôi dùng phòng.",
            "\(devices) devices and \(classes) classes are still in the room; move them before closing it.")
    }

    static func count(_ number: Int, area: Int) -> Text {
        Text(
            "\(Format(.vi).number(number)) phòng, \(Format(.vi).number(area)) m² trên trang này",
            "\(Format(.en).number(number)) rooms, \(Format(.en).number(area)) m² on this page")
    }
}
