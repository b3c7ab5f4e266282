internal import Base
internal import Outbox

/// Every sentence about the exchange with the sector database.
enum SectorTexts {
    static let title = Text("Trao đổi với CSDL ngành", "Exchange with the sector database")
    static let help = Text(
        "Tải gói dữ liệu, nộp lên CSDL ngành, rồi nạp tệp trả lời vào đây. Bảng dưới chỉ ghi điều CSDL ngành đã xác nhận.",
        "Download the message, hand it to the sector database, then upload its answer here. What the other side holds is only what it has acknowledged."
    )
    static let connectedHelp = Text(
        "Gửi hồ sơ của trường lên CSDL ngành và đọc lại bên kia đang giữ gì. Chương trình gửi trong nền, gửi lại khi mất kết nối; gói đã nhận không bị nhận hai lần.",
        "Send the school's records to the sector database and read what it holds. The program sends in the background and again when the way is broken; what was taken is not taken twice."
    )
    static let kind = Text("Loại", "Kind")
    static let name = Text("Tên", "Name")
    static let theirCode = Text("Mã bên kia", "Their code")
    static let standing = Text("Đối chiếu", "Standing")
    static let reason = Text("Bên kia báo", "What they say")
    static let summary = Text("Bên kia đang giữ gì", "What the other side holds")
    static let differences = Text("Những điểm khác nhau", "What differs")
    static let none = Text("Không có điểm nào khác.", "Nothing differs.")
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

    static let notSent = Text("Không gửi, trường tự điền bên kia", "Not sent: to be filled in there")
    /// What the model of 2020 asks and our records do not hold.
    static let notHeld = [
        Text("Ngân sách: chương trình không quản lý thu chi.", "Budget: no accounts are kept here."),
        Text(
            "Ngày sinh của cha, mẹ, người giám hộ: ở đây chỉ giữ năm sinh.",
            "Birth dates of parents and guardians: only the year is kept here."),
        Text(
            "Khen thưởng, kỷ luật của nhân sự và các bậc lương trước bậc hiện hưởng.",
            "Rewards and discipline of staff, and steps of pay before the present one."),
        Text(
            "Lý do nghỉ của nhân sự, khi hồ sơ không ghi trạng thái.",
            "Why somebody left the staff, where the record has no status."),
    ]
    static let noDeletions = Text(
        "Mục ghi “Chỉ còn bên kia”: CSDL ngành chưa nhận lệnh xóa, trường tự xóa bên đó.",
        "What stands as “only there”: the sector database takes no deletions yet; remove it there.")

    static let sendNow = Text("Gửi lên CSDL ngành", "Send to the sector database")
    static let readNow = Text("Đọc lại từ CSDL ngành", "Read what it holds")
    static let byFile = Text("Trao đổi bằng tệp", "Exchange by file")
    static let sent = Text("Gói dữ liệu đang được gửi.", "The message is on its way.")
    static let asked = Text("Đang hỏi CSDL ngành.", "The sector database is being asked.")
    static let stopped = Text("Đã thôi gửi.", "It is sent no more.")
    static let parcels = Text("Các lần gửi và đọc gần đây", "Recent messages and questions")
    static let what = Text("Việc", "What")
    static let when = Text("Lúc", "When")
    static let who = Text("Người gửi", "By")
    static let state = Text("Trạng thái", "State")
    static let result = Text("Kết quả", "Result")
    static let action = Text("Thao tác", "Action")
    static let stop = Text("Thôi gửi", "Stop")
    static let stopConfirm = Text("Thôi gửi gói này?", "Send this no more?")
    static let theirAnswer = Text("Trả lời của bên kia", "What the other side answered")
    static let noAnswer = Text("Chưa có trả lời nào được giữ lại.", "No answer was kept.")
    static let underWay = Text(
        "Gói trước còn đang gửi; chờ xong hoặc thôi gửi rồi làm lại.",
        "The message before is still on its way: wait, or stop it first.")
    static let notConnected = Text(
        "Chương trình chưa được nối với CSDL ngành; trao đổi bằng tệp.",
        "This program is not connected to the sector database: exchange by file.")
    static let beingTried = Text(
        "Gói này đang được gửi hoặc đã xong, không thôi được nữa.",
        "This is being sent at the moment, or is over: it cannot be stopped.")

    static func what(_ parcel: SectorParcel) -> Text {
        switch parcel.extent {
        case .full?: Text("Gửi đầy đủ", "Sent in full")
        case .changes?: Text("Gửi phần thay đổi", "Sent what changed")
        case nil: Text("Đọc lại", "Read")
        }
    }

    static func state(_ state: Errand.State) -> Text {
        switch state {
        case .waiting: Text("Đang chờ", "Waiting")
        case .running: Text("Đang gửi", "On its way")
        case .done: Text("Xong", "Done")
        case .refused: Text("Không được", "Failed")
        case .stopped: Text("Đã thôi", "Stopped")
        }
    }

    static func again(_ tries: Int, _ next: String) -> Text {
        Text("Đã thử \(tries) lần, thử lại lúc \(next).", "Tried \(tries) times, next at \(next).")
    }

    static func read(_ same: Int, _ other: Int) -> Text {
        let (vi, en) = (Format(.vi), Format(.en))
        return Text(
            "Bên kia giữ \(vi.number(same)) mục khớp, \(vi.number(other)) mục khác.",
            "It holds \(en.number(same)) that agree and \(en.number(other)) that differ.")
    }

    static func agree(_ same: Int, of all: Int) -> Text {
        let (vi, en) = (Format(.vi), Format(.en))
        return Text(
            "CSDL ngành đang giữ đúng \(vi.number(same)) trên \(vi.number(all)) mục của trường.",
            "The sector database holds \(en.number(same)) of the school's \(en.number(all)) objects as they are.")
    }

    /// What the other side, or the way to it, says of a failure, and what that means for the school.
    static func said(_ detail: String) -> Text {
        switch Int(detail.prefix(3)) ?? 0 {
        case 401, 403, 404:
            Text(
                "Bên kia chưa cho vào (mã \(detail)): báo người quản trị chương trình.",
                "It does not let us in (\(detail)): tell whoever runs this program.")
        case 408, 425, 429, 500...599:
            Text(
                "Bên kia đang bận hoặc gặp sự cố (mã \(detail)); trường không cần làm gì.",
                "It is busy or in trouble (\(detail)); there is nothing for the school to do.")
        default: Text("Bên kia báo: \(detail)", "It says: \(detail)")
        }
    }

    static func objects(_ count: Int) -> Text {
        Text("\(Format(.vi).number(count)) mục", "\(Format(.en).number(count)) objects")
    }
    static func count(_ count: Int) -> Text {
        Text("\(Format(.vi).number(count)) dòng", "\(Format(.en).number(count)) rows")
    }
    static func differsIn(_ fields: String) -> Text { Text("Khác ở: \(fields)", "Differs in: \(fields)") }

    static func kind(_ kind: SectorObject.Kind) -> Text {
        switch kind {
        case .site: Text("Điểm trường", "Site")
        case .schoolClass: Text("Lớp", "Class")
        case .pupil: Text("Học sinh", "Pupil")
        case .staff: Text("Nhân sự", "Staff")
        case .room: Text("Phòng", "Room")
        case .device: Text("Thiết bị", "Device")
        case .line: Text("Đường truyền Internet", "Internet line")
        case .licence: Text("Bản quyền phần mềm", "Software licence")
        }
    }

    static func standing(_ standing: SectorComparison.Standing) -> Text {
        switch standing {
        case .same: Text("Khớp", "Same")
        case .differs: Text("Khác bên kia", "Differs")
        case .missing: Text("Chưa có bên kia", "Not there yet")
        case .refused: Text("Bị từ chối", "Refused")
        case .left: Text("Chỉ còn bên kia", "Only there")
        }
    }

    static func taken(_ taken: Int, _ refused: Int) -> Text {
        let (vi, en) = (Format(.vi), Format(.en))
        return Text(
            "Đã nhận \(vi.number(taken)), bị từ chối \(vi.number(refused)).",
            "Taken \(en.number(taken)), refused \(en.number(refused)).")
    }

    static func unknown(_ rows: [Int]) -> Text {
        let list = rows.prefix(20).map(String.init).joined(separator: ", ")
        return Text(
            "Bỏ qua dòng \(list): ClientId không phải của gói nào trường đã lập.",
            "Passed over the rows \(list): this school never sent such a ClientId.")
    }
}
