internal import Base

/// Every sentence about sheets of many schools.
enum LoadTexts {
    static let title = Text("Nhập học sinh nhiều trường", "Import pupils of many schools")
    static let help = Text(
        "Một tệp XLSX hoặc CSV cho nhiều trường, đến một triệu dòng: các cột Mã trường, Họ tên, Ngày sinh, Giới tính, Lớp và các cột khác theo mẫu của ngành. Chương trình xem trước trong nền; bạn có thể rời trang này.",
        "One XLSX or CSV file for many schools, up to a million rows: the columns school code, name, birth date, sex, class and any others of the national sheet. It is looked at in the background; you may leave this page."
    )
    static let schoolMissing = Text("Ghi Mã trường.", "Write the school's code.")
    static func schoolUnknown(_ code: String) -> Text {
        Text(
            "Không có trường mã “\(code)” trong phạm vi của bạn.", "There is no school “\(code)” within your reach.")
    }
    static let start = Text("Gửi lên và xem trước", "Upload and preview")
    static let recent = Text("Các tệp gần đây", "Recent files")
    static let none = Text("Chưa có tệp nào.", "No files yet.")
    static let state = Text("Trạng thái", "State")
    static let rows = Text("Số dòng", "Rows")
    static let refresh = Text("Xem lại ngay", "Refresh now")
    static let apply = Text("Ghi các dòng đúng", "Take in the good rows")
    static let cancel = Text("Dừng và lấy lại", "Stop and take back")
    static let cancelConfirm = Text(
        "Dừng việc này và lấy lại những gì đã ghi?", "Stop this and take back what was written?")
    static let goOn = Text("Nhập tiếp", "Go on")
    static let doneRows = Text("Đã xong", "Done")
    static let left = Text("Còn lại", "Left")
    static let mend = Text("Tải các dòng cần sửa (CSV)", "Download the rows to mend (CSV)")
    static let wrong = Text("Các dòng cần sửa", "Rows to mend")
    static let noneWrong = Text("Không có dòng nào phải sửa.", "No rows to mend.")
    static let notLonger = Text(
        "Việc này đã sang bước khác; xem lại trang.", "This has gone on meanwhile: look at the page again.")
    static let rightsEnded = Text(
        "Người gửi tệp không còn vai trò này nên việc nhập dừng lại.",
        "Who sent the file no longer holds the role, so that it does not go on.")
    static let fault = Text(
        "Cơ sở dữ liệu báo lỗi nên việc nhập dừng lại; những gì đã ghi được lấy lại.",
        "The database reported a fault, so that it does not go on; what was written is taken back.")
    static let noPages = Text("Tệp dài hơn 64 MB do quản trị nhập bằng lệnh.", "Files above 64 MB go by command.")

    static let discard = Text("Bỏ tệp này", "Discard this file")
    static let discardConfirm = Text("Bỏ tệp này? Chưa có gì được ghi.", "Discard this file? Nothing was written yet.")

    static func progress(_ done: Int, _ total: Int) -> Text {
        let (vi, en) = (Format(.vi), Format(.en))
        return Text(
            "Đã xong \(vi.number(done)) trên \(vi.number(total)) dòng.",
            "\(en.number(done)) of \(en.number(total)) rows are done.")
    }

    /// How long it will still take, in whole minutes.
    static func remaining(_ seconds: Int) -> Text {
        if seconds < 60 { return Text("Còn chưa đến một phút.", "Less than a minute left.") }
        let minutes = (seconds + 59) / 60
        return Text("Còn khoảng \(minutes) phút.", "About \(minutes) minutes left.")
    }
    static func kept(_ most: Int) -> Text {
        Text(
            "Chỉ giữ \(most) dòng đầu trong các dòng cần sửa; sửa xong, gửi lại cả tệp: dòng đã nhập không đổi gì.",
            "Of the rows to mend the first \(most) are kept. Mend them and send the file again: what is in stays.")
    }
    static func told(_ load: Load) -> Text {
        let name = load.fileName
        return switch load.state {
        case .checked: Text("Đã xem trước xong tệp \(name)", "The preview of \(name) is ready")
        case .done: Text("Đã nhập xong tệp \(name)", "\(name) was imported")
        case .undone: Text("Đã hoàn tác tệp \(name)", "\(name) was taken back")
        case .cancelled: Text("Đã dừng và lấy lại tệp \(name)", "\(name) was stopped and taken back")
        default: Text("Tệp \(name) không nhập tiếp được", "\(name) does not go on")
        }
    }
    static func state(_ state: Load.State) -> Text {
        switch state {
        case .staging: Text("Đang đọc tệp", "Being read")
        case .checking: Text("Đang xem trước", "Being looked at")
        case .checked: Text("Đã xem trước, chưa ghi", "Looked at, nothing written")
        case .applying: Text("Đang ghi", "Going in")
        case .halted: Text("Chờ quyết định", "Waits for a decision")
        case .done: Text("Đã nhập", "Imported")
        case .takingBack: Text("Đang lấy lại", "Being taken back")
        case .undone: Text("Đã hoàn tác", "Taken back")
        case .cancelled: Text("Đã dừng", "Stopped")
        case .failed: Text("Không nhập được", "Failed")
        }
    }
}
