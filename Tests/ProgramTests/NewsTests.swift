import Base
import Database
import Identity
import Outbox
import TestKit
import Testing
import Web

/// People are told of what happens, in the transaction in which it happens.
@Suite(.serialized) struct NewsTests {
    private func told(_ world: World, _ login: String) async throws -> [String] {
        try await world.database.read { tx in
            try tx.all(
                """
                SELECT m.title_vi FROM outbox_message m JOIN identity_account a ON a.id = m.person_id
                WHERE a.login = \(login) ORDER BY m.created_at, m.id
                """
            ) { try $0["title_vi"] }
        }
    }

    @Test(arguments: TestEngine.available)
    func aLetterAndItsAmendmentReachThoseTheyAsk(engine: TestEngine) async throws {
        try await World.with(engine) { world in
            for login in ["truong", "truong2", "thpt", "phong"] {
                #expect(try await told(world, login).map { $0.hasPrefix("Văn bản mới:") } == [true], "\(login)")
            }
            for login in ["giaovien", "xem", "quantri", "so"] { #expect(try await told(world, login).isEmpty) }
            let official = try await world.browser("so")
            let letter = try await world.letter()
            await official.open("/letters/\(letter)")
            try await official.press("Sửa đổi")
            await official.open("/letters/\(letter)/tasks/II.5")
            try await official.press("Lưu", ["due": "20/5/2024"])
            await official.open("/letters/\(letter)/publication")
            #expect(try await told(world, "truong").count == 1, "a draft tells nobody")
            world.clock.move(to: world.clock.now.adding(seconds: 60))
            try await official.press("Công bố", ["note": "Dời ngày hội"])
            let titles = try await told(world, "truong")
            #expect(titles.count == 2 && titles.last?.hasPrefix("Đổi hạn:") == true)
            let school = try await world.browser("truong")
            await school.open("/messages")
            await school.open(try school.link("Đổi hạn:"))
            #expect(school.sees("20/5/2024") && school.sees("Dời ngày hội"))
            await school.open(try school.link("Mở việc này"))
            #expect(school.status == 200 && school.path == "/tasks")
        }
    }

    /// Steps are set at the top, logged, hold from tomorrow, and do not exist for an administrator below.
    @Test(arguments: TestEngine.available)
    func reminderStepsAreSetAtTheTop(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            let below = try await world.administrator("quantritruong")
            await below.open("/reminders")
            #expect(below.status == 404)
            let admin = try await world.administrator("quantri")
            await admin.open("/deliveries")
            await admin.open(try admin.link("Mốc nhắc hạn"))
            for days in ["61", "ba", "3"] {
                try await admin.press("Xem ai được nhắc", ["days": days, "audience": "superior", "source": "QĐ 1"])
                #expect(admin.status == 422, "\(days)")
                await admin.open("/reminders")
            }
            try await admin.press("Xem ai được nhắc", ["days": "-14", "audience": "unit", "source": "QĐ 1"])
            try await admin.press("Thêm mốc")
            #expect(admin.sees("Đã lưu mốc nhắc hạn.") && admin.sees("Trước hạn 14 ngày"))
            let form = try admin.form("Đăng xuất").values["form_mark"] ?? ""
            for status in [303, 404] {
                await admin.post("/reminders/after-3/end", FormValues([("form_mark", form)]))
                #expect(admin.status == (status == 404 ? 404 : 200), "ended once")
            }
            let logged = try await world.database.read { tx in
                try tx.count(
                    "SELECT COUNT(*) AS n FROM identity_audit WHERE action IN ('add reminder step', 'end reminder step')"
                )
            }
            #expect(logged == 2)
        }
    }

    /// The sign-in page offers a letter only where letters leave, and the way to it does not exist otherwise.
    @Test func withoutMailServerNobodyIsOfferedALetter() async throws {
        try await World.with(.sqlite, publishes: false, channels: []) { world in
            let browser = PageBrowser(world.router)
            await browser.open("/sign-in")
            #expect(browser.sees("hỏi quản trị tài khoản") && !browser.html.contains("/forgotten-password"))
            await browser.open("/forgotten-password")
            #expect(browser.status == 404)
        }
        try await World.with(.sqlite, publishes: false) { world in
            let browser = PageBrowser(world.router)
            await browser.open("/sign-in")
            #expect(browser.html.contains("/forgotten-password") && !browser.sees("hỏi quản trị tài khoản"))
        }
    }
}
