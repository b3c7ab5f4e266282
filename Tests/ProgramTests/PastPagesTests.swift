import Base
import Database
import Identity
import Organisation
import TestKit
import Testing
import Web

/// Classes and staff through time on their pages: changes, corrections, ends and removals, each with the day or reason.
@Suite(.serialized) struct PastPagesTests {
    private func classes(_ world: World) async throws -> [(id: String, name: String)] {
        try await world.database.read { tx in
            try tx.all("SELECT id, name FROM records_class ORDER BY grade, name_sort LIMIT 3") { row in
                (try row["id"] as String, try row["name"] as String)
            }
        }
    }

    private func teachers(_ world: World) async throws -> [(id: String, name: String)] {
        try await world.database.read { tx in
            try tx.all(
                """
                SELECT s.id, s.name FROM records_staff s JOIN records_post t ON t.staff_id = s.id
                WHERE t.family = '03' AND t.valid_to IS NULL ORDER BY s.name_sort, s.id LIMIT 3
                """
            ) { row in (try row["id"] as String, try row["name"] as String) }
        }
    }

    @Test(arguments: TestEngine.available)
    func aClassChangesFromADayAndIsCorrected(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let head = try await world.browser("truong")
            let seats = try await classes(world)
            let teacher = try await teachers(world)[0]
            let (id, name) = seats[0]
            let unit = "/units/\(world.city.schools[0][0].id)"
            await head.open("/classes/\(id)")
            let first = try await world.database.read { tx in
                try tx.first("SELECT teacher_id FROM records_class WHERE id = \(id)") {
                    try $0["teacher_id"] as String?
                }
            }
            #expect(head.html.contains("value=\"20/9/2023\""), "today is what is offered")
            try await head.press("Lưu", ["name": "Hướng Dương", "teacher": teacher.id, "from": "21/9/2023"])
            #expect(head.status == 422 && head.sees("Ngày này chưa tới.") && head.html.contains("Hướng Dương"))
            try await head.press("Lưu", ["from": "15/9/2022"])
            #expect(head.status == 422 && head.sees("không thuộc năm học"))
            try await head.press("Lưu", ["name": seats[1].name, "from": "15/9/2023"])
            #expect(head.status == 422 && head.sees("đã có lớp cùng tên"))
            try await head.press("Lưu", ["name": "Hướng Dương", "from": "15/9/2023"])
            #expect(head.sees("Đã lưu lớp.") && head.sees("Hướng Dương") && head.sees(teacher.name))
            for path in ["/classes?day=", "/pupils?class=\(id)&day=", "/pupils/paper?class=\(id)&day="] {
                await head.open(unit + path + "14/9/2023")
                #expect(head.sees(name) && !head.sees("Hướng Dương"), "\(path)")
                await head.open(unit + path + "15/9/2023")
                #expect(head.sees("Hướng Dương"), "\(path)")
            }
            await head.open("/classes/\(id)")
            #expect(head.sees("Trước đây") && head.sees(name) && head.sees("từ đầu"))
            try await head.press("Lưu", ["name": "Hoa Mai", "from": "10/9/2023"])
            #expect(head.status == 422 && head.sees("Đã có thay đổi ngày 15/9/2023"))
            await head.open(try head.link("Sửa chỗ ghi sai"))
            #expect(head.sees("Bạn đang sửa chỗ ghi sai của ngày 14/9/2023") && head.html.contains("value=\"\(name)\""))
            try await head.press("Lưu", ["name": ""])
            #expect(head.status == 422 && head.sees("Bạn đang sửa chỗ ghi sai của ngày 14/9/2023"))
            try await head.press("Lưu", ["name": "Hoa Sen"])
            await head.open(unit + "/classes?day=14/9/2023")
            #expect(head.sees("Hoa Sen") && !head.sees("Hướng Dương"))
            await head.open(unit + "/classes")
            #expect(head.sees("Hướng Dương") && !head.sees("Hoa Sen"))
            await head.open("/classes/\(id)")
            try await head.press(
                "Lưu", ["kind": "correction", "name": "Hoa Sen", "teacher": first.flatMap { $0 } ?? ""])
            await head.open("/classes/\(id)")
            #expect(!head.sees("Trước đây"), "a change that never was is gone: \(head.words.suffix(300))")
            let actions = try await world.database.read { tx in
                try tx.all(
                    "SELECT action, changes FROM identity_audit WHERE subject_id = \(id) ORDER BY sequence, id"
                ) { "\(try $0["action"] as String) \((try $0["changes"] as String).contains("Hoa Sen"))" }
            }
            #expect(
                actions.sorted() == ["change class false", "correct class true", "correct class true"])
        }
    }

    @Test(arguments: TestEngine.available)
    func aMemberOfStaffChangesFromADay(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let head = try await world.browser("truong")
            let unit = "/units/\(world.city.schools[0][0].id)"
            let (id, name) = try await teachers(world)[0]
            try await world.database.write { tx in
                _ = try tx.run("UPDATE records_post SET valid_from = '2020-08-01' WHERE staff_id = \(id)")
            }
            await head.open("\(unit)/staff/\(id)")
            await head.open(try head.link("Sửa hồ sơ"))
            try await head.press("Lưu", ["name": "Lê Thị Tên Mới 2", "from": "1/9/2023"])
            #expect(head.status == 422 && head.html.contains("Lê Thị Tên Mới 2"))
            try await head.press("Lưu", ["name": "Lê Thị Tên Mới", "from": "1/9/2023"])
            #expect(head.sees("Đã lưu nhân sự.") && head.sees("Trước đây") && head.sees(name))
            #expect(head.sees("Thay đổi hồ sơ"), "the history says who and when")
            await head.open("\(unit)/staff?day=31/8/2023")
            #expect(head.sees(name) && !head.sees("Lê Thị Tên Mới"))
            await head.open("\(unit)/staff?day=31/8/2023&q=ten%20moi")
            #expect(head.sees("Không có ai khớp."))
            await head.open("\(unit)/staff?q=ten%20moi")
            #expect(head.sees("Lê Thị Tên Mới"))
            let official = try await world.browser("phong")
            await official.open("\(unit)/staff/\(id)")
            #expect(official.sees("Trước đây") && !official.sees("Lịch sử hồ sơ") && !official.sees("Sửa hồ sơ"))
            await official.open("\(unit)/staff/\(id)/change")
            #expect(official.status == 404)
            // Who works at another school only is kept there; who works nowhere, where they worked last.
            let other = world.city.schools[1][0].id
            try await world.database.write { tx in
                _ = try tx.run("UPDATE records_post SET valid_to = '2023-09-10' WHERE staff_id = \(id)")
            }
            await head.open("\(unit)/staff/\(id)/change")
            #expect(head.status == 200)
            try await world.database.write { tx in
                try tx.run(
                    """
                    INSERT INTO records_post (id, staff_id, unit_id, family, valid_from)
                    VALUES ('00000000-0000-7000-8000-000000000001', \(id), \(other), '03', '2023-09-10')
                    """)
            }
            await head.open("\(unit)/staff/\(id)/change")
            #expect(head.status == 404)
            await head.open("\(unit)/staff/\(id)")
            #expect(head.status == 200 && !head.sees("Sửa hồ sơ") && !head.sees("Ghi văn bằng"))
            let second = try await world.browser("truong2")
            await second.open("/units/\(other)/staff/\(id)/change")
            #expect(second.status == 200)
        }
    }

    @Test(arguments: TestEngine.available)
    func aSubjectEndsWithoutASuccessor(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let head = try await world.browser("truong")
            let seat = try await classes(world)[0].id
            func rows() async throws -> (now: Int, past: Int) {
                try await world.database.read { tx in
                    (
                        try tx.count("SELECT COUNT(*) AS n FROM records_class_subject WHERE class_id = \(seat)"),
                        try tx.count("SELECT COUNT(*) AS n FROM records_class_subject_past WHERE class_id = \(seat)")
                    )
                }
            }
            await head.open("/classes/\(seat)/subjects")
            let first = try await teachers(world)[0]
            try await head.press(
                "Phân công", ["subject": "01", "term": "3", "teacher": first.id, "day": "5/9/2023"])
            #expect(head.sees("Đã lưu phân công.") && !head.sees("Đã dạy trước đó"))
            let before = try await rows()
            let form = try head.form("Thôi dạy").values
            try await head.press("Thôi dạy", ["day": "21/9/2023"])
            #expect(head.status == 422 && head.sees("Ngày này chưa tới."))
            #expect(head.html.contains("open") && head.html.contains("value=\"21/9/2023\""), "what was typed stays")
            #expect(try head.form("Phân công").values["day"]?.isEmpty == true, "and not in the other form")
            try await head.press("Thôi dạy", ["day": "1/8/2023"])
            #expect(head.status == 422 && head.sees("ngày mới phải sau đó"))
            try await head.press("Thôi dạy", ["day": "18/9/2023"])
            #expect(head.sees("Đã lưu phân công.") && head.sees("Đã dạy trước đó") && head.sees("18/9/2023"))
            let after = try await rows()
            #expect(after.now == before.now - 1 && after.past == before.past + 1)
            await head.post("/classes/\(seat)/subjects/end", form.setting("day", to: "19/9/2023"))
            #expect(head.status == 422 && head.sees("Môn này không có ai đang dạy."))
            let teacher = try await teachers(world)[1]
            await head.open("/classes/\(seat)/subjects")
            let subject = form["subject"] ?? ""
            let term = form["term"] ?? ""
            let again = ["subject": subject, "term": term, "teacher": teacher.id]
            try await head.press("Phân công", again.merging(["day": "17/9/2023"]) { $1 })
            #expect(head.status == 422 && head.sees("đã có người dạy đến ngày 18/9/2023"))
            try await head.press("Phân công", ["day": "19/9/2023"])
            #expect(head.sees("Đã lưu phân công.") && head.sees(teacher.name))
            let other = try await world.browser("giaovien")
            await other.open("/classes/\(seat)/subjects")
            #expect(other.status == 200 && !other.html.contains("/subjects/end"))
        }
    }

    @Test(arguments: TestEngine.available)
    func wrongPapersAreCorrectedAndRemoved(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let head = try await world.browser("truong")
            let page = "/units/\(world.city.schools[0][0].id)/staff/\(try await teachers(world)[0].id)"
            await head.open(page)
            try await head.press(
                "Ghi văn bằng, chứng chỉ", ["kind": "training", "name": "Cử nhân Toán", "given": "1/6/2010"])
            await head.open(try head.link("Sửa Cử nhân Toán"))
            let form = head.path
            try await head.press("Lưu", ["name": "Cử nhân Vật lí"])
            #expect(head.status == 422 && head.sees("Ghi vì sao phải sửa.") && head.html.contains("Cử nhân Vật lí"))
            try await head.press("Lưu", ["why": "Ghi nhầm ngành"])
            #expect(head.sees("Cử nhân Vật lí") && head.sees("Cử nhân Toán → Cử nhân Vật lí"))
            #expect(head.sees("Ghi nhầm ngành"))
            await head.open(form)
            let stale = try head.form("Xóa văn bằng, chứng chỉ ghi nhầm").values.setting("version", to: "1")
            await head.post(form + "/remove", stale.setting("why", to: "x"))
            #expect(head.status == 409)
            await head.open(form)
            try await head.press("Xóa văn bằng, chứng chỉ ghi nhầm")
            #expect(head.html.contains("<details class=\"disclosure\" open"))
            #expect(head.status == 422 && head.html.contains("value=\"Cử nhân Vật lí\""))
            try await head.press("Xóa văn bằng, chứng chỉ ghi nhầm", ["why": "Của người khác"])
            #expect(head.sees("Chưa ghi văn bằng") && head.sees("Của người khác") && head.path.hasPrefix(page))
            await head.open(form)
            #expect(head.status == 404)
        }
    }

    @Test(arguments: TestEngine.available)
    func wrongContractsAreCorrectedAndRemovedWithoutAGap(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let head = try await world.browser("truong")
            let id = try await teachers(world)[0].id
            let page = "/units/\(world.city.schools[0][0].id)/staff/\(id)"
            func posts() async throws -> [String] {
                try await world.database.read { tx in
                    try tx.all(
                        """
                        SELECT valid_from, valid_to, contract FROM records_post WHERE staff_id = \(id)
                        ORDER BY valid_from
                        """
                    ) { row in
                        let to: String? = try row["valid_to"]
                        let contract: String? = try row["contract"]
                        return "\(try row["valid_from"] as String) \(to ?? "-") \(contract ?? "-")"
                    }
                }
            }
            try await world.database.write { tx in
                _ = try tx.run(
                    "UPDATE records_post SET valid_from = '2023-08-01', contract = '07' WHERE staff_id = \(id)")
            }
            await head.open(page)
            await head.open(try head.link("1/8/2023"))
            #expect(head.sees("Đây là việc duy nhất của người này ở trường"))
            try await head.press("Xóa việc, hợp đồng ghi nhầm", ["why": "nhầm"])
            #expect(head.status == 422)
            await head.open(page)
            try await head.press("Đổi hợp đồng, số tiết", ["contract": "03", "day": "10/9/2023"])
            #expect(try await posts() == ["2023-08-01 2023-09-10 07", "2023-09-10 - 03"])
            await head.open(try head.link("10/9/2023"))
            try await head.press("Lưu", ["from": "1/7/2023", "why": "ghi nhầm ngày"])
            #expect(head.status == 422 && head.sees("Việc trước đó bắt đầu ngày 1/8/2023"))
            try await head.press("Lưu", ["from": "5/9/2023", "contract": "04"])
            #expect(try await posts() == ["2023-08-01 2023-09-05 07", "2023-09-05 - 04"])
            await head.open(try head.link("1/8/2023"))
            try await head.press("Lưu", ["to": "", "why": "x"])
            #expect(head.status == 422 && head.sees("Có việc tiếp theo từ ngày 5/9/2023"))
            try await head.press("Lưu", ["to": "7/9/2023"])
            #expect(try await posts() == ["2023-08-01 2023-09-07 07", "2023-09-07 - 04"])
            await head.open(try head.link("7/9/2023"))
            try await head.press("Xóa việc, hợp đồng ghi nhầm", ["why": "Chưa từng đổi"])
            #expect(try await posts() == ["2023-08-01 - 07"])
            #expect(head.sees("Chưa từng đổi"))
        }
    }
}
