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
    static let add = Text("Thêm lớp", "Add a class")
    static let change = Text("Sửa lớp", "Change the class")
    static let edit = Text("Sửa", "Change")
    static let none = Text("Năm học này chưa có lớp nào.", "There are no classes in this school year yet.")
    static let saved = Text("Đã lưu lớp.", "Class saved.")
    static let nameMissing = Text("Ghi tên lớp, ví dụ 1A.", "Write the name of the class, such as 1A.")
    static let gradeMissing = Text("Chọn khối.", "Choose the grade.")
    static let nameTaken = Text("Năm học này đã có lớp cùng tên.", "There is a class of this name already.")

    static func total(_ classes: Int, _ pupils: Int) -> Text {
        Text(
            "\(Format(.vi).number(classes)) lớp, \(Format(.vi).number(pupils)) học sinh",
            "\(Format(.en).number(classes)) classes, \(Format(.en).number(pupils)) pupils")
    }
}
