internal import Base
internal import Organisation

/// Form 02 primary, start of year, as Circular 24/2018/TT-BGDĐT printed its rows (reference, appendix D.2; in force
/// 14/11/2018 until Circular 25/2024/TT-BGDĐT replaced it on 9/2/2025).
extension StatisticForm {
    static let primary = StatisticForm(
        code: "02.ĐN-TH", title: Text("Biểu 02: Tiểu học, đầu năm học", "Form 02: primary, start of year"),
        source: FormParts.circular24, validFrom: FormParts.began24, validTo: FormParts.ended24, level: .primary,
        snapshot: Date(month: 9, day: 30), due: Date(month: 10, day: 30),
        note: Text(
            "Chưa có trong biểu vì hồ sơ không giữ: vùng, quy mô trường theo vùng, trường chuyên biệt, học sinh học tin học, tổng phụ trách Đội, nhân viên kiêm nhiều việc, phòng truyền thống.",
            "Not in it, since no record holds them: regions and sizes by region, special schools, pupils who learn Informatics, heads of the Pioneers, employees of several tasks, rooms of tradition."
        ),
        sections: [
            Section(number: "I", title: FormParts.schools, kind: .counts, rows: schoolRows02),
            Section(number: "I.K", title: FormParts.facts, kind: .facts, rows: FormParts.factRows(preschool: false)),
            Section(number: "II", title: FormParts.classes, kind: .counts, rows: classRows02),
            Section(number: "III", title: FormParts.pupils, kind: .people, rows: pupilRows),
            Section(number: "IV", title: FormParts.staff, kind: .staff, rows: staffRows02),
            Section(number: "V", title: FormParts.rooms, kind: .rooms, rows: roomRows02),
        ],
        sums: [
            Sum(whole: "II", parts: (1...5).map { "II.\($0)" }), Sum(whole: "III", parts: (1...5).map { "III.\($0)" }),
            Sum(whole: "III", parts: (0...6).map { "III.t\($0)" }),
            Sum(whole: "IV", parts: ["IV.1", "IV.2", "IV.3"]),
            Sum(whole: "IV.2", parts: (1...6).map { "IV.2.\($0)" }),
        ])

    private static let schoolRows02: [Row] = [
        Row("I", "Tổng số trường", "Schools", 0, .schools(.all)),
        Row(
            "I.1", "Trường có 5 điểm trường trở lên ngoài điểm trường chính", "With five sites or more", 1,
            .schools(.sites(5))),
        Row(
            "I.2", "Trường có sử dụng máy tính cho dạy học", "With computers that work", 1,
            .schools(.equipped(.computers))),
        Row(
            "I.3", "Trường có khai thác Internet cho dạy học", "With a line to the Internet", 1,
            .schools(.equipped(.internet))),
        Row("I.4", "Số điểm trường", "Sites", 0, .sites),
    ]

    private static let grades = ["01", "02", "03", "04", "05"]

    private static let classRows02: [Row] =
        [Row("II", "Lớp", "Classes", 0, .classes(ClassTest()))]
        + grades.enumerated().map { place, grade in
            Row(
                "II.\(place + 1)", "Lớp \(place + 1)", "Grade \(place + 1)", 1, .classes(ClassTest(grade: grade)))
        } + [
            Row(
                "II.6", "Lớp học 2 buổi/ngày", "With two sessions a day", 1, .classes(ClassTest(twoSessions: true))),
            Row("II.7", "Lớp ghép", "Combined classes", 1, .classes(ClassTest(combined: true))),
        ]

    private static let pupilRows: [Row] =
        [Row("III", "Học sinh – tổng quy mô", "Pupils in all", 0, .pupils(PupilTest()))]
        + grades.enumerated().map { place, grade in
            Row(
                "III.\(place + 1)", "Học sinh lớp \(place + 1)", "In grade \(place + 1)", 1,
                .pupils(PupilTest(grade: grade)))
        } + pupilAges + pupilKinds

    private static let pupilAges: [Row] =
        [
            Row("III.t", "Chia theo độ tuổi", "By age", 1, nil),
            Row("III.t0", "Dưới 6 tuổi", "Younger than 6", 2, .pupils(PupilTest(ages: 0...5))),
        ]
        + (6...10).map { age in
            Row("III.t\(age - 5)", "\(age) tuổi", "Aged \(age)", 2, .pupils(PupilTest(ages: age...age)))
        }
        + [
            Row("III.t6", "Trên 10 tuổi", "Older than 10", 2, .pupils(PupilTest(ages: 11...99))),
            Row("III.d", "Học sinh đi học đúng tuổi", "Of the right age", 1, nil),
        ]
        + grades.enumerated().map { place, grade in
            Row(
                "III.d\(place + 1)", "\(place + 6) tuổi học lớp \(place + 1)",
                "Aged \(place + 6) in grade \(place + 1)", 2,
                .pupils(PupilTest(grade: grade, ages: (place + 6)...(place + 6))))
        }

    private static let pupilKinds: [Row] =
        [
            Row("III.6", "Mới tuyển đầu cấp", "Newly admitted to grade 1", 1, .pupils(PupilTest(entry: .new))),
            Row("III.7", "Lưu ban năm trước", "Repeating a year", 1, .pupils(PupilTest(entry: .repeated))),
            Row("III.8", "Học 2 buổi/ngày", "Two sessions a day", 1, .pupils(PupilTest(twoSessions: true))),
            Row(
                "III.9", "Khuyết tật học hòa nhập", "With a disability, included", 1,
                .pupils(PupilTest(disability: .any))),
        ]
        + [
            ("03", "Khuyết tật về nhìn", "Sight"), ("02", "Khuyết tật về nghe, nói", "Hearing and speech"),
            ("05", "Khuyết tật về trí tuệ", "Intellectual"), ("01", "Khuyết tật về vận động", "Movement"),
            ("04", "Khuyết tật thần kinh, tâm thần", "Mental"),
        ].enumerated().map { place, kind in
            Row("III.9.\(place + 1)", kind.1, kind.2, 2, .pupils(PupilTest(disability: .kind(kind.0))))
        } + [
            Row("III.10", "Thuộc đối tượng chính sách", "Entitled by policy", 1, .pupils(PupilTest(hasPolicy: true))),
            Row(
                "III.11", "Được hỗ trợ chi phí học tập", "Supported in costs", 1,
                .pupils(PupilTest(support: .costs))),
        ]

    private static let staffRows02: [Row] =
        [Row("IV", "Cán bộ quản lý, giáo viên, nhân viên", "Staff in all", 0, .staff(StaffTest()))]
        + FormParts.managers + FormParts.teachers(untrained: false)
        + FormParts.employees([
            (["09", "10"], "Thư viện, thiết bị", "Library, equipment"),
            (["32"], "Công nghệ thông tin", "Information technology"), (["15"], "Kế toán", "Accounting"),
            (["25"], "Thủ quỹ", "Cashier"), (["16"], "Văn thư", "Office"), (["11"], "Y tế", "Health"),
            (["33"], "Hỗ trợ giáo dục khuyết tật", "Support for pupils with a disability"),
            (["34"], "Giáo vụ", "School affairs"),
        ])

    private static let roomRows02: [Row] =
        [
            Row("V.1", "Phòng học", "Classrooms", 0, .rooms(["classroom"])),
            Row("V.2", "Phòng học nhờ, mượn", "Borrowed classrooms", 0, .rooms(["borrowed"])),
        ]
        + FormParts.roomRows(
            "V.3", "Phòng phục vụ học tập", "Rooms that serve learning",
            [
                ("library", "Thư viện", "Library"), ("equipment", "Phòng thiết bị giáo dục", "Equipment"),
                ("informatics", "Phòng tin học", "Informatics"), ("language", "Phòng ngoại ngữ", "Languages"),
                ("arts", "Phòng giáo dục nghệ thuật", "Arts"), ("music", "Phòng âm nhạc", "Music"),
                ("physical", "Phòng giáo dục thể chất, nhà đa năng", "Physical education"),
                ("inclusive", "Phòng hỗ trợ giáo dục khuyết tật học hòa nhập", "Inclusive education"),
            ])
        + FormParts.roomRows(
            "V.4", "Phòng khác", "Other rooms", [("health", "Phòng y tế học đường", "School health")])
}
