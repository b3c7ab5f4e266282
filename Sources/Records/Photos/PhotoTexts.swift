internal import Base

/// Every sentence about photographs.
enum PhotoTexts {
    static let title = Text("Ảnh học sinh", "Photograph")
    static let put = Text("Tải ảnh lên", "Upload the photograph")
    static let file = Text("Tệp ảnh", "Picture")
    static let fileHint = Text(
        "JPEG hoặc PNG, tối đa 10 MB. Ảnh được thu nhỏ; nơi chụp, giờ chụp, máy ảnh bị xóa khỏi ảnh.",
        "JPEG or PNG, 10 MB at most. It is made smaller; place, time and camera are taken out.")
    static let fileMissing = Text("Chọn tệp ảnh.", "Choose the picture.")
    static let agreed = Text(
        "Cha mẹ hoặc người giám hộ đã đồng ý cho trường giữ ảnh này",
        "A parent or guardian agreed that the school keeps this picture")
    static let agreedMissing = Text(
        "Chưa có sự đồng ý của cha mẹ hoặc người giám hộ thì không lưu ảnh.",
        "Without a parent's or guardian's consent no picture is kept.")
    static let agreedBy = Text("Người đồng ý", "Who agreed")
    static let agreedByMissing = Text("Ghi họ tên người đồng ý.", "Write who agreed.")
    static let agreedOn = Text("Ngày đồng ý", "Agreed on")
    static let dayToCome = Text("Ngày đồng ý chưa tới.", "This day has not come yet.")
    static let remove = Text("Xóa ảnh", "Remove the photograph")
    static let removeHint = Text(
        "Khi người đồng ý rút lại, ảnh bị xóa hẳn; chỉ còn dòng nhật ký ai xóa, khi nào, vì sao.",
        "When consent is taken back nothing of the picture stays, only who removed it, when and why.")
    static let reason = Text("Lý do", "Why")
    static let reasonMissing = Text("Ghi lý do xóa ảnh.", "Write why.")
    static let saved = Text("Đã lưu ảnh.", "Photograph saved.")
    static let removed = Text("Đã xóa ảnh.", "Photograph removed.")
    static let none = Text("Chưa có ảnh.", "There is no photograph.")
    static let noPhoto = Text("Chưa có ảnh", "No photograph")
    static func of(_ name: String) -> Text { Text("Ảnh của \(name)", "Photograph of \(name)") }
    static func who(_ line: PhotoRows.Line) -> Text {
        let (vi, en) = (Format(.vi), Format(.en))
        return Text(
            "\(line.agreedBy) đồng ý ngày \(vi.day(line.agreedOn)); \(line.by) tải lên \(vi.moment(line.at)).",
            "\(line.agreedBy) agreed on \(en.day(line.agreedOn)); uploaded by \(line.by), \(en.moment(line.at)).")
    }
}
