internal import Base

/// The sentences of the overview.
enum OverviewTexts {
    static let title = Text("Tình hình nộp", "How the units stand")
    static let nothing = Text(
        "Chưa có văn bản nào được công bố. Nhập và công bố văn bản trước.",
        "No letter has been published. Import and publish one first.")
    static let bySuperior = Text("Theo đơn vị quản lý", "By managing unit")
    static let byLevel = Text("Theo cấp học", "By level")
    static let byTask = Text("Theo nhiệm vụ", "By task")
    static let units = Text("Danh sách đơn vị", "Units")
    static let unit = Text("Đơn vị", "Unit")
    static let code = Text("Mã", "Code")
    static let kind = Text("Loại", "Kind")
    static let level = Text("Cấp học", "Level")
    static let under = Text("Đơn vị quản lý", "Managed by")
    static let state = Text("Tình trạng", "State")
    static let total = Text("Tổng số", "Total")
    static let late = Text("Nộp muộn", "Late")
    static let share = Text("Tỷ lệ nộp", "Submitted")
    static let dueDay = Text("Hạn", "Due")
    static let submittedDay = Text("Ngày nộp", "Submitted on")
    static let daysLate = Text("Số ngày muộn", "Days late")
    static let openRemarks = Text("Nhận xét chưa trả lời", "Open remarks")
    static let search = Text("Tên hoặc mã đơn vị", "Name or code")
    static let noUnits = Text(
        "Không có đơn vị nào phù hợp. Thử bỏ bớt điều kiện lọc.", "No unit fits. Try fewer filters.")
    static let export = Text("Tải bảng tính (XLSX)", "Spreadsheet (XLSX)")
    static let sort = Text("Sắp xếp", "Sort by")
    static let byName = Text("Tên", "Name")
    static let bySubmitted = Text("Nộp sớm nhất", "Submitted first")
    static let byLate = Text("Muộn nhất", "Latest")
    static let letter = Text("Văn bản", "Letter")
    static let call = Text("Đợt nộp", "Call")
    static let show = Text("Xem", "Show")
    static let task = Text("Nhiệm vụ", "Task")
    static let unitsThatFilled = Text("Đơn vị đã nộp mục này", "Units that submitted this item")
    static let all = Text("Tất cả", "All")

    static func dueLine(_ day: String, daysLeft: Int) -> Text {
        if daysLeft > 0 { return Text("Hạn \(day), còn \(daysLeft) ngày.", "Due \(day), \(daysLeft) days left.") }
        if daysLeft == 0 { return Text("Hạn là hôm nay, \(day).", "Due today, \(day).") }
        return Text("Đã hết hạn \(day), \(-daysLeft) ngày trước.", "Was due \(day), \(-daysLeft) days ago.")
    }

    static func counted(_ count: Int) -> Text {
        Text("\(Format(.vi).number(count)) đơn vị", "\(Format(.en).number(count)) units")
    }
}
