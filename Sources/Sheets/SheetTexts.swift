public import Base

/// Every sentence about taking sheets in that is the same whatever they are of.
public enum SheetTexts {
    public static let file = Text("Tệp bảng tính", "File")
    public static let fileMissing = Text("Chọn tệp.", "Choose a file.")
    public static let emptyFile = Text("Tệp không có dòng nào.", "The file has no rows.")
    static let check = Text("Xem trước", "Preview")
    public static let apply = Text("Ghi các dòng đúng", "Take in the good rows")
    static let checked = Text("Xem trước: chưa ghi gì", "Preview: nothing was written yet")
    static let done = Text("Kết quả nhập", "What was imported")
    public static let row = Text("Dòng", "Row")
    static let outcome = Text("Kết quả", "Outcome")
    public static let reason = Text("Cần sửa", "To mend")
    static let added = Text("Thêm mới", "Added")
    static let changed = Text("Cập nhật", "Changed")
    static let unchanged = Text("Không đổi", "Unchanged")
    static let refused = Text("Chưa nhập được", "Not taken")
    static let everyRow = Text("Tải kết quả từng dòng (CSV)", "Download the outcome of every row (CSV)")

    static func outcome(_ outcome: SheetReport.Row.Outcome) -> Text {
        switch outcome {
        case .added: added
        case .changed: changed
        case .unchanged: unchanged
        case .refused: refused
        }
    }

    static let mend = Text("Tải các dòng cần sửa", "Download the rows to mend")
    static let columns = Text("Các cột được nhận", "Columns that are read")
    static let past = Text("Các lần nhập gần đây", "Recent imports")
    static let none = Text("Chưa nhập lần nào.", "No imports yet.")
    public static let undo = Text("Hoàn tác", "Undo")
    public static let undoConfirm = Text(
        "Lấy lại mọi thay đổi của lần nhập này?", "Take back everything this import changed?")
    public static let undone = Text("Đã hoàn tác lần nhập.", "The import was undone.")
    static let undoneMark = Text("đã hoàn tác", "undone")
    static let undoneAlready = Text("Lần này đã được hoàn tác rồi.", "This was undone already.")
    public static let when = Text("Lúc", "When")
    static let who = Text("Người nhập", "By")
    static let onlyFirst = Text(
        "Bảng dưới hiện 500 dòng đầu, các dòng cần sửa trước.", "The table shows 500 rows, those to mend first.")

    static func changedSince(_ name: String) -> Text {
        Text(
            "Hồ sơ của \(name) đã được sửa hoặc dùng đến sau lần này nên không hoàn tác được nữa.",
            "The record of \(name) was changed or used after this, so that it can no longer be undone.")
    }

    public static func dayWrong(_ text: String) -> Text {
        Text(
            "“\(text)” không phải ngày đủ ngày/tháng/năm bốn chữ số (ví dụ 5/9/2017).",
            "“\(text)” is not a day with a year of four digits (such as 5/9/2017).")
    }

    public static let oldEncoding = Text(
        "Có vẻ gõ bằng bảng mã cũ (TCVN3, VNI). Chuyển tệp sang Unicode rồi nhập lại; nếu là tên nước ngoài thì thêm bằng biểu mẫu.",
        "This seems to be typed in an old encoding (TCVN3, VNI). Convert the file to Unicode; a foreign name is added by the form."
    )
    static let digitsLost = Text(
        "Excel đã làm mất chữ số (dạng 1,2E+11). Định dạng cột là Văn bản rồi gõ lại.",
        "The spreadsheet has lost digits (1.2E+11). Format the column as text and type it again.")

    static func errorOf(_ cell: String) -> Text {
        Text("Ô báo lỗi \(cell) thay vì dữ liệu.", "The cell holds the error \(cell) and no value.")
    }

    public static func otherSchool(_ code: String) -> Text {
        Text(
            "Tệp này của trường có mã \(code), không phải trường bạn.", "This file is of the school \(code), not yours."
        )
    }

    public static func twice(_ row: Int) -> Text { Text("Trùng với dòng \(row).", "The same as row \(row).") }

    static func notKnown(_ written: String, _ labels: [Text]) -> Text {
        Text(
            "“\(written)” không có trong danh mục: \(labels.map(\.vi).joined(separator: ", ")).",
            "“\(written)” is none of: \(labels.map(\.en).joined(separator: ", ")).")
    }

    static func notANumber(_ written: String, _ range: ClosedRange<Int>) -> Text {
        Text(
            "“\(written)” không phải số nguyên từ \(range.lowerBound) đến \(range.upperBound).",
            "“\(written)” is not a whole number from \(range.lowerBound) to \(range.upperBound).")
    }

    public static func merged(_ rows: ClosedRange<Int>) -> Text {
        Text(
            "Có ô bị gộp ở dòng \(rows.lowerBound)–\(rows.upperBound). Bỏ gộp rồi điền đủ từng dòng.",
            "Cells of the rows \(rows.lowerBound)–\(rows.upperBound) are merged. Unmerge them and fill each row.")
    }

    static func unread(_ sheets: String) -> Text {
        Text(
            "Chỉ đọc trang tính đầu tiên đang hiện; chưa đọc: \(sheets).",
            "Only the first sheet that is shown was read; not read: \(sheets).")
    }

    static func scopesMissing(_ scopes: [String]) -> Text {
        let list = scopes.joined(separator: ", ")
        return Text(
            "Bảng có cột nhạy cảm: mã truy cập cần thêm phạm vi \(list).",
            "The sheet has sensitive columns: the token needs \(list) as well.")
    }

    static func hidden(_ sheet: String) -> Text { Text("\(sheet) (bị ẩn)", "\(sheet) (hidden)") }

    static func counts(of report: SheetReport) -> Text {
        counts(
            report.count { $0 == .added }, report.count { $0 == .changed }, report.count { $0 == .unchanged },
            report.refused.count)
    }

    public static func counts(_ added: Int, _ changed: Int, _ unchanged: Int, _ refused: Int) -> Text {
        func sentence(_ format: Format, _ words: [String]) -> String {
            zip(words, [added, changed, unchanged, refused]).map { "\($0) \(format.number($1))" }
                .joined(separator: ", ") + "."
        }
        return Text(
            sentence(Format(.vi), ["Thêm mới", "cập nhật", "không đổi", "cần sửa"]),
            sentence(Format(.en), ["Added", "changed", "unchanged", "to mend"]))
    }
}
