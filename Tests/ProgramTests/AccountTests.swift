import Base
import Database
internal import Foundation
internal import FoundationEssentials
internal import Organisation
import TestKit
import Testing
import Web

@testable import Identity

/// Accounts as their administrators and their people use them.
@Suite(.serialized) struct AccountTests {
    private static let chosen = "bon mua xuan ha thu dong"

    @Test(arguments: TestEngine.available)
    func fromInvitationToSecondFactor(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            let admin = try await world.administrator("quantri")
            await admin.open("/accounts/new")
            try await admin.press(
                "Thêm tài khoản",
                ["name": "Lê Thị Mai", "login": "Le.Mai", "role": "head", "unit": world.city.schools[0][0].code])
            #expect(admin.sees("Đã thêm tài khoản.") && admin.sees("Chờ kích hoạt") && admin.sees("le.mai"))
            try await admin.press("Tạo liên kết đặt mật khẩu")
            let link = try #require(admin.words.split(separator: " ").first { $0.contains("/password/") })
            let path = "/password/" + (link.split(separator: "/").last ?? "")

            let mai = PageBrowser(world.router)
            await mai.open(path)
            try await mai.press("Đặt mật khẩu", ["password": "ngan", "again": "ngan"])
            #expect(mai.status == 422 && mai.sees("ít nhất 14 ký tự"))
            try await mai.press("Đặt mật khẩu", ["password": AccountTests.chosen, "again": AccountTests.chosen + "x"])
            #expect(mai.sees("Hai lần gõ không giống nhau."))
            try await mai.press("Đặt mật khẩu", ["password": AccountTests.chosen, "again": AccountTests.chosen])
            #expect(mai.sees("Đã đặt mật khẩu"))
            try await mai.press("Đăng nhập", ["login": "le.mai", "password": AccountTests.chosen])
            #expect(mai.path == "/" && mai.sees("Lê Thị Mai"))
            let thief = PageBrowser(world.router)
            await thief.open(path)
            #expect(thief.status == 404 && thief.sees("không còn dùng được"))
        }
    }

    @Test func theSecondFactorIsAskedForAndCannotBeReplayed() async throws {
        try await World.with(.sqlite, publishes: false) { world in
            let admin = try await world.browser("quantri")
            await admin.open("/accounts")
            #expect(admin.path == "/account/second-factor" && admin.sees("phải bật xác thực hai lớp"))
            try await admin.press("Bật xác thực hai lớp", ["code": "000000"])
            #expect(admin.status == 422)
            let secret = try world.turnOnSecret(admin)
            try await admin.press("Bật xác thực hai lớp", ["code": world.code(secret)])
            let recovery = try #require(admin.words.split(separator: " ").first { $0.count == 19 && $0.contains("-") })
            await admin.open("/accounts")
            #expect(admin.status == 200 && admin.sees("Người truong"))

            let again = PageBrowser(world.router)
            await again.open("/sign-in")
            try await again.press("Đăng nhập", ["login": "quantri", "password": World.password])
            #expect(again.sees("Nhập mã xác thực"))
            await again.open("/accounts")
            #expect(again.path.hasPrefix("/sign-in"))
            await again.open("/sign-in/code")
            try await again.press("Đăng nhập", ["code": world.code(secret)])
            #expect(again.status == 422, "the code that turned it on opens nothing more")
            world.clock.move(to: world.clock.now.adding(seconds: 31))
            try await again.press("Đăng nhập", ["code": world.code(secret)])
            #expect(again.path == "/accounts")

            let paper = PageBrowser(world.router)
            for isFirst in [true, false] {
                paper.forget()
                await paper.open("/sign-in")
                try await paper.press("Đăng nhập", ["login": "quantri", "password": World.password])
                try await paper.press("Đăng nhập", ["code": String(recovery).lowercased()])
                #expect((paper.path == "/accounts") == isFirst, "a recovery code opens once")
            }
        }
    }

    /// An administrator gives no role beyond reach, none that the unit does not have, and takes no account over that
    /// also acts elsewhere.
    @Test func thePageOfReasonsKnowsClosedUnits() async throws {
        try await World.with(.sqlite, publishes: false) { world in
            let closed = world.city.schools[0][1].id
            let account = try await world.database.write { tx in
                let account = try #require(try AccountListRows.id(login: "truong", in: tx))
                let grant = Grant(
                    id: GrantID(at: World.start), unit: closed, role: .viewer, validFrom: World.start.day, validTo: nil)
                try AccountRows.insert(grant, of: account, in: tx)
                return account
            }
            let admin = try await world.administrator("quantri")
            let says = "vai trò cho phép nhưng đơn vị đã đóng"
            await admin.open("/accounts/\(account)/permissions")
            #expect(admin.status == 200 && !admin.sees(says))
            try await world.database.write { tx in
                _ = try tx.run("UPDATE organisation_reach SET valid_to = \(World.start.day) WHERE unit_id = \(closed)")
            }
            await admin.open("/accounts/\(account)/permissions")
            #expect(admin.sees(says))
            await admin.open("/accounts/\(account)/permissions?lang=en")
            #expect(admin.sees("the unit is closed and reaches nothing"))
        }
    }

    @Test func administratorsKeepToTheirUnit() async throws {
        try await World.with(.sqlite, publishes: false) { world in
            let admin = try await world.administrator("quantritruong")
            await admin.open("/accounts")
            #expect(admin.sees("Người truong") && !admin.sees("Người truong2") && !admin.sees("Người phong"))
            await admin.open("/accounts/new")
            let form = try admin.form("Thêm tài khoản")
            for (role, unit) in [
                ("departmentOfficial", ""), ("districtOfficial", ""), ("head", world.city.schools[1][0].code),
                ("administrator", "01"),
            ] {
                let values = form.values.setting("name", to: "Kẻ Gian").setting("login", to: "ke.gian")
                    .setting("role", to: role).setting("unit", to: unit)
                await admin.post("/accounts/new", values)
                #expect(admin.status == 422, "\(role) at \(unit)")
            }
            let ids = try await world.database.read { tx in
                try ["truong2", "so", "truong"].map { try AccountListRows.id(login: $0, in: tx) }
            }
            await admin.open("/accounts/\(try #require(ids[0]))")
            #expect(admin.status == 404)
            await admin.post("/accounts/\(try #require(ids[1]))/link", form.values)
            #expect(admin.status == 404)
            let head = try #require(ids[2])
            try await world.database.write { tx in
                let grant = Grant(
                    id: GrantID(at: World.start), unit: world.city.districts[0].id, role: .viewer,
                    validFrom: World.start.day, validTo: nil)
                try AccountRows.insert(grant, of: head, in: tx)
            }
            await admin.open("/accounts/\(head)")
            #expect(admin.status == 200 && !admin.sees("Tạo liên kết đặt mật khẩu"))
            for part in ["link", "state", "second-factor"] {
                await admin.post("/accounts/\(head)/\(part)", form.values.setting("do", to: "disable"))
                #expect(admin.status == 422 && admin.sees("quản trị cấp trên"), "\(part)")
            }
        }
    }

    @Test func endingARoleHandsItOver() async throws {
        try await World.with(.sqlite) { world in
            let own = try await world.dossier("plan", world.city.schools[0][0].id)
            let old = try await world.browser("truong")
            try await old.writePlan(own)
            let admin = try await world.administrator("quantri")
            let id = try #require(
                try await world.database.read { tx in try AccountListRows.id(login: "truong", in: tx) })
            await admin.open("/accounts/\(id)")
            try await admin.press("Thôi vai trò", ["day": "19/9/2023", "successor": "giaovien"])
            #expect(admin.sees("Đã lưu.") || admin.path.hasPrefix("/accounts?"))
            await old.open("/")
            #expect(old.path.hasPrefix("/sign-in"))
            let new = try await world.browser("giaovien")
            await new.open(own + "/submission")
            #expect(new.status == 404 || new.sees("Nộp"))
            let grants = try await world.database.read { tx in
                let other = try AccountListRows.id(login: "giaovien", in: tx)
                return try other.map { try AccountRows.grants(of: $0, on: World.start.day, in: tx) } ?? []
            }
            #expect(Set(grants.map(\.role)) == [.staff, .head])
        }
    }

    @Test func aHeadLendsAndTakesBack() async throws {
        try await World.with(.sqlite) { world in
            let head = try await world.browser("truong")
            await head.open("/account")
            try await head.press("Ủy quyền có thời hạn", ["login": "truong2", "to": "30/9/2023"])
            #expect(head.status == 422, "somebody of another unit")
            try await head.press("Ủy quyền có thời hạn", ["login": "giaovien", "to": "30/9/2023"])
            #expect(head.sees("Đã lưu.") && head.sees("Người giaovien"))
            let lent = try await world.roles("giaovien", on: World.start.day)
            #expect(lent.contains(.head))
            let after = try await world.roles("giaovien", on: Day(iso: "2023-10-01") ?? World.start.day)
            #expect(!after.contains(.head))
            try await head.press("Thu lại")
            #expect(try await !world.roles("giaovien", on: World.start.day).contains(.head))
        }
    }

    @Test(arguments: TestEngine.available)
    func aListOfStaffComesInRowByRow(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            let admin = try await world.administrator("quantritruong")
            let rows = [
                "Họ và tên,Tên đăng nhập,Thư điện tử,Mã đơn vị,Vai trò", "Trần Văn An,an.tran,an@truong.edu.vn,,",
                "Đỗ Thị Bình,binh.do,,,Thủ trưởng đơn vị", "Đỗ Thị Bình,binh.do,,,", "Không Tên,,,,",
                "Lê Cường,cuong.le,sai-thu,,", "Phạm Dũng,dung.pham,,KHONGCO,", "Hoàng Em,em.hoang,,,Chuyên viên Sở",
                "Người truong,truong2,,,",
            ]
            let file = Upload(name: "staff.csv", bytes: Array(rows.joined(separator: "\n").utf8))
            await admin.open("/accounts/import")
            try await admin.press("Xem trước", upload: ("file", file))
            #expect(admin.sees("chưa ghi gì") && admin.sees("Có ở một dòng") == false)
            #expect(try await world.database.read { tx in try AccountListRows.id(login: "an.tran", in: tx) } == nil)
            await admin.open("/accounts/import")
            try await admin.press("Ghi các dòng đúng", upload: ("file", file))
            #expect(admin.words.components(separatedBy: "Chưa nhập được").count - 1 == 6)
            let known = try await world.database.read { tx in
                try ["an.tran", "binh.do", "em.hoang"].map { try AccountListRows.id(login: $0, in: tx) != nil }
            }
            #expect(known == [true, true, false])
            await admin.open("/accounts/import")
            try await admin.press("Ghi các dòng đúng", upload: ("file", file))
            #expect(admin.sees("Không đổi"))
        }
    }

    /// The log says what a plan said before and after.
    @Test func theLogKeepsOldAndNewValues() async throws {
        try await World.with(.sqlite) { world in
            let own = try await world.dossier("plan", world.city.schools[0][0].id)
            let head = try await world.browser("truong")
            for text in ["Mua mười máy tính", "Mua hai mươi máy tính"] {
                await head.open(own + "/entries/I.1")
                try await head.press("Lưu", ["what": text, "who": "Tổ Tin học"])
            }
            let inspector = try await world.browser("xem")
            await inspector.open("/audit?subject=dossier")
            #expect(inspector.html.contains("<del>Mua mười máy tính</del>"))
            #expect(inspector.html.contains("<ins>Mua hai mươi máy tính</ins>"))
            #expect(inspector.sees("soạn mục"))
        }
    }

    /// A unit keeps its page of the directory; strangers see what is public, other units what is theirs to see, and
    /// nobody writes for another.
    @Test(arguments: TestEngine.available)
    func theDirectoryIsKeptByItsUnit(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            let head = try await world.browser("truong")
            let path = "/units/\(world.city.schools[0][0].id)/people"
            await head.open(path)
            #expect(head.sees("chưa được xác nhận"))
            try await head.press("Thêm người", ["name": "", "post": "leader", "phone": "abc", "email": "x"])
            #expect(head.status == 422 && head.sees("Ghi họ và tên.") && head.sees("chỉ gồm chữ số"))
            try await head.press(
                "Thêm người", ["name": "Nguyễn Thị Hạnh", "post": "leader", "phone": "0901234567", "email": ""])
            try await head.press(
                "Thêm người",
                [
                    "name": "<b>Trần</b> Minh", "post": "technology", "phone": "0907654321", "email": "m@t.edu.vn",
                    "public": "yes",
                ])
            try await head.press("Danh bạ đúng, xác nhận cho học kỳ này")
            #expect(head.sees("Đã xác nhận danh bạ."))
            let stranger = PageBrowser(world.router)
            await stranger.open("/directory?q=tran")
            #expect(stranger.sees("<b>Trần</b> Minh") && stranger.sees("0907654321"))
            let card = try stranger.link("Lưu vào máy")
            await stranger.open(card)
            #expect(stranger.status == 200 && stranger.html.hasPrefix("BEGIN:VCARD\r\n"))
            await stranger.open("/directory?q=hanh")
            #expect(!stranger.sees("Nguyễn Thị Hạnh"))
            let other = try await world.browser("truong2")
            await other.open("/directory?q=hanh")
            #expect(other.sees("Nguyễn Thị Hạnh"))
            await other.open(path)
            #expect(other.status == 404)
            await other.post(
                path, try other.form("Đăng xuất").values.setting("name", to: "Kẻ Gian").setting("post", to: "leader"))
            #expect(other.status == 404)
            await head.open(path)
            let person = try head.link("Nguyễn Thị Hạnh")
            await head.open(person)
            let stale = try head.form("Lưu")
            try await head.press("Lưu", ["phone": "0900000000"])
            await head.post(stale.action, stale.values.setting("phone", to: "0911111111"))
            #expect(head.status == 409 && head.html.contains("0911111111"))
        }
    }

    /// Nobody learns from words or forms whether a login exists.
    @Test func signInTellsNothing() async throws {
        try await World.with(.sqlite, publishes: false) { world in
            var answers: Set<String> = []
            for login in ["truong", "khong.co"] {
                let stranger = PageBrowser(world.router, address: "10.0.0.\(login.count)")
                await stranger.open("/sign-in")
                try await stranger.press("Đăng nhập", ["login": login, "password": "sai mat khau roi"])
                answers.insert(stranger.words.replacing(login, with: ""))
                #expect(stranger.status == 422)
            }
            #expect(answers.count == 1)
        }
    }

    @Test func theLogShowsWhatWasDoneWithinReach() async throws {
        try await World.with(.sqlite, publishes: false) { world in
            let admin = try await world.administrator("quantritruong")
            let other = try await world.browser("truong2")
            _ = other
            await admin.open("/audit")
            #expect(admin.sees("Người quantritruong") && admin.sees("bật xác thực hai lớp"))
            #expect(!admin.sees("Người truong2"))
            await admin.open("/permissions")
            #expect(admin.sees("Quản trị tài khoản và vai trò trong phạm vi"))
            await admin.open("/audit/khue-audit.xlsx")
            #expect(admin.status == 200 && admin.response.body.prefix(2).elementsEqual("PK".utf8))
        }
    }
}

extension World {
    /// A browser of an administrator who has turned the second factor on.
    func administrator(_ login: String) async throws -> PageBrowser {
        let browser = try await browser(login)
        await browser.open("/account/second-factor")
        let secret = try turnOnSecret(browser)
        try await browser.press("Bật xác thực hai lớp", ["code": code(secret)])
        return browser
    }

    /// The key on the page that turns the second factor on.
    func turnOnSecret(_ browser: PageBrowser) throws -> [UInt8] {
        let start = try #require(browser.html.range(of: "secret="))
        let text = browser.html[start.upperBound...].prefix { $0.isLetter || $0.isNumber }
        return try #require(Base32.decode(String(text)))
    }

    func code(_ secret: [UInt8]) -> String { TimeCode.code(secret, step: TimeCode.step(at: clock.now)) }

    func roles(_ login: String, on day: Day) async throws -> Set<Role> {
        try await database.read { tx in
            guard let id = try AccountListRows.id(login: login, in: tx) else { return [] }
            return Set(try AccountRows.grants(of: id, on: day, in: tx).map(\.role))
        }
    }
}
