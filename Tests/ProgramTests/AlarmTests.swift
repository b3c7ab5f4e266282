import Base
import Database
import TestKit
import Testing
import Web

@testable import Identity

/// What is unusual raises an alarm, once, to those who administer (ASVS 8.1.4, 11.1.7, 11.1.8).
@Suite(.serialized) struct AlarmTests {
    private struct Raised: Equatable {
        let kind: String
        let times: Int
    }

    private func raised(_ world: World) async throws -> [Raised] {
        try await world.database.read { tx in
            try tx.all("SELECT kind, times FROM identity_alarm ORDER BY raised_at, id") {
                Raised(kind: try $0["kind"], times: try $0["times"])
            }
        }
    }

    /// The logins of those who were told of alarms, each as often as they were.
    private func told(_ world: World) async throws -> [String] {
        try await world.database.read { tx in
            try tx.all(
                """
                SELECT a.login FROM outbox_message m JOIN identity_account a ON a.id = m.person_id
                WHERE m.title_en LIKE 'Alarm:%' ORDER BY a.login
                """
            ) { try $0["login"] }
        }
    }

    private func bound(_ kind: AlarmKind, _ bound: Int, _ world: World) async throws {
        try await world.database.write { tx in
            try Settings.set(AlarmBounds.name(kind), to: String(bound), in: tx)
        }
    }

    private func wrongPassword(_ login: String, from address: String, _ world: World) async throws {
        let browser = PageBrowser(world.router, address: address)
        await browser.open("/sign-in")
        try await browser.press("Đăng nhập", ["login": login, "password": "khong phai mat khau"])
        #expect(browser.status == 422)
    }

    @Test(arguments: TestEngine.available)
    func guessingFromManyPlacesRaisesOneAlarm(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            try await bound(.refusedAccount, 3, world)
            for place in 1...2 { try await wrongPassword("truong", from: "192.0.2.\(place)", world) }
            try await wrongPassword("truong2", from: "192.0.2.9", world)
            #expect(try await raised(world) == [])
            try await wrongPassword("truong", from: "198.51.100.3", world)
            #expect(try await raised(world) == [Raised(kind: "refusedAccount", times: 3)])
            #expect(try await told(world) == ["quantri", "quantritruong"])
            for place in 4...6 { try await wrongPassword("truong", from: "192.0.2.\(place)", world) }
            #expect(try await raised(world).count == 1, "once for the window")
            world.clock.move(to: world.clock.now.adding(seconds: 4000))
            for place in 7...9 { try await wrongPassword("truong", from: "192.0.2.\(place)", world) }
            #expect(try await raised(world).map(\.times) == [3, 3], "what is older than the window is forgotten")
        }
    }

    @Test(arguments: TestEngine.available)
    func anAlarmShowsWhatLedToItAndIsAcknowledged(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            try await bound(.refusedAccount, 2, world)
            for place in 1...2 { try await wrongPassword("truong", from: "192.0.2.\(place)", world) }
            let admin = try await world.administrator("quantritruong")
            await admin.open("/alarms")
            #expect(admin.sees("Nhiều lần đăng nhập sai vào một tài khoản") && admin.sees("Chưa xử lý"))
            await admin.open(try admin.link("Nhiều lần đăng nhập sai"))
            let place = admin.path
            #expect(admin.sees("Người truong") && admin.sees("từ chối đăng nhập") && admin.sees("192.0.2.2"))
            try await admin.press("Ghi đã xử lý", ["remark": ""])
            #expect(admin.status == 422 && admin.sees("Ghi đã kiểm tra thế nào."))
            let form = try admin.form("Ghi đã xử lý")
            try await admin.press("Ghi đã xử lý", ["remark": "Đã hỏi, quên mật khẩu"])
            #expect(admin.sees("Đã ghi xử lý báo động.") && admin.sees("Đã xử lý"))
            await admin.post(form.action, form.values.setting("remark", to: "Lần nữa"))
            #expect(admin.status == 409)
            await admin.open(place)
            #expect(admin.sees("Đã hỏi, quên mật khẩu") && !admin.sees("Lần nữa"))
            let logged = try await world.database.read { tx in
                try tx.count(
                    """
                    SELECT COUNT(*) AS n FROM identity_audit
                    WHERE action IN ('raise alarm', 'acknowledge alarm') AND subject = 'alarm'
                    """)
            }
            #expect(logged == 2)
            // Who administers nothing has no alarms, and who administers elsewhere has others.
            for login in ["truong", "so", "xem"] {
                let other = try await world.browser(login)
                for path in ["/alarms", place, "/alarms/bounds"] {
                    await other.open(path)
                    #expect(other.status == 404, "\(login) \(path)")
                }
            }
        }
    }

    /// Alarms of another school are out of reach, as is what belongs to nobody's unit.
    @Test func administratorsSeeAlarmsWithinReach() async throws {
        try await World.with(.sqlite, publishes: false) { world in
            try await bound(.refusedAccount, 1, world)
            try await bound(.refusedAddress, 1, world)
            try await wrongPassword("truong2", from: "192.0.2.1", world)
            #expect(try await told(world) == ["quantri", "quantri"])
            let school = try await world.administrator("quantritruong")
            await school.open("/alarms")
            #expect(school.sees("Chưa có báo động nào."))
            let ids = try await world.database.read { tx in
                try tx.all("SELECT id FROM identity_alarm") { try $0["id"] as String }
            }
            #expect(ids.count == 2)
            for id in ids {
                await school.open("/alarms/\(id)")
                #expect(school.status == 404)
            }
            let city = try await world.administrator("quantri")
            await city.open("/alarms")
            #expect(city.sees("Người truong2") && city.sees("192.0.2.1"))
        }
    }

    @Test(arguments: TestEngine.available)
    func aCuriousColleagueIsNoticed(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            try await bound(.strayed, 4, world)
            let teacher = try await world.browser("giaovien")
            for path in ["/accounts", "/alarms", "/pupils/0190a0a0-0000-7000-8000-000000000000"] {
                await teacher.open(path)
                #expect(teacher.status == 404, "\(path)")
            }
            #expect(try await raised(world) == [])
            let token = try await world.token("giaovien", ["records:read"])
            let answer = await world.ask("/api/v1/pupils/0190a0a0-0000-7000-8000-000000000000", token: token)
            #expect(answer.status == 404)
            #expect(try await raised(world) == [Raised(kind: "strayed", times: 4)])
            let admin = try await world.administrator("quantritruong")
            await admin.open("/alarms")
            await admin.open(try admin.link("Mở nhiều thứ ngoài phạm vi"))
            #expect(admin.sees("Người giaovien") && admin.sees("GET /api/v1/pupils/0190a0a0"))
            let stranger = PageBrowser(world.router)
            for _ in 0..<10 { await stranger.open("/password/khong-co") }
            #expect(try await raised(world).count == 1, "who has not signed in is nobody")
        }
    }

    @Test(arguments: TestEngine.available)
    func muchReadingAndTakingAwayIsNoticed(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            try await bound(.readings, 3, world)
            try await bound(.exports, 2, world)
            let head = try await world.browser("truong")
            let pupils = try await world.database.read { tx in
                try tx.all("SELECT id FROM records_pupil ORDER BY id LIMIT 3") { try $0["id"] as String }
            }
            for pupil in pupils { await head.open("/pupils/\(pupil)/health") }
            let seen = try await raised(world)
            #expect(seen.first?.kind == "readings" && seen.count == 1, "\(seen)")
            let admin = try await world.administrator("quantri")
            for _ in 0..<2 { await admin.open("/audit/khue-audit.xlsx") }
            #expect(try await raised(world).contains(Raised(kind: "exports", times: 2)))
            // What is about oneself is for another to look into.
            await admin.open("/alarms")
            await admin.open(try admin.link("Tải nhiều danh sách"))
            try await admin.press("Ghi đã xử lý", ["remark": "Không có gì"])
            #expect(admin.status == 422 && admin.sees("phải do người quản trị khác xử lý"))
        }
    }

    @Test(arguments: TestEngine.available)
    func anAdministratorInANewPlaceIsNoticed(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            func signIn(_ login: String, _ address: String) async throws {
                let browser = PageBrowser(world.router, address: address)
                await browser.open("/sign-in")
                try await browser.press("Đăng nhập", ["login": login, "password": World.password])
                #expect(!browser.path.hasPrefix("/sign-in"))
            }
            for address in ["192.0.2.1", "192.0.2.200", "192.0.2.1"] { try await signIn("quantri", address) }
            for address in ["192.0.2.1", "203.0.113.9"] { try await signIn("truong", address) }
            #expect(try await raised(world) == [])
            try await signIn("quantri", "203.0.113.9")
            try await signIn("quantri", "203.0.113.10")
            #expect(try await raised(world) == [Raised(kind: "newNetwork", times: 1)])
            #expect(try await told(world) == ["quantri"])
        }
    }

    /// Counted in memory, written once a minute; what was written outlives the program.
    @Test(arguments: TestEngine.available)
    func moreRequestsThanAPersonMakesAreNoticed(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            try await bound(.requests, 60, world)
            try await bound(.requestsAddress, 100_000, world)
            let head = try await world.browser("truong")
            for minute in 1...3 {
                for _ in 0..<25 { await head.open("/session") }
                world.clock.move(to: world.clock.now.adding(seconds: 61))
                #expect(try await raised(world) == [], "minute \(minute)")
            }
            await head.open("/session")
            #expect(try await raised(world).map(\.kind) == ["requests"])
            let counted = try await world.database.read { tx in
                try tx.count("SELECT SUM(times) AS n FROM identity_alarm_count WHERE kind = 'requests'")
            }
            #expect(counted >= 75)
        }
    }

    @Test(arguments: TestEngine.available)
    func aTouchedLogIsNoticed(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            _ = try await world.browser("truong")
            try await AuditSeal.run(world.database)
            try await Alarms.look(world.database, at: world.clock.now)
            #expect(try await raised(world) == [])
            try await world.database.write { tx in
                try tx.run("UPDATE identity_audit SET address = '203.0.113.1' WHERE action = 'sign in'")
            }
            try await Alarms.look(world.database, at: world.clock.now)
            #expect(try await raised(world).map(\.kind) == ["brokenLog"])
            #expect(try await told(world) == ["quantri"])
        }
    }

    @Test func boundsAreSetForTheWholeCity() async throws {
        try await World.with(.sqlite, publishes: false) { world in
            let school = try await world.administrator("quantritruong")
            await school.open("/alarms/bounds")
            #expect(school.status == 404)
            let city = try await world.administrator("quantri")
            await city.open("/alarms")
            await city.open(try city.link("Ngưỡng báo động"))
            try await city.press("Lưu", ["exports": "nhiều"])
            #expect(city.status == 422)
            try await city.press("Lưu", ["exports": "1", "refusedAccount": "0"])
            #expect(city.sees("Đã lưu ngưỡng báo động."))
            for place in 1...20 { try await wrongPassword("truong", from: "192.0.2.\(place)", world) }
            #expect(try await raised(world) == [], "turned off")
            await city.open("/audit/khue-audit.xlsx")
            #expect(try await raised(world).map(\.kind) == ["exports"])
        }
    }
}
