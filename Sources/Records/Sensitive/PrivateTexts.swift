internal import Base

/// Every sentence about what is sensitive.
enum PrivateTexts {
    static let title = Text("Thông tin riêng", "Private data")
    static let help = Text(
        "Mỗi lần xem trang này đều được ghi nhật ký; cha mẹ thấy ai đã xem.",
        "Each look at this page is written into the log; parents see who looked.")
    static let number = Text("Số định danh cá nhân", "Identity number")
    static let birthplace = Text("Nơi sinh", "Birthplace")
    static let address = Text("Chỗ ở hiện nay", "Address")
    static let phone = Text("Điện thoại liên hệ", "Phone")
    static let ethnicity = Text("Dân tộc", "Ethnic group")
    static let religion = Text("Tôn giáo", "Religion")
    static let disability = Text("Loại khuyết tật", "Disability")
    static let policy = Text("Diện chính sách", "Policy")
    static let originOnly = Text(
        "Ngày thay đổi chỉ áp dụng cho dân tộc, tôn giáo, khuyết tật, diện chính sách; các mục khác là hiện nay.",
        "The day of a change is that of ethnic group, religion, disability and policy; the rest is as of today.")
    static let numberTaken = Text("Học sinh khác đã có số này.", "Another pupil has this number.")
    static let saved = Text("Đã lưu thông tin riêng.", "Private data saved.")
    static let doubts = Text("Nên xem lại", "Look again")

    static let health = Text("Sức khỏe", "Health")
    static let addCheck = Text("Ghi lần khám", "Add a check")
    static let checkDay = Text("Ngày khám", "Day")
    static let height = Text("Chiều cao (cm)", "Height (cm)")
    static let weight = Text("Cân nặng (kg)", "Weight (kg)")
    static let bodyMassIndex = Text("BMI", "BMI")
    static let nutrition = Text("Dinh dưỡng", "Nutrition")
    static let blood = Text("Nhóm máu", "Blood group")
    static let identityMore = Text("Nơi cư trú, giấy tờ", "Residence and papers")
    static let originMore = Text(
        "Hộ nghèo, dân tộc của cha mẹ, giấy khai sinh", "Poverty, parents' ethnic group, birth certificate")
    static let eyes = Text("Mắt", "Eyes")
    static let spine = Text("Cột sống", "Spine")
    static let vaccinations = Text("Tiêm chủng", "Vaccinations")
    static let note = Text("Ghi chú", "Note")
    static let noChecks = Text("Chưa có lần khám nào.", "No checks yet.")
    static let checkSaved = Text("Đã ghi lần khám.", "The check was recorded.")
    static let checkInFuture = Text("Ngày khám ở tương lai.", "This day is still to come.")
    static func measure(_ range: ClosedRange<Int>) -> Text {
        Text(
            "Ghi số từ \(range.lowerBound) đến \(range.upperBound), có thể có một chữ số thập phân.",
            "Write a number from \(range.lowerBound) to \(range.upperBound) with at most one decimal.")
    }

    static let readings = Text("Ai đã xem dữ liệu nhạy cảm", "Who has read sensitive data")
    static let noReadings = Text("Chưa ai xem.", "Nobody yet.")
    static let when = Text("Lúc", "When")
    static let who = Text("Người xem", "Who")
    static let role = Text("Vai trò", "Role")
    static let what = Text("Nội dung", "What")
    /// What a table is of, with the child's name where a page has one for each child.
    static func named(_ what: Text, _ name: String?) -> Text {
        name.map { Text("\(what.vi) – \($0)", "\(what.en) – \($0)") } ?? what
    }

    static func group(_ code: String) -> Text {
        switch code {
        case "export": Text("Bản sao toàn bộ dữ liệu", "Copy of everything")
        case IdentityData.code: Text("Số định danh, liên hệ", "Identity number, contacts")
        case OriginData.code: Text("Dân tộc, tôn giáo, khuyết tật, chính sách", "Origin and policy")
        case HealthData.code: health
        case ViewPhotos.code: PhotoTexts.title
        case StaffData.code: StaffPrivateTexts.title
        case JoinPages.group: JoinTexts.reading
        case ViolenceData.code: IncidentTexts.title
        default: Text(verbatim: code)
        }
    }
}
