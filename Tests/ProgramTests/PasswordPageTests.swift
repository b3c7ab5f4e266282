import Base
import Database
import TestKit
import Testing
import Web

@testable import Identity

/// Choosing a password, by a link and at one's own account.
@Suite(.serialized) struct PasswordPageTests {
    private static let chosen = "bon mua xuan ha thu dong"

    @Test(arguments: TestEngine.available)
    func aPasswordIsChangedByWhoKnowsIt(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            let person = try await world.browser("truong")
            await person.open("/account")
            try await person.press(
                "Đổi mật khẩu", ["old": "khong phai cai nay", "password": Self.chosen, "again": Self.chosen])
            #expect(person.status == 422 && person.sees("Mật khẩu hiện nay không đúng."))
            try await person.press(
                "Đổi mật khẩu", ["old": World.password, "password": Self.chosen, "again": Self.chosen])
            #expect(person.path.hasPrefix("/sign-in") && person.sees("Đã đặt mật khẩu"))
            try await person.press("Đăng nhập", ["login": "truong", "password": World.password])
            #expect(person.status == 422, "the old one opens nothing")
            try await person.press("Đăng nhập", ["login": "truong", "password": Self.chosen])
            #expect(person.path == "/")
        }
    }

    /// The pages ask the rules with the list that the program carries and with what is known of the person.
    @Test func commonPasswordsAreRefusedByLinkAndByChange() async throws {
        try await World.with(.sqlite, publishes: false) { world in
            let administrator = try await world.administrator("quantri")
            let id = try await world.database.read { tx in
                try tx.first("SELECT id FROM identity_account WHERE login = 'truong'") { try $0["id"] as String } ?? ""
            }
            await administrator.open("/accounts/\(id)")
            try await administrator.press("Tạo liên kết đặt mật khẩu")
            let link = try #require(administrator.words.split(separator: " ").first { $0.contains("/password/") })
            let stranger = PageBrowser(world.router)
            await stranger.open("/password/" + (link.split(separator: "/").last ?? ""))
            let person = try await world.browser("truong")
            await person.open("/account")
            for (word, why) in [
                ("password123456", "nhiều người dùng nhất"), ("Người truong 1990", "tên đơn vị"),
                (String(repeating: "dài quá ", count: 20), "dài nhất 128 ký tự"),
            ] {
                try await stranger.press("Đặt mật khẩu", ["password": word, "again": word])
                #expect(stranger.status == 422 && stranger.sees(why), "by link: \(word)")
                try await person.press("Đổi mật khẩu", ["old": World.password, "password": word, "again": word])
                #expect(person.status == 422 && person.sees(why), "by change: \(word)")
            }
            try await stranger.press("Đặt mật khẩu", ["password": Self.chosen, "again": Self.chosen])
            #expect(stranger.sees("Đã đặt mật khẩu"))
        }
    }
}

/// What becomes of passwords of before at a sign-in.
@Suite(.serialized) struct OldPasswordTests {
    private func stored(_ login: String, _ world: World) async throws -> PasswordHash {
        try await world.database.read { tx in
            let text: String? = try tx.first("SELECT password FROM identity_account WHERE login = \(login)") {
                try $0["password"]
            }
            return PasswordHash(text: text ?? "")
        }
    }

    @Test(arguments: TestEngine.available)
    func aHashOfBeforeIsRenewedByTheRightPasswordAlone(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            let old = try PasswordHash(of: World.password, cost: .init(rounds: 8, blockSize: 8, parallelism: 1))
            try await world.database.write { tx in
                try tx.run("UPDATE identity_account SET password = \(old.text) WHERE login = 'truong'")
            }
            let stranger = PageBrowser(world.router)
            await stranger.open("/sign-in")
            try await stranger.press("Đăng nhập", ["login": "truong", "password": "khong phai cai nay"])
            #expect(stranger.status == 422)
            #expect(try await stored("truong", world) == old)
            _ = try await world.browser("truong")
            let renewed = try await stored("truong", world)
            #expect(renewed.cost == .cheap && renewed.matches(World.password))
            _ = try await world.browser("truong")
            #expect(try await stored("truong", world) == renewed, "once is enough")
        }
    }

    /// A password of before there was a list (ASVS 2.1.7).
    @Test(arguments: TestEngine.available)
    func whoseIsEasilyGuessedChoosesAnotherBeforeAnythingElse(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            let common = "password123456"
            let hash = try PasswordHash(of: common, cost: .cheap)
            try await world.database.write { tx in
                try tx.run("UPDATE identity_account SET password = \(hash.text) WHERE login = 'truong'")
            }
            let person = PageBrowser(world.router)
            await person.open("/sign-in")
            try await person.press("Đăng nhập", ["login": "truong", "password": common])
            #expect(person.path == "/account" && person.sees("dễ bị đoán"))
            for path in ["/", "/account/tokens", "/pupils", "/messages"] {
                await person.open(path)
                #expect(person.path == "/account", "\(path)")
            }
            let chosen = "bon mua xuan ha thu dong"
            try await person.press("Đổi mật khẩu", ["old": common, "password": chosen, "again": chosen])
            #expect(person.path.hasPrefix("/sign-in"))
            try await person.press("Đăng nhập", ["login": "truong", "password": chosen])
            #expect(person.path == "/" && !person.sees("dễ bị đoán"))
            let other = try await world.browser("so")
            #expect(other.path == "/", "a good password is not asked about")
        }
    }

    /// A browser in which somebody signed in before waits in another line than strangers do, whoever signs in.
    @Test func aBrowserIsKnownAfterASignIn() async throws {
        try await World.with(.sqlite, publishes: false) { world in
            let person = try await world.browser("truong")
            let mark = try #require(person.cookie("khue_known"))
            let visit = { (cookie: String) in
                Request(target: "/sign-in", headers: ["cookie": "khue_known=\(cookie)"])
            }
            let key = try await ServerKey.load(from: world.database).text
            #expect(KnownBrowser.isGenuine(visit(mark), at: World.start, key: key))
            #expect(!KnownBrowser.isGenuine(visit(mark + "x"), at: World.start, key: key))
            #expect(!KnownBrowser.isGenuine(visit(mark), at: World.start, key: "another"))
            let late = World.start.adding(seconds: KnownBrowser.lifetime + 1)
            #expect(!KnownBrowser.isGenuine(visit(mark), at: late, key: key))
            for forged in ["", "a.b.c", "x.99999999999.y"] {
                #expect(!KnownBrowser.isGenuine(visit(forged), at: World.start, key: key))
            }
        }
    }
}

/// What a person is told when something by which they prove who they are changes.
@Suite(.serialized) struct AccountNewsTests {
    private func titles(_ login: String, _ world: World) async throws -> [String] {
        try await world.database.read { tx in
            try tx.all(
                """
                SELECT m.title_en, d.channel FROM outbox_message m JOIN identity_account a ON a.id = m.person_id
                JOIN outbox_delivery d ON d.message_id = m.id
                WHERE a.login = \(login) AND m.kind = 'account' ORDER BY m.created_at, m.id
                """
            ) { "\(try $0["channel"] as String): \(try $0["title_en"] as String)" }
        }
    }

    @Test(arguments: TestEngine.available)
    func whatProvesWhoOneIsIsTold(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            try await world.database.write { tx in
                try tx.run("UPDATE identity_account SET email = login || '@truong.example'")
            }
            let administrator = try await world.administrator("quantri")
            let head = try await world.browser("truong")
            await head.open("/account/second-factor")
            let secret = try world.turnOnSecret(head)
            try await head.press("Bật xác thực hai lớp", ["code": world.code(secret)])
            let id = try await world.database.read { tx in
                try tx.first("SELECT id FROM identity_account WHERE login = 'truong'") { try $0["id"] as String } ?? ""
            }
            world.clock.move(to: world.clock.now.adding(seconds: 1))
            await administrator.open("/accounts/\(id)")
            try await administrator.press("Gỡ xác thực hai lớp")
            world.clock.move(to: world.clock.now.adding(seconds: 1))
            let again = try await world.browser("truong")
            await again.open("/account")
            let chosen = "bon mua xuan ha thu dong"
            try await again.press("Đổi mật khẩu", ["old": World.password, "password": chosen, "again": chosen])
            #expect(
                try await titles("truong", world) == [
                    "mail: The second factor of your account at Khuê was turned on",
                    "mail: The second factor of your account at Khuê was turned off",
                    "mail: Your password at Khuê was changed",
                ])
        }
    }

    @Test(arguments: TestEngine.available)
    func aUsedCodeIsRefusedLoggedAndTold(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            try await world.database.write { tx in
                try tx.run("UPDATE identity_account SET email = 'quantri@so.example' WHERE login = 'quantri'")
            }
            let first = try await world.browser("quantri")
            await first.open("/account/second-factor")
            let secret = try world.turnOnSecret(first)
            try await first.press("Bật xác thực hai lớp", ["code": world.code(secret)])
            world.clock.move(to: world.clock.now.adding(seconds: 31))
            let code = world.code(secret)
            for isUsed in [false, true] {
                let browser = PageBrowser(world.router)
                await browser.open("/sign-in")
                try await browser.press("Đăng nhập", ["login": "quantri", "password": World.password])
                try await browser.press("Đăng nhập", ["code": code])
                #expect(browser.path.hasPrefix("/sign-in/code") == isUsed, "\(browser.path)")
            }
            #expect(try await titles("quantri", world).last?.contains("a code for Khuê that had been used") == true)
            let logged = try await world.database.read { tx in
                try tx.count("SELECT COUNT(*) AS n FROM identity_audit WHERE action = 'refuse used code'")
            }
            #expect(logged == 1)
        }
    }
}

/// What a new installation holds before anybody did anything (ASVS 2.5.4, 2.10.2).
struct NoDefaultTests {
    @Test(arguments: TestEngine.available)
    func aNewInstallationHasNobody(engine: TestEngine) async throws {
        try await engine.with(World.schema) { database in
            let counts = try await database.read { tx in
                let questions: [SQL] = [
                    "SELECT COUNT(*) AS n FROM identity_account", "SELECT COUNT(*) AS n FROM identity_client",
                    "SELECT COUNT(*) AS n FROM identity_token", "SELECT COUNT(*) AS n FROM identity_setting",
                ]
                return try questions.map { try tx.count($0) }
            }
            #expect(counts == [0, 0, 0, 0])
        }
    }
}
