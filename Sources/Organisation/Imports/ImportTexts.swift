internal import Base

/// What can be wrong with a row of units.
enum ImportTexts {
    static let codeMissing = Text("Thiếu mã đơn vị.", "The code is missing.")
    static let codeWrong = Text(
        "Mã đơn vị không được có khoảng trắng, tối đa 30 ký tự.", "A code has no blanks and at most 30 characters.")
    static let nameMissing = Text("Thiếu tên đơn vị.", "The name is missing.")
    static let parentMissing = Text(
        "Thiếu mã đơn vị quản lý: đơn vị mới phải trực thuộc một đơn vị.",
        "The superior's code is missing: a new unit stands under another.")
    static let circle = Text(
        "Các dòng trong tệp trực thuộc lẫn nhau thành vòng lặp.",
        "Rows of this file stand under each other in a circle.")
    static let endsBeforeBegin = Text("“Đến ngày” trước “Từ ngày”.", "“To” lies before “From”.")
    static let accountsInUse = Text(
        "Có tài khoản trong tệp đã được dùng đến nên không hoàn tác được nữa.",
        "An account of this list has been used, so that it can no longer be undone.")

    static func inUse(_ code: String) -> Text {
        Text(
            "Đơn vị mã \(code) đã có tài khoản, lớp hoặc dữ liệu khác nên không hoàn tác được nữa.",
            "Accounts, classes or other records stand at the unit \(code), so that it can no longer be undone.")
    }
    static func superiorClosed(_ code: String) -> Text {
        Text(
            "Đơn vị quản lý trước đây của đơn vị mã \(code) đã đóng nên không hoàn tác được nữa.",
            "The unit under which \(code) stood before has closed, so that this can no longer be undone.")
    }

    static func twice(_ row: Int) -> Text { Text("Trùng mã với dòng \(row).", "The same code as row \(row).") }
    static func kindUnknown(_ kind: String) -> Text {
        Text("Không rõ loại đơn vị “\(kind)”.", "Unknown kind of unit “\(kind)”.")
    }
    static func levelUnknown(_ level: String) -> Text {
        Text("Không rõ cấp học “\(level)”.", "Unknown level “\(level)”.")
    }
    static func kindChanged(_ kind: UnitKind) -> Text {
        Text(
            "Đơn vị này đã có với loại “\(kind.label.vi)”; loại không đổi được.",
            "This unit exists as “\(kind.label.en)”; a kind does not change.")
    }
    static func dayWrong(_ text: String) -> Text {
        Text("“\(text)” không phải ngày (ví dụ 1/7/2025).", "“\(text)” is not a day (such as 1/7/2025).")
    }
    static func parentUnknown(_ code: String) -> Text {
        Text("Không có đơn vị mã “\(code)”.", "There is no unit with the code “\(code)”.")
    }
    static func ownershipUnknown(_ text: String) -> Text {
        Text("Không rõ loại hình “\(text)”.", "Unknown ownership “\(text)”.")
    }
    static func fromBeforeOpening(_ day: Day) -> Text {
        Text(
            "“Từ ngày” trước ngày mở đơn vị (\(Format(.vi).day(day))).",
            "“From” lies before the day on which the unit opened (\(Format(.en).day(day))).")
    }
}
