internal import Base

/// Form 02 primary, start of year, as Circular 24/2018/TT-BGDĐT printed its rows (reference, appendix D.2; in force
/// 14/11/2018 until Circular 25/2024/TT-BGDĐT replaced it on 9/2/2025). Rows whose records are not kept here yet
/// (site areas, budget) are not in it rather than typed by hand.
extension StatisticForm {
    static let primary = StatisticForm(
        code: "02.ĐN-TH", title: Text("Biểu 02: Tiểu học, đầu năm học", "Form 02: primary, start of year"),
        source: "Thông tư 24/2018/TT-BGDĐT", validFrom: .iso(2018, 11, 14), validTo: .iso(2025, 2, 9), level: "02",
        rows: classRows + pupilRows + staffRows,
        sums: [
            Sum(whole: "II", parts: (1...5).map { "II.\($0)" }), Sum(whole: "III", parts: (1...5).map { "III.\($0)" }),
            Sum(whole: "III", parts: (0...6).map { "III.t\($0)" }),
            Sum(whole: "IV", parts: ["IV.1", "IV.2", "IV.3"]),
        ])

    private static func row(_ number: String, _ vi: String, _ en: String, _ depth: Int, _ measure: Measure?) -> Row {
        Row(number: number, label: Text(vi, en), depth: depth, measure: measure)
    }

    private static let grades = ["01", "02", "03", "04", "05"]

    private static let classRows: [Row] =
        [row("II", "Lớp", "Classes", 0, .classes(.all))]
        + grades.enumerated().map { place, grade in
            row("II.\(place + 1)", "Lớp \(place + 1)", "Grade \(place + 1)", 1, .classes(.grade(grade)))
        } + [
            row("II.6", "Lớp học 2 buổi/ngày", "With two sessions a day", 1, .classes(.twoSessions)),
            row("II.7", "Lớp ghép", "Combined classes", 1, .classes(.combined)),
        ]

    private static let pupilRows: [Row] =
        [row("III", "Học sinh – tổng quy mô", "Pupils in all", 0, .pupils(.all))]
        + grades.enumerated().map { place, grade in
            row("III.\(place + 1)", "Học sinh lớp \(place + 1)", "In grade \(place + 1)", 1, .pupils(.grade(grade)))
        }
        + [
            row("III.t", "Chia theo độ tuổi", "By age", 1, nil),
            row("III.t0", "Dưới 6 tuổi", "Younger than 6", 2, .pupils(.age(0...5))),
        ]
        + (6...10).map { age in
            row("III.t\(age - 5)", "\(age) tuổi", "Aged \(age)", 2, .pupils(.age(age...age)))
        }
        + [
            row("III.t6", "Trên 10 tuổi", "Older than 10", 2, .pupils(.age(11...99))),
            row("III.d", "Học sinh đi học đúng tuổi", "Of the right age", 1, nil),
        ]
        + grades.enumerated().map { place, grade in
            row(
                "III.d\(place + 1)", "\(place + 6) tuổi học lớp \(place + 1)",
                "Aged \(place + 6) in grade \(place + 1)",
                2, .pupils(.rightAge(place + 6, grade: grade)))
        }
        + [
            row("III.6", "Mới tuyển đầu cấp", "Newly admitted to grade 1", 1, .pupils(.entry(.new))),
            row("III.7", "Lưu ban năm trước", "Repeating a year", 1, .pupils(.entry(.repeated))),
            row("III.8", "Học 2 buổi/ngày", "Two sessions a day", 1, .pupils(.twoSessions)),
            row("III.9", "Khuyết tật học hòa nhập", "With a disability, included", 1, .pupils(.disabled(nil))),
            row("III.9.1", "Khuyết tật về nhìn", "Sight", 2, .pupils(.disabled("03"))),
            row("III.9.2", "Khuyết tật về nghe, nói", "Hearing and speech", 2, .pupils(.disabled("02"))),
            row("III.9.3", "Khuyết tật về trí tuệ", "Intellectual", 2, .pupils(.disabled("05"))),
            row("III.9.4", "Khuyết tật về vận động", "Movement", 2, .pupils(.disabled("01"))),
            row("III.9.5", "Khuyết tật thần kinh, tâm thần", "Mental", 2, .pupils(.disabled("04"))),
            row("III.10", "Thuộc đối tượng chính sách", "Entitled by policy", 1, .pupils(.policy)),
        ]

    private static let staffRows: [Row] =
        [
            row("IV", "Cán bộ quản lý, giáo viên, nhân viên", "Staff in all", 0, .staff(.all)),
            row("IV.1", "Cán bộ quản lý", "Managers", 1, .staff(.family("01"))),
            row("IV.1.1", "Hiệu trưởng", "Heads", 2, .staff(.kind("01"))),
            row("IV.1.2", "Phó hiệu trưởng", "Deputy heads", 2, .staff(.kind("02"))),
            row("IV.2", "Giáo viên", "Teachers", 1, .staff(.family("03"))),
            row("IV.2.1", "Trung cấp sư phạm", "Intermediate teaching diploma", 2, .staff(.qualified("03", ["18"]))),
            row("IV.2.2", "Cao đẳng sư phạm", "College of education", 2, .staff(.qualified("03", ["17"]))),
            row("IV.2.3", "Đại học sư phạm", "University of education", 2, .staff(.qualified("03", ["16"]))),
            row("IV.2.4", "Thạc sĩ", "Master", 2, .staff(.qualified("03", ["02"]))),
            row("IV.2.5", "Tiến sĩ, TSKH", "Doctor", 2, .staff(.qualified("03", ["01"]))),
        ]
        + [(20, 29), (30, 39), (40, 49), (50, 54), (55, 59), (60, 60)].enumerated().map { place, ages in
            row(
                "IV.2.\(place + 6)", ages.0 == 60 ? "60 tuổi" : "Từ \(ages.0) – \(ages.1) tuổi",
                "Aged \(ages.0)–\(ages.1)", 2, .staff(.aged("03", ages.0...ages.1)))
        } + [
            row("IV.3", "Nhân viên", "Other staff", 1, .staff(.family("02"))),
            row("IV.3.1", "Thư viện", "Library", 2, .staff(.kind("09"))),
            row("IV.3.2", "Kế toán", "Accounting", 2, .staff(.kind("15"))),
            row("IV.3.3", "Văn thư", "Office", 2, .staff(.kind("16"))),
            row("IV.3.4", "Y tế", "Health", 2, .staff(.kind("11"))),
        ]
}

extension Day {
    fileprivate static func iso(_ year: Int, _ month: Int, _ day: Int) -> Day {
        Day(year: year, month: month, day: day) ?? Day(daysSinceEpoch: 0)
    }
}
