internal import ArgumentParser
internal import Base
internal import Database
internal import Facilities
internal import Files
internal import Foundation
internal import Guidance
internal import Identity
internal import Organisation
internal import Privacy
internal import Program
internal import Records

/// How large a demonstration city is.
enum DemonstrationSize: String, ExpressibleByArgument, CaseIterable {
    case small
    case district
    case city

    var size: DemonstrationCity.Size {
        switch self {
        case .small: .small
        case .district: .district
        case .city: .city
        }
    }

    /// The schools whose children school health has looked at: in a city those of one district, so that its file stays
    /// small.
    func checked(_ city: DemonstrationCity) -> Set<UnitID> {
        let schools = self == .city ? city.schools.first ?? [] : city.schools.flatMap { $0 } + city.direct
        return Set(schools.map(\.id))
    }
}

/// Fills an empty database with a city, its accounts, the real letter, published, and the plans of its units; all as
/// it might stand on 5 October 2023.
enum Demonstration {
    static let password = "khue-trinh-dien"
    static let logins = [
        "so", "phong", "truong", "truong2", "tieuhoc", "tieuhoc2", "giaovien", "thanhtra", "quantri", "yte", "phuhuynh",
    ]
    private static let seed: UInt64 = 3522
    private static let playing = Instant(Day(iso: "2023-10-05") ?? Day(daysSinceEpoch: 0), hour: 8)

    static let accountsSentence =
        "Tài khoản trình diễn / demonstration accounts: \(logins.joined(separator: ", ")); mật khẩu / password: \(password)"

    static func fill(_ database: Database, size: DemonstrationSize) async throws {
        let isEmpty = try await database.read { tx in try UnitRows.find(code: "01", in: tx) == nil }
        guard isEmpty else { return }
        Output.line("Tạo dữ liệu trình diễn (\(size.rawValue)) / filling the demonstration …")
        let (city, shown) = made(size)
        let hash = try PasswordHash(of: password)
        try await database.write { tx in
            try city.write(in: tx)
            try accounts(city, hash, in: tx)
            try DemonstrationDirectory.fill(people: 3, seed: seed, at: playing, in: tx)
            try DemonstrationSchoolYears.fill(until: SchoolYear(of: playing.day), at: playing, in: tx)
        }
        Output.line("  \(city.units.count) đơn vị / units")
        let schools = city.schools.flatMap { $0 } + city.direct
        let made = try await RecordsDemonstration.fill(
            database, schools, SchoolYear(of: playing.day), checked: size.checked(city), seed: seed, at: playing)
        try await database.write { tx in
            try RecordsDemonstration.linkGuardian(
                "phuhuynh", at: schools.first.map(\.id), on: playing.day, in: tx)
        }
        let drawings = try drawings()
        try await database.write { tx in
            try RecordsShowcase(
                shown, nurse: "yte", teacher: "giaovien", guardian: "phuhuynh", drawings: drawings, at: playing
            ).fill(in: tx)
        }
        try await database.write { tx in
            try PrivacyDemonstration.fill(
                guardian: "phuhuynh", head: "truong", Composition.families, at: playing, in: tx)
        }
        Output.line(
            "  \(made.classes) lớp / classes, \(made.pupils) học sinh / pupils, \(made.staff) nhân sự / staff")
        let rooms = try await FacilitiesDemonstration.fill(
            database, schools, ports: Composition.facilitiesPorts, seed: seed, at: playing)
        Output.line("  \(rooms.rooms) phòng / rooms, \(rooms.devices) thiết bị / devices")
        let asked = try await publishLetter(database, official: city.department.id)
        Output.line("  văn bản 3522/SGDĐT-CTTT-KHCN: \(asked) đơn vị được giao việc / units asked")
        try await database.write { tx in
            let untouched: Set<UnitID> = Set(
                [city.schools.first?.first?.id, city.districts.first?.id].compactMap { $0 })
            try GuidanceDemonstration.fill(from: seed, untouched: untouched, today: playing.day, in: tx)
            try DemonstrationClock.start(at: playing, in: tx)
            // A demonstration may rest for as long as it likes.
            try Settings.set(Settings.dormantDays, to: "3650", in: tx)
            try tx.refreshStatistics()
        }
        Output.line("  kế hoạch của các đơn vị / plans of the units: xong / done")
    }

    /// The schools with accounts: two of a level, so that a pupil can be handed over between them, and two primary
    /// schools of the first district, which hand in form 02.
    private static func schools(_ city: DemonstrationCity) -> [Organisation.Unit] {
        let first = city.schools.first?.first
        let other = city.schools.joined().first { $0.id != first?.id && $0.levels == first?.levels }
        let primary = (city.schools.first ?? []).filter { $0.levels == [.primary] }.prefix(2)
        return [first, other].compactMap { $0 } + primary
    }

    /// The city, and in it those schools with their heads and, for one of each level, a site.
    private static func made(_ size: DemonstrationSize) -> (DemonstrationCity, [RecordsShowcase.School]) {
        var city = DemonstrationCity(size: size.size, seed: seed, now: playing)
        let sites = ["Điểm trường thôn Đông", nil, "Điểm trường thôn Thượng", nil]
        var shown: [RecordsShowcase.School] = []
        for (place, school) in schools(city).enumerated() {
            let site = sites[place].map { city.addSite($0, under: school) }
            shown.append(RecordsShowcase.School(school, head: heads[place], site: site))
        }
        return (city, shown)
    }

    private static let heads = ["truong", "truong2", "tieuhoc", "tieuhoc2"]

    /// Drawings of children, in the place of photographs.
    private static func drawings() throws -> [[UInt8]] {
        let folder = try Resources.folder(of: "khue", "Demonstration")
        return try (1...6).map { number in
            Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/child-\(number).jpg")))
        }
    }

    /// One account for each role.
    private static func accounts(_ city: DemonstrationCity, _ hash: PasswordHash, in tx: Transaction) throws {
        let shown = schools(city).map(\.id)
        let school = shown.first
        func place(_ number: Int) -> UnitID? { shown.dropFirst(number).first }
        let people: [(login: String, name: String, unit: UnitID?, role: Role)] = [
            ("so", "Phạm Quang Huy", city.department.id, .departmentOfficial),
            ("phong", "Nguyễn Thu Hà", city.districts.first?.id, .districtOfficial),
            ("truong", "Nguyễn Thị Hạnh", school, .head),
            ("truong2", "Hoàng Minh Châu", place(1), .head), ("giaovien", "Trần Minh Đức", school, .staff),
            ("tieuhoc", "Lê Thu Hương", place(2), .head),
            ("tieuhoc2", "Phạm Đức Thắng", place(3), .head),
            ("thanhtra", "Lê Quốc Bảo", city.department.id, .viewer),
            ("quantri", "Vũ Thanh Tùng", city.department.id, .administrator),
            ("yte", "Đỗ Thu Trang", school, .nurse), ("phuhuynh", "Lê Thị Mai", school, .guardian),
        ]
        for person in people {
            guard let unit = person.unit else { continue }
            let account = Account(id: AccountID(at: playing), login: person.login, name: person.name, language: .vi)
            try AccountRows.insert(account, email: nil, password: hash, at: playing, in: tx)
            let from = Day(iso: "2023-08-01") ?? playing.day
            let grant = Grant(id: GrantID(at: playing), unit: unit, role: person.role, validFrom: from, validTo: nil)
            try AccountRows.insert(grant, of: account.id, in: tx)
        }
    }

    private static func publishLetter(_ database: Database, official: UnitID) async throws -> Int {
        let folder = try Resources.folder(of: "khue", "Demonstration")
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/guidance-3522.txt")))
        let text = try DocumentText.read(bytes: bytes, name: "guidance-3522.txt")
        let published = Instant(Day(iso: "2023-09-28") ?? playing.day, hour: 16)
        // Earlier than the letter with the plans, which is the one that is looked at first.
        let before = Instant(Day(iso: "2023-09-25") ?? playing.day, hour: 9)
        return try await database.write { tx in
            try StatisticsDemonstration.publish(
                by: "so", year: SchoolYear(of: playing.day), at: before, in: tx)
            return try GuidanceDemonstration.publish(text, name: "guidance-3522.txt", by: "so", at: published, in: tx)
        }
    }
}
