internal import Base

/// Every sentence about devices.
enum DeviceTexts {
    static let title = Text("Thiết bị", "Equipment")
    static let help = Text(
        "Máy tính, máy chiếu, thiết bị dạy học, thiết bị mạng và bảo mật: ở phòng nào, còn hoạt động không.",
        "Computers, projectors, teaching equipment, network and security devices: where they stand, whether they work.")
    static let tag = Text("Mã thiết bị", "Tag")
    static let tagHint = Text(
        "In trên nhãn dán ở máy, ví dụ TH-0001.", "As on the label of the machine, such as TH-0001.")
    static let name = Text("Tên, kiểu máy", "Name and model")
    static let kind = Text("Loại", "Kind")
    static let serial = Text("Số sê-ri", "Serial number")
    static let room = Text("Phòng", "Room")
    static let noRoom = Text("Chưa xếp phòng", "In no room")
    static let state = Text("Tình trạng", "State")
    static let year = Text("Năm mua", "Bought in")
    static let source = Text("Nguồn", "Source")
    static let add = Text("Thêm thiết bị", "Add a device")
    static let change = Text("Sửa thiết bị", "Change the device")
    static let saved = Text("Đã lưu thiết bị.", "Device saved.")
    static let writeOff = Text("Thanh lý", "Write off")
    static let writeOffFrom = Text("Thanh lý từ ngày", "Written off from")
    static let writtenOff = Text("Thiết bị này đã thanh lý.", "This device was written off.")
    static let none = Text("Không có thiết bị nào khớp.", "No device matches.")
    static let labels = Text("In nhãn QR", "Print QR labels")
    static let labelsHelp = Text(
        "In trang này rồi cắt nhãn, dán lên máy. Mỗi nhãn mang mã thiết bị.",
        "Print this page, cut the labels and stick them on. Each carries the tag.")
    static let tagWrong = Text(
        "Mã thiết bị gồm chữ không dấu, chữ số và dấu - . _ /, tối đa 30 ký tự.",
        "A tag is of plain letters, digits and - . _ /, at most 30 signs.")
    static let tagTaken = Text("Trường đã có thiết bị mang mã này.", "There is a device with this tag already.")
    static let nameMissing = Text("Ghi tên thiết bị.", "Write the name of the device.")
    static let kindMissing = Text("Chọn loại thiết bị.", "Choose the kind.")
    static let stateMissing = Text("Chọn tình trạng.", "Choose the state.")
    static let roomWrong = Text("Phòng này không có trong ngày đó.", "This room does not exist on that day.")

    static func count(_ number: Int) -> Text {
        Text("\(Format(.vi).number(number)) thiết bị", "\(Format(.en).number(number)) devices")
    }
}
