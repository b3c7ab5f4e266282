internal import Base

/// Every sentence about computers in Informatics and what has to be bought.
enum InformaticsTexts {
    static let title = Text("Máy tính dạy môn Tin học", "Computers for Informatics")
    static let help = Text(
        "Mỗi phòng tính theo lớp đông nhất học môn Tin học ở phòng đó và số máy đang hoạt động.",
        "Each room is judged by the largest class that has Informatics in it and the computers that work.")
    static let rule = Text(
        "Mức độ 2 theo Quyết định 4725/QĐ-BGDĐT: tối đa 2 học sinh một máy ở tiểu học và THCS, mỗi học sinh một máy ở THPT. Chưa có quy định cho mức 1, mức 3 và cấp học khác nên không xếp.",
        "Level 2 of Decision 4725/QĐ-BGDĐT: at most 2 pupils at a computer in primary and lower-secondary schools, one each in upper-secondary schools. Levels 1 and 3 and other schools have no known rule and are not judged."
    )
    static let rooms = Text("Các phòng học Tin học", "Rooms for Informatics")
    static let room = Text("Phòng", "Room")
    static let largest = Text("Lớp đông nhất", "Largest class")
    static let learners = Text("Số học sinh", "Learners")
    static let working = Text("Máy hoạt động", "Working computers")
    static let idle = Text("Máy hỏng, chờ sửa", "Broken or awaiting repair")
    static let perComputer = Text("Học sinh/máy", "Learners per computer")
    static let needed = Text("Máy cần có", "Computers needed")
    static let standing = Text("So với mức 2", "Against level 2")
    static let meets = Text("Đạt mức 2", "Reaches level 2")
    static let below = Text("Chưa đạt mức 2", "Below level 2")
    static let noClass = Text("Chưa xếp lớp", "No class written down")
    static let noRule = Text("Không có quy định", "No rule")
    static let none = Text(
        "Trường chưa có phòng tin học nào. Thêm phòng ở mục Phòng học, chọn loại Phòng tin học.",
        "The school has no informatics room. Add one among the rooms, with the kind Informatics room.")
    static let classes = Text("Lớp học Tin học ở phòng nào", "Which class has Informatics where")
    static let schoolClass = Text("Lớp", "Class")
    static let noRoom = Text("Không học ở phòng máy", "In no computer room")
    static let noClasses = Text(
        "Năm học này chưa có lớp nào trong hồ sơ.", "There are no classes in the records of this year.")
    static let noSubject = Text(
        "Trẻ mầm non không học môn Tin học, cũng chưa có quy định số máy cho cấp học này: không phải xếp phòng cho lớp nào.",
        "Children of kindergarten age have no Informatics, and no rule on computers holds for them: no class needs a room."
    )
    static let saveClasses = Text("Lưu phòng của các lớp", "Save the rooms of classes")
    static let saved = Text("Đã lưu phòng học Tin học của các lớp.", "Rooms of classes saved.")
    static let roomGone = Text(
        "Phòng đã chọn không còn dùng trong ngày này.", "The chosen room does not exist on that day.")
    static let purchases = Text("Danh sách máy cần mua", "What has to be bought")
    static let purchasesHelp = Text(
        "Số máy ít nhất cần mua để mọi phòng học Tin học đạt mức 2, sau khi chuyển máy thừa trong trường.",
        "The fewest computers to buy so that every room reaches level 2, after moving spare ones within the school.")
    static let buy = Text("Mua thêm", "Buy")
    static let carry = Text("Chuyển trước khi mua", "Move before buying")
    static let movedFrom = Text("Từ", "From")
    static let movedTo = Text("Đến", "To")
    static let count = Text("Số máy", "Computers")
    static let store = Text("Kho, máy chưa xếp phòng", "Store, computers in no room")
    static let nothingToBuy = Text("Không phải mua máy nào.", "Nothing has to be bought.")
    static let nothingToMove = Text("Không có máy nào chuyển được để bớt phải mua.", "No move saves a purchase.")
    static let schools = Text("Theo trường", "By school")
    static let head = Text("Thủ trưởng đơn vị", "Head of the unit")

    static func total(_ computers: Int, _ rooms: Int) -> Text {
        Text(
            "Cần mua \(Format(.vi).number(computers)) máy cho \(Format(.vi).number(rooms)) phòng",
            "Buy \(Format(.en).number(computers)) computers for \(Format(.en).number(rooms)) rooms")
    }

    static func tooMany(_ shown: Int) -> Text {
        Text(
            "Chỉ hiện \(shown) phòng đầu; tải bảng tính để có đủ.",
            "Only the first \(shown) rooms are shown; the sheet has all.")
    }

    static func unassigned(_ count: Int) -> Text {
        Text(
            "\(count) lớp chưa ghi phòng học Tin học; lớp không học môn này thì bỏ qua.",
            "\(count) classes have no room for Informatics; ignore those that do not have the subject.")
    }

    static func stock(_ count: Int) -> Text {
        Text("\(count) máy hoạt động đang ở kho hoặc chưa xếp phòng.", "\(count) working computers are in store.")
    }

    static func label(_ provision: Provision) -> Text {
        switch provision {
        case .meets: meets
        case .below: below
        case .noClass: noClass
        case .noRule: noRule
        }
    }
}
