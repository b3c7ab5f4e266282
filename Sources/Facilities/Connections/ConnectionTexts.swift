internal import Base

/// Every sentence about Internet lines and licences.
enum ConnectionTexts {
    static let title = Text("Đường truyền và phần mềm", "Lines and software")
    static let help = Text(
        "Đường Internet, thiết bị bảo mật mạng và phần mềm bản quyền đang dùng (mục II.4.c).",
        "Internet lines, network security and licensed software in use (clause II.4.c).")
    static let lines = Text("Đường truyền Internet", "Internet lines")
    static let provider = Text("Nhà cung cấp", "Provider")
    static let kind = Text("Loại đường truyền", "Kind of line")
    static let mbit = Text("Tốc độ (Mbit/s)", "Speed (Mbit/s)")
    static let addLine = Text("Thêm đường truyền", "Add a line")
    static let noLines = Text("Chưa ghi đường truyền nào.", "No line was written down.")
    static let licences = Text("Phần mềm bản quyền", "Licensed software")
    static let product = Text("Phần mềm", "Software")
    static let seats = Text("Số máy được dùng", "Seats")
    static let addLicence = Text("Thêm phần mềm", "Add software")
    static let noLicences = Text("Chưa ghi phần mềm nào.", "No software was written down.")
    static let until = Text("Hết hạn ngày (nếu có)", "Runs out on (if it does)")
    static let security = Text("Thiết bị bảo mật mạng", "Network security devices")
    static let noSecurity = Text(
        "Chưa có thiết bị bảo mật nào. Thêm ở mục Thiết bị, chọn loại Tường lửa, IPS hoặc kiểm soát truy cập.",
        "There is no security device. Add it among the equipment as firewall, IPS or access control.")
    static let end = Text("Thôi dùng", "End")
    static let endFrom = Text("Thôi từ ngày", "Ended from")
    static let saved = Text("Đã lưu.", "Saved.")
    static let providerMissing = Text("Ghi nhà cung cấp.", "Write the provider.")
    static let kindMissing = Text("Chọn loại đường truyền.", "Choose the kind of line.")
    static let speedMissing = Text("Ghi tốc độ theo hợp đồng.", "Write the speed of the contract.")
    static let productMissing = Text("Ghi tên phần mềm.", "Write the name of the software.")
    static let seatsMissing = Text("Ghi số máy được dùng.", "Write the number of seats.")
    static let oneProvider = Text(
        "Chỉ có một nhà cung cấp; hướng dẫn khuyến khích dùng đồng thời nhiều nhà cung cấp.",
        "There is one provider only; the guidance encourages several at once.")

    static func total(_ mbit: Int, _ providers: Int) -> Text {
        Text(
            "Tổng \(Format(.vi).number(mbit)) Mbit/s của \(providers) nhà cung cấp",
            "\(Format(.en).number(mbit)) Mbit/s of \(providers) providers")
    }
}
