internal import Base

/// Every sentence about classes.
enum ClassTexts {
    static let help = Text(
        "Các lớp của năm học và sĩ số đúng vào ngày bạn chọn.",
        "The classes of the school year, counted on the day you choose.")
    static let name = Text("Tên lớp", "Class")
    static let grade = Text("Khối", "Grade")
    static let size = Text("Sĩ số", "Pupils")
    static let girls = Text("Nữ", "Girls")
    static let twoSessions = Text("Học 2 buổi/ngày", "Two sessions a day")
    static let boards = Text("Lớp bán trú", "Boarding class")
    static let combined = Text("Lớp ghép", "Combined class")
    static let ageGroup = Text("Nhóm tuổi", "Age group")
    static let ageGroupWrong = Text("Chọn nhóm tuổi thuộc khối này.", "Choose an age group of this grade.")
    static let teacher = Text("Giáo viên chủ nhiệm", "Homeroom teacher")
    static let code = Text("Mã lớp", "Class code")
    static let codeHint = Text(
        "Do cơ sở dữ liệu ngành cấp; chưa có thì để trống.", "Given by the sector database; may be empty.")
    static let site = Text("Điểm trường", "Site")
    static let siteHint = Text("Để trống nếu học ở điểm trường chính.", "Empty for the main site.")
    static let siteWrong = Text("Chọn một điểm trường của trường.", "Choose a site of the school.")
    static let record = Text("Hồ sơ lớp", "Record of the class")
    static let mainSite = Text("Điểm trường chính", "Main site")
    static let add = Text("Thêm lớp", "Add a class")
    static let change = Text("Sửa lớp", "Change the class")
    static let edit = Text("Sửa", "Change")
    static let none = Text("Năm học này chưa có lớp nào.", "There are no classes in this school year yet.")
    static let remove = Text("Xóa lớp ghi nhầm", "Remove a wrong class")
    static let removeHint = Text(
        "Chỉ xóa được lớp chưa có ai học và chưa phân công môn nào.",
        "Only a class in which nobody ever sat and nothing was taught can be removed.")
    static let inUse = Text(
        "Lớp này đã có học sinh hoặc môn học nên không xóa được.", "The class has or had pupils or subjects.")
    static let removed = Text("Đã xóa lớp.", "Class removed.")
    static let saved = Text("Đã lưu lớp.", "Class saved.")
    static let nameMissing = Text("Ghi tên lớp, ví dụ 1A.", "Write the name of the class, such as 1A.")
    static let gradeMissing = Text("Chọn khối.", "Choose the grade.")
    static let nameTaken = Text("Năm học này đã có lớp cùng tên.", "There is a class of this name already.")

    static func named(_ name: String) -> Text { Text("Lớp \(name)", "Class \(name)") }
    static func total(_ classes: Int, _ pupils: Int) -> Text {
        Text(
            "\(Format(.vi).number(classes)) lớp, \(Format(.vi).number(pupils)) học sinh",
            "\(Format(.en).number(classes)) classes, \(Format(.en).number(pupils)) pupils")
    }
}
