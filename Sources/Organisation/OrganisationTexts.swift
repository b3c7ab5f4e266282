internal import Base

/// The sentences of this module.
enum OrganisationTexts {
    static let units = Text("Đơn vị", "Units")
    static let unitsHelp = Text(
        "Các đơn vị trong phạm vi của bạn. Gõ tên không dấu cũng tìm được.",
        "The units within your reach. Names are found without tone marks too.")
    static let searchLabel = Text("Tên hoặc mã đơn vị", "Name or code")
    static let kind = Text("Loại", "Kind")
    static let level = Text("Cấp học", "Level")
    static let name = Text("Tên đơn vị", "Name")
    static let code = Text("Mã", "Code")
    static let under = Text("Trực thuộc", "Under")
    static let asOf = Text("Vào ngày", "On the day")
    static let none = Text(
        "Không có đơn vị nào phù hợp. Thử bỏ bớt điều kiện lọc.", "No unit fits. Try fewer filters.")
    static let importUnits = Text("Nhập danh sách đơn vị", "Import units")
    static let importHelp = Text(
        "Tệp CSV hoặc XLSX. Cột bắt buộc: Mã đơn vị, Tên đơn vị, Loại đơn vị. Nhập lại cùng một tệp không làm thay đổi gì.",
        "A CSV or XLSX file. Needed columns: Mã đơn vị, Tên đơn vị, Loại đơn vị. The same file twice changes nothing.")
    static let history = Text("Trực thuộc theo thời gian", "Under whom, over time")
    static let below = Text("Đơn vị trực thuộc", "Units below")
    static let address = Text("Địa chỉ", "Address")
    static let ownership = Text("Loại hình", "Ownership")
    static let from = Text("Từ ngày", "From")
    static let to = Text("Đến trước ngày", "Until")
    static let now = Text("nay", "now")
    static let cluster = Text("Cụm chuyên môn", "Cluster")
    static let notADay = Text("Ngày không hợp lệ.", "Not a valid day.")

    static func counted(_ count: Int) -> Text {
        Text("\(Format(.vi).number(count)) đơn vị", "\(Format(.en).number(count)) units")
    }
}
