internal import Base
internal import Organisation

/// The forms of Circular 25/2024/TT-BGDĐT (in force from 9/2/2025), as far as they are known: their symbols 01.ĐN-MN to
/// 04.ĐN-THPT, the day of which they tell and the day by which they must have arrived (reference, 6.2, 6.3). Their rows
/// were not found; what stands here is what all forms have in common, I to V. The forms of the end of the year are not
/// here at all: neither their symbols nor their days are known.
extension StatisticForm {
    static let ofCircular25 = [
        common("01.ĐN-MN", Text("Biểu 01: Mầm non, đầu năm học", "Form 01: preschool, start of year"), .preschool),
        common("02.ĐN-TH", Text("Biểu 02: Tiểu học, đầu năm học", "Form 02: primary, start of year"), .primary),
        common(
            "03.ĐN-THCS", Text("Biểu 03: THCS, đầu năm học", "Form 03: lower secondary, start of year"),
            .lowerSecondary),
        common(
            "04.ĐN-THPT", Text("Biểu 04: THPT, đầu năm học", "Form 04: upper secondary, start of year"),
            .upperSecondary),
    ]

    private static func common(_ code: String, _ title: Text, _ level: Level) -> StatisticForm {
        let grades = grades(of: level)
        return StatisticForm(
            code: code, title: title, source: "Thông tư 25/2024/TT-BGDĐT", validFrom: FormParts.ended24, validTo: nil,
            level: level, snapshot: Date(month: 9, day: 30), due: Date(month: 10, day: 31),
            note: Text(
                "Các dòng của Thông tư 25/2024 chưa có trong nguồn của chương trình: biểu chỉ có phần chung I đến V.",
                "The rows of Circular 25/2024 are not known to the program: the form has the common parts I to V only."),
            sections: [
                Section(
                    number: "I", title: FormParts.schools, kind: .counts,
                    rows: [Row("I", "Tổng số trường", "Schools", 0, .schools(.all))]),
                Section(
                    number: "II", title: FormParts.classes, kind: .counts,
                    rows: [Row("II", "Lớp", "Classes", 0, .classes(ClassTest()))]
                        + grades.enumerated().map { place, grade in
                            Row(
                                "II.\(place + 1)", grade.vi, grade.en, 1, .classes(ClassTest(grade: grade.code)))
                        }),
                Section(
                    number: "III", title: FormParts.pupils, kind: .people,
                    rows: [Row("III", "Tổng quy mô", "Learners in all", 0, .pupils(PupilTest()))]
                        + grades.enumerated().map { place, grade in
                            Row(
                                "III.\(place + 1)", grade.vi, grade.en, 1, .pupils(PupilTest(grade: grade.code)))
                        }),
                Section(
                    number: "IV", title: FormParts.staff, kind: .staff,
                    rows: [
                        Row("IV", "Tổng số", "Staff in all", 0, .staff(StaffTest())),
                        Row("IV.1", "Cán bộ quản lý", "Managers", 1, .staff(StaffTest(family: "01"))),
                        Row("IV.2", "Giáo viên", "Teachers", 1, .staff(StaffTest(family: "03"))),
                        Row("IV.3", "Nhân viên", "Employees", 1, .staff(StaffTest(family: "02"))),
                    ]),
                Section(
                    number: "V", title: FormParts.rooms, kind: .rooms,
                    rows: [
                        Row("V.1", "Phòng học", "Classrooms", 0, .rooms(["classroom"])),
                        Row("V.2", "Phòng học nhờ, mượn", "Borrowed classrooms", 0, .rooms(["borrowed"])),
                    ]),
            ],
            sums: [
                Sum(whole: "II", parts: grades.indices.map { "II.\($0 + 1)" }),
                Sum(whole: "III", parts: grades.indices.map { "III.\($0 + 1)" }),
                Sum(whole: "IV", parts: ["IV.1", "IV.2", "IV.3"]),
            ])
    }

    private static func grades(of level: Level) -> [(code: String, vi: String, en: String)] {
        func numbered(_ range: ClosedRange<Int>) -> [(code: String, vi: String, en: String)] {
            range.map { (($0 < 10 ? "0" : "") + "\($0)", "Lớp \($0)", "Grade \($0)") }
        }
        return switch level {
        case .preschool: [("16", "Nhóm trẻ", "Nursery groups"), ("17", "Lớp mẫu giáo", "Kindergarten")]
        case .primary: numbered(1...5)
        case .lowerSecondary: numbered(6...9)
        case .upperSecondary: numbered(10...12)
        case .continuing: []
        }
    }
}

extension StatisticForm {
    /// Every version of every form there is.
    static let all = [preschool, primary] + ofCircular25

    /// The version of a form that is in force on a day.
    static func version(_ code: String, on day: Day) -> StatisticForm? {
        all.first { $0.code == code && $0.holds(on: day) }
    }
}
