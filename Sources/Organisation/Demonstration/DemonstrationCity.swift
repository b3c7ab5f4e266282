public import Base
public import Database
public import Identity

/// A believable city from a seed: real names of districts and kinds, made-up schools. District offices until 30 June
/// 2025, communes from 1 July 2025, clusters beside them.
public struct DemonstrationCity: Sendable {
    /// How many districts, schools under each, upper-secondary schools and centres.
    public struct Size: Sendable {
        let districts: Int
        let schools: Int
        let upperSecondary: Int
        let centres: Int

        /// A department with 29 units: to look around.
        public static let small = Size(districts: 3, schools: 24, upperSecondary: 4, centres: 1)
        /// One district of ninety schools.
        public static let district = Size(districts: 1, schools: 90, upperSecondary: 4, centres: 1)
        /// Hà Nội's size in 2025–2026: 2,954 schools, 30 districts, 29 centres.
        public static let city = Size(districts: 30, schools: 2_704, upperSecondary: 250, centres: 29)
    }

    public private(set) var units: [Unit] = []
    private(set) var administrative: [Link<UnitID>] = []
    private(set) var professional: [Link<UnitID>] = []

    public let department: Unit
    public private(set) var districts: [Unit] = []
    /// The schools of each district, in the order of ``districts``.
    public private(set) var schools: [[Unit]] = []
    public private(set) var direct: [Unit] = []

    private let opened: Day
    private let turn: Day
    private var random: CityRandom
    private let now: Instant

    public init(size: Size, seed: UInt64, now: Instant) {
        opened = CityNames.day(2008, 8, 1)
        turn = CityNames.day(2025, 7, 1)
        random = CityRandom(state: seed)
        self.now = now
        department = Unit(
            id: UnitID(at: now, using: &random), code: "01", name: "Sở Giáo dục và Đào tạo Hà Nội", kind: .department,
            address: "81 Thợ Nhuộm, Hoàn Kiếm, Hà Nội", openedOn: opened)
        units.append(department)
        for index in 0..<size.districts { addDistrict(index, size) }
        for index in 0..<size.upperSecondary { addUpperSecondary(index) }
        for index in 0..<size.centres { addCentre(index) }
        addCommunes(size)
        addClusters(size)
    }

    private mutating func make(
        _ code: String, _ name: String, _ kind: UnitKind, levels: [Level] = [], from: Day, to: Day? = nil
    ) -> Unit {
        let isPrivate = kind == .school && random.next(5) == 0
        let unit = Unit(
            id: UnitID(at: now, using: &random), code: code, name: name, kind: kind, levels: levels,
            ownership: kind == .school ? (isPrivate ? .private : .public) : nil, openedOn: from, closedOn: to)
        units.append(unit)
        return unit
    }

    private mutating func addDistrict(_ index: Int, _ size: Size) {
        let (prefix, name) = CityNames.districts[index % CityNames.districts.count]
        let code = CityNames.padded(index + 1, 3)
        let office = make("01\(code)", "Phòng GDĐT \(prefix) \(name)", .districtOffice, from: opened, to: turn)
        administrative.append(Link(child: office.id, parent: department.id, from: opened, to: turn))
        districts.append(office)
        var list: [Unit] = []
        let count = size.schools / size.districts + (index < size.schools % size.districts ? 1 : 0)
        for number in 0..<count {
            let (digit, title, level): (Int, String, Level) =
                switch number % 8 {
                case 0, 3, 6: (3, "Trường Mầm non", .preschool)
                case 1, 4, 7: (4, "Trường Tiểu học", .primary)
                default: (5, "Trường THCS", .lowerSecondary)
                }
            let serial = CityNames.padded(number + 1, 2)
            let school = make(
                "01\(code)\(digit)\(serial)", "\(title) \(CityNames.school(index * 131 + number, in: name))", .school,
                levels: [level], from: opened)
            administrative.append(Link(child: school.id, parent: office.id, from: opened, to: turn))
            list.append(school)
        }
        schools.append(list)
    }

    private mutating func addUpperSecondary(_ index: Int) {
        let name = CityNames.school(index * 17 + 5, in: CityNames.districts[index % 30].1)
        let school = make(
            upperSecondaryCode(index), "Trường THPT \(name)", .school, levels: [.upperSecondary],
            from: opened)
        administrative.append(Link(child: school.id, parent: department.id, from: opened, to: nil))
        direct.append(school)
    }

    /// Eight digits with a 7 in the sixth place. Ninety-nine fit under `000`, those directly under the department; the
    /// others carry the number of a district, as other schools' codes do.
    private func upperSecondaryCode(_ index: Int) -> String {
        if index < 99 { return "010007\(CityNames.padded(index + 1, 2))" }
        let (round, district) = (index - 99).quotientAndRemainder(dividingBy: 30)
        return "01\(CityNames.padded(district + 1, 3))7\(CityNames.padded(round + 1, 2))"
    }

    private mutating func addCentre(_ index: Int) {
        let (prefix, name) = CityNames.districts[index % 30]
        let centre = make(
            "010009\(CityNames.padded(index + 1, 2))", "Trung tâm GDNN-GDTX \(prefix) \(name)", .continuingCentre,
            levels: [.continuing], from: opened)
        administrative.append(Link(child: centre.id, parent: department.id, from: opened, to: nil))
        direct.append(centre)
    }

    /// From 1 July 2025 the schools of a district belong to four communes each (126 for the whole city).
    private mutating func addCommunes(_ size: Size) {
        var made = 0
        for (index, list) in schools.enumerated() {
            let count = size.districts == 30 ? (index < 6 ? 5 : 4) : 4
            var communes: [Unit] = []
            for number in 0..<count {
                made += 1
                let (district, place) = CityNames.districts[index % 30]
                let title = district == "huyện" ? "UBND xã" : "UBND phường"
                let name = "\(title) \(CityNames.school(made * 7, in: place)) (trình diễn)"
                communes.append(make("01C\(CityNames.padded(made, 3))", name, .commune, from: turn))
                administrative.append(Link(child: communes[number].id, parent: department.id, from: turn, to: nil))
            }
            for (position, school) in list.enumerated() {
                administrative.append(
                    Link(child: school.id, parent: communes[position % count].id, from: turn, to: nil))
            }
        }
    }

    private mutating func addClusters(_ size: Size) {
        let from = CityNames.day(2025, 10, 1)
        var clusters: [Unit] = []
        for index in 0..<size.districts {
            let cluster = make(
                "01K\(CityNames.padded(index + 1, 2))", "Cụm chuyên môn số \(index + 1)", .cluster, from: from)
            professional.append(Link(child: cluster.id, parent: department.id, from: from, to: nil))
            clusters.append(cluster)
        }
        for (index, school) in (schools.flatMap { $0 } + direct).enumerated() {
            professional.append(
                Link(child: school.id, parent: clusters[index % clusters.count].id, from: from, to: nil))
        }
    }

    /// A site of a school, some way off; before the city is written.
    public mutating func addSite(_ name: String, under school: Unit) -> UnitID {
        let count = units.count { $0.kind == .site && $0.code.hasPrefix(school.code) }
        let site = make("\(school.code)\(count + 1)", name, .site, from: opened)
        administrative.append(Link(child: site.id, parent: school.id, from: opened, to: nil))
        return site.id
    }

    /// Writes everything, in bulk, with the reach of both hierarchies.
    public func write(in tx: Transaction) throws {
        try tx.insert(into: "organisation_unit", UnitRows.insertColumns, units.lazy.map(UnitRows.values))
        var random = random
        try LinkRows.insert(administrative, .administrative, at: now, using: &random, in: tx)
        try LinkRows.insert(professional, .professional, at: now, using: &random, in: tx)
        for hierarchy in Hierarchy.allCases { try LinkRows.recompute(hierarchy, in: tx) }
    }
}

/// Random numbers that are the same for the same seed (SplitMix64).
public struct CityRandom: RandomNumberGenerator, Sendable {
    private var state: UInt64

    public init(state: UInt64) { self.state = state }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A number below the bound.
    public mutating func next(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
