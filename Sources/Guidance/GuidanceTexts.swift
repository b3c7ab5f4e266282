internal import Base

/// The sentences of the module's menu, first page and lists.
enum GuidanceTexts {
    static let home = Text("Việc cần làm", "To do")
    static let tasks = Text("Nhiệm vụ", "Tasks")
    static let overview = Text("Tình hình nộp", "Overview")
    static let letters = Text("Văn bản", "Letters")

    static let nothingToDo = Text("Không còn việc nào phải làm lúc này.", "There is nothing to do at present.")
    static let toSubmit = Text("Phải nộp", "To submit")
    static let toReview = Text("Chờ bạn duyệt", "Waiting for you")
    static let toReviewHelp = Text("Mới nộp, theo thứ tự thời gian", "Submitted, the oldest first")
    static let timeAsked = Text("Xin gia hạn", "Ask for more time")
    static let recent = Text("Mới có kết quả", "Decided lately")
    static let seeAll = Text("Xem tất cả", "See all")
    static let toDecide = Text("Chờ bạn xử lý", "For you to decide")
    static let ownFigures = Text("Số liệu hôm nay", "Figures of today")
    static let figures = Text("Tình hình", "How things stand")

    static let tasksHelp = Text(
        "Những việc văn bản giao cho đơn vị bạn và những hồ sơ phải nộp.",
        "What the letters ask of your unit, and what is to be submitted.")
    static let noTasks = Text(
        "Chưa có văn bản nào giao việc cho đơn vị bạn.", "No letter asks anything of your unit yet.")
    static let calls = Text("Hồ sơ phải nộp", "To be submitted")
    static let asked = Text("Nhiệm vụ được giao", "Tasks given")
    static let changed = Text("Đã sửa đổi", "Amended")
    static let new = Text("Mới", "New")
    static let calendar = Text("Thêm hạn vào lịch của bạn", "Add the due days to your calendar")
    static let calendarHint = Text(
        "Dán địa chỉ này vào phần đăng ký lịch (Google, Outlook, iPhone). Ai có địa chỉ cũng xem được các hạn của đơn vị.",
        "Paste this address where your calendar program subscribes. Whoever has it can see the unit's due days.")
    static let consequence = Text(
        "Quá hạn sẽ hiện trên bảng theo dõi của cấp trên.", "What is overdue shows on your superior's overview.")

    static func amendment(_ number: Int, _ note: String) -> Text {
        Text("Bản sửa đổi số \(number - 1): \(note)", "Amendment \(number - 1): \(note)")
    }

    static let notices: [String: Text] = [
        "people": Text("Đã lưu người phụ trách.", "The people in charge are saved."),
        "saved": Text("Đã lưu.", "Saved."),
        "answered": Text("Đã gửi trả lời.", "The answer is sent."),
        "submitted": Text(
            "Đã nộp. Cấp trên sẽ xem và phản hồi; kết quả hiện ở trang này.",
            "Submitted. Your superior will answer; the result shows on this page."),
        "asked": Text("Đã gửi đề nghị gia hạn.", "The request for more time is sent."),
        "returned": Text("Đã trả lại hồ sơ cho đơn vị sửa.", "The dossier was returned to the unit."),
        "accepted": Text("Đã chấp nhận hồ sơ.", "The dossier is accepted."),
        "reopened": Text("Đã mở lại hồ sơ.", "The dossier is open again."),
        "decided": Text("Đã trả lời đề nghị gia hạn.", "The request for more time is answered."),
        "imported": Text(
            "Đã đọc văn bản. Kiểm tra từng mục rồi công bố.", "The letter has been read. Check each item, then publish."
        ),
        "published": Text(
            "Đã công bố. Các đơn vị đã thấy nhiệm vụ của mình.", "Published. The units see their tasks now."),
        "amending": Text(
            "Đã tạo bản sửa đổi. Sửa xong thì công bố.", "The amendment is begun. Publish it when it is ready."),
    ]
}
