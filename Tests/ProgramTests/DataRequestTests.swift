import Base
import Database
import Identity
internal import Organisation
import TestKit
import Testing
import Web

/// The rights of people over their data, as a guardian and a school walk them.
@Suite(.serialized) struct DataRequestTests {
    /// A guardian of the first pupil of the first school, and the pupil.
    private func family(_ world: World, _ login: String = "phuhuynh", child: Int = 0) async throws -> String {
        let hash = try PasswordHash(of: World.password, cost: .cheap)
        return try await world.database.write { tx in
            let account = Account(id: AccountID(at: World.start), login: login, name: "Người \(login)", language: .vi)
            try AccountRows.insert(account, email: nil, password: hash, at: World.start, in: tx)
            let from = Day(iso: "2023-08-01") ?? World.start.day
            try AccountRows.insert(
                Grant(
                    id: GrantID(at: World.start), unit: world.city.schools[0][0].id, role: .guardian, validFrom: from,
                    validTo: nil), of: account.id, in: tx)
            let pairs = try tx.all(
                """
                SELECT MIN(pupil_id) AS pupil_id, guardian_id FROM records_guardianship
                GROUP BY guardian_id ORDER BY guardian_id LIMIT 2
                """
            ) { (try $0["pupil_id"] as String, try $0["guardian_id"] as String) }
            let (pupil, guardian) = pairs[child]
            try tx.run("UPDATE records_guardian SET account_id = \(account.id) WHERE id = \(guardian)")
            return pupil
        }
    }

    @Test(arguments: TestEngine.available)
    func aGuardianAsksAndTheSchoolAnswersInTime(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let pupil = try await family(world)
            let parent = try await world.browser("phuhuynh")
            await parent.open("/privacy")
            try await parent.press("Gửi yêu cầu", ["right": "correct", "person": "pupil:" + pupil])
            #expect(parent.status == 422 && parent.sees("Viết điều bạn cần"))
            try await parent.press(
                "Gửi yêu cầu", ["right": "correct", "person": "pupil:" + pupil, "words": "Sai <b>ngày sinh"])
            #expect(parent.sees("Đã gửi.") && parent.sees("Còn 10 ngày") && parent.sees("Chờ báo đã nhận"))
            try await parent.press(
                "Gửi yêu cầu", ["right": "correct", "person": "pupil:" + pupil, "words": "Lần nữa"])
            #expect(parent.status == 409 && parent.sees("đang chờ trả lời") && parent.html.contains("Lần nữa"))

            let superior = try await world.browser("so")
            await superior.open("/privacy/requests")
            #expect(superior.sees("Sửa dữ liệu sai") && superior.sees("(đơn vị giữ)"))
            let id = try await world.database.read { tx in
                try tx.first("SELECT id FROM privacy_request") { try $0["id"] as String } ?? ""
            }
            for (login, path) in [
                ("so", ""), ("so", "/data"), ("truong2", ""), ("truong2", "/data"), ("phong", "/data"), ("thpt", ""),
            ] {
                let other = try await world.browser(login)
                await other.open("/privacy/requests/\(id)\(path)")
                #expect(other.status == 404, "\(login) \(path)")
            }

            // 20 September 2023 was a Wednesday; two working days later, then eleven days later.
            world.clock.move(to: Instant(Day(iso: "2023-10-01") ?? World.start.day, hour: 9))
            let head = try await world.browser("truong")
            await head.open("/privacy/requests")
            #expect(head.sees("Quá hạn 1 ngày") && head.sees("Chậm báo đã nhận"))
            await head.open(try head.link("Sửa dữ liệu sai"))
            #expect(head.sees("Sai <b>ngày sinh") && !head.sees("Gia hạn một lần"), "too late to extend")
            try await head.press("Báo đã nhận")
            await head.open("/privacy/requests/\(id)/data")
            #expect(head.sees("Định danh, liên hệ") && head.sees("Kinh"))
            await head.open("/privacy/requests/\(id)")
            try await head.press("Trả lời", ["outcome": "done"])
            #expect(head.status == 422 && head.sees("Viết câu trả lời"))
            try await head.press("Trả lời", ["outcome": "done", "answer": "Đã sửa theo giấy khai sinh"])
            #expect(head.sees("Đã thực hiện"))
            await head.open("/privacy/requests/\(id)/data")
            #expect(head.status == 404, "what is answered opens nothing any more")
            let later = try await world.browser("phuhuynh")
            await later.open("/privacy")
            #expect(later.sees("Đã sửa theo giấy khai sinh"))
            let logged = try await world.database.read { tx in
                try tx.all("SELECT action FROM identity_audit WHERE subject = 'data request' ORDER BY at, id") {
                    try $0["action"] as String
                }
            }
            #expect(logged.sorted() == ["acknowledge request", "answer request", "ask about data"])
        }
    }

    @Test(arguments: TestEngine.available)
    func oneExtensionMovesTheDay(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let teacher = try await world.browser("giaovien")
            await teacher.open("/privacy")
            let person = try teacher.form("Gửi yêu cầu").values["person"] ?? ""
            #expect(person.isEmpty || person.hasPrefix("account:"))
            let own = try await world.database.read { tx in
                try tx.first("SELECT id FROM identity_account WHERE login = 'giaovien'") { try $0["id"] as String }
                    ?? ""
            }
            try await teacher.press(
                "Gửi yêu cầu", ["right": "delete", "person": "account:" + own, "words": "Xóa phiên cũ"])
            #expect(teacher.sees("Còn 20 ngày"))
            let head = try await world.browser("truong")
            await head.open("/privacy/requests")
            await head.open(try head.link("Xóa dữ liệu"))
            try await head.press("Gia hạn một lần", ["reason": "Chờ ý kiến Sở"])
            #expect(head.sees("Còn 40 ngày") && !head.html.contains("/extension"))
        }
    }

    @Test(arguments: TestEngine.available)
    func theCopyHoldsOneselfAndOnesChildrenOnly(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let pupil = try await family(world)
            let stranger = try await family(world, "nguoikhac", child: 1)
            let parent = try await world.browser("phuhuynh")
            await parent.open("/privacy/own/pupil/\(pupil)")
            #expect(parent.status == 200 && parent.sees("Sức khỏe học đường") && parent.sees("Kinh"))
            await parent.open("/privacy/own/pupil/\(pupil)/khue.json")
            #expect(parent.status == 200)
            #expect(parent.html.contains("\"records_pupil_origin\":[{") && parent.html.contains("\"ethnicity\":\"01\""))
            let account = try await world.database.read { tx in
                try tx.first("SELECT id FROM identity_account WHERE login = 'truong'") { try $0["id"] as String } ?? ""
            }
            for path in [
                "/privacy/own/pupil/\(stranger)", "/privacy/own/pupil/\(stranger)/khue.json",
                "/privacy/own/account/\(account)", "/privacy/own/guardian/\(pupil)", "/privacy/own/pupil/..%2f..",
            ] {
                await parent.open(path)
                #expect(parent.status == 404, "\(path)")
            }
            await parent.open("/privacy")
            try await parent.press(
                "Gửi yêu cầu", ["right": "see", "person": "pupil:" + stranger, "words": "Xem trộm"])
            #expect(parent.status == 422)
            let readings = try await world.database.read { tx in
                try tx.count(
                    """
                    SELECT COUNT(*) AS n FROM identity_audit
                    WHERE action = 'read sensitive' AND subject = 'pupil' AND detail = 'export'
                    """)
            }
            #expect(readings == 2, "each copy is in the log")
            await parent.open("/children")
            #expect(parent.status == 200 && parent.sees("Bản sao toàn bộ dữ liệu"))
        }
    }

    @Test(arguments: TestEngine.available)
    func consentIsGivenHeardAndTakenBack(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            _ = try await family(world)
            try await world.database.write { tx in
                try tx.run("UPDATE records_pupil SET born_on = '2012-01-01'")
            }
            let head = try await world.browser("truong")
            await head.open("/privacy/consents")
            try await head.press("Xin đồng ý", ["purpose": "Đăng ảnh"])
            #expect(head.status == 422)
            try await head.press(
                "Xin đồng ý", ["purpose": "Đăng ảnh", "words": "Đăng ảnh lớp", "publication": "yes"])
            #expect(head.sees("Chưa có cha mẹ nào trả lời"))
            let text = head.path.split(separator: "?")[0]
            let parent = try await world.browser("phuhuynh")
            await parent.open("/privacy")
            #expect(parent.sees("Chưa đồng ý"))
            try await parent.press("Tôi đồng ý")
            #expect(parent.sees("Chờ chính em đồng ý"))
            await head.open(String(text))
            try await head.press("Em đã tự đồng ý")
            #expect(head.sees("Đã đồng ý"))
            let other = try await world.browser("truong2")
            await other.open(String(text))
            #expect(other.status == 404)
            await parent.open("/privacy")
            try await parent.press("Rút lại sự đồng ý")
            #expect(parent.sees("Đã rút lại"))
            await head.open(String(text))
            #expect(head.sees("Đã rút lại"))
            await head.open("/privacy/consents")
            try await head.press(
                "Xin đồng ý", ["purpose": "Đăng ảnh", "words": "Đăng ảnh trường", "publication": "yes"])
            let versions = try await world.database.read { tx in
                try tx.all("SELECT version, ended_at FROM privacy_consent_text ORDER BY version") {
                    (try $0["version"] as Int, try $0["ended_at"] as String?)
                }
            }
            #expect(versions.map(\.0) == [1, 2] && versions[0].1 != nil && versions[1].1 == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func aBreachIsRecordedTimedAndReported(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            let head = try await world.browser("truong")
            await head.open("/privacy/breaches")
            try await head.press("Ghi một vi phạm", ["day": "21/9/2023", "hour": "9", "what": "Lộ tệp"])
            #expect(head.status == 422 && head.sees("chưa tới") && head.sees("Ghi loại dữ liệu"))
            try await head.press(
                "Ghi một vi phạm",
                [
                    "day": "19/9/2023", "hour": "8", "what": "Lộ tệp", "kinds": "Điện thoại", "people": "1.200",
                    "measures": "Đã gỡ", "contact": "Văn phòng",
                ])
            #expect(head.sees("Quá hạn 1 giờ") && head.sees("Còn 47 giờ") && head.sees("1.200"))
            let path = head.path.split(separator: "?")[0]
            try await head.press("Ghi đã gửi")
            #expect(head.sees("Đã gửi, trễ"))
            for (login, status) in [("so", 200), ("phong", 200), ("truong2", 404), ("phong2", 404), ("giaovien", 404)] {
                let other = try await world.browser(login)
                await other.open(String(path))
                #expect(other.status == status, "\(login)")
            }
        }
    }

    @Test func theRegisterIsMadeFromTheDeclarations() async throws {
        try await World.with(.sqlite, publishes: false) { world in
            let teacher = try await world.browser("giaovien")
            await teacher.open("/privacy/register")
            #expect(teacher.sees("Sức khỏe học đường") && teacher.sees("Nhân viên y tế trường học"))
            for table in World.personalData.flatMap(\.tables) {
                #expect(teacher.html.contains(table.name.description), "\(table.name)")
            }
            await teacher.open("/privacy/days")
            #expect(teacher.status == 404)
            let official = try await world.browser("so")
            await official.open("/privacy/days")
            try await official.press("Lưu", ["day": "14/2/2026", "kind": "free", "name": "Tết"])
            #expect(official.status == 422)
            try await official.press(
                "Lưu", ["day": "14/2/2026", "kind": "free", "name": "Tết", "source": "Thông báo"])
            #expect(official.sees("14/2/2026") && official.sees("Đã ghi nhận."))
        }
    }
}
