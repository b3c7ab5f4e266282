internal import Base

/// Rows that several forms print alike.
enum FormParts {
    static let circular24 = "Thông tư 24/2018/TT-BGDĐT"
    static let began24 = day(2018, 11, 14)
    static let ended24 = day(2025, 2, 9)

    static let schools = Text("Trường", "Schools")
    static let facts = Text("Trường tự khai", "Said by the school")
    static let classes = Text("Lớp", "Classes")
    static let pupils = Text("Học sinh", "Pupils")
    static let staff = Text("Cán bộ quản lý, giáo viên, nhân viên", "Managers, teachers, employees")
    static let rooms = Text("Phòng học", "Rooms")

    static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
        Day(year: year, month: month, day: day) ?? Day(daysSinceEpoch: 0)
    }

    // MARK: What the school says itself

    static func factRows(preschool: Bool) -> [StatisticForm.Row] {
        let common = [
            ("Trường đạt chuẩn quốc gia mức độ 1", "National standard, level 1"),
            ("Trường đạt chuẩn quốc gia mức độ 2", "National standard, level 2"),
            ("Trường có điện (lưới)", "Electricity from the grid"),
            ("Trường có nguồn nước sạch", "Clean water"),
            ("Trường có công trình vệ sinh", "Sanitation"),
            ("Trường có chương trình giáo dục vệ sinh đôi tay", "A programme on clean hands"),
            (
                "Trường có chương trình giáo dục cơ bản về giới tính, phòng chống bạo lực, xâm hại",
                "A programme on sex, violence and abuse"
            ),
            (
                "Trường có kế hoạch giáo dục phòng, chống thiên tai và ứng phó biến đổi khí hậu",
                "A plan for disasters and climate change"
            ),
        ]
        let primary = [
            ("Trường dạy học 2 buổi trong ngày", "Two sessions a day"),
            (
                "Trường có cơ sở hạ tầng, tài liệu phù hợp với học sinh khuyết tật",
                "Buildings and materials that fit pupils with a disability"
            ),
            ("Trường có bộ phận làm công tác tư vấn học đường", "Counselling"),
        ]
        return (preschool ? common : common + primary).enumerated().map { place, fact in
            StatisticForm.Row("K\(place + 1)", fact.0, fact.1, 0, .typed)
        }
    }

    // MARK: Staff

    private static let trainings: [(code: String, vi: String, en: String)] = [
        ("18", "Trung cấp sư phạm", "Intermediate teaching diploma"),
        ("17", "Cao đẳng sư phạm", "College of education"), ("16", "Đại học sư phạm", "University of education"),
        ("02", "Thạc sĩ", "Master"), ("01", "Tiến sĩ, TSKH", "Doctor"),
    ]

    /// Training, and all other training last.
    private static func byTraining(
        _ number: String, _ depth: Int, family: String, kinds: [String]? = nil, other: Bool = true
    ) -> [StatisticForm.Row] {
        var rows = trainings.enumerated().map { place, training in
            StatisticForm.Row(
                "\(number).\(place + 1)", training.vi, training.en, depth,
                .staff(
                    StatisticForm.StaffTest(
                        family: family, kinds: kinds, qualification: .among([training.code]))))
        }
        if other {
            rows.append(
                StatisticForm.Row(
                    "\(number).\(trainings.count + 1)", "Khác", "Other", depth,
                    .staff(
                        StatisticForm.StaffTest(
                            family: family, kinds: kinds, qualification: .other(than: trainings.map(\.code))))))
        }
        return rows
    }

    static let managers: [StatisticForm.Row] =
        [
            StatisticForm.Row("IV.1", "Cán bộ quản lý", "Managers", 1, .staff(StatisticForm.StaffTest(family: "01"))),
            StatisticForm.Row(
                "IV.1.1", "Hiệu trưởng", "Heads", 2, .staff(StatisticForm.StaffTest(family: "01", kinds: ["01"]))),
        ] + byTraining("IV.1.1", 3, family: "01", kinds: ["01"]) + [
            StatisticForm.Row(
                "IV.1.2", "Phó hiệu trưởng", "Deputy heads", 2,
                .staff(StatisticForm.StaffTest(family: "01", kinds: ["02"])))
        ] + byTraining("IV.1.2", 3, family: "01", kinds: ["02"])

    /// - Parameter untrained: the form prints those without training instead of other training.
    static func teachers(untrained: Bool) -> [StatisticForm.Row] {
        var rows = [
            StatisticForm.Row("IV.2", "Giáo viên", "Teachers", 1, .staff(StatisticForm.StaffTest(family: "03")))
        ]
        rows += byTraining("IV.2", 2, family: "03", other: !untrained)
        if untrained {
            rows.append(
                StatisticForm.Row(
                    "IV.2.6", "Chưa qua đào tạo", "Without training", 2,
                    .staff(StatisticForm.StaffTest(family: "03", qualification: .among(["11"])))))
        }
        let ages = [(20, 29), (30, 39), (40, 49), (50, 54), (55, 59), (60, 60)]
        rows += ages.enumerated().map { place, range in
            StatisticForm.Row(
                "IV.2.\(place + 7)", range.0 == 60 ? "60 tuổi" : "Từ \(range.0) – \(range.1) tuổi",
                range.0 == 60 ? "Aged 60" : "Aged \(range.0)–\(range.1)", 2,
                .staff(StatisticForm.StaffTest(family: "03", ages: range.0...range.1)))
        }
        return rows
    }

    static func employees(_ kinds: [(codes: [String], vi: String, en: String)]) -> [StatisticForm.Row] {
        [StatisticForm.Row("IV.3", "Nhân viên", "Employees", 1, .staff(StatisticForm.StaffTest(family: "02")))]
            + kinds.enumerated().map { place, kind in
                StatisticForm.Row(
                    "IV.3.\(place + 1)", kind.vi, kind.en, 2,
                    .staff(StatisticForm.StaffTest(family: "02", kinds: kind.codes)))
            }
    }

    // MARK: Rooms

    /// A row for all of these kinds and one for each.
    static func roomRows(
        _ number: String, _ vi: String, _ en: String, _ kinds: [(code: String, vi: String, en: String)]
    ) -> [StatisticForm.Row] {
        [StatisticForm.Row(number, vi, en, 0, .rooms(kinds.map(\.code)))]
            + kinds.enumerated().map { place, kind in
                StatisticForm.Row("\(number).\(place + 1)", kind.vi, kind.en, 1, .rooms([kind.code]))
            }
    }

    // MARK: Budget

    /// The sheet "Ngân sách" of form 01, in millions of đồng: no record of the platform holds money.
    static let budget01: [StatisticForm.Section] = [
        ("NS.1", "Chi thường xuyên: giáo dục mầm non", "Current spending: preschool"),
        ("NS.2", "Chi thường xuyên: đào tạo khác trong nước", "Current spending: other training"),
        ("NS.3", "Chi thường xuyên: đào tạo lại, bồi dưỡng", "Current spending: retraining"),
    ].map { number, vi, en in
        StatisticForm.Section(
            number: number, title: Text("\(vi) (triệu đồng)", "\(en) (millions of đồng)"), kind: .budget,
            rows: budgetRows(number))
    }

    private static func budgetRows(_ number: String) -> [StatisticForm.Row] {
        let sources = [
            ("Nguồn ngân sách nhà nước", "State budget"), ("Nguồn phí, lệ phí để lại", "Fees kept"),
            ("Nguồn khác", "Other sources"),
        ]
        let groups = [
            ("Chi thanh toán cá nhân", "Payments to persons"), ("Chi hàng hóa, dịch vụ", "Goods and services"),
            ("Chi hỗ trợ và bổ sung", "Support"), ("Các khoản chi khác", "Other spending"),
        ]
        func rows(_ mark: String, _ lines: [(String, String)]) -> [StatisticForm.Row] {
            lines.enumerated().map { place, line in
                StatisticForm.Row("\(number).\(mark)\(place + 1)", line.0, line.1, 1, .typed)
            }
        }
        return [StatisticForm.Row("\(number).n", "Chia theo nguồn", "By source", 0, nil)] + rows("n", sources)
            + [StatisticForm.Row("\(number).c", "Chia theo nhóm chi", "By kind of spending", 0, nil)]
            + rows("c", groups)
    }
}
