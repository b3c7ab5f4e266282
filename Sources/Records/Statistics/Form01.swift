internal import Base

/// Form 01 preschool, start of year, as Circular 24/2018/TT-BGDĐT printed its rows (reference, appendix D.1; replaced
/// on 9/2/2025). Rows by months of age, by the size of groups and by nutrition are not in it yet, nor are rooms and
/// budget, whose records are not kept here; they are left out rather than typed by hand.
extension StatisticForm {
    static let preschool = StatisticForm(
        code: "01.ĐN-MN", title: Text("Biểu 01: Mầm non, đầu năm học", "Form 01: preschool, start of year"),
        source: "Thông tư 24/2018/TT-BGDĐT", validFrom: Day(iso: "2018-11-14") ?? Day(daysSinceEpoch: 0),
        validTo: Day(iso: "2025-02-09"), level: "01", rows: classRows01 + childRows + staffRows01,
        sums: [
            Sum(whole: "II", parts: ["II.1", "II.2"]), Sum(whole: "III", parts: ["III.1", "III.2"]),
            Sum(whole: "IV", parts: ["IV.1", "IV.2", "IV.3"]),
        ])

    private static func row(_ number: String, _ vi: String, _ en: String, _ depth: Int, _ measure: Measure?) -> Row {
        Row(number: number, label: Text(vi, en), depth: depth, measure: measure)
    }

    private static let classRows01: [Row] = [
        row("II", "Tổng số nhóm, lớp", "Groups and classes", 0, .classes(.all)),
        row("II.1", "Nhóm trẻ", "Nursery groups", 1, .classes(.grade("16"))),
        row("II.1.1", "Từ 3 đến 12 tháng tuổi", "3–12 months", 2, .classes(.ageGroup("01"))),
        row("II.1.2", "Từ 13 đến 24 tháng tuổi", "13–24 months", 2, .classes(.ageGroup("02"))),
        row("II.1.3", "Từ 25 đến 36 tháng tuổi", "25–36 months", 2, .classes(.ageGroup("03"))),
        row("II.2", "Lớp mẫu giáo", "Kindergarten classes", 1, .classes(.grade("17"))),
        row("II.2.1", "3 tuổi đến 4 tuổi", "3–4 years", 2, .classes(.ageGroup("04"))),
        row("II.2.2", "4 tuổi đến 5 tuổi", "4–5 years", 2, .classes(.ageGroup("05"))),
        row("II.2.3", "Lớp mẫu giáo 5 tuổi", "5–6 years", 2, .classes(.ageGroup("06"))),
        row("II.3", "Nhóm, lớp học 2 buổi/ngày", "With two sessions a day", 1, .classes(.twoSessions)),
        row("II.4", "Nhóm, lớp bán trú", "Boarding", 1, .classes(.boards)),
        row("II.5", "Nhóm, lớp ghép", "Combined", 1, .classes(.combined)),
    ]

    private static let childRows: [Row] =
        [
            row("III", "Quy mô trẻ", "Children in all", 0, .pupils(.all)),
            row("III.1", "Trẻ em nhà trẻ", "In nurseries", 1, .pupils(.grade("16"))),
            row("III.2", "Trẻ em mẫu giáo", "In kindergarten", 1, .pupils(.grade("17"))),
        ]
        + (3...5).map { age in
            row(
                "III.2.\(age - 2)", "Mẫu giáo, \(age) tuổi", "In kindergarten, aged \(age)", 2,
                .pupils(.rightAge(age, grade: "17")))
        } + [
            row("III.3", "Học 2 buổi/ngày", "Two sessions a day", 1, .pupils(.twoSessions)),
            row("III.4", "Bán trú", "Boarding", 1, .pupils(.boarding)),
            row("III.5", "Khuyết tật học hòa nhập", "With a disability, included", 1, .pupils(.disabled(nil))),
            row("III.6", "Thuộc đối tượng chính sách", "Entitled by policy", 1, .pupils(.policy)),
        ]

    private static let staffRows01: [Row] = [
        row("IV", "Cán bộ quản lý, giáo viên, nhân viên", "Staff in all", 0, .staff(.all)),
        row("IV.1", "Cán bộ quản lý", "Managers", 1, .staff(.family("01"))),
        row("IV.1.1", "Hiệu trưởng", "Heads", 2, .staff(.kind("01"))),
        row("IV.1.2", "Phó hiệu trưởng", "Deputy heads", 2, .staff(.kind("02"))),
        row("IV.2", "Giáo viên", "Teachers", 1, .staff(.family("03"))),
        row("IV.3", "Nhân viên", "Other staff", 1, .staff(.family("02"))),
    ]
}
