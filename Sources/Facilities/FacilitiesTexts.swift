internal import Base

/// Sentences that pages of several subjects share.
enum FacilitiesTexts {
    static let title = Text("Cơ sở vật chất", "Facilities")
    static let help = Text(
        "Phòng, thiết bị, đường truyền của trường; máy tính dạy Tin học đã đủ chưa.",
        "Rooms, equipment and lines of the school; whether there are enough computers for Informatics.")
    static let workingComputers = Text("Máy tính hoạt động", "Working computers")
    static let megabits = Text("Mbit/s Internet", "Mbit/s of Internet")
    static let toBuy = Text("Máy tính cần mua", "Computers to buy")
    static let save = Text("Lưu", "Save")
    static let xlsx = Text("Tải bảng tính", "Download as XLSX")
    static let csv = Text("Tải CSV", "Download as CSV")
    static let importSheet = Text("Nhập bảng tính", "Import a sheet")
    static let search = Text("Tìm", "Search")
    static let school = Text("Trường", "School")
    static let site = Text("Điểm trường", "Site")
    static let mainSite = Text("Điểm chính", "Main site")
    static let from = Text("Từ ngày", "From")
    static let to = Text("Đến hết ngày", "Until")
    static let changedFrom = Text("Thay đổi có hiệu lực từ ngày", "The change holds from")
    static let changedFromHint = Text(
        "Trước ngày này vẫn giữ số liệu cũ.", "What was true before that day is kept.")
    static let dayMissing = Text("Ghi ngày.", "Write the day.")
    static let history = Text("Quá trình", "History")
    static let now = Text("nay", "now")
    static let unknown = Text("Chưa rõ", "Not known")
    static let endTooEarly = Text("Ngày thôi phải sau ngày bắt đầu.", "The end must be after the beginning.")
    static let future = Text("Ngày này ở tương lai.", "This day lies in the future.")
    static let changedMeanwhile = Text(
        "Người khác vừa sửa mục này. Tải lại trang để xem, rồi sửa tiếp.",
        "Somebody else has just changed this. Reload the page, then change it again.")

    static func asOf(_ day: Day) -> Text {
        Text("Tại ngày \(Format(.vi).day(day))", "As of \(Format(.en).day(day))")
    }
    static let day = Text("Tại ngày", "As of")
    static let showDay = Text("Xem ngày này", "Show this day")
}

/// A record was changed by somebody else since the page was made.
struct ChangedMeanwhile: Refusal {
    var kind: RefusalKind { .conflict }
    var explanation: Text { FacilitiesTexts.changedMeanwhile }
}
