import Base
import Database
import Facilities
import Foundation
import Guidance
import Identity
import Logging
import Notifications
import Organisation
import Outbox
import Privacy
import Program
import Records
import TestKit
import Web

/// A small city with the real letter published, on a database of its own, and browsers for its people.
struct World {
    let database: Database
    let router: Router
    let city: DemonstrationCity
    let endpoints: [Endpoint]
    let clock: MovingClock
    let isSecure: Bool
    /// What has to be done at other machines.
    let errands: ErrandRunner

    static let password = "mot mat khau dai de thu"
    static let start = Instant(Day(iso: "2023-09-20") ?? Day(daysSinceEpoch: 0), hour: 9)

    static let schema: Schema = {
        let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources")
        let folders = Composition.modules.map {
            sources.appendingPathComponent("\($0)/Schema").path
        }
        return (try? Schema(folders: folders)) ?? Schema(files: [])
    }()

    static let letterText: String = {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("LettersTests/Fixtures/guidance-3522.txt")
        return (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    }()

    private static let commonPasswords: CommonPasswords = {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources/Identity/Data/common-passwords.txt")
        return CommonPasswords(text: (try? String(contentsOf: file, encoding: .utf8)) ?? "")
    }()

    private static let hash = try? PasswordHash(of: password, cost: .cheap)

    /// Runs a test in a world of its own.
    static func with(
        _ engine: TestEngine, publishes: Bool = true, withPupils: Bool = false, singleSignOn: SingleSignOn? = nil,
        channels: Set<Channel> = [.mail, .hook, .push], pushes: Bool = true, secure: Bool = false,
        logger: Logger = .silent, limit: RateLimit = .standard, sector: SectorLink? = nil, files: FileGuard? = nil,
        _ body: (World) async throws -> Void
    ) async throws {
        try await engine.with(schema) { database in
            let city = DemonstrationCity(size: .small, seed: 7, now: start)
            try await database.write { tx in
                try city.write(in: tx)
                try accounts(city, in: tx)
                // Journeys leap over months in which nobody signs in.
                try Settings.set(Settings.dormantDays, to: "400", in: tx)
                if withPupils {
                    try RecordsDemonstration.fill(city.schools[0][0], .init(start: 2023), seed: 7, at: start, in: tx)
                    try FacilitiesDemonstration.fill(
                        [city.schools[0][0]], ports: Composition.facilitiesPorts, seed: 7, at: start, in: tx)
                }
                if publishes {
                    _ = try GuidanceDemonstration.publish(letterText, name: "letter.txt", by: "so", at: start, in: tx)
                }
            }
            try await body(
                try await World(database, city, singleSignOn, channels, pushes, secure, logger, limit, sector, files))
        }
    }

    private init(
        _ database: Database, _ city: DemonstrationCity, _ singleSignOn: SingleSignOn?, _ channels: Set<Channel>,
        _ pushes: Bool, _ secure: Bool, _ logger: Logger, _ limit: RateLimit, _ sector: SectorLink?, _ files: FileGuard?
    ) async throws {
        self.database = database
        self.city = city
        isSecure = secure
        let clock = MovingClock(World.start)
        self.clock = clock
        let composition = Composition(
            database: database, clock: Clock { clock.now }, logger: logger, secure: secure, demonstration: false,
            singleSignOn: singleSignOn, limit: limit, channels: channels,
            push: pushes ? try await PushOffer.load(from: database) : nil, common: World.commonPasswords,
            desk: PasswordDesk(cost: .cheap), sector: sector,
            party: RelyingParty(publicAddress: "https://khue.example"),
            files: files)
        errands = composition.errands
        endpoints = composition.endpoints()
        router = try await composition.router()
    }

    private static func accounts(_ city: DemonstrationCity, in tx: Transaction) throws {
        let people: [(String, UnitID?, Role)] = [
            ("so", city.department.id, .departmentOfficial), ("phong", city.districts[0].id, .districtOfficial),
            ("phong2", city.districts[1].id, .districtOfficial), ("truong", city.schools[0][0].id, .head),
            ("truong2", city.schools[1][0].id, .head), ("giaovien", city.schools[0][0].id, .staff),
            ("xem", city.department.id, .viewer), ("quantri", city.department.id, .administrator),
            ("quantritruong", city.schools[0][0].id, .administrator), ("thpt", city.direct[0].id, .head),
        ]
        for (login, unit, role) in people {
            guard let unit, let hash else { continue }
            let account = Account(id: AccountID(at: start), login: login, name: "Người \(login)", language: .vi)
            try AccountRows.insert(account, email: nil, password: hash, at: start, in: tx)
            let from = Day(iso: "2023-08-01") ?? start.day
            try AccountRows.insert(
                Grant(id: GrantID(at: start), unit: unit, role: role, validFrom: from, validTo: nil), of: account.id,
                in: tx)
        }
    }

    /// What people are reminded of, as the program plugs it in.
    var duties: Reminders.Source {
        { days, today, tx in
            try GuidanceModule.openDuties(due: days, today: today, in: tx).map {
                Duty(unit: $0.unit, unitName: $0.unitName, title: $0.title, due: $0.due, path: $0.path)
            }
        }
    }

    /// A browser in which somebody has signed in.
    func browser(_ login: String) async throws -> PageBrowser {
        let browser = PageBrowser(router, secure: isSecure)
        await browser.open("/sign-in")
        try await browser.press("Đăng nhập", ["login": login, "password": World.password])
        guard !browser.path.hasPrefix("/sign-in") else {
            throw Problem(description: "\(login) cannot sign in: \(browser.words)")
        }
        return browser
    }

    /// The published letter.
    func letter() async throws -> String {
        try await database.read { tx in try tx.first("SELECT id FROM guidance_letter") { try $0["id"] as String } ?? ""
        }
    }

    func dossier(_ call: String, _ unit: UnitID) async throws -> String {
        "/dossiers/\(try await letter())/\(call)/\(unit)"
    }

    struct Problem: Error, CustomStringConvertible {
        let description: String
    }
}

extension Logger {
    /// Says nothing but what breaks.
    static let silent: Logger = {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return logger
    }()
}

/// A clock that a test moves.
final class MovingClock: @unchecked Sendable {
    private let lock = NSLock()
    private var instant: Instant

    init(_ instant: Instant) { self.instant = instant }

    var now: Instant { lock.withLock { instant } }

    func move(to instant: Instant) { lock.withLock { self.instant = instant } }
}

extension PageBrowser {
    /// Writes every item of a plan and names its people.
    func writePlan(_ dossier: String) async throws {
        await open(dossier + "/people")
        try await press("Lưu", ["leader": "Lê Văn Lãnh", "contact": "Trần Thị Đầu Mối", "phone": "0900000000"])
        await open(try link("I.1."))
        while true {
            let isLast = !html.contains("Lưu và sang mục tiếp")
            try await press(
                isLast ? "Lưu" : "Lưu và sang mục tiếp",
                ["what": "Việc cụ thể", "who": "Tổ Tin học", "to": "31/12/2023", "cost": "1.000.000"])
            if isLast || status != 200 { return }
        }
    }

    func submitPlan(_ dossier: String) async throws {
        await open(dossier + "/submission")
        try await press("Nộp")
    }
}
