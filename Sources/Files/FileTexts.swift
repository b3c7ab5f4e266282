internal import Base

/// Every sentence about files, side by side in both languages.
enum FileTexts {
    static func kindOrSize(_ refusal: FileRefusal) -> Text {
        switch refusal {
        case .tooLarge:
            Text("Tệp quá lớn. Thường tối đa 20 MB.", "The file is too large. The usual limit is 20 MB.")
        case .tooManyCells(let limit):
            Text(
                "Bảng có quá nhiều ô. Tối đa \(Format(.vi).number(limit)) ô; hãy chia tệp thành nhiều phần.",
                "The table has too many cells. \(Format(.en).number(limit)) at most; split the file.")
        case .unknownKind(let kinds):
            Text("Loại tệp này không đọc được. Hãy dùng \(kinds).", "This kind of file cannot be read. Use \(kinds).")
        case .outdatedKind(let kind):
            Text(
                "Tệp thuộc định dạng cũ (trước 2007). Mở tệp, chọn Lưu thành \(kind) rồi gửi lại.",
                "The file is of an old format (before 2007). Open it, save it as \(kind) and send it again.")
        default: Text("Tệp trống.", "The file is empty.")
        }
    }

    static func content(_ refusal: FileRefusal) -> Text {
        switch refusal {
        case .wrongXML(let part):
            Text(
                "Tệp bị hỏng ở phần \(part). Mở tệp trên máy, lưu lại rồi gửi lần nữa.",
                "The file is damaged in its part \(part). Open it, save it again and send it once more.")
        case .protected:
            Text(
                "Tệp được đặt mật khẩu. Bỏ mật khẩu, lưu lại rồi gửi lần nữa.",
                "The file is protected by a password. Remove it, save and send it again.")
        case .bomb:
            Text("Tệp bung ra quá lớn nên bị từ chối.", "The file unpacks to far too much and is refused.")
        default:
            Text(
                "Tệp bị hỏng, tải lên chưa trọn hoặc không đúng loại như tên tệp. "
                    + "Mở tệp trên máy, lưu lại rồi gửi lần nữa.",
                "The file is damaged, was cut off or is not of the kind its name says. "
                    + "Open it, save it again and send it once more.")
        }
    }

    static func reading(_ refusal: FileRefusal) -> Text {
        switch refusal {
        case .oldEncoding:
            Text(
                "Chữ trong tệp dùng bảng mã cũ (TCVN3 hoặc VNI) nên không đọc được chắc chắn. "
                    + "Chuyển sang Unicode rồi gửi lại.",
                "The text is in an old encoding (TCVN3 or VNI) that cannot be read with certainty. "
                    + "Convert it to Unicode and send it again.")
        case .unknownEncoding:
            Text(
                "Không nhận ra bảng mã của tệp. Lưu lại dạng Unicode (UTF-8) rồi gửi lần nữa.",
                "The encoding of the file is not known. Save it as Unicode (UTF-8) and send it again.")
        case .noText:
            Text(
                "Tệp chỉ có ảnh chụp các trang, không có chữ để đọc. Hãy gửi bản Word hoặc PDF có chữ.",
                "The file holds pictures of pages and no text. Send the Word file or a PDF with text.")
        case .missingProgram(let package):
            Text(
                "Máy chủ chưa cài phần mềm đọc tệp này (gói \(package)). Báo quản trị hệ thống.",
                "The server lacks the program that reads this file (package \(package)). Tell the administrator.")
        case .tooSlow:
            Text("Đọc tệp mất quá nhiều thời gian nên đã dừng.", "Reading the file took too long and was stopped.")
        default:
            Text("Máy chủ không ghi được tệp. Hãy thử lại.", "The server could not write the file. Try again.")
        }
    }

    static func table(_ refusal: FileRefusal) -> Text {
        switch refusal {
        case .unknownSheet(let name): Text("Tệp không có trang tính “\(name)”.", "The file has no sheet “\(name)”.")
        case .openQuote(let line):
            Text(
                "Dấu nháy kép mở ở dòng \(line) không được đóng lại.",
                "The quotation mark opened on line \(line) is never closed.")
        default: Text("Tệp không có trang tính nào đọc được.", "The file has no sheet that can be read.")
        }
    }
}
