internal import Base

/// Every sentence about changing many pupils at once.
enum BulkTexts {
    static let title = Text("Thay đổi nhiều học sinh", "Change many pupils")
    static let select = Text("Chọn", "Select")
    static let what = Text("Với các em đã chọn", "With those selected")
    static let go = Text("Tiếp tục", "Continue")
    static let chosen = Text("Học sinh được chọn", "Pupils selected")
    static let chosenHint = Text("Bỏ dấu ở em nào thì em đó giữ nguyên.", "Untick whom to leave as they are.")
    static let move = Text("Xếp vào lớp khác, ghép lớp", "Put into another class, merge classes")
    static let split = Text("Tách thành một lớp mới", "Split into a new class")
    static let field = Text("Sửa một mục của hồ sơ", "Set one field")
    static let leave = Text("Cho rời trường, hoàn thành", "Leave or finish")
    static let newName = Text("Tên lớp mới", "Name of the new class")
    static let fieldName = Text("Mục", "Field")
    static let value = Text("Giá trị mới", "New value")
    static let valueHint = Text(
        "Ghi như trong bảng tính: Có, Không, mã hoặc tên trong danh mục, số, ngày. Để trống là xóa.",
        "As in a sheet: yes, no, a code or name of the list, a number, a day. Empty takes it away.")
    static let from = Text("Đúng từ ngày (để trống: sửa chỗ ghi sai từ đầu)", "From (empty: it was wrong all along)")
    static let preview = Text("Xem trước", "Preview")
    static let apply = Text("Thực hiện", "Do it")
    static let before = Text("Hiện nay", "Now")
    static let after = Text("Sẽ là", "Becomes")
    static let problem = Text("Giữ nguyên vì", "Left as is because")
    static let fieldMissing = Text("Chọn mục cần sửa.", "Choose the field.")
    static let nobody = Text("Chưa chọn học sinh nào.", "No pupil is selected.")
    static let tooMany = Text(
        "Chọn quá nhiều học sinh trong một lần; hãy lọc bớt.", "Too many pupils at once: narrow the list first.")
    static let sameValue = Text("Đã có giá trị này.", "It has this value already.")
    static let otherYear = Text(
        "Ngày này không thuộc năm học của lớp được chọn.", "This day is not in the school year of the class.")
    static let nothing = Text("Không có em nào thay đổi.", "Nobody would change.")
    static let past = Text("Các thay đổi hàng loạt gần đây", "Recent changes of many pupils")
    static let none = Text("Chưa có thay đổi hàng loạt nào.", "Nothing was changed for many at once yet.")
    static let when = Text("Khi nào", "When")
    static let who = Text("Ai làm", "Who")
    static let pupils = Text("Số em", "Pupils")
    static let undo = Text("Hoàn tác", "Undo")
    static let undoConfirm = Text("Đưa các em về như trước?", "Put these pupils back as they were?")
    static let undone = Text("Đã hoàn tác, các em trở về như trước.", "Undone: everything is as it was.")
    static let undoneMark = Text("đã hoàn tác", "undone")
    static let done = Text("Đã thực hiện. Có thể hoàn tác ở danh sách dưới đây.", "Done. It can be undone below.")
    static let help = Text(
        "Hoàn tác được cho đến khi hồ sơ của một trong các em lại thay đổi.",
        "Each can be undone until the record of one of these pupils has changed again.")

    static func all(_ count: Int) -> Text {
        Text("Tất cả \(Format(.vi).number(count)) em của danh sách", "All \(Format(.en).number(count)) of the list")
    }
    static func summary(_ changed: Int, _ left: Int) -> Text {
        Text(
            "\(Format(.vi).number(changed)) em thay đổi, \(Format(.vi).number(left)) em giữ nguyên.",
            "\(Format(.en).number(changed)) change, \(Format(.en).number(left)) stay as they are.")
    }

    static func name(_ title: BulkTitle) -> Text {
        let (vi, en) = (since(title.day, .vi), since(title.day, .en))
        switch title.kind {
        case .move: return Text("Xếp vào lớp \(title.subject)\(vi)", "Into class \(title.subject)\(en)")
        case .split: return Text("Tách thành lớp \(title.subject)\(vi)", "Split into \(title.subject)\(en)")
        case .field: return Text("Sửa mục “\(title.subject)”\(vi)", "Field “\(title.subject)” set\(en)")
        case .leave:
            let how = Leaving(rawValue: title.subject)?.label ?? Text(verbatim: title.subject)
            return Text("Rời trường: \(how(.vi))\(vi)", "Left: \(how(.en))\(en)")
        }
    }

    private static func since(_ day: Day?, _ language: Language) -> String {
        guard let day else { return "" }
        return (language == .vi ? " từ " : " from ") + Format(language).day(day)
    }
}

extension BulkKind {
    var label: Text {
        switch self {
        case .move: BulkTexts.move
        case .split: BulkTexts.split
        case .field: BulkTexts.field
        case .leave: BulkTexts.leave
        }
    }
}
