import Base
import Database
import TestKit
import Testing
import Web

/// The department enters the city's school years; everybody else reads them.
@Suite(.serialized) struct SchoolYearPageTests {
    private static let days = [
        "starts": "5/9/2023", "second": "15/1/2024", "ends": "31/5/2024", "source": "QĐ 1/QĐ-UBND ngày 1/8/2023",
    ]

    @Test(arguments: TestEngine.available)
    func aYearIsEnteredAndDecidedAnew(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            let official = try await world.browser("so")
            await official.open("/units")
            await official.open(try official.link("Năm học và học kỳ"))
            #expect(official.sees("Chưa nhập khung thời gian của năm học 2023-2024"))
            await official.open(try official.link("Nhập năm học"))
            #expect(official.html.contains("value=\"2023-2024\""), "the year that is missing is offered")
            var wrong = Self.days
            wrong["second"] = "1/9/2023"
            try await official.press("Lưu năm học", wrong)
            #expect(official.status == 422 && official.sees("theo thứ tự thời gian"))
            #expect(official.html.contains("value=\"1/9/2023\""), "what was typed is still there")
            try await official.press("Lưu năm học", Self.days.merging(["year": "2023"]) { $1 })
            #expect(official.status == 422 && official.sees("Ghi năm học dạng 2023-2024"))
            try await official.press("Lưu năm học", Self.days.merging(["year": "2023-2024"]) { $1 })
            #expect(official.path.hasPrefix("/school-years") && official.sees("Đã lưu năm học"))
            #expect(official.sees("18 + 19") && !official.sees("Không đủ 35 tuần"))

            await official.open("/school-years/new")
            #expect(official.html.contains("value=\"2024-2025\""))
            try await official.press("Lưu năm học", Self.days.merging(["year": "2023-2024"]) { $1 })
            #expect(official.status == 422 && official.sees("đã có; mở năm học đó để sửa"))

            let colleague = try await world.browser("so")
            for browser in [official, colleague] { await browser.open("/school-years/2023-2024") }
            try await official.press("Lưu năm học", ["second": "2/1/2024"])
            #expect(official.sees("16 + 21") == false && official.sees("17 + 21") && official.sees("Không đủ 35 tuần"))
            try await colleague.press("Lưu năm học", ["ends": "15/6/2024"])
            #expect(colleague.status == 409 && colleague.sees("Người khác vừa sửa năm học này"))
            let changes = try await world.database.read { tx in
                try tx.all("SELECT changes FROM identity_audit WHERE subject = 'school year' ORDER BY action DESC") {
                    try $0["changes"] as String
                }
            }
            #expect(changes.count == 2 && changes[0].contains("QĐ 1/QĐ-UBND"))
            #expect(changes[1] == #"[{"field":"second","new":"2024-01-02","old":"2024-01-15"}]"#)
        }
    }

    @Test func othersReadAndDoNotWrite() async throws {
        try await World.with(.sqlite, publishes: false) { world in
            let official = try await world.browser("so")
            await official.open("/school-years/new")
            try await official.press("Lưu năm học", Self.days.merging(["year": "2023-2024"]) { $1 })
            for login in ["truong", "phong", "xem", "giaovien"] {
                let person = try await world.browser(login)
                await person.open("/school-years")
                #expect(person.sees("15/1/2024") && !person.sees("Nhập năm học"), "\(login)")
                let mark = try person.form("Đăng xuất").values["form_mark"] ?? ""
                for path in ["/school-years/new", "/school-years/2023-2024"] {
                    await person.open(path)
                    #expect(person.status == 404, "\(login) \(path)")
                }
                for path in ["/school-years", "/school-years/2023-2024"] {
                    await person.post(path, FormValues([("form_mark", mark), ("year", "2024-2025")]))
                    #expect(person.status == 404, "\(login) \(path)")
                }
            }
            await official.open("/school-years/2050-2051")
            #expect(official.status == 404)
        }
    }
}
