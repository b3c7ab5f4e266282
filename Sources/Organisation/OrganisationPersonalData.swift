internal import Base
internal import Identity

/// What Organisation keeps of people: the directory.
enum OrganisationPersonalData {
    static let all = PersonalData(
        [contact],
        traces: [
            PersonalTrace("organisation_confirmation", "confirmed_by"),
            PersonalTrace("organisation_import", "made_by"), PersonalTrace("organisation_import_step", "step"),
        ])

    private static let contact = PersonalTable(
        "organisation_contact", Text("Danh bạ", "The directory"), keys: [.contact: "id"],
        [
            .init("name", Text("Họ và tên", "Full name")), .init("position", Text("Chức vụ", "Position")),
            .init("phone", Text("Điện thoại", "Phone")), .init("email", Text("Thư điện tử", "E-mail")),
        ], inner: ["name_fold", "name_sort"],
        purpose: Text("Liên hệ công việc giữa các đơn vị", "To reach each other at work"), ground: .duty,
        source: Text("Nhiệm vụ của cơ quan, Luật 91/2025 Đ.19", "Duties of the agency, Law 91/2025, art. 19"),
        readers: [ViewUnits.self, KeepDirectory.self],
        retention: Text("Khi người đó còn giữ việc; đơn vị xác nhận mỗi kỳ", "While in post; confirmed every term"))
}
