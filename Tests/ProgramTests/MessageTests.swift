import Base
import Database
import Guidance
import Identity
import Notifications
import Organisation
import Outbox
import TestKit
import Testing
import Web

/// Letters and messages as their people meet them.
@Suite(.serialized) struct MessageTests {
    private static let chosen = "bon mua xuan ha thu dong"

    private func link(_ world: World, to address: String? = nil) async throws -> String? {
        try await world.database.read { tx in
            let rows = try tx.all(
                "SELECT m.path, COALESCE(m.address, a.email) AS email FROM outbox_message m LEFT JOIN identity_account a ON a.id = m.person_id WHERE m.is_secret ORDER BY m.created_at, m.id"
            ) { row in
                let path: String? = try row["path"]
                return (path, try row["email"] as String?)
            }
            return rows.last { address == nil || $0.1 == address }?.0
        }
    }

    private func give(_ email: String, to login: String, _ world: World) async throws {
        try await world.database.write { tx in
            try tx.run("UPDATE identity_account SET email = \(email) WHERE login = \(login)")
        }
    }

    /// Whether the account exists, has an address or is closed: the same page, the same statements, so the same time.
    @Test func aForgottenPasswordTellsNothing() async throws {
        try await World.with(.sqlite, publishes: false) { world in
            try await give("truong@example.vn", to: "truong", world)
            var pages: Set<String> = []
            for login in ["truong", "khong-co-ai", "giaovien", "' OR 1=1 --"] {
                let browser = PageBrowser(world.router)
                await browser.open("/forgotten-password")
                world.clock.move(to: world.clock.now.adding(seconds: 1))
                try await browser.press("Gửi liên kết", ["login": login])
                #expect(browser.path == "/forgotten-password/asked" && browser.status == 200)
                pages.insert(browser.html.replacing(browser.cookie("khue_form") ?? "-", with: ""))
            }
            #expect(pages.count == 1)
            let asked = try await world.database.read { tx in
                (
                    try tx.count("SELECT COUNT(*) AS n FROM identity_reset"),
                    try tx.count("SELECT COUNT(*) AS n FROM identity_link"),
                    try tx.count("SELECT COUNT(*) AS n FROM outbox_message")
                )
            }
            #expect(asked == (4, 0, 0), "the page itself looks nobody up: it writes one row for every name")
            try await AnswerResets.run(world.database, at: world.clock.now)
            try await AnswerResets.run(world.database, at: world.clock.now)
            let letters = try await world.database.read { tx in
                try tx.count("SELECT COUNT(*) AS n FROM outbox_delivery WHERE channel = 'mail'")
            }
            #expect(letters == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func aForgottenPasswordIsSetOnceAndInTime(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            try await give("truong@example.vn", to: "truong", world)
            func ask() async throws -> String {
                let browser = PageBrowser(world.router)
                await browser.open("/sign-in")
                await browser.open(try browser.link("Quên mật khẩu"))
                world.clock.move(to: world.clock.now.adding(seconds: 1))
                try await browser.press("Gửi liên kết", ["login": "Truong"])
                try await AnswerResets.run(world.database, at: world.clock.now)
                return try #require(try await link(world))
            }
            let late = try await ask()
            world.clock.move(to: world.clock.now.adding(seconds: 4 * 3600 + 1))
            let browser = PageBrowser(world.router)
            await browser.open(late)
            #expect(browser.status == 404 && browser.sees("không còn dùng được"))
            let first = try await ask()
            let second = try await ask()
            await browser.open(first + "x")
            #expect(browser.status == 404, "a forged link")
            await browser.open(second)
            try await browser.press("Đặt mật khẩu", ["password": MessageTests.chosen, "again": MessageTests.chosen])
            try await browser.press("Đăng nhập", ["login": "truong", "password": MessageTests.chosen])
            #expect(browser.path == "/")
            for used in [first, second] {
                await browser.open(used)
                #expect(browser.status == 404, "one new password ends all links")
            }
        }
    }

    /// Asking again and again for somebody fills no mailbox, and one address of the net asks so often only.
    @Test func askingAgainAndAgainFillsNoMailbox() async throws {
        try await World.with(.sqlite, publishes: false) { world in
            try await give("truong@example.vn", to: "truong", world)
            let browser = PageBrowser(world.router)
            var refused = 0
            for _ in 0..<25 {
                await browser.open("/forgotten-password")
                world.clock.move(to: world.clock.now.adding(seconds: 1))
                try await browser.press("Gửi liên kết", ["login": "truong"])
                if browser.status == 422 { refused += 1 }
            }
            #expect(refused == 5)
            try await AnswerResets.run(world.database, at: world.clock.now)
            let letters = try await world.database.read { tx in
                try tx.count("SELECT COUNT(*) AS n FROM outbox_delivery")
            }
            #expect(letters == 3)
        }
    }

    /// ASVS 11.1.2.
    @Test func aFormIsNotSentQuickerThanAPersonTypes() async throws {
        try await World.with(.sqlite, publishes: false) { world in
            let browser = PageBrowser(world.router)
            await browser.open("/forgotten-password")
            try await browser.press("Gửi liên kết", ["login": "truong"])
            #expect(browser.status == 422 && browser.sees("Biểu mẫu được gửi quá nhanh"))
            let form = try browser.form("Gửi liên kết")
            world.clock.move(to: world.clock.now.adding(seconds: 1))
            let shown = try #require(form.values["shown"])
            for forged in ["", "0." + (shown.split(separator: ".").last ?? ""), shown + "x", "-1.x"] {
                await browser.post(
                    form.action, form.values.setting("login", to: "truong").setting("shown", to: forged))
                #expect(browser.status == 422, "\(forged)")
            }
            try await browser.press("Gửi liên kết", ["login": "truong"])
            #expect(browser.status == 422, "shown again just now")
            world.clock.move(to: world.clock.now.adding(seconds: 1))
            try await browser.press("Gửi liên kết", ["login": "truong"])
            #expect(browser.path == "/forgotten-password/asked")
            await browser.open("/forgotten-password")
            world.clock.move(to: world.clock.now.adding(seconds: 50_000))
            try await browser.press("Gửi liên kết", ["login": "truong"])
            #expect(browser.status == 422, "a page of yesterday")
        }
    }

    @Test func anAddressChangesOnlyThroughItsMailbox() async throws {
        try await World.with(.sqlite, publishes: false) { world in
            try await give("cu@example.vn", to: "truong", world)
            let browser = try await world.browser("truong")
            await browser.open("/account")
            for (email, password) in [("mai", World.password), ("mai@đ.vn", World.password), ("moi@example.vn", "sai")]
            {
                try await browser.press("Đổi địa chỉ thư", ["email": email, "password": password])
                #expect(browser.status == 422, "\(email)")
            }
            try await browser.press("Đổi địa chỉ thư", ["email": "moi@example.vn", "password": World.password])
            #expect(browser.sees("Mở liên kết trong thư vừa gửi") && browser.sees("cu@example.vn"))
            let path = try #require(try await link(world, to: "moi@example.vn"))
            let other = PageBrowser(world.router)
            await other.open(path)
            await other.open(path)
            try await other.press("Dùng địa chỉ này")
            #expect(other.sees("Đã đổi địa chỉ thư."))
            await browser.open("/account")
            let stored = try await world.database.read { tx in
                try tx.first("SELECT email FROM identity_account WHERE login = 'truong'") { try $0["email"] as String }
            }
            #expect(stored == "moi@example.vn" && browser.sees("moi@example.vn"))
            await other.open(path)
            #expect(other.status == 404, "the link works once")
            let told = try await world.database.read { tx in
                try tx.exists("SELECT 1 AS n FROM outbox_message WHERE address = 'cu@example.vn' AND NOT is_secret")
            }
            #expect(told, "the old address is told")
        }
    }

    /// Reminders before, on and after the day, each once, the superior after three days; nothing once it is handed in.
    @Test(arguments: TestEngine.available)
    func remindersComeOnceAndClimb(engine: TestEngine) async throws {
        try await World.with(engine) { world in
            let reminders = Reminders(database: world.database, source: world.duties)
            let due = try #require(
                try await world.database.read { tx in
                    try tx.first("SELECT due FROM guidance_call WHERE key = 'plan'") { try $0["due"] as Day }
                })
            func messages(_ login: String) async throws -> Int {
                try await world.database.read { tx in
                    try tx.count(
                        "SELECT COUNT(*) AS n FROM outbox_message m JOIN identity_account a ON a.id = m.person_id WHERE a.login = \(login) AND m.once_key LIKE '%/plan/%'"
                    )
                }
            }
            var counts: [[Int]] = []
            for offset in [-8, -7, -6, -1, 0, 1, 2, 3, 4] {
                let morning = Instant(due.adding(days: offset), hour: 8)
                world.clock.move(to: morning)
                try await reminders.run(at: morning)
                try await reminders.run(at: morning.adding(seconds: 3600))
                counts.append([try await messages("truong"), try await messages("phong2")])
            }
            #expect(counts.map { $0[0] } == [0, 1, 1, 2, 3, 4, 4, 4, 4])
            #expect(counts.map { $0[1] }.prefix(2) == [0, 1], "a district office has its own plan")
            let climbed = try await world.database.read { tx in
                try tx.count(
                    "SELECT COUNT(*) AS n FROM outbox_message m JOIN identity_account a ON a.id = m.person_id WHERE a.login = 'phong' AND m.once_key LIKE '%after-3'"
                )
            }
            #expect(climbed > 0)
            let browser = try await world.browser("truong")
            await browser.open("/messages")
            #expect(browser.sees("Quá hạn 1 ngày") && browser.sees("Chưa đọc"))
            await browser.open(try browser.link("Quá hạn 1 ngày"))
            await browser.open(try browser.link("Mở việc này"))
            #expect(browser.status == 200 && browser.path.hasPrefix("/dossiers/"))
            await browser.open("/messages")
            let unread = browser.words.split(separator: "Chưa đọc").count - 1
            try await browser.press("Đánh dấu đã đọc tất cả")
            #expect(unread > 0 && !browser.sees("Chưa đọc"))
        }
    }

    /// Nobody opens another's message; an administrator sees deliveries within reach only.
    @Test func messagesOfOthersDoNotExist() async throws {
        try await World.with(.sqlite, publishes: false) { world in
            try await give("truong@example.vn", to: "truong", world)
            let school = world.city.schools[0][0].id
            let ids = try await world.database.write { tx -> [String] in
                let person: AccountID? = try tx.first("SELECT id FROM identity_account WHERE login = 'truong'") {
                    try $0["id"]
                }
                guard let person else { return [] }
                let told = Announcement(.work, Text(verbatim: "<b>Việc</b>"), Text(verbatim: "<i>Nội dung</i>"))
                try Outbox.announce(told, to: person, unit: school, at: World.start, in: tx)
                return try ["outbox_message", "outbox_delivery"].map { table in
                    let sql: SQL =
                        table == "outbox_message" ? "SELECT id FROM outbox_message" : "SELECT id FROM outbox_delivery"
                    return try tx.first(sql) { try $0["id"] as String } ?? ""
                }
            }
            let other = try await world.browser("truong2")
            await other.open("/messages/\(ids[0])")
            #expect(other.status == 404)
            await other.open("/deliveries/\(ids[1])")
            #expect(other.status == 404)
            let own = try await world.browser("truong")
            await own.open("/messages/\(ids[0])")
            #expect(own.status == 200 && own.html.contains("&lt;b&gt;Việc") && !own.html.contains("<i>Nội dung"))
            let near = try await world.administrator("quantritruong")
            await near.open("/deliveries/\(ids[1])")
            #expect(near.status == 200 && near.sees("truong@example.vn"))
            await near.post(
                "/deliveries/\(ids[1])",
                FormValues([("form_mark", try near.form("Đăng xuất").values["form_mark"] ?? ""), ("do", "again")]))
            #expect(near.status == 409, "only what nobody knows of can be sent again")
            await near.open("/deliveries")
            #expect(near.sees("Chờ gửi"))
        }
    }

    @Test func preferencesAreCheckedAndKept() async throws {
        try await World.with(.sqlite, publishes: false) { world in
            let browser = try await world.browser("truong")
            await browser.open("/messages/preferences")
            for (field, value) in [("from", "25"), ("from", "7"), ("number", "12"), ("number", "0912;DROP")] {
                try await browser.press("Lưu", [field: value])
                #expect(browser.status == 422, "\(field) = \(value)")
                await browser.open("/messages/preferences")
            }
            try await browser.press("Lưu", ["from": "21", "to": "6", "number": "0912 345 678", "daily": "yes"])
            #expect(browser.sees("Đã lưu cách nhận tin.") && browser.html.contains("value=\"0912345678\""))
        }
    }

    @Test func anInvitationGoesByMail() async throws {
        try await World.with(.sqlite, publishes: false) { world in
            let admin = try await world.administrator("quantri")
            await admin.open("/accounts/new")
            try await admin.press(
                "Thêm tài khoản",
                [
                    "name": "Lê Thị Mai", "login": "le.mai", "role": "head", "email": "mai@example.vn",
                    "unit": world.city.schools[0][0].code,
                ])
            let first = try #require(try await link(world, to: "mai@example.vn"))
            world.clock.move(to: world.clock.now.adding(seconds: 1))
            try await admin.press("Gửi lời mời bằng thư")
            let path = try #require(try await link(world, to: "mai@example.vn"))
            let mai = PageBrowser(world.router)
            await mai.open(first)
            #expect(mai.status == 404, "the later invitation ends the first")
            await mai.open(path)
            try await mai.press("Đặt mật khẩu", ["password": MessageTests.chosen, "again": MessageTests.chosen])
            #expect(mai.sees("Đã đặt mật khẩu"))
        }
    }
}
