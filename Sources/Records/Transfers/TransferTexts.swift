internal import Base

/// Every sentence about transfers.
enum TransferTexts {
    static let title = Text("Chuyển trường", "Transfers")
    static let help = Text(
        "Trường mới xin hồ sơ bằng mã học sinh và ngày sinh; trường cũ đồng ý; trường mới xếp lớp. Hồ sơ đi theo em, không ai gõ lại.",
        "The new school asks by pupil code and birth date, the old one agrees, the new one seats the pupil. The record goes along; nobody types it again."
    )
    static let ask = Text("Xin nhận học sinh", "Ask for a pupil")
    static let code = Text("Mã học sinh", "Pupil code")
    static let codeMissing = Text("Ghi mã học sinh.", "Write the pupil code.")
    static let born = Text("Ngày sinh", "Birth date")
    static let day = Text("Học ở trường mới từ ngày", "At the new school from")
    static let reason = Text("Lý do", "Reason")
    static let pupil = Text("Học sinh", "Pupil")
    static let from = Text("Từ trường", "From")
    static let to = Text("Đến trường", "To")
    static let state = Text("Tình trạng", "State")
    static let next = Text("Việc cần làm", "To do")
    static let release = Text("Đồng ý cho chuyển", "Agree")
    static let refuse = Text("Từ chối", "Refuse")
    static let refuseWhy = Text("Lý do từ chối", "Why not")
    static let refuseMissing = Text("Ghi lý do từ chối.", "Write why not.")
    static let withdraw = Text("Rút yêu cầu", "Withdraw")
    static let seat = Text("Xếp lớp", "Seat")
    static let none = Text("Chưa có yêu cầu chuyển trường nào.", "There are no transfers yet.")
    static func told(_ state: Transfer.State) -> Text {
        switch state {
        case .asked: Text("Trường khác xin nhận một học sinh của trường", "Another school asks for one of your pupils")
        case .released: Text("Trường cũ đồng ý cho chuyển, chờ xếp lớp", "The old school agrees: seat the pupil")
        case .done: Text("Học sinh đã chuyển sang trường mới", "A pupil has moved to the new school")
        case .refused: Text("Trường cũ từ chối cho chuyển", "The old school refuses a transfer")
        case .withdrawn: Text("Trường mới rút yêu cầu chuyển trường", "The new school withdrew its request")
        }
    }

    static func toldWhat(_ day: Day) -> Text {
        Text(
            "Chuyển trường từ ngày \(Format(.vi).day(day)). Mở trang để xem em nào và làm việc tiếp theo.",
            "Transfer from \(Format(.en).day(day)). Open the page to see who it is and what comes next.")
    }

    static let saved = Text("Đã ghi nhận yêu cầu chuyển trường.", "The transfer was recorded.")
}

extension Transfer.State {
    var label: Text {
        switch self {
        case .asked: Text("Chờ trường cũ đồng ý", "Waits for the old school")
        case .released: Text("Chờ trường mới xếp lớp", "Waits for the new school")
        case .done: Text("Đã chuyển", "Moved")
        case .refused: Text("Bị từ chối", "Refused")
        case .withdrawn: Text("Đã rút", "Withdrawn")
        }
    }
}
