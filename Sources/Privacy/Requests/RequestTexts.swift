internal import Base

/// Every sentence about requests.
enum RequestTexts {
    static let title = Text("Yêu cầu về dữ liệu cá nhân", "Requests about personal data")
    static let help = Text(
        "Người có dữ liệu, hoặc cha mẹ thay con, yêu cầu; đơn vị giữ dữ liệu báo đã nhận trong 2 ngày làm việc và trả lời đúng hạn (NĐ 356/2025/NĐ-CP Đ.5).",
        "People ask about their data, or guardians for a child; the unit that keeps it acknowledges within 2 working days and answers in time (Decree 356/2025, art. 5)."
    )
    static let none = Text("Chưa có yêu cầu nào trong phạm vi của bạn.", "No requests within your reach.")
    static let right = Text("Yêu cầu", "Request")
    static let rightMissing = Text("Chọn điều bạn yêu cầu.", "Choose what you ask for.")
    static let person = Text("Về dữ liệu của", "About the data of")
    static let personMissing = Text("Chọn người có dữ liệu.", "Choose whose data it is.")
    static let hiddenName = Text("(đơn vị giữ)", "(kept by the unit)")
    static let unit = Text("Đơn vị trả lời", "Answered by")
    static let words = Text("Nội dung", "What exactly")
    static let wordsHint = Text(
        "Nêu dữ liệu nào và vì sao. Yêu cầu sửa: ghi rõ đúng phải là gì.",
        "Which data and why. To correct: say what is right.")
    static let wordsMissing = Text("Viết điều bạn cần để đơn vị làm đúng.", "Write what you need.")
    static let asked = Text("Gửi lúc", "Asked at")
    static let acknowledgeBy = Text("Báo đã nhận, chậm nhất", "Acknowledge by")
    static let answerBy = Text("Trả lời, chậm nhất", "Answer by")
    static let state = Text("Tình trạng", "State")
    static let send = Text("Gửi yêu cầu", "Send the request")
    static let sent = Text(
        "Đã gửi. Đơn vị sẽ báo đã nhận trong 2 ngày làm việc.", "Sent. It will be acknowledged within 2 working days.")
    static let saved = Text("Đã ghi nhận.", "Recorded.")
    static let acknowledge = Text("Báo đã nhận", "Acknowledge")
    static let processor = Text(
        "Dữ liệu do bên xử lý (nhà cung cấp) giữ: thời hạn dài hơn", "A processor keeps the data: longer terms")
    static let extend = Text("Gia hạn một lần", "Extend once")
    static let extendWhy = Text("Vì sao cần thêm thời gian", "Why more time is needed")
    static let extendMissing = Text("Ghi lý do; người yêu cầu sẽ đọc.", "Give the reason; the person will read it.")
    static let answer = Text("Trả lời", "Answer")
    static let answerWords = Text("Nội dung trả lời", "The answer")
    static let answerMissing = Text(
        "Viết câu trả lời: đã làm gì, hoặc vì sao không, theo điều luật nào.",
        "Write the answer: what was done, or why not and by which article.")
    static let outcome = Text("Kết quả", "Outcome")
    static let outcomeMissing = Text("Chọn kết quả.", "Choose the outcome.")
    static let dataOf = Text("Dữ liệu đang giữ về người này", "What is kept about this person")
    static let history = Text("Diễn biến", "What happened")
    static let askedWhat = Text("gửi yêu cầu", "asked")
    static let acknowledgedWhat = Text("đơn vị báo đã nhận", "acknowledged by the unit")
    static let extendedWhat = Text("đơn vị gia hạn", "extended by the unit")
    static let answeredWhat = Text("đơn vị trả lời", "answered by the unit")
    static let openAlready = Text(
        "Đã có yêu cầu giống vậy đang chờ trả lời. Xem ở danh sách bên dưới.",
        "The same request is waiting for its answer; see the list below.")
    static let nobodyKeeps = Text(
        "Hiện không trường nào trong ngành giữ hồ sơ của em này. Hỏi trường cũ.",
        "No school of the sector keeps this child's record now. Ask the former school.")
    static let answeredAlready = Text("Yêu cầu đã được trả lời.", "The request has been answered.")
    static let extendedAlready = Text("Chỉ được gia hạn một lần.", "It can be extended once only.")
    static let tooLateToExtend = Text(
        "Đã quá hạn nên không gia hạn được. Hãy trả lời ngay.", "The term has passed: answer now.")
    static let changed = Text(
        "Yêu cầu vừa được người khác xử lý. Tải lại trang để xem.", "Somebody else dealt with it. Reload the page.")

    static func late(_ days: Int) -> Text { Text("Quá hạn \(days) ngày", "\(days) days overdue") }
    static func left(_ days: Int) -> Text {
        days == 0 ? Text("Hạn hôm nay", "Due today") : Text("Còn \(days) ngày", "\(days) days left")
    }
    static func answerBefore(_ day: String) -> Text { Text("Trả lời trước hết ngày \(day)", "Answer by \(day)") }
    static let toldAsked = Text(
        "Có yêu cầu về dữ liệu cá nhân cần trả lời", "A request about personal data is to be answered")
    static func toldClock(_ clock: RequestClock?) -> Text {
        guard let clock else { return Text("Mở để xem thời hạn.", "Open it to see the terms.") }
        return Text(
            "Báo đã nhận trước hết ngày \(Format(.vi).day(clock.acknowledgeBy)), trả lời trước hết ngày \(Format(.vi).day(clock.answerBy)).",
            "Acknowledge by \(Format(.en).day(clock.acknowledgeBy)), answer by \(Format(.en).day(clock.answerBy)).")
    }
    static let toldAcknowledged = Text("Đơn vị đã nhận yêu cầu của bạn", "Your request was received")
    static let toldExtended = Text(
        "Đơn vị cần thêm thời gian trả lời yêu cầu của bạn", "More time is needed for your request")
    static let toldAnswered = Text("Yêu cầu của bạn đã được trả lời", "Your request was answered")
    static let toldWhere = Text(
        "Mở trang Dữ liệu cá nhân để đọc.", "Open the page Personal data to read it.")
    static let notAcknowledged = Text("Chậm báo đã nhận", "Acknowledgement late")
    static let waiting = Text("Chờ báo đã nhận", "To be acknowledged")
}

extension DataRight {
    var label: Text {
        switch self {
        case .see: Text("Xem dữ liệu", "See the data")
        case .copy: Text("Nhận bản sao dữ liệu", "Receive a copy")
        case .correct: Text("Sửa dữ liệu sai", "Correct the data")
        case .delete: Text("Xóa dữ liệu", "Delete the data")
        case .withdraw: Text("Rút lại sự đồng ý", "Withdraw consent")
        case .restrict: Text("Hạn chế xử lý", "Restrict processing")
        case .object: Text("Phản đối xử lý", "Object to processing")
        }
    }
}

extension DataRequest.Outcome {
    var label: Text {
        switch self {
        case .done: Text("Đã thực hiện", "Done")
        case .partly: Text("Thực hiện một phần", "Partly done")
        case .refused: Text("Từ chối, có lý do", "Refused, with the reason")
        }
    }
}
