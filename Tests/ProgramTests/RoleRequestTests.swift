import Base
import Database
internal import Organisation
import TestKit
import Testing
import Web

@testable import Identity

/// Wide rights are given by two administrators (ASVS 4.3.3).
@Suite(.serialized) struct RoleRequestTests {
    /// A second administrator of the whole city.
    private func second(_ world: World) async throws -> PageBrowser {
        let hash = try PasswordHash(of: World.password, cost: .cheap)
        try await world.database.write { tx in
            let account = Account(
                id: AccountID(at: World.start), login: "quantri2", name: "Người quantri2", language: .vi)
            try AccountRows.insert(account, email: nil, password: hash, at: World.start, in: tx)
            let grant = Grant(
                id: GrantID(at: World.start), unit: world.city.department.id, role: .administrator,
                validFrom: World.start.day, validTo: nil)
            try AccountRows.insert(grant, of: account.id, in: tx)
        }
        return try await world.administrator("quantri2")
    }

    private func told(_ world: World) async throws -> [String] {
        try await world.database.read { tx in
            try tx.all(
                """
                SELECT a.login FROM outbox_message m JOIN identity_account a ON a.id = m.person_id
                WHERE m.title_en LIKE '%waits to be confirmed' ORDER BY a.login
                """
            ) { try $0["login"] }
        }
    }

    @Test func whatIsWide() {
        for role in Role.allCases {
            #expect(RoleRequests.isWide(role, isTop: true))
            #expect(RoleRequests.isWide(role, isTop: false) == (role == .administrator))
        }
    }

    @Test(arguments: TestEngine.available)
    func aNewAdministratorTakesTwo(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            let other = try await second(world)
            let admin = try await world.administrator("quantri")
            await admin.open("/accounts/new")
            try await admin.press(
                "Thêm tài khoản", ["name": "Phạm Phó Quản", "login": "pho.quan", "role": "administrator"])
            #expect(admin.path.hasPrefix("/accounts/requests") && admin.sees("chờ một quản trị khác xác nhận"))
            #expect(admin.sees("Phạm Phó Quản") && admin.sees("Chờ quản trị khác") && !admin.sees("Không xác nhận"))
            #expect(try await world.roles("pho.quan", on: World.start.day) == [])
            #expect(try await told(world) == ["quantri2"])
            await other.open("/accounts/requests")
            let form = try other.form("Xác nhận")
            let mark = try admin.form("Đăng xuất").values["form_mark"] ?? ""
            await admin.post(form.action, FormValues([("form_mark", mark), ("do", "give")]))
            #expect(admin.status == 422 && admin.sees("do một quản trị khác xác nhận"))
            let school = try await world.administrator("quantritruong")
            let schoolMark = try school.form("Đăng xuất").values["form_mark"] ?? ""
            await school.post(form.action, FormValues([("form_mark", schoolMark), ("do", "give")]))
            #expect(school.status == 404)
            #expect(try await world.roles("pho.quan", on: World.start.day) == [])
            try await other.press("Xác nhận")
            #expect(other.sees("Đã ghi quyết định.") && other.sees("Không có vai trò nào đang chờ."))
            #expect(try await world.roles("pho.quan", on: World.start.day) == [.administrator])
            await other.post(form.action, form.values.setting("do", to: "give"))
            #expect(other.status == 409)
            let log = try await world.database.read { tx in
                try tx.all(
                    """
                    SELECT a.action, p.login FROM identity_audit a JOIN identity_account p ON p.id = a.account_id
                    WHERE a.action IN ('ask for role', 'confirm role', 'create account') ORDER BY a.at, a.id
                    """
                ) { "\(try $0["login"] as String): \(try $0["action"] as String)" }
            }
            #expect(Set(log) == ["quantri: ask for role", "quantri2: confirm role", "quantri2: create account"])
        }
    }

    @Test(arguments: TestEngine.available)
    func aRoleForTheWholeCityTakesTwo(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            let other = try await second(world)
            let admin = try await world.administrator("quantri")
            let head = try #require(
                try await world.database.read { tx in try AccountListRows.id(login: "truong", in: tx) })
            await admin.open("/accounts/\(head)")
            try await admin.press("Giao vai trò", ["role": "viewer"])
            #expect(admin.sees("chờ một quản trị khác xác nhận"))
            #expect(try await world.roles("truong", on: World.start.day) == [.head])
            // What lies below the city needs one administrator alone.
            try await admin.press(
                "Giao vai trò", ["role": "viewer", "unit": world.city.schools[0][0].code])
            #expect(try await world.roles("truong", on: World.start.day) == [.head, .viewer])
            await other.open("/accounts/requests")
            try await other.press("Không xác nhận")
            #expect(other.sees("Không có vai trò nào đang chờ."))
            await other.open("/accounts/\(head)")
            let units = try await world.database.read { tx in
                try AccountRows.grants(of: head, on: World.start.day, in: tx).map(\.unit)
            }
            #expect(!units.contains(world.city.department.id))
            // A list and a program do not get around it.
            let rows = "Họ và tên,Tên đăng nhập,Mã đơn vị,Vai trò\nLê Ba,le.ba,,Quản trị tài khoản\n"
            await admin.open("/accounts/import")
            try await admin.press("Ghi các dòng đúng", upload: ("file", Upload(name: "a.csv", bytes: Array(rows.utf8))))
            #expect(admin.sees("cần một quản trị khác xác nhận"), "\(admin.words)")
            let program = try await APIPerson("quantri", world)
            let answer = await program.ask(
                .post, "/accounts", ["name": "Lê Ba", "login": "le.ba", "role": "administrator"], expects: 422)
            #expect(answer.status == 422)
            await program.ask(
                .post, "/accounts/\(head)/roles",
                ["role": "administrator", "unit": .string(world.city.schools[0][0].code)])
            #expect(try await world.roles("le.ba", on: World.start.day) == [])
            #expect(try await world.roles("truong", on: World.start.day) == [.head, .viewer])
            await other.open("/accounts/requests")
            #expect(other.sees("Người truong") && other.sees("Quản trị tài khoản"))
        }
    }

    /// Where nobody else could confirm, one is enough: an installation with one administrator does not stand still.
    @Test func whoIsAloneDecidesAlone() async throws {
        try await World.with(.sqlite, publishes: false) { world in
            let admin = try await world.administrator("quantri")
            await admin.open("/accounts/new")
            try await admin.press("Thêm tài khoản", ["name": "Lê Hai", "login": "le.hai", "role": "administrator"])
            #expect(admin.sees("Đã thêm tài khoản."))
            await admin.open("/accounts/new")
            try await admin.press("Thêm tài khoản", ["name": "Lê Ba", "login": "le.ba", "role": "administrator"])
            #expect(admin.sees("Đã thêm tài khoản."), "who has not set a password yet cannot confirm")
        }
    }

    @Test func requestsEndByThemselves() async throws {
        try await World.with(.sqlite, publishes: false) { world in
            _ = try await second(world)
            let admin = try await world.administrator("quantri")
            await admin.open("/accounts/new")
            try await admin.press("Thêm tài khoản", ["name": "Lê Hai", "login": "le.hai", "role": "administrator"])
            world.clock.move(to: World.start.adding(seconds: 31 * 86_400))
            let other = PageBrowser(world.router)
            await other.open("/sign-in")
            try await other.press("Đăng nhập", ["login": "quantri2", "password": World.password])
            let open = try await world.database.read { tx in
                let permit = try Permit<ManageAccounts>.demonstration(
                    "quantri2", tree: OrganisationTree(), at: world.clock.now, in: tx)
                return try RoleRequestRows.open(permit, in: tx).count
            }
            #expect(open == 0)
        }
    }
}
