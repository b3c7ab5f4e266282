internal import Base

/// Every sentence about importing sheets of rooms and devices.
enum ImportTexts {
    static let help = Text(
        "Chọn tệp XLSX hoặc CSV; các cột ở thứ tự nào cũng được. Xem trước rồi hãy nhập.",
        "Choose an XLSX or CSV file; the columns may stand in any order. Look before you import.")
    static let file = Text("Tệp bảng tính", "Spreadsheet")
    static let fileMissing = Text("Chọn tệp bảng tính.", "Choose a spreadsheet.")
    static let emptyFile = Text("Tệp không có dòng nào dưới tiêu đề.", "There are no rows below the headings.")
    static let check = Text("Xem trước", "Look first")
    static let apply = Text("Nhập", "Import")
    static let mend = Text("Tải các dòng phải sửa", "Download rows to mend")
    static let checked = Text("Xem trước khi nhập", "What the import would do")
    static let done = Text("Đã nhập", "Imported")
    static let row = Text("Dòng", "Row")
    static let mark = Text("Mã", "Code")
    static let name = Text("Tên", "Name")
    static let outcome = Text("Kết quả", "Outcome")
    static let reason = Text("Phải sửa", "To mend")
    static let added = Text("Thêm mới", "Added")
    static let changed = Text("Cập nhật", "Changed")
    static let unchanged = Text("Không đổi", "Unchanged")
    static let refused = Text("Chưa nhập", "Not taken")
    static let twice = Text("Mã này đã có ở dòng trên.", "This code stands in a row above.")
    static let onlyFirst = Text("Chỉ hiện 500 dòng đầu.", "Only the first 500 rows are shown.")
    static let past = Text("Các lần nhập gần đây", "Recent imports")
    static let none = Text("Chưa nhập lần nào.", "No imports yet.")
    static let when = Text("Lúc", "When")
    static let who = Text("Người nhập", "By")
    static let undo = Text("Hoàn tác", "Undo")
    static let undoConfirm = Text("Lấy lại mọi thay đổi của lần nhập này?", "Take back everything this import changed?")
    static let undone = Text("Đã hoàn tác lần nhập.", "The import was undone.")
    static let undoneMark = Text("đã hoàn tác", "undone")
    static let columns = Text("Các cột được nhận", "Columns that are read")

    static func merged(_ rows: ClosedRange<Int>) -> Text {
        Text(
            "Dòng \(rows.lowerBound)–\(rows.upperBound) có ô gộp; bỏ gộp ô rồi nhập lại.",
            "Rows \(rows.lowerBound)–\(rows.upperBound) have merged cells; unmerge them and try again.")
    }

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

    static func counts(_ report: SheetReport) -> Text {
        let (new, other, same) = (report.count(.added), report.count(.changed), report.count(.unchanged))
        return Text(
            "Thêm mới \(new), cập nhật \(other), không đổi \(same), chưa nhập \(report.refused.count)",
            "Added \(new), changed \(other), unchanged \(same), not taken \(report.refused.count)")
    }
}
