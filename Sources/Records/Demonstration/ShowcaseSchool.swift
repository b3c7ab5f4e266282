internal import Base
internal import Database
internal import Identity
internal import Organisation

/// What the records of one school hold beyond lists of names: codes and sites of classes, fields of the dictionary,
/// addresses, second parents, all subjects with their teachers.
struct ShowcaseSchool {
    private let school: RecordsShowcase.School
    private let now: Instant
    private let tx: Transaction
    private let children: [ShowcaseRows.Child]
    private let classes: [SchoolClass]

    private static let streets = [
        "ngõ 12 phố Vọng", "số 45 đường Láng", "tổ 7, phố Trần Cung", "số 3 ngách 24/6 phố Kim Hoa",
        "tòa CT2 khu đô thị Xa La", "thôn Cự Đà", "số 118 phố Chùa Bộc", "ngõ 91 phố Nguyễn Chí Thanh",
    ]
    private static let work = [
        "Công nhân", "Kế toán", "Kinh doanh tự do", "Giáo viên", "Lái xe", "Kỹ sư", "Nông dân", "Điều dưỡng", "Bộ đội",
        "Nhân viên văn phòng",
    ]

    init(_ school: RecordsShowcase.School, at now: Instant, in tx: Transaction) throws {
        self.school = school
        self.now = now
        self.tx = tx
        children = try ShowcaseRows.pupils(of: school.unit.id, in: tx)
        classes = try ClassRows.all(of: school.unit.id, SchoolYear(of: now.day), in: tx)
    }

    func fill(_ people: inout DemonstrationPeople, _ random: inout CityRandom) throws {
        for (place, seat) in classes.enumerated() { try write(seat, place) }
        for (place, child) in children.enumerated() { try write(child, place, &people, &random) }
        if school.unit.levels.first == .primary { try teach() }
    }

    /// Every fourth class sits at the site, if there is one.
    private func write(_ seat: SchoolClass, _ place: Int) throws {
        var more = ["THU_TU": String(place + 1)]
        if seat.ageGroup == nil {
            more["IS_HOC_9_10_BUOI_TUAN"] = seat.twoSessions ? "1" : "0"
            more["IS_DAI_DIEN_CHA_ME_LOP"] = "1"
            more["IS_TBDH_TVIET"] = "1"
            more["IS_TBDH_TOAN"] = place % 5 == 4 ? "0" : "1"
        } else {
            more["IS_CTGDMN_MOI"] = "1"
        }
        try ShowcaseRows.set(
            place % 4 == 3 ? school.site : nil, code: "\(school.unit.code)-\(place + 1 < 10 ? "0" : "")\(place + 1)",
            MoreFields(more), of: seat.id, in: tx)
    }

    private func write(
        _ child: ShowcaseRows.Child, _ place: Int, _ people: inout DemonstrationPeople, _ random: inout CityRandom
    ) throws {
        var more: [String: String] = [:]
        if place % 17 == 3 { more["IS_GIAM_HOC_PHI"] = "1" }
        if place % 29 == 7 { more["IS_MIEN_HOC_PHI"] = "1" }
        if place % 41 == 5 { more["IS_HO_TRO_CHI_PHI_HOC_TAP"] = "1" }
        if school.unit.levels.first == .primary {
            if child.grade >= "03" { more["IS_DOI_VIEN"] = "1" }
            if random.next(3) == 0 { more["BIET_BOI"] = "Biết bơi" }
        }
        if !more.isEmpty { try ShowcaseRows.set(MoreFields(more), of: child.id, in: tx) }
        let street = ShowcaseSchool.streets[random.next(ShowcaseSchool.streets.count)]
        try ShowcaseRows.set(
            address: "\(street), Hà Nội",
            birthplace: ["Hà Nội", "Hà Nội", "Hà Nội", "Nam Định", "Thái Bình", "Hưng Yên"][random.next(6)],
            of: child.id, in: tx)
        try ShowcaseRows.setOccupation(work(&random), ofGuardiansOf: child.id, in: tx)
        guard random.next(3) > 0, let known = try ShowcaseRows.relation(of: child.id, in: tx) else { return }
        let isMother = known == .father
        let guardian = Guardian(
            id: GuardianID(at: now), name: people.name(isMother ? .female : .male, &random).text,
            relation: isMother ? .mother : .father, birthYear: child.born.year - 24 - random.next(12),
            occupation: work(&random), phone: "09\(10_000_000 + random.next(89_999_999))")
        try GuardianRows.insert(guardian, in: tx)
        try GuardianRows.link(child.id, guardian.id, guardian.relation, in: tx)
    }

    private func work(_ random: inout CityRandom) -> String {
        ShowcaseSchool.work[random.next(ShowcaseSchool.work.count)]
    }

    /// The homeroom teacher has the languages and mathematics, specialists the rest.
    private func teach() throws {
        let subjects = try CodeRows.list(.subject, on: now.day, in: tx)
        let staff = try StaffRows.lines(of: school.unit.id, on: now.day, family: .teacher, search: "", in: tx)
            .map(\.member.id)
        let homeroom = Set(classes.compactMap(\.teacher))
        let others = staff.filter { !homeroom.contains($0) }
        let start = Day(year: SchoolYear(of: now.day).start, month: 9, day: 5) ?? now.day
        let special = ["Tiếng Anh", "Tin học", "Âm nhạc", "Mỹ thuật", "Thể dục", "Giáo dục thể chất", "Đạo đức"]
        for (place, seat) in classes.enumerated() {
            func put(_ name: String, _ teacher: StaffID?, _ periods: Int) throws {
                guard let subject = subjects.code(meant: name),
                    try TeachingRows.find(seat.id, subject, .year, in: tx) == nil
                else { return }
                try TeachingRows.put(
                    Teaching(
                        classID: seat.id, subject: subject, term: .year, teacher: teacher, periods: periods,
                        from: start), after: nil, in: tx)
            }
            try put("Tiếng Việt", seat.teacher, 9)
            for (step, name) in special.enumerated() where !others.isEmpty {
                try put(name, others[(place + step * 5) % others.count], step < 2 ? 4 : 1)
            }
        }
    }
}
