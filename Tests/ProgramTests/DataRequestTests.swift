import Base
import Database
import Identity
internal import Organisation
import Program
import TestKit
import Testing
import Web

/// The rights of people over their data, as a guardian and a school walk them.
@Suite(.serialized) struct DataRequestTests {
    @Test(arguments: TestEngine.available)
    func aGuardianAsksAndTheSchoolAnswersInTime(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let pupil = try await world.family()
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
            #expect(head.path == "/" && head.sees("Trả lời trước hết ngày 30/9/2023") && head.sees("Quá hạn 1 ngày"))
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
            let pupil = try await world.family()
            let stranger = try await world.family("nguoikhac", child: 1)
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
                "/privacy/own/pupil/\(stranger)/khue.zip", "/privacy/own/account/\(account)/khue.zip",
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
            _ = try await world.family()
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

    /// What is learned later is mended in versions that all stay; the clocks do not move; closing ends it.
    @Test(arguments: TestEngine.available)
    func aBreachIsMendedInVersionsUntilItIsClosed(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            let head = try await world.browser("truong")
            await head.open("/privacy/breaches")
            try await head.press(
                "Ghi một vi phạm",
                [
                    "day": "20/9/2023", "hour": "8", "what": "Lộ tệp", "kinds": "Điện thoại", "people": "10",
                    "measures": "Đang tìm", "contact": "Văn phòng",
                ])
            let path = String(head.path.split(separator: "?")[0])
            #expect(head.sees("Còn 23 giờ") && head.sees("Đang xử lý") && head.sees("Bản 1 · Người truong"))
            try await head.press("Lưu bản mới", ["people": "12"])
            #expect(head.status == 422 && head.sees("Ghi vì sao sửa") && head.html.contains("value=\"12\""))
            let stale = try await world.browser("so")
            await stale.open(path)
            world.clock.move(to: World.start.adding(seconds: 600))
            await head.open(path)
            try await head.press("Lưu bản mới", ["reason": "Nhầm"])
            #expect(head.status == 409 && head.sees("Chưa có gì thay đổi"))
            try await head.press(
                "Lưu bản mới", ["people": "1.200", "what": "Lộ tệp <b>lớp 5", "reason": "Đã đếm lại"])
            #expect(head.status == 200 && head.sees("1.200") && head.sees("Lộ tệp <b>lớp 5") && head.sees("Đã đếm lại"))
            #expect(head.sees("Bản 2 · Người truong") && head.sees("Bản 1 · Người truong") && head.sees("Đang tìm"))
            #expect(head.sees("Còn 22 giờ") && head.sees("Còn 70 giờ"), "the clocks run from discovery")
            try await stale.press("Lưu bản mới", ["people": "11", "reason": "Sở thấy"])
            #expect(stale.status == 409 && stale.sees("Người khác vừa sửa") && stale.html.contains("value=\"11\""))
            try await stale.press("Lưu bản mới", ["people": "1.300", "reason": "Sở thấy"])
            #expect(stale.status == 200 && stale.sees("Bản 3 · Người so") && stale.sees("1.300"))

            await head.open(path)
            let open = try head.form("Lưu bản mới")
            try await head.press("Kết thúc vụ việc", ["conclusion": "Đã thu hồi"])
            #expect(head.sees("Đã kết thúc") && head.sees("Đã thu hồi"))
            #expect(!head.html.contains(path + "/facts") && !head.html.contains(path + "/end"))
            await head.post(open.action, open.values.setting("people", to: "1").setting("reason", to: "Giảm"))
            #expect(head.status == 409 && head.sees("đã kết thúc, không sửa được nữa"))
            await head.open(path)
            try await head.press("Ghi đã gửi")
            #expect(head.sees("Đã gửi đúng hạn"), "what is due stays due after the end")
            for login in ["truong2", "phong2", "giaovien"] {
                let other = try await world.browser(login)
                await other.open("/privacy")
                let mark = try other.form("Gửi yêu cầu").values["form_mark"]
                await other.post(open.action, open.values.setting("form_mark", to: mark))
                #expect(other.status == 404, "\(login)")
            }

            let (kept, logged) = try await world.database.read { tx in
                (
                    try tx.all("SELECT people FROM privacy_breach_edition ORDER BY edition") {
                        try $0["people"] as Int
                    },
                    try tx.all(
                        """
                        SELECT action, changes FROM identity_audit WHERE subject = 'breach' ORDER BY at, id
                        """
                    ) { "\(try $0["action"] as String) \(try $0["changes"] as String? ?? "")" }
                )
            }
            #expect(kept == [10, 1200, 1300])
            let mended = logged.filter { $0.hasPrefix("mend breach") }
            #expect(mended.count == 2 && mended.contains { $0.contains("1200") && $0.contains("\"10\"") })
            #expect(logged.filter { $0.hasPrefix("close breach") }.count == 1)
        }
    }

    @Test func theRegisterIsMadeFromTheDeclarations() async throws {
        try await World.with(.sqlite, publishes: false) { world in
            let teacher = try await world.browser("giaovien")
            await teacher.open("/privacy/register")
            #expect(teacher.sees("Sức khỏe học đường") && teacher.sees("Nhân viên y tế trường học"))
            for table in Composition.personalData.flatMap(\.tables) {
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
