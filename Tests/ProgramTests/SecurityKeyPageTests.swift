import Base
import Database
internal import Foundation
internal import FoundationEssentials
import TestKit
import Testing
import Web

@testable import Identity

/// Security keys as people use them (ASVS 2.3.2).
@Suite(.serialized) struct SecurityKeyPageTests {
    private func atTheQuestion(_ world: World, _ login: String) async throws -> PageBrowser {
        let browser = PageBrowser(world.router)
        await browser.open("/sign-in")
        try await browser.press("Đăng nhập", ["login": login, "password": World.password])
        #expect(browser.path.hasPrefix("/sign-in/code"))
        return browser
    }

    private func told(_ world: World, _ login: String) async throws -> [String] {
        try await world.database.read { tx in
            try tx.all(
                """
                SELECT m.title_en FROM outbox_message m JOIN identity_account a ON a.id = m.person_id
                WHERE a.login = \(login) AND m.kind = 'account' ORDER BY m.created_at, m.id
                """
            ) { try $0["title_en"] }
        }
    }

    private func logged(_ world: World, _ action: String) async throws -> Int {
        try await world.database.read { tx in
            try tx.count("SELECT COUNT(*) AS n FROM identity_audit WHERE action = \(action)")
        }
    }

    @Test(arguments: TestEngine.available)
    func aKeySignsInInPlaceOfTheCode(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            let admin = try await world.browser("quantri")
            await admin.open("/accounts")
            #expect(admin.path == "/account/second-factor" && admin.sees("Hoặc dùng khóa bảo mật"))
            var key = SoftKey()
            try await key.enrol(admin, name: "Khóa ở cơ quan", password: "khong phai mat khau nay")
            #expect(admin.status == 422 && admin.sees("Mật khẩu hiện nay không đúng."))
            try await key.enrol(admin, name: "")
            #expect(admin.status == 422 && admin.sees("Đặt tên cho khóa."))
            try await key.enrol(admin, name: "Khóa ở cơ quan")
            #expect(admin.sees("Mã dự phòng"))
            let code = try #require(admin.words.split(separator: " ").first { $0.count == 19 && $0.contains("-") })
            await admin.open("/accounts")
            #expect(admin.path == "/accounts" && admin.status == 200, "a key is the second factor that the role needs")

            let again = try await atTheQuestion(world, "quantri")
            #expect(!again.sees("Mã sáu số") && again.sees("Mã dự phòng"))
            world.clock.move(to: world.clock.now.adding(seconds: 60))
            try await key.signIn(again)
            await again.open("/account/keys")
            #expect(again.sees("Khóa ở cơ quan") && !again.sees("chưa dùng"))
            let paper = try await atTheQuestion(world, "quantri")
            try await paper.press("Đăng nhập", ["code": String(code)])
            #expect(!paper.path.hasPrefix("/sign-in"), "a recovery code opens besides")

            var second = SoftKey()
            try await second.enrol(again, name: "Điện thoại")
            #expect(again.sees("Đã thêm khóa bảo mật.") && again.sees("Điện thoại"))
            try await remove("Khóa ở cơ quan", again, password: "khong phai mat khau nay")
            #expect(again.status == 422)
            try await remove("Khóa ở cơ quan", again)
            #expect(again.sees("Đã bỏ khóa bảo mật."))
            let refused = try await atTheQuestion(world, "quantri")
            try await key.signIn(refused)
            #expect(refused.status == 422 && refused.sees("Khóa không được nhận."))
            try await second.signIn(try await atTheQuestion(world, "quantri"))
            try await remove("Điện thoại", again)
            await again.open("/accounts")
            #expect(again.path == "/account/second-factor", "without a second factor the role does nothing")
            #expect(
                try await told(world, "quantri").sorted() == [
                    "The security key “Khóa ở cơ quan” of your account at Khuê was removed",
                    "The security key “Khóa ở cơ quan” was added to your account at Khuê",
                    "The security key “Điện thoại” of your account at Khuê was removed",
                    "The security key “Điện thoại” was added to your account at Khuê",
                ])
            #expect(try await logged(world, "add key") == 2)
            #expect(try await logged(world, "remove key") == 2)
            let codes = try await world.database.read { tx in
                try tx.count("SELECT COUNT(*) AS n FROM identity_recovery")
            }
            #expect(codes == 0)
        }
    }

    private func remove(_ name: String, _ browser: PageBrowser, password: String = World.password) async throws {
        await browser.open("/account/keys")
        let start = try #require(browser.html.range(of: "name=\"which\""))
        let part = String(browser.html[start.lowerBound...])
        let before = try #require(part.components(separatedBy: name).first)
        let id = try #require(before.components(separatedBy: "value=\"").last?.prefix { $0 != "\"" })
        try await browser.press("Bỏ khóa", ["which": String(id), "own": password])
    }

    @Test(arguments: TestEngine.available)
    func anAnswerCountsOnceHereAndInTime(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            let head = try await world.browser("truong")
            var key = SoftKey()
            try await key.enrol(head, name: "Khóa")
            let first = try await atTheQuestion(world, "truong")
            let second = try await atTheQuestion(world, "truong")
            let form = try first.form("Dùng khóa bảo mật")
            let mark = form.values["form_mark"] ?? ""
            let answered = try await key.answer(first, "/sign-in/key/challenge", mark: mark)
            let other = try second.form("Dùng khóa bảo mật")
            await second.post(other.action, other.values.filled(answered))
            #expect(second.status == 422, "what was asked of one browser does not open another")
            await first.post(form.action, form.values.filled(answered))
            #expect(!first.path.hasPrefix("/sign-in"), "\(first.path)")
            let third = try await atTheQuestion(world, "truong")
            let again = try third.form("Dùng khóa bảo mật")
            await third.post(again.action, again.values.filled(answered))
            #expect(third.status == 422, "nor does it open twice")
            try await key.signIn(third, origin: "https://khue.example.evil")
            #expect(third.status == 422, "made on a page that is not ours")
            let late = try await key.answer(third, "/sign-in/key/challenge", mark: again.values["form_mark"] ?? "")
            world.clock.move(to: world.clock.now.adding(seconds: 301))
            await third.post(again.action, again.values.filled(late))
            #expect(third.path == "/sign-in" || third.status == 404 || third.status == 422, "\(third.path)")
            #expect(try await logged(world, "refuse sign-in") == 3)
        }
    }

    /// Whoever guesses is slowed as with codes.
    @Test func wrongAnswersAreCounted() async throws {
        try await World.with(.sqlite, publishes: false) { world in
            let head = try await world.browser("truong")
            var key = SoftKey()
            try await key.enrol(head, name: "Khóa")
            let thief = try await atTheQuestion(world, "truong")
            var own = SoftKey()
            for _ in 0..<5 { try await own.signIn(thief) }
            #expect(thief.status == 422)
            try await key.signIn(thief)
            #expect(thief.path.hasPrefix("/sign-in"), "blocked even with the right key")
        }
    }

    @Test(arguments: TestEngine.available)
    func aCopiedKeyIsRefusedLoggedAndTold(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            let head = try await world.browser("truong")
            var key = SoftKey()
            try await key.enrol(head, name: "Khóa")
            var copy = key
            for _ in 0..<2 { try await key.signIn(try await atTheQuestion(world, "truong")) }
            world.clock.move(to: world.clock.now.adding(seconds: 1))
            let thief = try await atTheQuestion(world, "truong")
            try await copy.signIn(thief)
            #expect(thief.status == 422 && thief.path.hasPrefix("/sign-in"))
            #expect(try await told(world, "truong").last?.contains("may have been copied") == true)
            #expect(try await logged(world, "refuse copied key") == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func aKeyBelongsToOneAccount(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            let head = try await world.browser("truong")
            var key = SoftKey()
            try await key.enrol(head, name: "Khóa")
            let other = try await world.browser("truong2")
            try await key.enrol(other, name: "Khóa")
            #expect(other.status == 422 && other.sees("Khóa này đã có trong một tài khoản."))
            // What an administrator takes away is gone with its recovery codes.
            let admin = try await world.administrator("quantri")
            let id = try await world.database.read { tx in try AccountListRows.id(login: "truong", in: tx) }
            await admin.open("/accounts/\(try #require(id))")
            try await admin.press("Gỡ xác thực hai lớp")
            let again = try await world.browser("truong")
            await again.open("/account/keys")
            #expect(again.sees("Chưa có khóa nào."))
        }
    }

    /// Codes and keys beside each other: turning the codes off leaves the keys and the recovery codes.
    @Test func codesAndKeysStandBesideEachOther() async throws {
        try await World.with(.sqlite, publishes: false) { world in
            let admin = try await world.browser("quantri")
            var key = SoftKey()
            try await key.enrol(admin, name: "Khóa")
            await admin.open("/account/second-factor")
            let secret = try world.turnOnSecret(admin)
            try await admin.press("Bật xác thực hai lớp", ["code": world.code(secret)])
            world.clock.move(to: world.clock.now.adding(seconds: 60))
            let both = try await atTheQuestion(world, "quantri")
            #expect(both.sees("Mã sáu số") && both.sees("Dùng khóa bảo mật"))
            try await both.press("Đăng nhập", ["code": world.code(secret)])
            world.clock.move(to: world.clock.now.adding(seconds: 60))
            await both.open("/account/second-factor")
            try await both.press("Tắt xác thực hai lớp", ["code": world.code(secret)])
            #expect(both.path.hasPrefix("/account?"), "\(both.words)")
            await both.open("/accounts")
            #expect(both.status == 200 && both.path == "/accounts")
            let codes = try await world.database.read { tx in
                try tx.count("SELECT COUNT(*) AS n FROM identity_recovery")
            }
            #expect(codes == 10)
        }
    }
}
