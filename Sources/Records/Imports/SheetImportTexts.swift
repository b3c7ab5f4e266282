internal import Base

/// Every sentence about importing sheets of pupils and staff that is about them alone.
enum SheetImportTexts {
    static let title = Text("Nhập học sinh từ bảng tính", "Import pupils from a sheet")
    static let help = Text(
        "Tệp XLSX hoặc CSV với các cột Họ tên, Ngày sinh, Giới tính, Lớp; có thể thêm Mã học sinh, Số định danh cá nhân, Dân tộc, Trạng thái HS… theo mẫu của ngành, thứ tự nào cũng được. Xem trước, rồi mới ghi.",
        "An XLSX or CSV file with the columns name, birth date, sex and class, and any others of the national sheet, in any order. Look first, then take it in."
    )
    static let staffTitle = Text("Nhập nhân sự từ bảng tính", "Import staff from a sheet")
    static let staffHelp = Text(
        "Tệp XLSX hoặc CSV với các cột Họ tên, Ngày sinh, Giới tính, Loại cán bộ (hoặc Nhóm cán bộ); có thể thêm Mã giáo viên, Trình độ chuyên môn, Hình thức hợp đồng, Số tiết… theo mẫu của ngành, thứ tự nào cũng được. Xem trước, rồi mới ghi.",
        "An XLSX or CSV file with the columns name, birth date, sex and kind (or group) of staff, and any others of the national sheet, in any order. Look first, then take it in."
    )
    static let staffExport = Text("Tải danh sách (XLSX)", "Download the list (XLSX)")
    static let kindMissing = Text(
        "Ghi Loại cán bộ hoặc Nhóm cán bộ.", "Write the kind or the group of staff.")
    static let kindOfOtherGroup = Text(
        "Loại cán bộ này không thuộc nhóm cán bộ đã ghi, hoặc không phải việc ở trường.",
        "This kind of staff is not of the group that the row says, or not of a school.")
    static let periodsWrong = Text("Số tiết là số từ 0 đến 60.", "Periods are a number from 0 to 60.")
    static let staffAmbiguous = Text(
        "Trường có nhiều người cùng họ tên và ngày sinh; thêm Mã giáo viên để phân biệt.",
        "Several members of staff have this name and birth date: add the staff code.")
    static let staffBornOther = Text(
        "Mã này thuộc người có ngày sinh khác.", "This code is of somebody with another birth date.")
    static let leftUnknown = Text(
        "Người này chưa có việc ở trường nên không ghi thôi việc được.",
        "This person has no post at the school that could end.")
    static let leavingDay = Text(
        "Ghi ngày thôi, sau ngày bắt đầu việc.", "Write the day of leaving, after the post began.")
    static let ambiguous = Text(
        "Trường có nhiều em cùng họ tên và ngày sinh; thêm Mã học sinh để phân biệt.",
        "Several pupils have this name and birth date: add the pupil code.")
    static let classInUse = Text(
        "Lớp mới mở đã có dữ liệu khác nên không hoàn tác được nữa.",
        "The class that was made is used by now, so that this can no longer be undone.")
    static let leftBeforeComing = Text(
        "Chưa có hồ sơ của em này ở trường nên không ghi rời trường được.",
        "There is no record of this pupil at the school, so they cannot leave it.")

    static let numberOfOther = Text(
        "Số định danh này đang thuộc học sinh khác với mã đã ghi.",
        "This identity number is another pupil's than the code.")

    static let numberTaken = Text(
        "Số định danh này đã có ở một hồ sơ có ngày sinh khác; xem lại số và ngày sinh.",
        "A record with another birth date has this identity number: check the number and the birth date.")

    static func classUnknown(_ name: String, _ year: SchoolYear) -> Text {
        Text(
            "Năm học \(year.text) không có lớp “\(name)”; thêm lớp trước.",
            "There is no class “\(name)” in \(year.text): add the class first.")
    }
    static func elsewhere(_ school: String) -> Text {
        Text(
            "Hồ sơ đang ở \(school); làm thủ tục chuyển trường để nhận.",
            "The record is at \(school): ask for a transfer.")
    }
    static func staffBornUnlikely(_ age: Int) -> Text {
        Text("Ngày sinh cho \(age) tuổi, không thể là cán bộ của trường.", "This birth date gives an age of \(age).")
    }
}
