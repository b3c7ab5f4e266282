internal import Base

/// Every sentence about subjects of a class and who teaches them.
enum TeachingTexts {
    static let title = Text("Môn học và giáo viên", "Subjects and teachers")
    static let subject = Text("Môn học", "Subject")
    static let term = Text("Học kỳ", "Term")
    static let teacher = Text("Giáo viên", "Teacher")
    static let periods = Text("Tiết một tuần", "Periods a week")
    static let from = Text("Từ ngày", "Since")
    static let to = Text("Đến ngày", "Until")
    static let assign = Text("Phân công", "Assign")
    static let hint = Text(
        "Môn đã có người dạy thì người mới dạy tiếp từ ngày này; người cũ ở lại trong quá trình.",
        "Where somebody teaches it already, the new teacher goes on from this day and the old one stays in the history."
    )
    static let past = Text("Đã dạy trước đó", "Taught before")
    static let none = Text("Lớp chưa có môn nào được phân công.", "No subject of this class is assigned yet.")
    static let nothing = Text("Chưa được phân công dạy lớp nào.", "Teaches no class yet.")
    static let saved = Text("Đã lưu phân công.", "Assignment saved.")
    static let subjectMissing = Text("Chọn môn học.", "Choose the subject.")
    static let termMissing = Text("Chọn học kỳ.", "Choose the term.")
    static let teacherMissing = Text(
        "Chọn giáo viên đang làm việc ở trường.", "Choose somebody who works at the school.")
    static let now = Text("đang dạy", "at present")
    static func tooEarly(_ day: Day) -> Text {
        Text(
            "Phân công hiện nay bắt đầu ngày \(Format(.vi).day(day)); ngày mới phải sau đó.",
            "The present teacher began on \(Format(.en).day(day)); choose a later day.")
    }
    static func taughtUntil(_ day: Day) -> Text {
        Text(
            "Môn này đã có người dạy đến ngày \(Format(.vi).day(day)); ngày mới phải từ đó trở đi.",
            "Somebody taught it until \(Format(.en).day(day)); choose that day or a later one.")
    }
    static let end = Text("Thôi dạy", "End")
    static let endHint = Text(
        "Từ ngày này môn học không có người dạy; ai đã dạy vẫn ở lại trong quá trình.",
        "From this day nobody teaches the subject; who did stays in the history.")
    static let endDay = Text("Thôi từ ngày", "Ends on")
    static let notTaught = Text("Môn này không có ai đang dạy.", "Nobody teaches this subject.")
    static let first = Text("Học kỳ I", "First term")
    static let second = Text("Học kỳ II", "Second term")
    static let year = Text("Cả năm", "Whole year")
}

extension Teaching.Term {
    var label: Text {
        switch self {
        case .first: TeachingTexts.first
        case .second: TeachingTexts.second
        case .year: TeachingTexts.year
        }
    }
}
