internal import Base

/// Every fixed word of the components, side by side in both languages.
enum ComponentTexts {
    // MARK: Frame
    static let product = Text("Khuê", "Khuê")
    static let skip = Text("Bỏ qua đến nội dung", "Skip to content")
    static let home = Text("Khuê, về trang đầu", "Khuê, go to the first page")
    static let menu = Text("Mục lục", "Menu")
    static let more = Text("Thêm", "More")
    static let less = Text("Thu gọn", "Fewer")
    static let breadcrumbs = Text("Đường dẫn", "Breadcrumb")
    static let account = Text("Tài khoản của tôi", "My account")
    static let signIn = Text("Đăng nhập", "Sign in")
    static let signOut = Text("Đăng xuất", "Sign out")
    static let restHeading = Text("Bạn còn làm việc không?", "Are you still there?")
    static let restEnds = Text(
        "Đã lâu bạn không thao tác nên phiên làm việc sẽ hết sau năm phút. Những gì đã gõ trên trang vẫn còn.",
        "You have not done anything for a while, so your session ends in five minutes. What you typed stays on the page."
    )
    static let restEnded = Text(
        "Phiên làm việc đã hết. Đăng nhập ở thẻ khác rồi quay lại bấm “Làm tiếp”: những gì đã gõ vẫn còn.",
        "Your session has ended. Sign in in another tab, come back and press “Go on”: what you typed is still here.")
    static let signInBeside = Text("Đăng nhập ở thẻ khác", "Sign in in another tab")
    static let stay = Text("Làm tiếp", "Go on")
    static let actingFor = Text("Làm việc cho", "Acting for")
    static let switchUnit = Text("Đổi đơn vị", "Switch unit")
    static let schoolYear = Text("Năm học", "School year")
    static let search = Text("Tìm kiếm", "Search")
    static let searchButton = Text("Tìm", "Search")
    static let messages = Text("Tin nhắn", "Messages")
    static let unread = Text("chưa đọc", "unread")
    static let otherLanguage = Text("English", "Tiếng Việt")
    static let print = Text("In trang này", "Print this page")
    static let footer = Text("Khuê – phần mềm mở của ngành giáo dục", "Khuê – open software for education")
    static let demonstration = Text("Bản trình diễn", "Demonstration")
    static let back = Text("Quay lại", "Back")
    static let cancel = Text("Huỷ", "Cancel")
    static let goOn = Text("Tiếp tục", "Continue")
    static let confirmHeading = Text("Bạn chắc chắn chứ?", "Are you sure?")

    // MARK: Banners
    static let done = Text("Đã xong", "Done")
    static let note = Text("Lưu ý", "Please note")
    static let warning = Text("Cảnh báo", "Warning")
    static let error = Text("Lỗi", "Error")

    // MARK: Forms
    static let errorSummary = Text("Có chỗ cần sửa", "There is something to mend")
    static let errorPrefix = Text("Lỗi:", "Error:")
    static let optional = Text("không bắt buộc", "optional")
    static let choose = Text("Chọn…", "Choose…")
    static let dateHint = Text("Ví dụ: 5/9/2023", "For example: 5/9/2023")
    static let moneyUnit = Text("đồng", "đồng")
    static let saving = Text("Đang lưu…", "Saving…")
    static let saved = Text("Đã lưu lúc", "Saved at")
    static let saveLater = Text("Chưa lưu được, sẽ thử lại", "Not saved yet, will try again")
    static let saveRefused = Text(
        "Chưa lưu được. Bấm nút ở cuối trang để xem vì sao.", "Not saved. Press the button below to see why.")
    static let saveSignedOut = Text(
        "Phiên làm việc đã hết. Nội dung được giữ trên máy này; hãy đăng nhập lại.",
        "You have been signed out. Your text is kept on this device; please sign in again.")
    static let restored = Text(
        "Đã lấy lại nội dung chưa kịp lưu lần trước.", "Text that was not saved last time has been restored.")

    // MARK: Lists
    static let filters = Text("Bộ lọc", "Filters")
    static let apply = Text("Lọc", "Filter")
    static let clearFilters = Text("Xoá bộ lọc", "Clear filters")
    static let all = Text("Tất cả", "All")
    static let pages = Text("Các trang", "Pages")
    static let previous = Text("Trang trước", "Previous page")
    static let next = Text("Trang sau", "Next page")
    static let page = Text("Trang", "Page")
    static let results = Text("kết quả", "results")
    static let select = Text("Chọn", "Select")
    static let selectAll = Text("Chọn tất cả", "Select all")
    static let selected = Text("đã chọn", "selected")
    static let sortedUp = Text("tăng dần", "ascending")
    static let sortedDown = Text("giảm dần", "descending")

    // MARK: Records
    static let change = Text("Thay đổi", "Change")
    static let due = Text("Hạn", "Due")
    static let progress = Text("Tiến trình", "Progress")
    static let stepDone = Text("đã xong", "done")
    static let stepCurrent = Text("đang làm", "current")
    static let history = Text("Lịch sử", "History")
    static let receiptNumber = Text("Số biên nhận", "Receipt number")
    static let receiptTime = Text("Thời điểm", "Time")
    static let whatNext = Text("Việc tiếp theo", "What comes next")
    static let of = Text("trên", "of")
    static let total = Text("Tổng", "Total")

    // MARK: Paper
    static let nation = Text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM")
    static let motto = Text("Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness")

    // MARK: Review
    static let remark = Text("Góp ý của", "Remark by")
    static let remarkOpen = Text("Chưa trả lời", "Open")
    static let remarkAnswered = Text("Đã trả lời", "Answered")
    static let remarkClosed = Text("Đã khép lại", "Closed")
    static let changed = Text("Đã sửa so với lần trước", "Changed since last time")
    static let nextRemark = Text("Đến góp ý chưa trả lời tiếp theo", "To the next open remark")
    static let noOpenRemarks = Text("Đã trả lời mọi góp ý", "Every remark is answered")
    static let openRemarks = Text("góp ý chưa trả lời", "open remarks")
    static let removed = Text("Bỏ:", "Removed:")
    static let added = Text("Thêm:", "Added:")
    static let noDifference = Text("Hai bản giống nhau.", "The two versions are the same.")
    static let line = Text("Dòng", "Line")
}
