internal import Base
internal import Identity

/// What Records keeps of people: learners, their guardians, staff.
enum RecordsPersonalData {
    static let all = PersonalData(
        [
            pupil, past, identity, origin, originPast, health, placement, transfer, guardian, guardianship, reward,
            staff,
            staffPast, staffIdentity, post, step, snapshot, photo, rewardPast, staffStep, view, qualification,
            loadPiece, loadFault, join, violence, violencePast, teachingStep, parcel,
        ],
        traces: [
            PersonalTrace("records_class", "teacher_id"), PersonalTrace("records_class_subject", "teacher_id"),
            PersonalTrace("records_class_subject_past", "teacher_id"), PersonalTrace("records_gone", "pupil_id"),
            PersonalTrace("records_class_past", "value"), PersonalTrace("records_class_step", "step"),
            PersonalTrace("records_import", "made_by"),
            PersonalTrace("records_sector_parcel", "made_by"),
            PersonalTrace("records_load", "made_by"), PersonalTrace("records_turn", "made_by"),
        ])

    private static let law = Text(
        "TT 42/2021/TT-BGDĐT; Luật 91/2025 Đ.19", "Circular 42/2021/TT-BGDĐT; Law 91/2025, art. 19")
    private static let schooling = Text("Quản lý việc học và thống kê ngành", "To run schooling and its statistics")
    private static let whileAtSchool = Text(
        "Khi còn học trong ngành và sau đó theo quy định lưu hồ sơ của trường",
        "While in the sector's schools, then as the rules for school records say")

    /// The name that a code list gives to a code.
    private static func listed(_ list: CodeListName) -> PersonalTable.Meaning {
        .code { code, tx in
            try CodeRows.name(of: code, list: list.rawValue, in: tx).map { Text(verbatim: $0) }
        }
    }

    private static func learner(
        _ name: StaticString, _ label: Text, key: StaticString = "pupil_id", _ columns: [PersonalTable.Column],
        inner: [StaticString] = [], purpose: Text = schooling, readers: [any Capability.Type]
    ) -> PersonalTable {
        PersonalTable(
            name, label, keys: [.pupil: key], columns, inner: inner, purpose: purpose, ground: .duty, source: law,
            readers: readers, retention: whileAtSchool)
    }

    private static let pupil = learner(
        "records_pupil", Text("Hồ sơ học sinh", "Pupils"), key: "id",
        [
            .init("code", Text("Mã học sinh", "Code")), .init("name", Text("Họ và tên", "Full name")),
            .init("born_on", Text("Ngày sinh", "Born on")), .init("sex", Text("Giới tính", "Sex"), listed(.sex)),
            .init("boarding", Text("Bán trú", "Boarding"), listed(.boarding)),
            .init("more", Text("Thông tin khác", "More")),
        ], inner: ["name_fold", "name_sort", "merged_into"], readers: [ViewPupils.self])

    private static let past = learner(
        "records_pupil_past", Text("Hồ sơ trước khi sửa", "Earlier states"),
        [
            .init("valid_to", Text("Đến trước ngày", "Until")), .init("field", Text("Mục", "Field")),
            .init("value", Text("Giá trị", "Value")),
        ], inner: ["value_fold", "value_sort"], readers: [ViewPupils.self])

    private static let originPast = learner(
        "records_origin_past", Text("Dân tộc, khuyết tật trước khi thay đổi", "Earlier origin, disability, policy"),
        [
            .init("valid_to", Text("Đến trước ngày", "Until")), .init("field", Text("Mục", "Field"), sensitive: true),
            .init("value", Text("Giá trị", "Value"), sensitive: true),
        ], inner: ["value_fold", "value_sort"],
        purpose: Text("Chế độ, chính sách và biểu thống kê", "Policies and statistical forms"),
        readers: [OriginData.self])

    private static let identity = learner(
        "records_pupil_identity", Text("Định danh, liên hệ", "Identity and contact"),
        [
            .init("number", Text("Số định danh", "Identity number"), sensitive: true),
            .init("birthplace", Text("Nơi sinh", "Birthplace")), .init("address", Text("Địa chỉ", "Address")),
            .init("phone", Text("Điện thoại", "Phone")), .init("more", Text("Thông tin khác", "More")),
        ], purpose: Text("Nhận đúng người, liên hệ gia đình", "To know and reach the family"),
        readers: [IdentityData.self])

    private static let origin = learner(
        "records_pupil_origin", Text("Dân tộc, tôn giáo, khuyết tật, chính sách", "Origin, disability, policy"),
        [
            .init("ethnicity", Text("Dân tộc", "Ethnic group"), sensitive: true, listed(.ethnicity)),
            .init("religion", Text("Tôn giáo", "Religion"), sensitive: true, listed(.religion)),
            .init("disability", Text("Khuyết tật", "Disability"), sensitive: true, listed(.disability)),
            .init("policy", Text("Diện chính sách", "Policy"), listed(.policy)),
            .init("more", Text("Thông tin khác", "More")),
        ], purpose: Text("Chế độ, chính sách và biểu thống kê", "Policies and statistical forms"),
        readers: [OriginData.self])

    private static let health = learner(
        "records_health", Text("Sức khỏe học đường", "School health"),
        [
            .init("checked_on", Text("Ngày khám", "Day")),
            .init(HealthField.height.column, Text("Chiều cao (mm)", "Height (mm)")),
            .init(HealthField.weight.column, Text("Cân nặng (g)", "Weight (g)")),
            .init(HealthField.nutrition.column, Text("Dinh dưỡng", "Nutrition")),
            .init(HealthField.blood.column, Text("Nhóm máu", "Blood group")),
            .init(HealthField.eyes.column, Text("Mắt", "Eyes")),
            .init(HealthField.spine.column, Text("Cột sống", "Spine")),
            .init(HealthField.vaccinations.column, Text("Tiêm chủng", "Vaccinations")),
            .init(HealthField.note.column, Text("Ghi chú", "Note")),
        ], inner: ["entered_by"], purpose: Text("Chăm sóc sức khỏe ở trường", "To care for health at school"),
        readers: [HealthData.self])

    private static let violence = learner(
        "records_violence", Text("Bạo lực học đường", "School violence"),
        [
            .init("happened_on", Text("Ngày xảy ra", "Happened on"), sensitive: true),
            .init("code", Text("Mã", "Code"), sensitive: true),
            .init("target", Text("Đối tượng", "Who was concerned"), sensitive: true),
            .init("form", Text("Hình thức", "Form"), sensitive: true),
            .init("place", Text("Địa điểm", "Place"), sensitive: true),
            .init("duration", Text("Thời lượng", "How long"), sensitive: true),
            .init("outcome", Text("Kết quả xử lý", "What was done"), sensitive: true),
            .init("note", Text("Ghi chú", "Note"), sensitive: true),
        ], inner: ["entered_by"], purpose: Text("Bảo vệ trẻ em ở trường", "To protect children at school"),
        readers: [ViolenceData.self])

    private static let violencePast = PersonalTable(
        "records_violence_past", Text("Bạo lực học đường trước khi sửa", "Earlier states of school violence"),
        keys: [:],
        [
            .init("content", Text("Đã ghi gì", "What was written"), sensitive: true),
            .init("reason", Text("Vì sao sửa", "Why it was corrected")),
        ], inner: ["changed_by"], purpose: Text("Bảo vệ trẻ em ở trường", "To protect children at school"),
        ground: .duty, source: law, readers: [ViolenceData.self], retention: whileAtSchool)

    private static let placement = learner(
        "records_placement", Text("Quá trình học", "Placements"),
        [
            .init("valid_from", Text("Từ ngày", "From")), .init("valid_to", Text("Đến trước ngày", "Until")),
            .init("unit_id", Text("Trường", "School"), .unit),
            .init(
                "class_id", Text("Lớp", "Class"),
                .code { id, tx in
                    try ClassID(id).flatMap { try ClassRows.find($0, in: tx) }.map { Text(verbatim: $0.name) }
                }),
            .init("entry", Text("Vào bằng", "Entry"), .code { code, _ in Entry(rawValue: code)?.label }),
            .init("leaving", Text("Rời vì", "Leaving"), .code { code, _ in Leaving(rawValue: code)?.label }),
            .init("reason", Text("Lý do", "Reason")),
        ], readers: [ViewPupils.self])

    private static let transfer = learner(
        "records_transfer", Text("Chuyển trường", "Transfers"),
        [
            .init("moves_on", Text("Ngày chuyển", "Moves on")), .init("from_unit", Text("Từ trường", "From"), .unit),
            .init("to_unit", Text("Đến trường", "To"), .unit),
            .init("state", Text("Tình trạng", "State"), .code { code, _ in Transfer.State(rawValue: code)?.label }),
            .init("reason", Text("Lý do", "Reason")), .init("answer", Text("Trả lời", "Answer")),
        ], inner: ["asked_by", "answered_by"], readers: [DecidePupils.self])

    private static let join = learner(
        "records_join", Text("Gộp hồ sơ giữa các trường", "Records joined between schools"), key: "keep_id",
        [
            .init("state", Text("Tình trạng", "State"), .code { code, _ in Join.State(rawValue: code)?.label }),
            .init("asked_at", Text("Hỏi lúc", "Asked at")),
            .init("reason", Text("Lý do", "Reason")), .init("answer", Text("Trả lời", "Answer")),
        ], inner: ["hide_id", "content", "asked_by", "answered_by"],
        purpose: Text("Một em một hồ sơ", "One child, one record"),
        readers: [JoinRecords.self])

    private static let reward = learner(
        "records_reward", Text("Khen thưởng, kỷ luật", "Rewards and discipline"),
        [
            .init("given_on", Text("Ngày", "Day")), .init("kind", Text("Loại", "Kind")),
            .init("content", Text("Nội dung", "Content")), .init("decision", Text("Quyết định", "Decision")),
        ], inner: ["entered_by"], readers: [ViewPupils.self])

    private static let rewardPast = PersonalTable(
        "records_reward_past", Text("Khen thưởng, kỷ luật trước khi sửa", "Earlier states of rewards"), keys: [:],
        [
            .init("given_on", Text("Ngày", "Day")), .init("content", Text("Nội dung", "Content")),
            .init("reason", Text("Vì sao sửa", "Why it was corrected")),
        ], inner: ["changed_by"], purpose: schooling, ground: .duty, source: law, readers: [ViewPupils.self],
        retention: whileAtSchool)

    private static let photo = PersonalTable(
        "records_photo", Text("Ảnh học sinh", "Photographs of pupils"), keys: [.pupil: "pupil_id"],
        [
            .init("uploaded_at", Text("Tải lên lúc", "Uploaded at")),
            .init("agreed_by", Text("Ai đồng ý", "Who agreed")), .init("agreed_on", Text("Đồng ý ngày", "Agreed on")),
        ], inner: ["content", "width", "height", "uploaded_by"],
        purpose: Text("Nhận mặt, làm thẻ học sinh", "To know pupils and print their cards"), ground: .consent,
        source: Text("Sự đồng ý của người đại diện, Luật 91/2025 Đ.9", "Consent of the guardian, Law 91/2025, art. 9"),
        readers: [ViewPupils.self],
        retention: Text("Đến khi rút lại sự đồng ý hoặc thay ảnh", "Until consent is withdrawn or the photo replaced"),
        erasing: .rows)

    private static let view = PersonalTable(
        "records_view", Text("Danh sách đã lưu", "Saved lists"), keys: [.account: "account_id"],
        [.init("name", Text("Tên", "Name")), .init("query", Text("Bộ lọc", "Filters"))],
        inner: ["name_sort"],
        purpose: Text("Mở lại danh sách hay dùng", "To open a list again"), ground: .duty, source: law,
        readers: [ViewPupils.self], retention: Text("Đến khi người lưu xóa", "Until its maker deletes it"),
        erasing: .part(
            ErasingPart(
                rest: Text(
                    "Danh sách dùng chung thuộc việc của đơn vị (Luật 91/2025 Đ.19)",
                    "Lists that the unit shares belong to its work (Law 91/2025, art. 19)"),
                survey: { _, id, _, tx in try ViewRows.countPrivate(of: id, in: tx) },
                erase: { _, id, _, tx in try ViewRows.removePrivate(of: id, in: tx) })))

    private static let staffStep = PersonalTable(
        "records_staff_step", Text("Bản trước khi nhập nhân sự từ tệp", "States of staff before an import"),
        keys: [.staff: "staff_id"], [.init("step", Text("Bản trước", "Before"))],
        purpose: Text("Hoàn tác một lần nhập sai", "To take a wrong import back"), ground: .duty, source: staffLaw,
        readers: [KeepPupils.self], retention: inPost)

    private static let parcel = PersonalTable(
        "records_sector_parcel",
        Text("Gói dữ liệu đang gửi CSDL ngành", "Messages on their way to the sector database"),
        keys: [:],
        [
            .init("body", Text("Gói dữ liệu", "The message"), sensitive: true),
            .init("answer", Text("Trả lời", "The answer")),
        ],
        purpose: Text("Gửi CSDL ngành", "To send it to the sector database"), ground: .duty, source: law,
        readers: [DecidePupils.self],
        retention: Text("Gói: đến khi gửi xong hoặc thôi gửi", "The message: until it was sent or stopped"))

    private static let teachingStep = PersonalTable(
        "records_teaching_step", Text("Bản trước khi nhập phân công từ tệp", "Teaching before an import"), keys: [:],
        [.init("step", Text("Bản trước và sau", "Before and after"))],
        purpose: Text("Hoàn tác một lần nhập sai", "To take a wrong import back"), ground: .duty, source: staffLaw,
        readers: [DecidePupils.self], retention: inPost)

    private static let step = learner(
        "records_import_step", Text("Bản trước khi nhập từ tệp", "States before an import"),
        [.init("before", Text("Bản trước", "Before"))],
        purpose: Text("Hoàn tác một lần nhập sai", "To take a wrong import back"), readers: [KeepPupils.self])

    private static let loadPiece = PersonalTable(
        "records_load_piece", Text("Dòng của tệp đang nhập", "Rows of a sheet that goes in"), keys: [:],
        [.init("body", Text("Các dòng như trong tệp", "The rows as they stand in it"))],
        purpose: Text("Nhập tệp nhiều trường", "To import a sheet of many schools"), ground: .duty, source: law,
        readers: [LoadPupils.self],
        retention: Text("Đến khi nhập xong hoặc dừng", "Until it is imported or stopped"))

    private static let loadFault = PersonalTable(
        "records_load_fault", Text("Dòng phải sửa của tệp nhập", "Rows of an import to mend"), keys: [:],
        [
            .init("name", Text("Họ và tên", "Full name")), .init("place", Text("Lớp", "Class")),
            .init("cells", Text("Dòng như trong tệp", "The row as it stands in it")),
        ], inner: ["faults"], purpose: Text("Trả lại dòng phải sửa", "To give back what is to be mended"),
        ground: .duty, source: law, readers: [LoadPupils.self], retention: Text("Một tháng", "A month"))

    private static let snapshot = PersonalTable(
        "records_snapshot", Text("Số liệu đã chốt", "Frozen figures"), keys: [:],
        [.init("content", Text("Số liệu và danh sách ngày chốt", "Figures and lists of the day"))],
        inner: ["taken_by"], purpose: schooling, ground: .duty, source: law, readers: [DecidePupils.self],
        retention: whileAtSchool)

    private static let guardian = PersonalTable(
        "records_guardian", Text("Cha mẹ, người giám hộ", "Parents and guardians"),
        keys: [.guardian: "id", .account: "account_id"],
        [
            .init("name", Text("Họ và tên", "Full name")), .init("birth_year", Text("Năm sinh", "Year of birth")),
            .init("occupation", Text("Nghề nghiệp", "Occupation")), .init("phone", Text("Điện thoại", "Phone")),
        ], inner: ["name_fold", "account_id"],
        purpose: Text("Liên hệ người đại diện của học sinh", "To reach a pupil's representative"), ground: .duty,
        source: law, readers: [IdentityData.self], retention: whileAtSchool,
        erasing: .part(
            ErasingPart(
                rest: Text(
                    "Họ tên giữ cùng hồ sơ học sinh; điện thoại, nghề nghiệp, năm sinh giữ khi còn con đang học (TT 42/2021/TT-BGDĐT; Luật 91/2025 Đ.19)",
                    "The name stays with the pupil's record; phone, occupation and year of birth while a child is at school (Circular 42/2021; Law 91/2025, art. 19)"
                ), survey: { _, id, day, tx in try GuardianRows.countReleased(id, on: day, in: tx) },
                erase: { _, id, day, tx in try GuardianRows.forgetContact(id, on: day, in: tx) })))

    private static let guardianship = PersonalTable(
        "records_guardianship", Text("Ai đại diện cho ai", "Who answers for whom"),
        keys: [.pupil: "pupil_id", .guardian: "guardian_id"],
        [.init("relation", Text("Quan hệ", "Relation"), .code { code, _ in Guardian.Relation(rawValue: code)?.label })],
        purpose: Text("Biết ai thực hiện quyền thay trẻ em (Đ.24)", "To know who acts for a child (art. 24)"),
        ground: .duty, source: law, readers: [IdentityData.self], retention: whileAtSchool)

    private static let staffLaw = Text(
        "TT 42/2021/TT-BGDĐT; Luật Viên chức", "Circular 42/2021; law on public employees")
    private static let inPost = Text(
        "Khi còn công tác và sau đó theo quy định hồ sơ viên chức",
        "While in post, then as the rules for staff files say")

    private static let staff = PersonalTable(
        "records_staff", Text("Hồ sơ nhân sự", "Staff"), keys: [.staff: "id"],
        [
            .init("code", Text("Mã", "Code")), .init("name", Text("Họ và tên", "Full name")),
            .init("born_on", Text("Ngày sinh", "Born on")), .init("sex", Text("Giới tính", "Sex"), listed(.sex)),
            .init("qualification", Text("Trình độ", "Qualification")), .init("more", Text("Thông tin khác", "More")),
        ], inner: ["name_fold", "name_sort"], purpose: Text("Quản lý đội ngũ", "To manage staff"), ground: .duty,
        source: staffLaw, readers: [ViewPupils.self], retention: inPost)

    private static let staffPast = PersonalTable(
        "records_staff_past", Text("Hồ sơ nhân sự trước khi thay đổi", "Earlier states of staff"),
        keys: [.staff: "staff_id"],
        [
            .init("valid_to", Text("Đến trước ngày", "Until")), .init("field", Text("Mục", "Field")),
            .init("value", Text("Giá trị", "Value")),
        ], inner: ["value_fold", "value_sort"], purpose: Text("Quản lý đội ngũ", "To manage staff"), ground: .duty,
        source: staffLaw, readers: [ViewPupils.self], retention: inPost)

    private static let staffIdentity = PersonalTable(
        "records_staff_identity", Text("Định danh, liên hệ của nhân sự", "Identity and contact of staff"),
        keys: [.staff: "staff_id"],
        [
            .init("number", Text("Số định danh", "Identity number"), sensitive: true),
            .init("ethnicity", Text("Dân tộc", "Ethnic group"), sensitive: true, listed(.ethnicity)),
            .init("religion", Text("Tôn giáo", "Religion"), sensitive: true, listed(.religion)),
            .init("insurance", Text("Số sổ BHXH", "Insurance number"), sensitive: true),
            .init("phone", Text("Điện thoại", "Phone")), .init("email", Text("Thư điện tử", "E-mail")),
        ], purpose: Text("Quản lý đội ngũ", "To manage staff"), ground: .duty, source: staffLaw,
        readers: [StaffData.self], retention: inPost)

    private static let qualification = PersonalTable(
        "records_qualification", Text("Đào tạo, chứng chỉ", "Training and certificates"), keys: [.staff: "staff_id"],
        [
            .init("kind", Text("Loại", "Kind")), .init("name", Text("Tên", "Name")),
            .init("place", Text("Nơi đào tạo, nơi cấp", "Where")), .init("begun_on", Text("Từ ngày", "From")),
            .init("given_on", Text("Ngày cấp", "Given on")), .init("note", Text("Ghi chú", "Note")),
        ], inner: ["entered_by"], purpose: Text("Quản lý đội ngũ", "To manage staff"), ground: .duty, source: staffLaw,
        readers: [ViewPupils.self], retention: inPost)

    private static let post = PersonalTable(
        "records_post", Text("Quá trình công tác", "Posts"), keys: [.staff: "staff_id"],
        [
            .init("valid_from", Text("Từ ngày", "From")), .init("valid_to", Text("Đến trước ngày", "Until")),
            .init("unit_id", Text("Đơn vị", "Unit"), .unit), .init("family", Text("Nhóm", "Group")),
            .init("kind", Text("Loại", "Kind")), .init("contract", Text("Hợp đồng", "Contract")),
        ], purpose: Text("Quản lý đội ngũ", "To manage staff"), ground: .duty, source: staffLaw,
        readers: [ViewPupils.self], retention: inPost)
}
