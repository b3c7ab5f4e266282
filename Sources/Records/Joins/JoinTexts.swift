internal import Base

/// Every sentence about records of one child at two schools.
enum JoinTexts {
    static let title = Text("Hồ sơ trùng giữa các trường", "Duplicates between schools")
    static let schoolHelp = Text(
        "Học sinh của trường có thể còn hồ sơ ở trường khác. Hỏi thì trường kia trả lời; hai bên đồng ý mới gộp, tách lại được.",
        "Pupils who may have a record at another school. Ask, and that school answers; both agree, and it can be undone."
    )
    static let superiorHelp = Text(
        "Hai hồ sơ ở hai trường trong phạm vi của bạn có thể là một em, theo năm sinh. Gộp rồi vẫn tách lại được.",
        "Records at two schools of your reach that may be one child, by year of birth. They can be parted again.")
    static let pairs = Text("Có thể là một em", "Perhaps one child")
    static let none = Text("Không có hồ sơ nào như vậy.", "There are no such records.")
    static let more = Text(
        "Còn nữa; xử lý các hồ sơ này rồi tải lại trang.", "There are more; deal with these, then reload.")
    static let first = Text("Hồ sơ thứ nhất", "First record")
    static let second = Text("Hồ sơ thứ hai", "Second record")
    static let otherRecord = Text("Hồ sơ kia", "The other record")
    static let otherSchool = Text("Một trường khác trong thành phố", "Another school of the city")
    static let evidence = Text("Khả năng", "How likely")
    static let alsoDoubtful = Text("Cả khi chưa chắc", "Also doubtful ones")
    static let year = Text("Năm sinh", "Year of birth")
    static let decide = Text("Việc cần làm", "To do")
    static let sameGuardian = Text("Cùng tên cha mẹ.", "A guardian of the same name.")
    static let otherGuardian = Text("Khác tên cha mẹ.", "Guardians of other names.")
    static let noGuardian = Text("Chưa ghi cha mẹ.", "Guardians not known.")
    static let numbersDiffer = Text(" Hai số định danh khác nhau.", " Two different identity numbers.")
    static let ask = Text("Hỏi trường kia", "Ask the other school")
    static let isOne = Text("Có phải là một em?", "Is this one child?")
    static let schoolPair = Text(
        "Trường kia chỉ thấy hồ sơ này khi được hỏi; trường bạn thấy tên trường kia khi trường kia đồng ý.",
        "The other school sees this record when it is asked; you learn which school it is when it agrees.")
    static let superiorPair = Text(
        "Xem kỹ hai hồ sơ trước khi gộp. Gộp rồi vẫn tách lại được.",
        "Look at both records before you join them. They can be parted again.")
    static let reason = Text("Vì sao là một em", "Why it is one child")
    static let reasonHint = Text(
        "Trường kia đọc trước khi trả lời, ví dụ: gia đình nói em học ở trường khác trước khi chuyển nhà.",
        "The other school reads it before it answers: for example, that the family moved here.")
    static let reasonMissing = Text("Ghi vì sao trường cho là một em.", "Write why you think it is one child.")
    static let compare = Text("So hai hồ sơ", "Compare the records")
    static let look = Text("Xem", "Look")
    static let item = Text("Mục", "Item")
    static let stays = Text("Quá trình học", "Way through the classes")
    static let notShown = Text("Chưa được xem", "Not shown yet")
    static let reading = Text(
        "Hồ sơ cơ bản, khi trường khác hỏi có phải một em", "Basic record, asked about as one child")
    static let join = Text("Đúng là một em, gộp hai hồ sơ", "One child: join the records")
    static let different = Text("Hai em khác nhau", "Two children")
    static let why = Text("Vì sao là hai em", "Why they are two children")
    static let whyMissing = Text("Ghi vì sao là hai em.", "Write why they are two children.")
    static let confirm = Text(
        "Gộp hai hồ sơ làm một? Quá trình học nối lại với nhau; tách lại được sau này.",
        "Join the two? The ways through the classes become one; they can be parted again.")
    static let cases = Text("Đã hỏi, đã quyết định", "Asked and decided")
    static let noCases = Text("Chưa có.", "None yet.")
    static let keepSchool = Text("Trường đang học", "School now")
    static let hideSchool = Text("Trường kia", "The other school")
    static let waitsForYou = Text("Chờ trường bạn trả lời", "Waits for your school")
    static let waitsForAsked = Text("Chờ trường được hỏi trả lời", "Waits for the school that was asked")
    static let saved = Text("Đã ghi nhận.", "Recorded.")

    static func told(_ state: Join.State) -> Text {
        switch state {
        case .asked:
            Text(
                "Trường khác hỏi: một học sinh của trường có hồ sơ ở cả hai nơi?",
                "Another school asks whether one of your pupils has a record there, too")
        case .done: Text("Hai hồ sơ của một em đã được gộp", "Two records of one child were joined")
        case .refused: Text("Trả lời: hai hồ sơ là của hai em", "The answer: two records of two children")
        case .withdrawn: Text("Câu hỏi gộp hồ sơ đã được rút", "A question about two records was withdrawn")
        case .parted: Text("Hồ sơ đã gộp nay tách lại", "Joined records were parted again")
        }
    }

    static let toldWhat = Text(
        "Mở trang để xem em nào, lý do và hai hồ sơ cạnh nhau.",
        "Open the page to see who it is, why, and the two records side by side.")

    static let useJoins = Text(
        "Hồ sơ này gộp từ hai trường; tách lại ở trang Hồ sơ trùng giữa các trường.",
        "This was joined from two schools; part it on the page of duplicates between schools.")
}

extension Join.State {
    var label: Text {
        switch self {
        case .asked: Text("Chờ trường kia trả lời", "Waits for the other school")
        case .done: Text("Đã gộp", "Joined")
        case .refused: Text("Hai em khác nhau", "Two children")
        case .withdrawn: Text("Đã rút", "Withdrawn")
        case .parted: Text("Đã tách lại", "Parted again")
        }
    }

    /// The button that leads to the state.
    var deed: Text {
        switch self {
        case .asked: JoinTexts.ask
        case .done: JoinTexts.join
        case .refused: JoinTexts.different
        case .withdrawn: TransferTexts.withdraw
        case .parted: Text("Tách lại", "Part again")
        }
    }
}
