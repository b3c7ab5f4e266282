internal import Base
internal import Database
internal import Identity
internal import Organisation

/// The classes, children and staff of one school, made from a seed.
struct DemonstrationSchool {
    /// How classes of a level look: their grades with age, how many, how large.
    private struct Shape {
        let grades: [(grade: String, ageGroup: String?, age: Int)]
        let classes: Int
        let size: Int
    }

    let unit: Unit
    let year: SchoolYear
    let now: Instant

    /// The last number given out: none is given twice in a city.
    private(set) var serial: Int
    /// How many records were made in the city.
    private(set) var made: Int64
    private var firstOfClass = 0
    private(set) var classes: [SchoolClass] = []
    private(set) var pupils: [[StoredValue]] = []
    private(set) var identities: [[StoredValue]] = []
    private(set) var origins: [[StoredValue]] = []
    private(set) var placements: [Placement] = []
    private(set) var guardians: [[StoredValue]] = []
    private(set) var guardianships: [[StoredValue]] = []
    private(set) var staff: [[StoredValue]] = []
    private(set) var posts: [[StoredValue]] = []
    private(set) var subjects: [[StoredValue]] = []
    private(set) var rewards: [[StoredValue]] = []
    private(set) var checks: [(check: DemonstrationCheck, pupil: PupilID, moment: Instant)] = []
    /// Whether its children were looked at by school health this autumn.
    private let isChecked: Bool

    init(_ unit: Unit, _ year: SchoolYear, after serial: Int, _ made: Int64, isChecked: Bool, at now: Instant) {
        self.isChecked = isChecked
        self.serial = serial
        self.made = made
        self.unit = unit
        self.year = year
        self.now = now
    }

    mutating func fill(_ people: inout DemonstrationPeople, _ random: inout CityRandom) {
        let shape = DemonstrationSchool.shape(unit.levels.first ?? .primary)
        // Rounded, so that a city of schools has the classes of its shapes and not half a class less in each.
        for index in 0..<max(1, (shape.classes * (80 + random.next(41)) + 50) / 100) {
            let (grade, ageGroup, age) = shape.grades[index % shape.grades.count]
            let letter = String(UnicodeScalar(UInt8(65 + index / shape.grades.count % 26)))
            let number = Int(grade).map { $0 > 12 ? $0 - 3 : $0 } ?? 0
            let name = ageGroup == nil ? "\(number)\(letter)" : "\(age) tuổi \(letter)"
            let seat = SchoolClass(
                id: ClassID(at: moment(), using: &random), unit: unit.id, year: year, name: name, grade: grade,
                ageGroup: ageGroup, twoSessions: unit.levels.first != .upperSecondary && random.next(10) > 0,
                boards: unit.levels.first == .preschool)
            classes.append(seat)
            let before = firstOfClass
            firstOfClass = guardians.count
            for place in 0..<max(12, shape.size - 4 + random.next(9)) {
                let sibling = place < 4 && before + place < guardians.count ? guardians[before + place][0] : nil
                addPupil(seat, age, index == 0 ? nil : sibling, &people, &random)
            }
        }
        let teachers = classes.count * 3 / 2
        for index in 0..<(teachers + 8) { addStaff(index, teachers, &people, &random) }
        // The first eight of the staff do not teach; each class has a teacher of its own.
        for index in classes.indices where staff.count > 8 + index { classes[index].teacher = homeroom(index) }
        if unit.levels.first != .preschool { assignSubjects() }
        for place in stride(from: 6, to: pupils.count, by: 40) { reward(place) }
    }

    private func homeroom(_ index: Int) -> StaffID? {
        guard case .text(let id) = staff[8 + index][0] else { return nil }
        return StaffID(id)
    }

    /// Mathematics of each class for the whole year, by its own teacher.
    private mutating func assignSubjects() {
        for (index, seat) in classes.enumerated() where staff.count > 8 {
            let teacher = staff[8 + index % (staff.count - 8)][0]
            subjects.append([
                seat.id.stored, .text("01"), .integer(3), teacher, .integer(5), day(year.start, 9, 5).stored,
            ])
        }
    }

    /// One child in forty was praised in the first weeks.
    private mutating func reward(_ place: Int) {
        rewards.append([
            .text(RewardID(at: moment()).text), pupils[place][0], Reward.Kind.reward.stored,
            day(year.start, 9, 5 + place / 40 % 20).stored, .text("Học sinh tiêu biểu tháng 9"), .text(""),
            .text(""), now.stored,
        ])
    }

    private mutating func addPupil(
        _ seat: SchoolClass, _ age: Int, _ family: StoredValue?, _ people: inout DemonstrationPeople,
        _ random: inout CityRandom
    ) {
        let sex: Sex = random.next(1000) < 521 ? .male : .female
        let late = random.next(100) < 3 ? 1 : 0
        let born = day(year.start - age - late, 1 + random.next(12), 1 + random.next(28))
        let name = people.name(sex, &random)
        let id = PupilID(at: moment(), using: &random)
        let boards: StoredValue = seat.boards || random.next(3) == 0 && age < 11 ? .text("02") : .null
        serial += 1
        // Six digits that look like chance and meet no number twice within a year of birth and sex.
        let serial = String(100_000 + (self.serial * 7_919) % 900_000)
        pupils.append([
            id.stored, .text(DemonstrationSchool.code(self.serial)), .text(name.text), .text(name.fold),
            .text(name.sort),
            born.stored, sex.stored, boards, seat.twoSessions.stored, .text("{}"), now.stored,
        ])
        if isChecked, let check = DemonstrationCheck(self.serial, age: age, sex: sex, unit.levels.first) {
            checks.append((check, id, moment()))
        }
        let digit = sex == .male ? 2 : 3
        let years = String(born.year % 100)
        let province = ["001", "033", "035"][self.serial / 900_000 % 3]
        let number = "\(province)\(digit)\(years.count < 2 ? "0" + years : years)\(serial)"
        identities.append([
            id.stored, .text(number), .text("Hà Nội"), .text(""),
            .text("09\(serial)\(10 + random.next(90))"), .text("{}"),
        ])
        let origin = random.next(1000)
        origins.append([
            id.stored, .text(origin < 970 ? "01" : origin < 985 ? "06" : "02"), .null,
            origin % 200 == 7 ? .text(["01", "02", "03", "04", "05"][random.next(5)]) : .null,
            origin % 50 == 3 ? .text("09") : .null, .text("{}"),
        ])
        placements.append(
            Placement(
                id: PlacementID(at: moment(), using: &random), pupil: id, unit: unit.id, classID: seat.id,
                from: day(year.start, 9, 5), to: nil, entry: isFirst(seat.grade) ? .new : .promoted))
        addGuardian(of: id, family, age, serial, &people, &random)
    }

    private func isFirst(_ grade: String) -> Bool { ["01", "06", "10", "13", "16"].contains(grade) }

    /// The first four of each class have guardians of the class before: brothers and sisters.
    private mutating func addGuardian(
        of pupil: PupilID, _ family: StoredValue?, _ age: Int, _ serial: String, _ people: inout DemonstrationPeople,
        _ random: inout CityRandom
    ) {
        if let family {
            guardianships.append([pupil.stored, family, .text("mother")])
            return
        }
        let isMother = random.next(2) == 0
        let name = people.name(isMother ? .female : .male, &random)
        let id = GuardianID(at: moment(), using: &random)
        guardians.append([
            id.stored, .text(name.text), .text(name.fold), .integer(Int64(year.start - age - 24 - random.next(14))),
            .text(""), .text("09\(serial)\(10 + random.next(90))"),
        ])
        guardianships.append([pupil.stored, id.stored, .text(isMother ? "mother" : "father")])
    }

    private mutating func addStaff(
        _ index: Int, _ teachers: Int, _ people: inout DemonstrationPeople, _ random: inout CityRandom
    ) {
        let sex: Sex = random.next(10) < 2 ? .male : .female
        let name = people.name(sex, &random)
        let id = StaffID(at: moment(), using: &random)
        let born = day(year.start - 23 - random.next(36), 1 + random.next(12), 1 + random.next(28))
        staff.append([
            id.stored, .text("GV\(id.text.suffix(12))"), .text(name.text), .text(name.fold), .text(name.sort),
            born.stored, sex.stored, .text(["16", "16", "16", "16", "17", "02"][random.next(6)]), .text("{}"),
            now.stored,
        ])
        let kinds = ["01", "02", "02", "09", "11", "15", "16", "17"]
        let post: (String, StoredValue) =
            index < 3
            ? ("01", .text(kinds[index]))
            : index < kinds.count ? ("02", .text(kinds[index])) : ("03", .null)
        posts.append([
            .text(ID<StaffID>(at: moment(), using: &random).text), id.stored, unit.id.stored, .text(post.0), post.1,
            .text("07"), .null, index < 8 ? .null : .integer(Int64(14 + random.next(9))),
            day(year.start - 1 - random.next(15), 8, 1).stored, .null,
        ])
    }

    /// A millisecond later with each record, so that ids follow each other as they do when people type.
    private mutating func moment() -> Instant {
        made += 1
        return Instant(milliseconds: now.milliseconds - 10_000_000_000 + made)
    }

    /// Ten digits, the first two of the city.
    private static func code(_ serial: Int) -> String {
        let digits = String(serial)
        return "01" + String(repeating: "0", count: max(0, 8 - digits.count)) + digits
    }

    private func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
        Day(year: year, month: month, day: day) ?? Day(daysSinceEpoch: 0)
    }

    private static func shape(_ level: Level) -> Shape {
        func grades(_ range: ClosedRange<Int>, _ shift: Int = 0) -> [(String, String?, Int)] {
            range.map { number in
                let code = number + shift
                return (code < 10 ? "0\(code)" : "\(code)", nil, number + 5)
            }
        }
        switch level {
        case .preschool:
            return Shape(
                grades: [("16", "03", 2), ("17", "04", 3), ("17", "05", 4), ("17", "06", 5)], classes: 16, size: 26)
        case .primary: return Shape(grades: grades(1...5), classes: 29, size: 33)
        case .lowerSecondary: return Shape(grades: grades(6...9), classes: 22, size: 36)
        case .upperSecondary: return Shape(grades: grades(10...12), classes: 38, size: 40)
        case .continuing: return Shape(grades: grades(10...12, 3), classes: 15, size: 35)
        }
    }
}
