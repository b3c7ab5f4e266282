internal import Base

/// The sentences of letters and their editions.
enum EditionTexts {
    static let letters = Text("Văn bản hướng dẫn", "Letters of guidance")
    static let importLetter = Text("Nhập văn bản", "Import a letter")
    static let importHelp = Text(
        "Tải lên công văn của Sở (.txt, .docx hoặc .pdf có chữ). Khuê đọc thành từng nhiệm vụ để bạn kiểm tra.",
        "Upload the department's letter (.txt, .docx, or .pdf with text). Khuê reads it into tasks for you to check.")
    static let file = Text("Tệp văn bản", "File")
    static let fileMissing = Text("Chọn tệp văn bản.", "Choose the file.")
    static let read = Text("Đọc văn bản", "Read the letter")
    static let none = Text(
        "Chưa có văn bản nào. Bấm “Nhập văn bản” để bắt đầu.", "There is no letter yet. Begin with “Import a letter”.")
    static let title = Text("Tên văn bản", "Title")
    static let schoolYear = Text("Năm học", "School year")
    static let state = Text("Trạng thái", "State")
    static let draft = Text("Bản thảo", "Draft")
    static let amending = Text("Đang sửa đổi", "Amendment in draft")
    static let published = Text("Đã công bố", "Published")
    static let number = Text("Số, ký hiệu", "Number")
    static let issued = Text("Ngày ban hành", "Issued")
    static let issuer = Text("Cơ quan ban hành", "Issuer")
    static let signer = Text("Người ký", "Signed by")
    static let notStated = Text("Văn bản không ghi", "Not stated")
    static let tasks = Text("Nhiệm vụ", "Tasks")
    static let calls = Text("Đợt nộp", "Calls")
    static let source = Text("Nguyên văn", "The text")
    static let unread = Text("Những dòng chưa nhận ra", "Lines that were not understood")
    static let references = Text("Văn bản được dẫn chiếu", "Documents referred to")
    static let addTask = Text("Thêm nhiệm vụ", "Add a task")
    static let addCall = Text("Thêm đợt nộp", "Add a call")
    static let publish = Text("Kiểm tra và công bố", "Check and publish")
    static let publishNow = Text("Công bố", "Publish")
    static let amend = Text("Sửa đổi", "Amend")
    static let remove = Text("Bỏ", "Remove")
    static let removeConfirm = Text("Bỏ mục này khỏi bản thảo?", "Remove this from the draft?")
    static let text = Text("Nội dung", "Text")
    static let evidence = Text("Minh chứng cần có", "Evidence")
    static let evidenceHint = Text(
        "Điều gì chứng tỏ đã làm xong: số liệu, văn bản, hình ảnh.",
        "What proves that it is done: figures, documents, pictures.")
    static let due = Text("Hạn", "Due")
    static let audience = Text("Loại đơn vị thực hiện", "Kinds of unit that must do it")
    static let levels = Text("Cấp học của trường", "Levels of the schools")
    static let levelsHint = Text("Không chọn cấp nào là mọi cấp.", "None chosen means all.")
    static let directOnly = Text(
        "Chỉ đơn vị trực thuộc Sở, không gồm trường của Phòng hoặc xã, phường",
        "Only units directly below, not the schools of districts or communes")
    static let named = Text("Đơn vị nêu tên", "Units by name")
    static let namedHint = Text("Mã đơn vị, mỗi dòng một mã.", "Codes, one a line.")
    static let form = Text("Biểu mẫu", "Form")
    static let sourceCall = Text("Tổng hợp từ đợt", "Drawn from the call")
    static let note = Text("Sửa đổi gì, vì sao", "What is amended, and why")
    static let titleMissing = Text("Ghi tên.", "Write a title.")
    static let textMissing = Text("Ghi nội dung.", "Write the text.")
    static let dueMissing = Text("Ghi hạn nộp.", "Give the due day.")
    static let formMissing = Text("Chọn biểu mẫu.", "Choose a form.")
    static let yearWrong = Text("Ghi năm học dạng 2023-2024.", "Write the school year as 2023-2024.")
    static let save = Text("Lưu", "Save")
    static let head = Text("Thông tin văn bản", "About the letter")
    static let publishTitle = Text("Kiểm tra trước khi công bố", "Check before you publish")
    static let everyUnit = Text(
        "Công bố xong, mỗi đơn vị thấy ngay nhiệm vụ và lịch của mình.",
        "Once published, every unit sees its tasks and its calendar.")
    static let changes = Text("Thay đổi so với bản đang áp dụng", "Changes to the edition in force")
    static let noChanges = Text("Chưa có thay đổi nào ở nhiệm vụ.", "No task has changed.")
    static let addedTask = Text("Thêm", "Added")
    static let withdrawnTask = Text("Bãi bỏ", "Withdrawn")
    static let changedTask = Text("Sửa", "Changed")
    static let audienceNobody = Text("Chưa chọn ai", "Nobody yet")
    static let audienceDirect = Text("trực thuộc Sở", "directly below")

    static func unitUnknown(_ codes: [String]) -> Text {
        Text(
            "Không có đơn vị mã: \(codes.joined(separator: ", ")).",
            "There is no unit with the code: \(codes.joined(separator: ", ")).")
    }

    static func unreadLine(_ line: Int, _ text: String) -> String { "\(line): \(text)" }
}
