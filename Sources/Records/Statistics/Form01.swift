internal import Base
internal import Organisation

/// Form 01 preschool, start of year, as Circular 24/2018/TT-BGDĐT printed its rows (reference, appendix D.1; in force
/// from 14/11/2018 until Circular 25/2024/TT-BGDĐT replaced it on 9/2/2025).
extension StatisticForm {
    static let preschool = StatisticForm(
        code: "01.ĐN-MN", title: Text("Biểu 01: Mầm non, đầu năm học", "Form 01: preschool, start of year"),
        source: FormParts.circular24, validFrom: FormParts.began24, validTo: FormParts.ended24, level: .preschool,
        snapshot: Date(month: 9, day: 30), due: Date(month: 10, day: 30),
        note: Text(
            "Chưa có trong biểu vì hồ sơ không giữ: vùng, số nhóm theo vùng, ghép 2 hay 3 độ tuổi, cán bộ, giáo viên và phòng tách riêng nhà trẻ, mẫu giáo.",
            "Not in it, since no record holds them: regions and sizes by region, whether two or three ages are combined, staff and rooms apart for nurseries and kindergartens."
        ),
        sections: [
            Section(number: "I", title: FormParts.schools, kind: .counts, rows: schoolRows01),
            Section(number: "I.K", title: FormParts.facts, kind: .facts, rows: FormParts.factRows(preschool: true)),
            Section(number: "II", title: Text("Nhóm, lớp", "Groups and classes"), kind: .counts, rows: classRows01),
            Section(number: "III", title: Text("Trẻ em", "Children"), kind: .people, rows: childRows + healthRows),
            Section(number: "IV", title: FormParts.staff, kind: .staff, rows: staffRows01),
            Section(number: "V", title: FormParts.rooms, kind: .rooms, rows: roomRows01),
        ] + FormParts.budget01,
        sums: [
            Sum(whole: "II", parts: ["II.1", "II.2"]), Sum(whole: "III", parts: ["III.1", "III.2"]),
            Sum(whole: "III.1", parts: ["III.3.1", "III.3.2", "III.3.3", "III.3.4"]),
            Sum(whole: "III.2", parts: (1...5).map { "III.4.\($0)" }),
            Sum(whole: "IV", parts: ["IV.1", "IV.2", "IV.3"]),
        ])

    private static let schoolRows01: [Row] = [
        Row("I", "Tổng số trường", "Schools", 0, .schools(.all)),
        Row("I.1", "Trường có từ 5 điểm trường trở lên", "With five sites or more", 1, .schools(.sites(5))),
        Row(
            "I.2", "Trường có máy vi tính phục vụ quản lý và giáo dục trẻ", "With computers that work", 1,
            .schools(.equipped(.computers))),
        Row("I.3", "Trường được kết nối internet", "With a line to the Internet", 1, .schools(.equipped(.internet))),
        Row("I.4", "Số điểm trường", "Sites", 0, .sites),
    ]

    private static let nursery = "16"
    private static let kindergarten = "17"

    /// Groups and classes up to a size and above, as the form prints them: fewer than 15, 20, 25 and 25, 30, 35.
    private static func sized(
        _ number: String, _ first: Int, _ ages: [(code: String, vi: String, en: String, most: Int)]
    ) -> [Row] {
        ages.enumerated().flatMap { place, age in
            [
                Row(
                    "\(number).\(first + place * 2)", "\(age.vi) có dưới \(age.most) trẻ",
                    "\(age.en), fewer than \(age.most) children", 2,
                    .classes(ClassTest(ageGroup: age.code, size: 0...(age.most - 1)))),
                Row(
                    "\(number).\(first + place * 2 + 1)", "\(age.vi) có từ \(age.most) trẻ trở lên",
                    "\(age.en), \(age.most) children or more", 2,
                    .classes(ClassTest(ageGroup: age.code, size: age.most...999))),
            ]
        }
    }

    /// Two sessions, boarding, one and two included children: the rows that groups and classes have alike.
    private static func shared(_ number: String, _ first: Int, _ vi: String, _ en: String, _ grade: String) -> [Row] {
        [
            Row(
                "\(number).\(first)", "\(vi) học 2 buổi/ngày", "\(en) with two sessions a day", 2,
                .classes(ClassTest(grade: grade, twoSessions: true))),
            Row(
                "\(number).\(first + 1)", "\(vi) bán trú (được tổ chức ăn trưa)", "\(en) with lunch", 2,
                .classes(ClassTest(grade: grade, boards: true))),
            Row(
                "\(number).\(first + 2)", "\(vi) có 01 trẻ khuyết tật học hòa nhập",
                "\(en) with one included child with a disability", 2,
                .classes(ClassTest(grade: grade, disabled: 1))),
            Row(
                "\(number).\(first + 3)", "\(vi) có 02 trẻ khuyết tật học hòa nhập",
                "\(en) with two included children with a disability", 2,
                .classes(ClassTest(grade: grade, disabled: 2))),
        ]
    }

    private static let classRows01: [Row] =
        [
            Row("II", "Tổng số nhóm, lớp", "Groups and classes", 0, .classes(ClassTest())),
            Row("II.1", "Nhóm trẻ", "Nursery groups", 1, .classes(ClassTest(grade: nursery))),
        ] + shared("II.1", 1, "Nhóm trẻ", "Groups", nursery)
        + sized(
            "II.1", 5,
            [
                ("01", "Nhóm trẻ từ 3 đến 12 tháng tuổi", "Groups of 3–12 months", 15),
                ("02", "Nhóm trẻ từ 13 đến 24 tháng tuổi", "Groups of 13–24 months", 20),
                ("03", "Nhóm trẻ từ 25 đến 36 tháng tuổi", "Groups of 25–36 months", 25),
            ]) + [
            Row(
                "II.1.11", "Nhóm trẻ ghép", "Combined groups", 2, .classes(ClassTest(grade: nursery, combined: true))),
            Row("II.2", "Lớp mẫu giáo", "Kindergarten classes", 1, .classes(ClassTest(grade: kindergarten))),
            Row("II.2.0", "Lớp mẫu giáo 5 tuổi", "Classes of five-year-olds", 2, .classes(ClassTest(ageGroup: "06"))),
        ] + shared("II.2", 1, "Lớp mẫu giáo", "Classes", kindergarten)
        + sized(
            "II.2", 5,
            [
                ("04", "Lớp mẫu giáo 3 tuổi đến 4 tuổi", "Classes of 3–4 years", 25),
                ("05", "Lớp mẫu giáo 4 tuổi đến 5 tuổi", "Classes of 4–5 years", 30),
                ("06", "Lớp mẫu giáo 5 tuổi đến 6 tuổi", "Classes of 5–6 years", 35),
            ]) + [
            Row(
                "II.2.11", "Lớp mẫu giáo ghép", "Combined classes", 2,
                .classes(ClassTest(grade: kindergarten, combined: true)))
        ]

    private static func of(_ number: String, _ grade: String) -> [Row] {
        [
            Row(
                "\(number).1", "Học 2 buổi/ngày", "Two sessions a day", 2,
                .pupils(PupilTest(grade: grade, twoSessions: true))),
            Row(
                "\(number).2", "Bán trú (có tổ chức ăn trưa)", "With lunch", 2,
                .pupils(PupilTest(grade: grade, boards: true))),
            Row(
                "\(number).3", "Khuyết tật học hòa nhập", "With a disability, included", 2,
                .pupils(PupilTest(grade: grade, disability: .any))),
        ]
    }

    private static func months(_ number: String, _ vi: String, _ en: String, _ range: ClosedRange<Int>) -> Row {
        Row(number, vi, en, 2, .pupils(PupilTest(grade: nursery, months: range)))
    }

    private static func years(_ number: String, _ vi: String, _ en: String, _ range: ClosedRange<Int>) -> Row {
        Row(number, vi, en, 2, .pupils(PupilTest(grade: kindergarten, ages: range)))
    }

    private static let childRows: [Row] =
        [
            Row("III", "Quy mô trẻ", "Children in all", 0, .pupils(PupilTest())),
            Row("III.1", "Trẻ em nhà trẻ", "In nurseries", 1, .pupils(PupilTest(grade: nursery))),
        ] + of("III.1", nursery) + [
            Row("III.2", "Trẻ em mẫu giáo", "In kindergarten", 1, .pupils(PupilTest(grade: kindergarten)))
        ] + of("III.2", kindergarten) + [
            Row("III.3", "Trẻ em nhà trẻ chia theo độ tuổi", "In nurseries, by age", 1, nil),
            months("III.3.1", "Trẻ từ 3 đến 12 tháng", "3–12 months", 0...12),
            months("III.3.2", "Trẻ từ 13 đến 24 tháng", "13–24 months", 13...24),
            months("III.3.3", "Trẻ từ 25 đến 36 tháng", "25–36 months", 25...36),
            months("III.3.4", "Trẻ trên 36 tháng", "Older than 36 months", 37...999),
            Row("III.4", "Trẻ em mẫu giáo chia theo độ tuổi", "In kindergarten, by age", 1, nil),
            years("III.4.1", "Trẻ dưới 3 tuổi", "Younger than 3", 0...2),
            years("III.4.2", "Trẻ từ 3 đến 4 tuổi", "3–4 years", 3...3),
            years("III.4.3", "Trẻ từ 4 đến 5 tuổi", "4–5 years", 4...4),
            years("III.4.4", "Trẻ từ 5 đến 6 tuổi", "5–6 years", 5...5),
            years("III.4.5", "Trẻ trên 6 tuổi", "Older than 6", 6...99),
        ]

    private static func fed(_ number: String, _ vi: String, _ en: String, _ grade: String) -> [Row] {
        let states = [
            ("01", "Suy dinh dưỡng thể nhẹ cân", "Underweight"), ("02", "Suy dinh dưỡng thể thấp còi", "Stunted"),
            ("03", "Suy dinh dưỡng thể còi cọc", "Wasted"), ("04", "Thừa cân, béo phì", "Overweight"),
        ]
        return [
            Row(
                number, "\(vi) được kiểm tra sức khỏe và đánh giá dinh dưỡng", "\(en) whose nutrition was looked at",
                1, .pupils(PupilTest(grade: grade, nutrition: .checked)))
        ]
            + states.enumerated().map { place, state in
                Row(
                    "\(number).\(place + 1)", state.1, state.2, 2,
                    .pupils(PupilTest(grade: grade, nutrition: .code(state.0))))
            }
    }

    private static let healthRows: [Row] =
        fed("III.5", "Trẻ em nhà trẻ", "Children in nurseries", nursery)
        + fed("III.6", "Trẻ em mẫu giáo", "Children in kindergarten", kindergarten) + [
            Row(
                "III.7", "Trẻ em thuộc đối tượng chính sách", "Entitled by policy", 1,
                .pupils(PupilTest(hasPolicy: true)))
        ]
        + [
            ("được miễn học phí", "exempted from fees", PupilTest.Support.exempt),
            ("được giảm học phí", "with reduced fees", .reduced),
            ("được hỗ trợ chi phí học tập", "supported in costs", .costs),
            ("được hỗ trợ ăn trưa", "supported in lunch", .meals),
        ].enumerated().map { place, support in
            Row(
                "III.7.\(place + 1)", "Trẻ em mẫu giáo \(support.0)", "In kindergarten, \(support.1)", 2,
                .pupils(PupilTest(grade: kindergarten, support: support.2)))
        }

    private static let staffRows01: [Row] =
        [Row("IV", "Cán bộ quản lý, giáo viên, nhân viên", "Staff in all", 0, .staff(StaffTest()))]
        + FormParts.managers + FormParts.teachers(untrained: true)
        + FormParts.employees([
            (["15", "16"], "Kế toán, văn thư", "Accounting, office"),
            (["11", "25"], "Y tế, thủ quỹ", "Health, cashier"),
            (["20", "31"], "Nấu ăn", "Cooks"), (["17"], "Bảo vệ", "Guards"),
        ])

    private static let roomRows01: [Row] =
        [
            Row(
                "V.1", "Phòng học (nuôi, dạy, chăm sóc trẻ)", "Classrooms", 0, .rooms(["classroom"])),
            Row("V.2", "Phòng học nhờ, mượn", "Borrowed classrooms", 0, .rooms(["borrowed"])),
        ]
        + FormParts.roomRows(
            "V.3", "Phòng phục vụ học tập", "Rooms that serve learning",
            [
                ("physical", "Phòng giáo dục thể chất", "Physical education"),
                ("arts", "Phòng giáo dục nghệ thuật", "Arts"),
                ("multipurpose", "Phòng đa chức năng", "Multipurpose"),
                ("inclusive", "Phòng hỗ trợ giáo dục hòa nhập", "Inclusive education"),
            ])
        + FormParts.roomRows(
            "V.4", "Phòng khác", "Other rooms",
            [("kitchen", "Nhà bếp", "Kitchen"), ("health", "Phòng y tế", "Health")])
}
