import Base
import Database
internal import Organisation
import TestKit
import Testing
import Web

/// What people do, through the pages, on both engines.
@Suite(.serialized) struct JourneyTests {
    @Test(arguments: TestEngine.available)
    func planReturnResubmitAccept(engine: TestEngine) async throws {
        try await World.with(engine) { world in
            let own = try await world.dossier("plan", world.city.schools[0][0].id)
            let school = try await world.browser("truong")
            try await school.writePlan(own)
            #expect(school.sees("20 trên 20 mục"))
            try await school.submitPlan(own)
            #expect(school.sees("Đã nộp, chờ duyệt"))
            await school.open(own + "/entries/I.1")
            #expect(!school.html.contains("<textarea"))

            let district = try await world.browser("phong")
            #expect(district.sees("Chờ bạn duyệt"))
            await district.open(own + "/review")
            try await district.press("Trả lại để sửa")
            #expect(district.status == 422)
            try await district.press("Trả lại để sửa", ["remark-II.4.a": "Nêu rõ <số> máy."])
            #expect(district.sees("Nêu rõ <số> máy."))

            await school.open("/messages")
            #expect(school.sees("Trả lại để sửa: Kế hoạch năm học"))
            await district.open("/messages")
            #expect(!district.sees("Trả lại để sửa: Kế hoạch năm học"), "whoever decided knows")
            await school.open(own + "/submission")
            #expect(school.sees("Còn thiếu"))
            await school.open(own)
            try await school.press("Gửi trả lời", ["answer": "Đã nêu."])
            await school.open(own + "/entries/II.4.a")
            try await school.press("Lưu", ["what": "Mua 20 máy"])
            try await school.submitPlan(own)
            #expect(school.sees("Nộp lần 2"))

            await district.open(own + "/versions")
            #expect(district.html.contains("<ins>") && district.sees("Mua 20 máy"))
            await district.open(own + "/review")
            try await district.press("Chấp nhận")
            #expect(district.sees("Đã chấp nhận"))
            await school.open("/messages")
            #expect(school.sees("Đã chấp nhận: Kế hoạch năm học"))
            await school.open(own)
            #expect(school.sees("Chỉ \(world.city.districts[0].name) mở lại được."))
            await district.open(own + "/review")
            try await district.press("Mở lại", ["reason": "Bổ sung kinh phí"])
            #expect(district.sees("Trả lại để sửa"))
        }
    }

    @Test(arguments: TestEngine.available)
    func lateAndExtended(engine: TestEngine) async throws {
        try await World.with(engine) { world in
            let own = try await world.dossier("plan", world.city.schools[0][0].id)
            let school = try await world.browser("truong")
            await school.open(own + "/extensions")
            try await school.press("Gửi", ["until": "29/9/2023", "reason": "x"])
            #expect(school.status == 422)
            try await school.press("Gửi", ["until": "5/10/2023", "reason": "Thay hiệu trưởng"])
            #expect(school.sees("chờ trả lời"))
            let district = try await world.browser("phong")
            await district.open(own)
            try await district.press("Cho gia hạn", ["note": "Lần cuối"])
            #expect(district.sees("Hạn: 5/10/2023"))

            world.clock.move(to: Instant(Day(iso: "2023-10-04") ?? World.start.day, hour: 8))
            let later = try await world.browser("truong")
            #expect(later.sees("Chưa nộp") && !later.sees("Quá hạn 4 ngày"))
            world.clock.move(to: Instant(Day(iso: "2023-10-08") ?? World.start.day, hour: 8))
            let tooLate = try await world.browser("truong")
            #expect(tooLate.sees("Quá hạn 3 ngày"))
            try await tooLate.writePlan(own)
            try await tooLate.submitPlan(own)
            #expect(tooLate.sees("muộn 3 ngày"))
        }
    }

    @Test(arguments: TestEngine.available)
    func amendmentKeepsWhatWasWritten(engine: TestEngine) async throws {
        try await World.with(engine) { world in
            let letter = try await world.letter()
            let own = try await world.dossier("plan", world.city.schools[0][0].id)
            let school = try await world.browser("truong")
            try await school.writePlan(own)
            let official = try await world.browser("so")
            await official.open("/letters/\(letter)")
            try await official.press("Sửa đổi")
            await official.open("/letters/\(letter)/tasks/II.5")
            try await official.press("Lưu", ["title": "Ngày hội CNTT dời sang tháng 5/2024", "due": "20/5/2024"])
            await official.open("/letters/\(letter)/tasks/I.2")
            try await official.press("Bỏ")
            await official.open("/letters/\(letter)/publication")
            #expect(official.sees("Ngày hội CNTT dời sang"))
            try await official.press("Công bố")
            #expect(official.status == 422)
            try await official.press("Công bố", ["note": "Dời ngày hội"])
            #expect(official.sees("Đã công bố"))
            await school.open("/tasks")
            #expect(school.sees("Bản sửa đổi số 1: Dời ngày hội") && school.sees("Đã sửa đổi"))
            await school.open("/tasks/\(letter)/II.5")
            #expect(school.html.contains("<ins>"))
            await school.open(own)
            #expect(school.sees("19 trên 19 mục") && school.sees("Việc cụ thể"))
        }
    }

    @Test(arguments: TestEngine.available)
    func consolidatedReportIsDrawnFromAcceptedOnes(engine: TestEngine) async throws {
        try await World.with(engine) { world in
            world.clock.move(to: Instant(Day(iso: "2024-05-20") ?? World.start.day, hour: 8))
            let own = try await world.dossier("report", world.city.schools[0][0].id)
            let school = try await world.browser("truong")
            await school.open(own + "/people")
            try await school.press("Lưu", ["leader": "A", "contact": "B", "email": "b@example.edu.vn"])
            await school.open(try school.link("I.1."))
            while true {
                let isLast = !school.html.contains("Lưu và sang mục tiếp")
                try await school.press(
                    isLast ? "Lưu" : "Lưu và sang mục tiếp", ["progress": "done", "result": "Tốt", "score": "90"])
                if isLast { break }
            }
            try await school.submitPlan(own)
            let district = try await world.browser("phong")
            await district.open(own + "/review")
            try await district.press("Chấp nhận")
            let consolidated = try await world.dossier("consolidated", world.city.districts[0].id)
            await district.open(consolidated)
            #expect(district.sees("1 báo cáo đã chấp nhận trên 8 đơn vị; 1 đã nộp, 0 nộp muộn."))
            #expect(district.sees("90,0"))
        }
    }

    @Test(arguments: TestEngine.available)
    func overviewCountsAndExports(engine: TestEngine) async throws {
        try await World.with(engine) { world in
            let own = try await world.dossier("plan", world.city.schools[0][0].id)
            let school = try await world.browser("truong")
            try await school.writePlan(own)
            try await school.submitPlan(own)
            world.clock.move(to: Instant(Day(iso: "2023-10-02") ?? World.start.day, hour: 8))
            let official = try await world.browser("so")
            await official.open("/overview?call=plan")
            #expect(official.sees("Đã hết hạn 30/9/2023, 2 ngày trước."))
            await official.open("/overview/units?call=plan&state=submitted")
            #expect(official.sees("1 đơn vị") && official.sees(world.city.schools[0][0].name))
            await official.open("/overview/units?call=plan&q=duong")
            #expect(official.sees("Đường") && official.sees("Dương"))
            await official.open("/overview/khue.xlsx?call=plan")
            #expect(official.response.body.starts(with: [0x50, 0x4B]))
            let district = try await world.browser("phong")
            await district.open("/overview/units?call=plan")
            #expect(district.sees("8 đơn vị") && !district.sees(world.city.schools[1][0].name))
        }
    }

    @Test(arguments: TestEngine.available)
    func calendarsOpenWithTheirMarkOnly(engine: TestEngine) async throws {
        try await World.with(engine) { world in
            let school = try await world.browser("truong")
            await school.open("/tasks")
            let address = try school.link("/calendars/")
            let program = PageBrowser(world.router)
            await program.open(address)
            #expect(program.html.hasPrefix("BEGIN:VCALENDAR") && program.html.contains("DTSTART;VALUE=DATE:20230930"))
            let other = world.city.schools[1][0].id.text
            await program.open(address.replacing(world.city.schools[0][0].id.text, with: other))
            #expect(program.status == 404)
        }
    }
}
