internal import Base

/// What is said about giving classes to learning systems.
enum RosterTexts {
    static let core = Text(
        "OneRoster: trường, lớp, người học, người dạy (không gồm ngày sinh, giới tính)",
        "OneRoster: schools, classes, learners, teachers (without birth date and sex)")
    static let demographicsScope = Text(
        "OneRoster: ngày sinh, giới tính của học sinh", "OneRoster: birth date and sex of pupils")
    static let guardiansScope = Text(
        "OneRoster: thêm tên cha mẹ, người giám hộ của người học (không gồm cách liên lạc)",
        "OneRoster: names of learners' guardians as well (without how to reach them)")
    static let title = Text("Dữ liệu lớp cho hệ thống học tập", "Classes for learning systems")
    static let help = Text(
        "Tệp OneRoster 1.2 để đưa trường, lớp, học sinh, giáo viên vào một hệ thống học tập.",
        "A OneRoster 1.2 file that takes schools, classes, pupils and teachers into a learning system.")
    static let download = Text("Tải tệp OneRoster", "Download the OneRoster file")
    static let downloadMore = Text("Tải kèm ngày sinh, giới tính", "Download with birth date and sex")
    static let moreHint = Text(
        "Chỉ gửi ngày sinh và giới tính cho hệ thống thật sự cần đến.",
        "Give birth date and sex only to a system that really needs them.")
    static let contents = Text("Tệp gồm", "The file holds")
    static let kind = Text("Nội dung", "Content")
    static let file = Text("Tệp trong gói", "File in the package")
    static let count = Text("Số dòng", "Rows")
    static let direct = Text(
        "Hệ thống học tập cũng có thể tự lấy dữ liệu này, kể cả thay đổi từng ngày: quản trị viên cho kết nối tại mục "
            + "Tài khoản, Phần mềm kết nối.",
        "A learning system can also fetch this by itself, including what changes day by day: an administrator lets it "
            + "in under Accounts, Programs.")
    static let paging = Text(
        "limit là số từ 1 đến 5000, offset là số từ 0.", "limit is a number from 1 to 5000, offset from 0.")

    static func filter(_ what: String) -> Text {
        Text("Không lọc được theo: \(what).", "This cannot be filtered by: \(what).")
    }

    static func sort(_ what: String) -> Text {
        Text("Không sắp xếp được theo: \(what).", "This cannot be sorted by: \(what).")
    }

    static func selection(_ what: String) -> Text {
        Text("Không có trường dữ liệu: \(what).", "There is no field: \(what).")
    }

    static func tooMany(_ count: Int) -> Text {
        Text(
            "Phạm vi này có \(count) lượt xếp lớp, quá nhiều cho một tệp. Tải theo từng trường, hoặc để hệ thống học "
                + "tập tự lấy qua kết nối.",
            "There are \(count) placements here, too many for one file. Download school by school, or let the "
                + "learning system fetch them.")
    }

    static func content(_ name: String) -> Text {
        switch name {
        case "orgs": Text("Đơn vị", "Units")
        case "academicSessions": Text("Năm học và học kỳ", "School years and terms")
        case "courses": Text("Khối học", "Courses (grades)")
        case "classes": Text("Lớp", "Classes")
        case "enrollments": Text("Xếp lớp", "Enrolments")
        case "users": Text("Học sinh và nhân sự", "Pupils and staff")
        case "roles": Text("Vai trò", "Roles")
        default: Text("Ngày sinh, giới tính", "Birth date and sex")
        }
    }
}
