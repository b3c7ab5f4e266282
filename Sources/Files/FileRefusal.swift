public import Base

/// A file that cannot be read, in words for the person who sent it.
public enum FileRefusal: Refusal, Equatable {
    case empty
    case tooLarge
    case unknownKind(String)
    case damaged
    case protected
    case bomb
    case oldEncoding
    case missingProgram(String)
    case tooSlow
    case noSheet
    case openQuote(line: Int)

    public var explanation: Text {
        switch self {
        case .empty: Text("Tệp trống.", "The file is empty.")
        case .tooLarge: Text("Tệp quá lớn. Tối đa 20 MB.", "The file is too large. 20 MB at most.")
        case .unknownKind(let kinds):
            Text("Loại tệp này không đọc được. Hãy dùng \(kinds).", "This kind of file cannot be read. Use \(kinds).")
        case .damaged:
            Text(
                "Tệp bị hỏng hoặc tải lên chưa trọn. Mở tệp trên máy, lưu lại rồi gửi lần nữa.",
                "The file is damaged or was cut off. Open it, save it again and send it once more.")
        case .protected:
            Text(
                "Tệp được đặt mật khẩu. Bỏ mật khẩu, lưu lại rồi gửi lần nữa.",
                "The file is protected by a password. Remove it, save and send it again.")
        case .bomb:
            Text("Tệp bung ra quá lớn nên bị từ chối.", "The file unpacks to far too much and is refused.")
        case .oldEncoding:
            Text(
                "Chữ trong tệp dùng bảng mã cũ (TCVN3 hoặc VNI) nên không đọc được chắc chắn. Chuyển sang Unicode rồi gửi lại.",
                "The text is in an old encoding (TCVN3 or VNI) that cannot be read with certainty. Convert it to Unicode and send it again."
            )
        case .missingProgram(let package):
            Text(
                "Máy chủ chưa cài phần mềm đọc tệp này (gói \(package)). Báo quản trị hệ thống.",
                "The server lacks the program that reads this file (package \(package)). Tell the administrator.")
        case .tooSlow:
            Text("Đọc tệp mất quá nhiều thời gian nên đã dừng.", "Reading the file took too long and was stopped.")
        case .noSheet: Text("Tệp không có trang tính nào.", "The file has no sheet.")
        case .openQuote(let line):
            Text(
                "Dấu nháy mở ở dòng \(line) không được đóng lại.",
                "The quotation mark opened on line \(line) is never closed.")
        }
    }
}
