internal import Base

/// Every sentence about pupils.
enum PupilTexts {
    static let fieldUnknown = Text(
        "Từ điển không có trường này, hoặc trường này ở mục khác.",
        "The dictionary has no such field, or it belongs elsewhere.")
    static let searchHelp = Text(
        "Tìm học sinh trong phạm vi của bạn theo một phần họ tên, có dấu hay không đều được.",
        "Find pupils within your reach by a part of the name, with or without marks.")
    static let listHelp = Text(
        "Danh sách học sinh của trường, đúng vào ngày bạn chọn.",
        "The pupils of the school, true on the day you choose.")
    static let words = Text("Họ tên", "Name")
    static let name = Text("Họ và tên", "Full name")
    static let born = Text("Ngày sinh", "Born")
    static let sex = Text("Giới tính", "Sex")
    static let schoolClass = Text("Lớp", "Class")
    static let grade = Text("Khối", "Grade")
    static let school = Text("Trường", "School")
    static let code = Text("Mã học sinh", "Pupil code")
    static let codeHint = Text(
        "Do cơ sở dữ liệu ngành cấp; chưa có thì để trống.", "Given by the sector database; may be empty.")
    static let boarding = Text("Bán trú", "Boarding")
    static let twoSessions = Text("Học 2 buổi/ngày", "Two sessions a day")
    static let more = Text("Các mục khác theo Quyết định 4998/QĐ-BGDĐT", "Further fields of Decision 4998/QĐ-BGDĐT")
    static let none = Text(
        "Không có học sinh nào khớp. Thử bỏ bớt điều kiện lọc.", "No pupil matches. Try fewer filters.")
    static let typeName = Text("Gõ họ tên để tìm.", "Type a name to search.")
    static let tooMany = Text("Còn nữa; gõ thêm chữ để thu hẹp.", "There are more; type more letters.")
    static let add = Text("Thêm học sinh", "Add a pupil")
    static let change = Text("Sửa hồ sơ", "Change the record")
    static let importSheet = Text("Nhập từ bảng tính", "Import a sheet")
    static let added = Text("Đã thêm học sinh.", "Pupil added.")
    static let saved = Text("Đã lưu hồ sơ.", "Record saved.")
    static let placed = Text("Đã ghi nhận.", "Recorded.")
    static let path = Text("Quá trình học", "Through the classes")
    static let from = Text("Từ ngày", "From")
    static let to = Text("Đến ngày", "To")
    static let entry = Text("Vào bằng", "Came by")
    static let leaving = Text("Rời vì", "Left by")
    static let nowHere = Text("đang học", "at present")
    static let noClass = Text("Không học lớp nào", "In no class")
    static let isNew = Text("Vào học từ ngày", "Enrolled from")
    static let cameFrom = Text("Vào học bằng", "Came by")
    static let kindOfChange = Text("Thay đổi này là", "This change is")
    static let correction = Text("Sửa chỗ ghi sai (đúng từ đầu)", "a correction (was wrong from the beginning)")
    static let changeFrom = Text("Thay đổi từ một ngày", "a change from a day on")
    static let changeDay = Text("Từ ngày (khi là thay đổi)", "From (for a change)")
    static let dayNeeded = Text("Ghi ngày thay đổi có hiệu lực.", "Write the day from which it holds.")
    static func dayTooEarly(_ day: String) -> Text {
        Text(
            "Đã có thay đổi ngày \(day); ngày mới phải sau đó.",
            "There is a change of \(day) already; choose a later day.")
    }
    static let move = Text("Chuyển lớp", "Move to another class")
    static let pass = Text("Cho lên lớp, lưu ban", "Move up or repeat")
    static let toOtherSchool = Text(
        "Chuyển sang trường khác trong thành phố", "Hand over to another school of the city")
    static let wrongGrade = Text(
        "Lên lớp thì khối phải cao hơn, lưu ban thì cùng khối.",
        "Moving up leads to a higher grade, repeating to the same one.")
    static let leave = Text("Cho rời trường", "Leave the school")
    static let comeBack = Text("Nhận trở lại", "Take back")
    static let toClass = Text("Vào lớp", "Class")
    static let day = Text("Từ ngày", "From")
    static let why = Text("Hình thức", "How")
    static let reason = Text("Lý do", "Reason")
    static let classMissing = Text("Chọn lớp.", "Choose the class.")
    static let howMissing = Text("Chọn hình thức.", "Choose how.")
    static let dayMissing = Text("Ghi ngày.", "Write the day.")
    static let codeTaken = Text("Mã này đã cấp cho học sinh khác.", "Another pupil has this code.")
    static let alike = Text(
        "Có học sinh cùng tên và ngày sinh; xem có phải một người không.",
        "There is a pupil with the same name and birth date: is it the same child?")
    static let alikeElsewhere = Text(
        "Một trường khác trong thành phố có học sinh cùng tên và ngày sinh. Nếu là em này thì xin chuyển trường thay vì thêm mới.",
        "Another school of the city has a pupil of this name and birth date. If it is this child, ask for a transfer.")
    static let notAlike = Text("Là em khác, vẫn thêm", "Another child: add anyway")
    static let someoneElse = Text("Đây là học sinh khác", "This is another child")

    static func count(_ number: Int) -> Text {
        Text("\(Format(.vi).number(number)) học sinh", "\(Format(.en).number(number)) pupils")
    }
    static func asOf(_ day: Day) -> Text {
        Text("Số liệu tại ngày \(Format(.vi).day(day)).", "As of \(Format(.en).day(day)).")
    }
}
