internal import Base
internal import Components

/// The sentences about dossiers.
enum DossierTexts {
    static let unknownField = Text("Biểu mẫu không có trường này.", "The form has no such field.")
    static let endsBeforeBegin = Text(
        "Ngày hoàn thành phải sau ngày bắt đầu.", "The work must end after it begins.")
    static let notAChoice = Text("Chọn một mục trong danh sách.", "Choose one of the list.")

    static let leader = Text("Lãnh đạo phụ trách", "Leader in charge")
    static let contact = Text("Người đầu mối", "Contact person")
    static let ways = Text("Liên hệ", "How to reach")
    static let phone = Text("Điện thoại đầu mối", "Phone")
    static let email = Text("Thư điện tử đầu mối", "E-mail")
    static let superior = Text("Nơi nhận", "Goes to")
    static let filled = Text("Đã điền", "Filled in")
    static let summary = Text("Ý kiến chung", "General word")
    static let summaryHint = Text("Vài câu về toàn bộ hồ sơ, nếu cần.", "A few sentences about the whole, if needed.")
    static let leaderMissing = Text("Ghi tên lãnh đạo phụ trách.", "Name the leader in charge.")
    static let contactMissing = Text("Ghi tên người đầu mối.", "Name the contact person.")
    static let wayMissing = Text("Ghi điện thoại hoặc thư điện tử.", "Give a phone number or an e-mail address.")
    static let emailWrong = Text("Địa chỉ thư phải có dấu @.", "An e-mail address has an @.")
    static let answerMissing = Text("Viết câu trả lời.", "Write an answer.")
    static let untilMissing = Text("Ghi ngày xin gia hạn đến.", "Give the day until which you need time.")
    static let reasonMissing = Text("Nêu lý do.", "Give the reason.")
    static let complete = Badge(Text("Đã điền", "Filled in"), .good)
    static let incomplete = Badge(Text("Chưa đủ", "Not complete"), .neutral)
    static let items = Text("Các nhiệm vụ", "Items")
    static let history = Text("Quá trình nộp và duyệt", "History")
    static let compare = Text("So sánh các lần nộp", "Compare submissions")
    static let answer = Text("Trả lời", "Answer")
    static let sendAnswer = Text("Gửi trả lời", "Send answer")
    static let peopleTitle = Text("Người phụ trách", "People in charge")
    static let peopleHelp = Text("Cấp trên sẽ liên hệ những người này.", "Your superior will call these people.")
    static let save = Text("Lưu", "Save")
    static let saveAndNext = Text("Lưu và sang mục tiếp", "Save and go to the next item")
    static let evidence = Text("Minh chứng:", "Evidence:")
    static let newest = Text("Bản mới nhất do người khác lưu", "The newest version, saved by somebody else")
    static let checkTitle = Text("Kiểm tra và nộp", "Check and submit")
    static let checkAndSubmit = Text("Kiểm tra và nộp", "Check and submit")
    static let done = Text("Xong", "Done")
    static let toDo = Text("Còn thiếu", "Missing")
    static let submit = Text("Nộp", "Submit")
    static let send = Text("Gửi", "Send")
    static let askForTime = Text("Xin gia hạn", "Ask for more time")
    static let until = Text("Xin nộp đến ngày", "Until")
    static let askReason = Text("Lý do", "Reason")
    static let headOfUnit = Text("Thủ trưởng đơn vị", "Head of unit")
    static let notReady = Text(
        "Hoàn thành các mục còn thiếu ở trên rồi nộp.", "Complete what is missing above, then submit.")

    static func due(_ day: String) -> Text { Text("Hạn: \(day)", "Due: \(day)") }
    static func checkHelp(_ superior: String?) -> Text {
        let name = superior ?? "–"
        return Text(
            "Sau khi nộp, hồ sơ gửi tới \(name) và khoá lại cho đến khi được xem.",
            "Once submitted, the dossier goes to \(name) and is locked until it has been looked at.")
    }
    static func askHelp(_ superior: String?) -> Text {
        Text("Đề nghị gửi tới \(superior ?? "–").", "The request goes to \(superior ?? "–").")
    }
    static func willBeLate(_ days: Int) -> Text {
        Text("Nộp bây giờ là muộn \(days) ngày.", "Submitting now is \(days) days late.")
    }
    static func openRemarks(_ count: Int) -> Text {
        Text(
            "Hồ sơ được trả lại với \(count) nhận xét chưa trả lời. Sửa mục tương ứng, trả lời từng nhận xét rồi nộp lại.",
            "The dossier was returned with \(count) open remarks. Mend the items, answer each remark, then submit again."
        )
    }
    static func lockedWhile(_ superior: String?) -> Text {
        Text(
            "Đã nộp, đang chờ \(superior ?? "cấp trên") xem nên không sửa được. Cần sửa thì đề nghị \(superior ?? "cấp trên") trả lại.",
            "Submitted and locked while \(superior ?? "your superior") looks at it. To change it, ask them to return it."
        )
    }
    static func lockedAccepted(_ superior: String?) -> Text {
        Text(
            "Đã được chấp nhận nên khoá lại. Chỉ \(superior ?? "cấp trên") mở lại được.",
            "Accepted and locked. Only \(superior ?? "your superior") can reopen it.")
    }
    static func submittedTime(_ number: Int, late: Int) -> Text {
        late == 0
            ? Text("Nộp lần \(number), đúng hạn", "Submission \(number), in time")
            : Text("Nộp lần \(number), muộn \(late) ngày", "Submission \(number), \(late) days late")
    }
    static func extensionLine(_ until: String, by name: String, granted: Bool?) -> Text {
        switch granted {
        case nil:
            Text(
                "\(name) xin gia hạn đến \(until), chờ trả lời.", "\(name) asks for time until \(until); no answer yet."
            )
        case true?: Text("Được gia hạn đến \(until).", "More time was given, until \(until).")
        case false?: Text("Không được gia hạn đến \(until).", "More time until \(until) was refused.")
        }
    }
    static func answerRemark(_ text: String) -> Text {
        Text("Trả lời nhận xét: \(text.prefix(60))", "Answer the remark: \(text.prefix(60))")
    }

    static func refusal(_ refusal: DossierRefusal) -> Text {
        switch refusal {
        case .lockedWhileReviewed:
            Text(
                "Hồ sơ đã nộp và đang chờ cấp trên xem. Muốn sửa, hãy liên hệ cấp trên để được trả lại.",
                "The dossier has been submitted and awaits your superior. To change it, ask them to return it.")
        case .lockedAccepted:
            Text(
                "Hồ sơ đã được chấp nhận nên khoá lại. Chỉ cấp trên trực tiếp mở lại được.",
                "The dossier was accepted and is locked. Only the direct superior can reopen it.")
        case .peopleMissing:
            Text(
                "Ghi tên lãnh đạo phụ trách, người đầu mối và ít nhất một cách liên hệ trước khi nộp.",
                "Name the leader in charge, the contact person and one way to reach them before you submit.")
        case .entriesMissing(let paths):
            Text(
                "Còn \(paths.count) mục chưa điền đủ: \(paths.joined(separator: "; ")).",
                "\(paths.count) items are not complete: \(paths.joined(separator: "; ")).")
        case .remarksUnanswered(let count):
            Text(
                "Còn \(count) nhận xét chưa trả lời. Trả lời từng nhận xét rồi nộp lại.",
                "\(count) remarks are not answered. Answer each, then submit again.")
        case .notWaiting:
            Text(
                "Hồ sơ này không còn chờ duyệt: đã có người xử lý hoặc đơn vị chưa nộp.",
                "This dossier does not await a decision: somebody decided it, or it was not submitted.")
        case .notAccepted:
            Text("Chỉ mở lại được hồ sơ đã chấp nhận.", "Only an accepted dossier can be reopened.")
        case .returnWithoutReason:
            Text(
                "Ghi ít nhất một nhận xét hoặc lý do để đơn vị biết cần sửa gì.",
                "Write at least one remark or a reason, so that the unit knows what to mend.")
        case .notSuperior:
            Text(
                "Chỉ cấp quản lý trực tiếp của đơn vị được chấp nhận hoặc trả lại hồ sơ này.",
                "Only the unit's direct superior accepts or returns this dossier.")
        case .changedMeanwhile:
            Text(
                "Có người vừa sửa mục này. Nội dung bạn gõ vẫn còn bên dưới, cạnh bản mới nhất; xem lại rồi lưu lần nữa.",
                "Somebody changed this meanwhile. What you typed is still below, beside the newest version; check and save again."
            )
        case .notAsked:
            Text("Đơn vị này không thuộc đối tượng của đợt nộp.", "This unit is not asked to submit here.")
        case .noFigures:
            Text(
                "Chưa có số liệu nào để nộp: chưa có biểu nào của các trường được chấp nhận, hoặc biểu chưa có hiệu lực.",
                "There are no figures to submit: no school's form was accepted yet, or the form is not in force.")
        case .figuresTooEarly(let day):
            Text(
                "Số liệu có đến \(Format(.vi).day(day)) nên nộp được từ ngày đó.",
                "The figures are those of \(Format(.en).day(day)) and can be submitted from that day on.")
        case .checksUnexplained(let count):
            Text(
                "Còn \(count) điểm cần xem lại. Sửa hồ sơ, hoặc giải thích ở mục Ý kiến chung rồi nộp.",
                "\(count) points need a look. Mend the records, or explain them in the general word, then submit.")
        }
    }
}
