internal import Base

/// Every sentence of the page of one member of staff.
enum MemberTexts {
    static let posts = Text("Việc, hợp đồng, số tiết qua thời gian", "Posts, contracts and workload over time")
    static let until = Text("Đến ngày", "Until")
    static let now = Text("hiện nay", "at present")
    static let workload = Text("Tổng số tiết một tuần hiện nay", "Periods a week at present")
    static let change = Text("Đổi hợp đồng, số tiết", "Change contract or workload")
    static let qualifications = Text("Đào tạo, bồi dưỡng, chứng chỉ", "Training and certificates")
    static let add = Text("Ghi văn bằng, chứng chỉ", "Write a qualification")
    static let kind = Text("Loại", "Kind")
    static let name = Text("Tên văn bằng, chứng chỉ", "Name of the paper")
    static let place = Text("Nơi đào tạo", "Where")
    static let begun = Text("Học từ ngày", "Begun on")
    static let given = Text("Ngày cấp", "Given on")
    static let note = Text("Ghi chú", "Note")
    static let none = Text("Chưa ghi văn bằng, chứng chỉ nào.", "No qualification is written yet.")
    static let kindMissing = Text("Chọn loại.", "Choose the kind.")
    static let nameMissing = Text("Ghi tên văn bằng, chứng chỉ.", "Write the name of the paper.")
    static let begunLate = Text("Ngày bắt đầu học phải trước ngày cấp.", "It was begun before it was given.")
    static let dayToCome = Text("Ngày này chưa tới.", "This day has not come yet.")
}

extension Qualification.Kind {
    var label: Text {
        switch self {
        case .training: Text("Đào tạo", "Training")
        case .certificate: Text("Chứng chỉ bồi dưỡng", "Certificate")
        case .language: Text("Ngoại ngữ", "Language")
        }
    }
}
