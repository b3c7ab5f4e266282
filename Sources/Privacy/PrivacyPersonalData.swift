internal import Base
internal import Identity

/// What Privacy itself keeps of people: their requests and their consent.
enum PrivacyPersonalData {
    static let all = PersonalData(
        [request, consent, breach, breachEdition], traces: [PersonalTrace("privacy_consent_text", "made_by")])

    private static let request = PersonalTable(
        "privacy_request", Text("Yêu cầu về dữ liệu", "Requests about data"),
        keys: [.account: "asked_by", .pupil: "person_id"],
        [
            .init("asked_at", Text("Gửi lúc", "Asked at")),
            .init("request_right", Text("Yêu cầu", "Right"), .code { code, _ in DataRight(rawValue: code)?.label }),
            .init("person_name", Text("Về ai", "About")), .init("words", Text("Nội dung", "Words")),
            .init("answered_at", Text("Trả lời lúc", "Answered at")),
            .init(
                "outcome", Text("Kết quả", "Outcome"),
                .code { code, _ in DataRequest.Outcome(rawValue: code)?.label }),
            .init("answer", Text("Trả lời", "Answer")),
        ], inner: ["person_id", "answered_by", "extension_reason"],
        purpose: Text("Thực hiện quyền của chủ thể dữ liệu", "To carry out people's rights"), ground: .duty,
        source: Text("NĐ 356/2025/NĐ-CP Đ.5", "Decree 356/2025, art. 5"), readers: [AnswerRequests.self],
        retention: Text("Cùng thời hạn với nhật ký", "As long as the log"))

    private static let consent = PersonalTable(
        "privacy_consent", Text("Sự đồng ý", "Consent"), keys: [.account: "given_by", .pupil: "person_id"],
        [
            .init("given_at", Text("Đồng ý lúc", "Given at")), .init("person_name", Text("Về ai", "About")),

            .init(
                "text_id", Text("Mục đích, phiên bản", "Purpose, version"),
                .code { id, tx in
                    try ConsentTextID(id).flatMap { try ConsentRows.text($0, in: tx) }.map {
                        Text(verbatim: "\($0.purpose), \($0.version)")
                    }
                }), .init("child_at", Text("Em đồng ý lúc", "Child agreed at")),
            .init("withdrawn_at", Text("Rút lại lúc", "Withdrawn at")),
        ], inner: ["person_id", "child_heard_by", "withdrawn_by"],
        purpose: Text("Chứng minh sự đồng ý", "To prove consent"), ground: .consent,
        source: Text("Luật 91/2025/QH15 Đ.9, Đ.24", "Law 91/2025, arts. 9 and 24"), readers: [KeepConsents.self],
        retention: Text(
            "Khi việc dựa trên đồng ý còn tiếp tục, và để chứng minh", "While what rests on it goes on, and as proof"),
        erasing: .stays(
            because: Text(
                "Chứng cứ đã đồng ý hay đã rút lại, phải chứng minh được (Luật 91/2025 Đ.9)",
                "Proof that consent was given or withdrawn (Law 91/2025, art. 9)")))

    private static let breach = PersonalTable(
        "privacy_breach", Text("Vi phạm dữ liệu", "Breaches"), keys: [:],
        [.init("contact", Text("Người liên hệ", "Contact person"))], inner: ["recorded_by", "closed_by"],
        purpose: Text("Báo cáo vi phạm cho cơ quan chức năng", "To report a breach"), ground: .duty,
        source: Text("Luật 91/2025/QH15 Đ.23", "Law 91/2025, art. 23"), readers: [ReportBreaches.self],
        retention: Text("Cùng hồ sơ vi phạm", "With the file of the breach"))

    private static let breachEdition = PersonalTable(
        "privacy_breach_edition", Text("Các bản của vi phạm", "Versions of breaches"), keys: [:],
        [.init("contact", Text("Người liên hệ", "Contact person"))], inner: ["made_by"],
        purpose: Text("Chứng minh đã biết gì, lúc nào", "To prove what was known when"), ground: .duty,
        source: Text("Luật 91/2025/QH15 Đ.23", "Law 91/2025, art. 23"), readers: [ReportBreaches.self],
        retention: Text("Cùng hồ sơ vi phạm", "With the file of the breach"))
}
