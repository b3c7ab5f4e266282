internal import Base
internal import Identity

/// What Guidance keeps of people: who answers for a dossier, and who did what to it.
enum GuidancePersonalData {
    static let all = PersonalData(
        [dossier],
        traces: [
            PersonalTrace("guidance_letter", "created_by"), PersonalTrace("guidance_edition", "published_by"),
            PersonalTrace("guidance_entry", "updated_by"),
            PersonalTrace("guidance_submission", "account_id", "account_name"),
            PersonalTrace("guidance_decision", "account_id", "account_name"),
            PersonalTrace("guidance_remark", "account_name", "answered_by"),
            PersonalTrace("guidance_extension", "asked_by", "decided_by"),
        ])

    private static let dossier = PersonalTable(
        "guidance_dossier", Text("Người phụ trách kế hoạch, báo cáo", "People named in plans and reports"), keys: [:],
        [
            .init("leader", Text("Lãnh đạo phụ trách", "Leader in charge")),
            .init("contact", Text("Đầu mối", "Contact person")),
            .init("contact_phone", Text("Điện thoại", "Phone")), .init("contact_email", Text("Thư điện tử", "E-mail")),
        ], purpose: Text("Biết ai chịu trách nhiệm một việc", "To know who answers for a task"), ground: .duty,
        source: Text("Văn bản giao nhiệm vụ của Sở", "The department's letter of guidance"),
        readers: [ViewDossiers.self], retention: Text("Cùng với hồ sơ của đơn vị", "With the unit's dossier"))
}
