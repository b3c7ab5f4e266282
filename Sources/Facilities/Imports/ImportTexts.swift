internal import Base

/// Every sentence about sheets of rooms and devices that is about them alone.
enum ImportTexts {
    static let help = Text(
        "Chọn tệp XLSX hoặc CSV; các cột ở thứ tự nào cũng được. Xem trước, rồi mới ghi.",
        "Choose an XLSX or CSV file; the columns may stand in any order. Look first, then take it in.")
    static let mark = Text("Mã", "Code")
    static let name = Text("Tên", "Name")

    static func roomClosed(_ tag: String, _ room: String) -> Text {
        Text(
            "Thiết bị \(tag) trước đây ở phòng \(room), nay phòng đã đóng, nên không hoàn tác được nữa.",
            "The device \(tag) stood in room \(room), which is closed by now, so that it can no longer be undone.")
    }

    static func roomInUse(_ code: String, _ devices: Int, _ classes: Int) -> Text {
        Text(
            "Phòng \(code) nay có \(devices) thiết bị và \(classes) lớp nên không hoàn tác được nữa.",
            "The room \(code) holds \(devices) devices and \(classes) classes by now: it can no longer be undone.")
    }
}
