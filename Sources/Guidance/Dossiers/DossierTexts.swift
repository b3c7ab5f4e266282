internal import Base

/// The sentences about dossiers.
enum DossierTexts {
    static let endsBeforeBegin = Text(
        "Ngày hoàn thành phải sau ngày bắt đầu.", "The work must end after it begins.")
    static let notAChoice = Text("Chọn một mục trong danh sách.", "Choose one of the list.")

    static func refusal(_ refusal: DossierRefusal) -> Text {
        switch refusal {
        case .lockedWhileReviewed:
            Text(
                "Hồ sơ đã nộp và đang chờ cấp trên xem. Muốn sửa, hãy liên hệ cấp trên để được trả lại.",
                "The dossier has been submitted and awaits your superior. To change it, ask them to return it.")
        case .lockedAccepted:
            Text(
                "Hồ sơ đã được chấp nhận nên khoá lại. Chỉ cấp trên trực tiếp mở lại được.",
                "The dossier was accepted and is locked. Only the direct superior can reopen it.")
        case .peopleMissing:
            Text(
                "Ghi tên lãnh đạo phụ trách, người đầu mối và ít nhất một cách liên hệ trước khi nộp.",
                "Name the leader in charge, the contact person and one way to reach them before you submit.")
        case .entriesMissing(let paths):
            Text(
                "Còn \(paths.count) mục chưa điền đủ: \(paths.joined(separator: "; ")).",
                "\(paths.count) items are not complete: \(paths.joined(separator: "; ")).")
        case .remarksUnanswered(let count):
            Text(
                "Còn \(count) nhận xét chưa trả lời. Trả lời từng nhận xét rồi nộp lại.",
                "\(count) remarks are not answered. Answer each, then submit again.")
        case .notWaiting:
            Text(
                "Hồ sơ này không còn chờ duyệt: đã có người xử lý hoặc đơn vị chưa nộp.",
                "This dossier does not await a decision: somebody decided it, or it was not submitted.")
        case .notAccepted:
            Text("Chỉ mở lại được hồ sơ đã chấp nhận.", "Only an accepted dossier can be reopened.")
        case .returnWithoutReason:
            Text(
                "Ghi ít nhất một nhận xét hoặc lý do để đơn vị biết cần sửa gì.",
                "Write at least one remark or a reason, so that the unit knows what to mend.")
        case .notSuperior:
            Text(
                "Chỉ cấp quản lý trực tiếp của đơn vị được chấp nhận hoặc trả lại hồ sơ này.",
                "Only the unit's direct superior accepts or returns this dossier.")
        case .changedMeanwhile:
            Text(
                "Có người vừa sửa mục này. Nội dung bạn gõ vẫn còn bên dưới, cạnh bản mới nhất; xem lại rồi lưu lần nữa.",
                "Somebody changed this meanwhile. What you typed is still below, beside the newest version; check and save again.")
        case .notAsked:
            Text("Đơn vị này không thuộc đối tượng của đợt nộp.", "This unit is not asked to submit here.")
        }
    }
}
