internal import Base

/// Sentences that pages of several subjects share.
enum RecordsTexts {
    static let classes = Text("Lớp học", "Classes")
    static let pupils = Text("Học sinh", "Pupils")
    static let save = Text("Lưu", "Save")
    static let cancel = Text("Thôi", "Cancel")
    static let export = Text("Tải bảng tính", "Download as XLSX")
    static let onDay = Text("Tại ngày", "As of")
    static let dayHint = Text(
        "Để trống là hôm nay; ví dụ 30/9/2023 để xem số liệu chốt đầu năm.",
        "Empty is today; 30/9/2023 shows the figures of the start of year.")
    static let yes = Text("Có", "Yes")
    static let no = Text("Không", "No")
    static let changedMeanwhile = Text(
        "Người khác vừa sửa mục này. Tải lại trang để xem, rồi sửa tiếp.",
        "Somebody else has just changed this. Reload the page, then change it again.")
}

/// A record was changed by somebody else since the page was made.
struct ChangedMeanwhile: Refusal {
    var kind: RefusalKind { .conflict }
    var explanation: Text { RecordsTexts.changedMeanwhile }
}
