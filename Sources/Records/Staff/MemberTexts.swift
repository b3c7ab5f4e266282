internal import Base

/// Every sentence of the page of one member of staff.
enum MemberTexts {
    static let posts = Text("Việc, hợp đồng, số tiết qua thời gian", "Posts, contracts and workload over time")
    static let until = Text("Đến ngày", "Until")
    static let now = Text("hiện nay", "at present")
    static let workload = Text("Tổng số tiết một tuần hiện nay", "Periods a week at present")
    static let change = Text("Đổi hợp đồng, số tiết", "Change contract or workload")
    static let qualifications = Text(
        "Đào tạo, chứng chỉ, nhiệm vụ, khen thưởng, đánh giá", "Training, certificates, duties, rewards, ratings")
    static let kindHint = Text(
        "Với nhiệm vụ kiêm nhiệm, khen thưởng, kỷ luật, đánh giá: ghi nội dung vào ô tên, cấp quyết định vào ô nơi đào tạo, số quyết định vào ghi chú.",
        "Of duties, rewards, discipline and ratings: what it is in the name, the level in where, the number of the decision in the note."
    )
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
    static let changeRecord = Text("Sửa hồ sơ", "Change the record")
    static let codeHint = Text(
        "Mã cấp một lần, không đổi; chỉ sửa khi đã ghi nhầm.", "A code is given once; correct it only if it is wrong.")
    static let codeTaken = Text("Mã này đã cấp cho người khác.", "Somebody else has this code.")
    static let correctPaper = Text("Sửa văn bằng, chứng chỉ", "Correct a qualification")
    static let removePaper = Text("Xóa văn bằng, chứng chỉ ghi nhầm", "Remove a wrong qualification")
    static let correctPost = Text("Sửa việc, hợp đồng ghi sai", "Correct a post or contract")
    static let removePost = Text("Xóa việc, hợp đồng ghi nhầm", "Remove a wrong post or contract")
    static let removedPost = Text(
        "Như chưa từng có: việc trước đó, nếu có, kéo dài qua những ngày này. Nhật ký giữ lại đã ghi gì và vì sao xóa.",
        "As if it had never been: the post before it, if any, goes on through these days. The log keeps what was written and why it was removed."
    )
    static let onlyPost = Text(
        "Đây là việc duy nhất của người này ở trường, không xóa được; hãy sửa lại, hoặc ghi ngày thôi việc.",
        "This is the person's only post at the school and cannot be removed; correct it, or end it.")
    static let untilHint = Text("Để trống là hiện nay vẫn giữ.", "Empty means that it still holds.")
    static func beginsTooEarly(_ day: Day) -> Text {
        Text(
            "Việc trước đó bắt đầu ngày \(Format(.vi).day(day)); việc này phải bắt đầu sau.",
            "The post before it began on \(Format(.en).day(day)); this one has to begin later.")
    }
    static func endsTooLate(_ day: Day) -> Text {
        Text(
            "Việc tiếp theo đến ngày \(Format(.vi).day(day)); việc này phải thôi trước.",
            "The post after it ends on \(Format(.en).day(day)); this one has to end earlier.")
    }
    static func another(_ day: Day) -> Text {
        Text(
            "Có việc tiếp theo từ ngày \(Format(.vi).day(day)); xóa việc đó trước, hoặc ghi ngày thôi.",
            "Another post follows from \(Format(.en).day(day)); remove that one first, or give the last day.")
    }
    static let dayToCome = Text("Ngày này chưa tới.", "This day has not come yet.")
}

extension Qualification.Kind {
    var label: Text {
        switch self {
        case .training: Text("Đào tạo", "Training")
        case .certificate: Text("Chứng chỉ bồi dưỡng", "Certificate")
        case .language: Text("Ngoại ngữ", "Language")
        case .duty: Text("Nhiệm vụ kiêm nhiệm", "Further duty")
        case .reward: Text("Khen thưởng", "Reward")
        case .discipline: Text("Kỷ luật", "Discipline")
        case .standard: Text("Đánh giá chuẩn nghề nghiệp", "Professional rating")
        }
    }
}
