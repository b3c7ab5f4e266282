import Base
import Database
import Identity
internal import Organisation
import TestKit
import Testing

/// What only some may read of a child, that each reading is written down, and that parents see it.
@Suite(.serialized) struct PrivateDataTests {
    private func account(_ login: String, _ role: Role, _ world: World) async throws {
        let hash = try PasswordHash(of: World.password, cost: .cheap)
        try await world.database.write { tx in
            let account = Account(id: AccountID(at: World.start), login: login, name: "Người \(login)", language: .vi)
            try AccountRows.insert(account, email: nil, password: hash, at: World.start, in: tx)
            let from = Day(iso: "2023-08-01") ?? World.start.day
            try AccountRows.insert(
                Grant(
                    id: GrantID(at: World.start), unit: world.city.schools[0][0].id, role: role, validFrom: from,
                    validTo: nil), of: account.id, in: tx)
        }
    }

    private func pupil(_ world: World) async throws -> String {
        let id = try await world.database.read { tx in
            try tx.first("SELECT id FROM records_pupil ORDER BY name_sort LIMIT 1") { try $0["id"] as String } ?? ""
        }
        return "/pupils/\(id)"
    }

    @Test(arguments: TestEngine.available)
    func onlyThoseWhoNeedItReadAndEachReadingIsLogged(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            try await account("yte", .nurse, world)
            try await account("phuhuynh", .guardian, world)
            let path = try await pupil(world)
            for login in ["so", "phong", "truong2", "xem", "thpt", "yte", "phuhuynh", "quantri"] {
                let other = try await world.browser(login == "phuhuynh" || login == "quantri" ? "so" : login)
                await other.open(path + "/private")
                #expect(other.status == 404, "\(login)")
            }
            let head = try await world.browser("truong")
            await head.open(path + "/private")
            #expect(head.status == 200 && head.sees("Kinh"))
            #expect(head.sees("Người truong"), "one's own reading is in the list at once")
            for login in ["so", "giaovien"] {
                let other = try await world.browser(login)
                await other.open(path + "/health")
                #expect(other.status == 404, "\(login)")
            }
            let nurse = try await world.browser("yte")
            await nurse.open(path + "/health")
            try await nurse.press("Ghi lần khám", ["day": "19/9/2023", "height": "112,55", "weight": "19"])
            #expect(nurse.status == 422)
            try await nurse.press(
                "Ghi lần khám", ["day": "19/9/2023", "height": "112,5", "weight": "19", "eyes": "<b>10/10"])
            #expect(nurse.sees("112,5") && nurse.sees("<b>10/10"))
            let readings = try await world.database.read { tx in
                try tx.count("SELECT COUNT(*) AS n FROM identity_audit WHERE action = 'read sensitive'")
            }
            #expect(readings == 4, "twice by the head (identity, origin), twice by the nurse")
        }
    }

    @Test(arguments: TestEngine.available)
    func parentsSeeTheirChildrenAndWhoLooked(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            try await account("phuhuynh", .guardian, world)
            let path = try await pupil(world)
            let head = try await world.browser("truong")
            await head.open(path + "/private")
            try await head.press(
                "Thêm cha mẹ, người giám hộ",
                ["guardian": "Lê Thị Mẹ", "relation": "mother", "guardianPhone": "0912000111", "login": "giaovien"])
            #expect(head.status == 422 && head.sees("Không có tài khoản cha mẹ"))
            try await head.press(
                "Thêm cha mẹ, người giám hộ",
                ["guardian": "Lê Thị Mẹ", "relation": "mother", "guardianPhone": "0912000111", "login": "phuhuynh"])
            #expect(head.sees("Lê Thị Mẹ"))
            let parent = PageBrowser(world.router)
            await parent.open("/sign-in")
            try await parent.press("Đăng nhập", ["login": "phuhuynh", "password": World.password])
            #expect(parent.path == "/children")
            #expect(parent.sees("Ai đã xem dữ liệu nhạy cảm") && parent.sees("Người truong"))
            for closed in [
                path, path + "/private", "/pupils", "/units", "/overview", "/tasks", "/classes", "/statistics",
            ] {
                await parent.open(closed)
                #expect(parent.status == 404 || parent.path == "/children", "\(closed)")
            }
            await parent.open("/directory")
            #expect(parent.status == 200)
        }
    }

    @Test(arguments: TestEngine.available)
    func identityNumbersAreCheckedAndUnique(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let path = try await pupil(world)
            let other = try await world.database.read { tx in
                try tx.first(
                    "SELECT number FROM records_pupil_identity WHERE pupil_id <> \(String(path.dropFirst(8))) LIMIT 1"
                ) {
                    try $0["number"] as String
                } ?? ""
            }
            let head = try await world.browser("truong")
            await head.open(path + "/private")
            try await head.press("Lưu", ["number": "1,2E+11"])
            #expect(head.status == 422 && head.sees("Excel đã làm mất"))
            try await head.press("Lưu", ["number": other])
            #expect(head.status == 422 && head.sees("Học sinh khác đã có số này."))
            try await head.press("Lưu", ["number": "001299000123", "ethnicity": "99"])
            #expect(head.status == 422)
            try await head.press("Lưu", ["number": "001299000123", "ethnicity": "02"])
            #expect(head.sees("Đã lưu thông tin riêng."))
            await head.open(path + "/private")
            #expect(head.sees("Số định danh cho thấy năm sinh 2099."))
        }
    }
}
