import Base
import Database
import Facilities
import Guidance
import Identity
import Organisation
import Program
import Records
import TestKit
import Testing
import Web

/// A statistical form goes from the department's letter through the school's records to the superior and up.
@Suite(.serialized) struct FigureTests {
    private static let submitting = Instant(Day(iso: "2023-10-03") ?? World.start.day, hour: 8)

    /// A world in which a letter asks the preschool of `truong` for form 01.
    private func with(_ engine: TestEngine, _ body: (World, String) async throws -> Void) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            try await world.database.write { tx in
                try StatisticsDemonstration.publish(
                    by: "so", year: SchoolYear(start: 2023), at: World.start, in: tx)
            }
            try await body(world, try await world.dossier("statistics-01", world.city.schools[0][0].id))
        }
    }

    private func name(_ school: PageBrowser, _ own: String) async throws {
        await school.open(own + "/people")
        try await school.press(
            "Lưu",
            ["leader": "Lê Văn Lãnh", "contact": "Trần Đầu Mối", "phone": "0900000000", "summary": "Đã rà soát."])
    }

    /// Answers what no record holds.
    private func say(_ school: PageBrowser, _ own: String) async throws {
        await school.open(own + "/entries/I.K")
        let facts = Dictionary((1...8).map { ("K\($0)_yes", "1") }) { first, _ in first }
        try await school.press("Lưu và sang mục tiếp", facts)
        try await school.press("Lưu và sang mục tiếp", ["NS.1.n1_settled": "1200", "NS.1.c1_settled": "1100"])
    }

    @Test(arguments: TestEngine.available)
    func countedHandedInReturnedAcceptedAndAddedUp(engine: TestEngine) async throws {
        try await with(engine) { world, own in
            var school = try await world.browser("truong")
            #expect(school.sees("Biểu thống kê 01: Mầm non"))
            await school.open(own)
            #expect(school.sees("Thông tư 24/2018/TT-BGDĐT") && school.sees("số liệu có đến 30/9/2023"))
            #expect(!school.html.contains("name=\"III_total\""), "a counted number is never typed")
            await school.open(own + "/entries/III")
            #expect(!school.html.contains("<textarea") && !school.html.contains("type=\"number\""))
            try await name(school, own)
            await school.open(own + "/submission")
            #expect(school.sees("Hoàn thành các mục còn thiếu"))
            try await say(school, own)
            await school.open(own)
            #expect(school.sees("1.200") && school.sees("các cách chia cộng lại khác nhau"))
            try await school.submitPlan(own)
            #expect(school.status == 422 && school.sees("nộp được từ ngày đó"), "30/9 is still to come")

            world.clock.move(to: FigureTests.submitting)
            school = try await world.browser("truong")
            try await school.submitPlan(own)
            #expect(school.sees("Đã nộp, chờ duyệt") && !school.sees("Hồ sơ đã đổi từ khi nộp"))

            // The records change after that: what was handed in stays as it was.
            let before = try await pupils(world)
            try await world.database.write { tx in
                try tx.run(
                    """
                    UPDATE records_placement SET valid_to = '2023-09-29', leaving = 'leftCity'
                    WHERE id = (SELECT MIN(id) FROM records_placement)
                    """)
            }
            await school.open(own)
            #expect(school.sees("Hồ sơ đã đổi từ khi nộp") && school.sees(Format(.vi).number(before)))

            let district = try await world.browser("phong")
            await district.open("/overview/units?call=statistics-01&state=submitted")
            #expect(district.sees(world.city.schools[0][0].name))
            await district.open("/overview/figures?call=statistics-01")
            #expect(
                district.sees("1 trên") && district.sees("Hồ sơ hiện nay"), "the sum differs from the records by one")
            await district.open(own + "/review")
            try await district.press("Trả lại để sửa", ["remark-III": "Thiếu một em chuyển đi."])
            #expect(district.sees("Thiếu một em chuyển đi."))

            await school.open(own)
            try await school.press("Gửi trả lời", ["answer": "Đã sửa."])
            try await school.submitPlan(own)
            #expect(school.sees("Nộp lần 2"))
            await district.open(own + "/versions")
            #expect(district.sees("Quy mô trẻ") && district.sees(Format(.vi).number(before - 1)))
            await district.open(own + "/review")
            try await district.press("Chấp nhận")
            await district.open("/overview/figures?call=statistics-01")
            #expect(district.sees("1 đã chấp nhận") && district.sees("bằng số đếm từ hồ sơ"))
            await district.open("/overview/figures/khue.xlsx?call=statistics-01")
            #expect(district.response.body.starts(with: [0x50, 0x4B]))
            await district.open(own + "/khue.xlsx")
            #expect(district.response.body.starts(with: [0x50, 0x4B]))
            let other = try await world.browser("phong2")
            await other.open(own)
            #expect(other.status == 404)

            let sum = try await world.dossier("statistics-01", world.city.districts[0].id)
            await district.open(sum)
            #expect(district.sees("tổng các biểu đã chấp nhận") && district.sees(Format(.vi).number(before - 1)))
            await district.open(sum + "/people")
            try await district.press("Lưu", ["leader": "Trần Văn A", "contact": "B", "phone": "0900000001"])
            try await district.submitPlan(sum)
            #expect(district.sees("Đã nộp, chờ duyệt"))
            let official = try await world.browser("so")
            await official.open("/overview/figures?call=statistics-01")
            #expect(official.sees("1 trên"), "what districts add up is not counted twice")
        }
    }

    private func pupils(_ world: World) async throws -> Int {
        let unit = world.city.schools[0][0].id
        return try await world.database.read { tx in
            let day = Day(iso: "2023-10-30") ?? World.start.day
            let sheet = try StatisticSheets.sheet(
                "01.ĐN-MN", of: unit, due: day, ports: Composition.recordsPorts, in: tx)
            return sheet?["III", "total"] ?? 0
        }
    }

    @Test(arguments: TestEngine.available)
    func lateSchoolsAreSeenAtOnce(engine: TestEngine) async throws {
        try await with(engine) { world, _ in
            world.clock.move(to: Instant(Day(iso: "2023-11-02") ?? World.start.day, hour: 8))
            let official = try await world.browser("so")
            await official.open("/overview?call=statistics-01")
            #expect(official.sees("Đã hết hạn 30/10/2023, 3 ngày trước.") && official.sees("Tổng hợp số liệu"))
            await official.open("/overview/units?call=statistics-01&late=yes")
            #expect(official.sees("Quá hạn 3 ngày") && official.sees(world.city.schools[0][0].name))
        }
    }

    @Test(arguments: TestEngine.available)
    func aCallWithAFormAsksItsLevelOnly(engine: TestEngine) async throws {
        try await World.with(engine) { world in
            let letter = try await world.letter()
            let official = try await world.browser("so")
            await official.open("/letters/\(letter)")
            try await official.press("Sửa đổi")
            await official.open("/letters/\(letter)/calls/new")
            #expect(official.sees("Biểu thống kê 02: Tiểu học"))
            try await official.press(
                "Lưu",
                ["title": "Biểu 02", "form": "statistics-02", "due": "30/10/2017", "kinds": "school"])
            #expect(official.status == 422 && official.sees("không có hiệu lực vào hạn nộp"))
            try await official.press(
                "Lưu",
                ["title": "Biểu 02 đầu năm", "form": "statistics-02", "due": "30/10/2023", "kinds": "school"])
            await official.open("/letters/\(letter)/publication")
            try await official.press("Công bố", ["note": "Thêm biểu thống kê"])
            let preschool = try await world.browser("truong")
            await preschool.open("/tasks")
            #expect(!preschool.sees("Biểu 02 đầu năm"))
            let asked = try await world.database.read { tx in
                try tx.all(
                    """
                    SELECT DISTINCT u.levels FROM guidance_call c JOIN guidance_member m ON m.audience_id = c.audience_id
                    JOIN organisation_unit u ON u.id = m.unit_id WHERE c.form = 'statistics-02'
                    """
                ) { try $0["levels"] as String }
            }
            #expect(asked == ["02"])
        }
    }

    @Test(arguments: TestEngine.available)
    func everyNumberLeadsToRecordsWithinReach(engine: TestEngine) async throws {
        try await with(engine) { world, _ in
            let unit = world.city.schools[0][0].id
            let base = "/statistics/records?unit=\(unit)&form=01.%C4%90N-MN&day=2023-09-30"
            let school = try await world.browser("truong")
            await school.open("/statistics?day=30/9/2023")
            #expect(school.sees("Phòng học (nuôi, dạy, chăm sóc trẻ)") && school.sees("Chi thanh toán cá nhân"))
            for row in ["II.1", "III.3.3", "IV.2", "IV.1.1"] {
                await school.open(base + "&row=\(row)&column=total")
                #expect(school.status == 200 && school.html.contains("<tbody>"), "\(row)")
            }
            await school.open(base + "&row=V.1&column=permanent")
            #expect(school.path.contains("/facilities/rooms") && school.html.contains("<tbody>"))
            await school.open(base + "&row=III.1.3&column=total")
            #expect(school.sees("Số này đếm dữ liệu nhạy cảm") && school.sees("Xem danh sách (ghi nhật ký)"))
            #expect(try await readings(world) == 0, "an explanation is no reading")
            await school.open(base.replacing("/records", with: "/names") + "&row=III&column=minority")
            #expect(school.status == 200)
            let read = try await readings(world)
            #expect(read > 0 && school.sees("\(read) em"))

            let official = try await world.browser("so")
            await official.open(base + "&row=III.1.3&column=total")
            #expect(official.sees("Số này đếm dữ liệu nhạy cảm") && !official.sees("Xem danh sách (ghi nhật ký)"))
            await official.open(base.replacing("/records", with: "/names") + "&row=III&column=minority")
            #expect(official.status == 404)
            let city = base.replacing(unit.text, with: world.city.department.id.text)
            await official.open(city + "&row=IV.2&column=female")
            #expect(official.sees(world.city.schools[0][0].name))
            let stranger = try await world.browser("truong2")
            await stranger.open(base + "&row=II.1&column=total")
            #expect(stranger.status == 404)
        }
    }

    private func readings(_ world: World) async throws -> Int {
        try await world.database.read { tx in
            try tx.count("SELECT COUNT(*) AS n FROM identity_audit WHERE action = 'read sensitive'")
        }
    }
}
