internal import Base
internal import Database
internal import Identity
internal import Organisation

/// What the staff of a school that is shown learned, how they are employed and how they are reached.
struct ShowcaseStaff {
    private let school: RecordsShowcase.School
    private let now: Instant
    private let tx: Transaction
    private let members: [StaffRows.Line]
    private let permit: UnitPermit<DecidePupils>

    private static let colleges = [
        "Trường Đại học Sư phạm Hà Nội", "Trường Đại học Thủ đô Hà Nội", "Trường Cao đẳng Sư phạm Trung ương",
        "Trường Đại học Sư phạm Hà Nội 2",
    ]

    init(_ school: RecordsShowcase.School, at now: Instant, in tx: Transaction) throws {
        self.school = school
        self.now = now
        self.tx = tx
        members = try StaffRows.lines(of: school.unit.id, on: now.day, family: nil, search: "", in: tx)
        permit = try Permit<DecidePupils>.demonstration(school.head, tree: OrganisationTree(), at: now, in: tx)
            .on(school.unit.id, in: tx)
    }

    func fill(_ random: inout CityRandom) throws {
        for (place, line) in members.enumerated() { try write(line, place, &random) }
        try change()
    }

    private func write(_ line: StaffRows.Line, _ place: Int, _ random: inout CityRandom) throws {
        let member = line.member
        let hired = line.post.from
        var more = [
            "NGAY_TUYEN_DUNG": hired.iso, "CO_QUAN_TUYEN_DUNG": school.unit.name, "NAM_VAO_TRUONG": String(hired.year),
            "HE_SO_LUONG": "\(2 + place % 3).\(34 + place % 5 * 11)", "NGAY_HUONG_LUONG": "2022-09-01",
        ]
        if line.post.family == .manager || place % 6 == 0 { more["IS_DANG_VIEN"] = "1" }
        if place % 4 == 1 { more["IS_TAP_HUAN_KY_NANG_SONG"] = "1" }
        more["QUE_QUAN"] = ["Hà Nội", "Nam Định", "Hải Dương", "Nghệ An", "Thanh Hóa"][random.next(5)]
        try ShowcaseRows.set(MoreFields(more), of: member.id, in: tx)
        let digit = member.bornOn.year < 2000 ? (member.sex == .male ? 0 : 1) : (member.sex == .male ? 2 : 3)
        let year = String(member.bornOn.year).suffix(2)
        try ShowcaseRows.write(
            number: "001\(digit)\(year)\(String(member.id.text.hashed % 900_000 + 100_000))",
            phone: "09\(10_000_000 + random.next(89_999_999))",
            email: "\(member.name.folded.split(separator: " ").last ?? "gv").\(place + 1)@truong.example",
            of: member.id,
            in: tx)
        try qualify(member, place)
    }

    private func qualify(_ member: StaffMember, _ place: Int) throws {
        let given = Day(year: member.bornOn.year + 23, month: 6, day: 20) ?? now.day
        var papers = [
            Qualification(
                id: QualificationID(at: now), kind: .training, name: "Cử nhân sư phạm",
                place: ShowcaseStaff.colleges[place % ShowcaseStaff.colleges.count],
                begunOn: Day(year: member.bornOn.year + 19, month: 9, day: 1), givenOn: min(given, now.day), note: "")
        ]
        if place % 3 == 0 {
            papers.append(
                Qualification(
                    id: QualificationID(at: now), kind: .certificate, name: "Ứng dụng công nghệ thông tin cơ bản",
                    place: "Trung tâm Tin học", begunOn: nil, givenOn: Day(iso: "2021-07-15") ?? now.day, note: ""))
        }
        if place % 5 == 2 {
            papers.append(
                Qualification(
                    id: QualificationID(at: now), kind: .language, name: "Tiếng Anh bậc 3",
                    place: "Trường Đại học Ngoại ngữ, ĐHQGHN", begunOn: nil,
                    givenOn: Day(iso: "2020-05-20") ?? now.day, note: ""))
        }
        for paper in papers {
            try QualificationRows.insert(paper, of: member.id, by: permit.account, at: now, in: tx)
        }
    }

    /// One married in the summer; one became a master.
    private func change() throws {
        let teachers = members.filter { $0.post.family == .teacher }.map(\.member)
        guard teachers.count > 6, var first = try StaffRows.member(teachers[5].id, in: tx),
            let master = try StaffRows.member(teachers[6].id, in: tx)
        else { return }
        let old = first
        first.more.values["IS_DOAN_VIEN"] = "1"
        try ChangeMember.run(first, was: old, .change(from: now.day.adding(days: -25)), by: permit, in: tx)
        var learned = master
        learned.qualification = master.qualification == "17" ? "16" : "17"
        try ChangeMember.run(learned, was: master, .change(from: now.day.adding(days: -12)), by: permit, in: tx)
    }
}

extension String {
    /// The same number for the same text, on every machine.
    fileprivate var hashed: Int { utf8.reduce(7) { ($0 &* 31 &+ Int($1)) & 0xFFFF_FFFF } }
}
