import Base
import Database
import Foundation
import Identity
import Organisation
import TestKit
import Testing
import Web

/// What a school does with its register beyond single records: rewards, many at once, views, photographs, paper.
@Suite(.serialized) struct RegisterTests {
    private func first(_ world: World) async throws -> String {
        try await world.database.read { tx in
            try tx.first("SELECT id FROM records_pupil ORDER BY name_sort LIMIT 1") { try $0["id"] as String } ?? ""
        }
    }

    private func classes(_ world: World) async throws -> [(id: String, name: String)] {
        try await world.database.read { tx in
            try tx.all("SELECT id, name FROM records_class ORDER BY name_sort LIMIT 3") { row in
                (try row["id"] as String, try row["name"] as String)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func rewardsAreWrittenCorrectedAndEnded(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let school = try await world.browser("truong")
            let id = try await first(world)
            await school.open("/pupils/\(id)/rewards/new")
            try await school.press("Lưu", ["reward": "discipline", "given": "1/1/2030"])
            #expect(school.status == 422 && school.sees("Ngày quyết định chưa tới.") && school.sees("Ghi nội dung"))
            try await school.press(
                "Lưu", ["reward": "discipline", "given": "11/9/2023", "content": "Nhắc nhở trước lớp"])
            #expect(school.sees("Đã lưu khen thưởng, kỷ luật.") && school.sees("Nhắc nhở trước lớp"))
            await school.open(try school.link("Sửa Nhắc nhở trước lớp"))
            let page = school.path
            try await school.press("Lưu", ["content": "Nhắc nhở riêng"])
            #expect(school.status == 422 && school.sees("Ghi vì sao phải sửa."))
            try await school.press("Lưu", ["why": "Ghi nhầm hình thức"])
            #expect(school.sees("Nhắc nhở riêng") && !school.html.contains("Nhắc nhở trước lớp</th>"))
            #expect(school.sees("Nhắc nhở trước lớp → Nhắc nhở riêng"), "the history says what it was")
            await school.open(page)
            #expect(school.sees("Ghi nhầm hình thức") && school.sees("Nhắc nhở trước lớp"))
            try await school.press("Kết thúc hiệu lực", ["ended": "1/9/2023"])
            #expect(school.status == 422 && school.sees("từ ngày quyết định trở đi"))
            try await school.press("Kết thúc hiệu lực", ["ended": "18/9/2023"])
            #expect(school.sees("hết hiệu lực từ 18/9/2023"))
            let official = try await world.browser("so")
            await official.open("/pupils/\(id)")
            #expect(official.status == 200 && !official.sees("Nhắc nhở riêng") && !official.sees("Lịch sử hồ sơ"))
        }
    }

    @Test(arguments: TestEngine.available)
    func manyAtOnceWithPreviewAndUndo(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let school = try await world.browser("truong")
            let seats = try await classes(world)
            let list = "/units/\(world.city.schools[0][0].id)/pupils"
            await school.open(list + "?class=\(seats[0].id)")
            let size = school.html.components(separatedBy: "name=\"p\"").count - 1
            #expect(size > 5 && school.sees("Với các em đã chọn"))
            await school.open("\(list)/bulk?class=\(seats[0].id)&all=yes&what=move")
            try await school.press("Xem trước", ["day": "18/9/2023"])
            #expect(school.status == 422 && school.sees("Chọn lớp."))
            await school.open("\(list)/bulk?class=\(seats[0].id)&all=yes&what=move")
            try await school.press("Xem trước", ["class": seats[1].id, "day": "18/9/2024"])
            #expect(school.status == 422 && school.sees("không thuộc năm học"))
            try await school.press("Xem trước", ["day": "18/9/2023"])
            #expect(school.sees("\(size) em thay đổi, 0 em giữ nguyên."), "\(school.words.suffix(400))")
            #expect(try await seated(world, seats[0].id) == size, "a preview changes nothing")
            try await school.press("Thực hiện")
            #expect(school.sees("Xếp vào lớp \(seats[1].name) từ 18/9/2023"))
            #expect(try await seated(world, seats[0].id) == 0)
            try await school.press("Hoàn tác")
            #expect(school.sees("Đã hoàn tác") && school.sees("đã hoàn tác"))
            #expect(try await seated(world, seats[0].id) == size)
        }
    }

    @Test(arguments: TestEngine.available)
    func aClassIsSplitAndAFieldIsSet(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let school = try await world.browser("truong")
            let seats = try await classes(world)
            let unit = world.city.schools[0][0].id
            await school.open("/units/\(unit)/pupils/bulk?class=\(seats[0].id)&all=yes&what=split")
            try await school.press("Xem trước", ["name": seats[1].name, "day": "18/9/2023"])
            #expect(school.status == 422 && school.sees("đã có lớp cùng tên"))
            try await school.press("Xem trước", ["name": "Tách Ra"])
            try await school.press("Thực hiện")
            #expect(school.sees("Tách thành lớp Tách Ra"))
            await school.open("/units/\(unit)/classes")
            #expect(school.sees("Tách Ra"))
            world.clock.move(to: Instant(milliseconds: World.start.milliseconds + 60_000))
            let id = try await first(world)
            await school.open("/units/\(unit)/pupils/bulk?p=\(id)&what=field")
            try await school.press("Xem trước", ["field": "IS_MIEN_HOC_PHI", "value": "có lẽ"])
            #expect(school.status == 422 && school.sees("Ghi Có hoặc Không."))
            try await school.press("Xem trước", ["value": "Có", "from": "15/9/2023"])
            try await school.press("Thực hiện")
            await school.open("/pupils/\(id)")
            #expect(school.sees("Miễn học phí"))
            await school.open("/units/\(unit)/bulk")
            try await school.press("Hoàn tác")
            await school.open("/pupils/\(id)")
            #expect(!school.sees("Miễn học phí"))
            let other = try await world.browser("truong2")
            await other.open("/units/\(world.city.schools[1][0].id)/pupils/bulk?p=\(id)&what=leave")
            #expect(other.sees("Chưa chọn học sinh nào."), "a pupil of another school cannot be chosen")
        }
    }

    private func seated(_ world: World, _ seat: String) async throws -> Int {
        try await world.database.read { tx in
            try tx.count(
                "SELECT COUNT(*) AS n FROM records_placement WHERE class_id = \(seat) AND valid_to IS NULL")
        }
    }

    @Test(arguments: TestEngine.available)
    func viewsAreSavedAndShared(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let head = try await world.browser("truong")
            let list = "/units/\(world.city.schools[0][0].id)/pupils"
            await head.open(list)
            #expect(head.sees("Hãy lọc hoặc sắp xếp danh sách trước khi lưu."))
            await head.open(list + "?sex=02&sort=born&page=2")
            try await head.press("Lưu cách xem này", ["name": "Nữ theo tuổi"])
            #expect(head.sees("Đã lưu cách xem."))
            let teacher = try await world.browser("giaovien")
            await teacher.open(list)
            #expect(!teacher.sees("Nữ theo tuổi"))
            await head.open(list + "?sex=01")
            try await head.press("Lưu cách xem này", ["name": "Nữ theo tuổi"])
            #expect(head.status == 422 && head.sees("Bạn đã có cách xem cùng tên."))
            try await head.press("Lưu cách xem này", ["name": "Nam", "share": "yes"])
            await teacher.open(list)
            #expect(teacher.sees("Nam") && teacher.sees("dùng chung") && !teacher.html.contains("/remove\""))
            await teacher.open(try teacher.link("Nam"))
            #expect(teacher.path.contains("sex=01"))
            await head.open(list)
            try await head.press("Bỏ")
            #expect(head.sees("Đã bỏ cách xem."))
        }
    }

    @Test(arguments: TestEngine.available)
    func photographsNeedConsentAndStayAtTheSchool(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let school = try await world.browser("truong")
            let id = try await first(world)
            let picture = Upload(name: "anh.png", bytes: TestPicture.png)
            await school.open("/pupils/\(id)/photo/change")
            let agreed = ["agreedBy": "NGUYỄN THỊ MẸ", "agreedOn": "10/9/2023"]
            try await school.press("Tải ảnh lên", agreed, upload: ("file", picture))
            #expect(school.status == 422 && school.sees("Chưa có sự đồng ý"))
            try await school.press(
                "Tải ảnh lên", ["agreed": "yes"], upload: ("file", Upload(name: "anh.jpg", bytes: Array("<svg/>".utf8)))
            )
            #expect(school.status == 422 && school.sees("Hãy dùng JPEG, PNG."))
            try await school.press("Tải ảnh lên", upload: ("file", picture))
            #expect(school.sees("Đã lưu ảnh.") && school.sees("Nguyễn Thị Mẹ đồng ý ngày 10/9/2023"))
            await school.open("/pupils/\(id)/photo")
            #expect(school.response.header("content-type") == "image/jpeg")
            #expect(school.response.body.starts(with: [0xFF, 0xD8]))
            for login in ["truong2", "so", "phong", "xem"] {
                let other = try await world.browser(login)
                await other.open("/pupils/\(id)/photo")
                #expect(other.status == 404, "\(login)")
            }
            await school.open("/units/\(world.city.schools[0][0].id)/pupils/paper?paper=cards")
            #expect(school.html.contains("/pupils/\(id)/photo") && school.sees("Chưa có ảnh"))
            await school.open("/pupils/\(id)/photo/change")
            try await school.press("Xóa ảnh", ["why": "Mẹ rút lại sự đồng ý"])
            #expect(school.sees("Đã xóa ảnh."))
            let left = try await world.database.read { tx in try tx.count("SELECT COUNT(*) AS n FROM records_photo") }
            #expect(left == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func listsLabelsAndMovingUp(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let school = try await world.browser("truong")
            let seats = try await classes(world)
            let list = "/units/\(world.city.schools[0][0].id)/pupils"
            await school.open("\(list)/paper?class=\(seats[0].id)")
            #expect(school.sees("Danh sách lớp \(seats[0].name)") && school.sees("Giáo viên chủ nhiệm"))
            await school.open("\(list)/paper?class=\(seats[0].id)&paper=labels")
            #expect(school.html.contains("<ul class=\"labels\">"))
            let id = try await world.database.read { tx in
                try tx.first(
                    "SELECT pupil_id FROM records_placement WHERE class_id = \(seats[0].id) ORDER BY pupil_id LIMIT 1"
                ) { try $0["pupil_id"] as String } ?? ""
            }
            await school.open("/pupils/\(id)")
            try await school.press(
                "Cho lên lớp, lưu ban", ["goes": "promoted", "class": seats[0].id, "day": "18/9/2023"])
            #expect(school.status == 422 && school.sees("Lên lớp thì khối phải cao hơn"))
        }
    }
}

/// A small PNG of one colour.
enum TestPicture {
    static let png: [UInt8] = Array(
        Data(
            base64Encoded:
                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
            ?? Data())
}

/// Who teaches what, and one member of staff over time.
@Suite(.serialized) struct StaffOverTimeTests {
    @Test(arguments: TestEngine.available)
    func teachersFollowEachOtherAndTheContractChanges(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let unit = world.city.schools[0][0].id
            let head = try await world.browser("truong")
            let (seat, first, second) = try await world.database.read { tx in
                let seat = try tx.first("SELECT id FROM records_class ORDER BY name_sort LIMIT 1") {
                    try $0["id"] as String
                }
                let people: [String] = try tx.all(
                    "SELECT staff_id FROM records_post WHERE family = '03' ORDER BY staff_id LIMIT 2"
                ) { try $0["staff_id"] }
                return (seat ?? "", people[0], people[1])
            }
            let page = "/classes/\(seat)/subjects"
            await head.open(page)
            try await head.press("Phân công", ["subject": "01", "day": "6/9/2022"])
            #expect(head.status == 422 && head.sees("Chọn học kỳ.") && head.sees("không thuộc năm học"))
            try await head.press("Phân công", ["term": "3", "teacher": first, "day": "6/9/2023", "periods": "5"])
            #expect(head.sees("Đã lưu phân công.") && head.sees("6/9/2023"))
            try await head.press("Phân công", ["subject": "01", "term": "3", "teacher": second, "day": "6/9/2023"])
            #expect(head.status == 422 && head.sees("bắt đầu ngày 6/9/2023"))
            try await head.press("Phân công", ["day": "15/9/2023"])
            #expect(head.sees("Đã dạy trước đó"))

            await head.open("/units/\(unit)/staff/\(first)")
            #expect(head.status == 200 && head.sees("15/9/2023"), "whoever taught before keeps it in the history")
            try await head.press("Đổi hợp đồng, số tiết", ["periods": "9", "day": "18/9/2023"])
            #expect(head.sees("Đã lưu nhân sự.") && head.sees("18/9/2023"))
            let loads = try await world.database.read { tx in
                try tx.all(
                    "SELECT periods, valid_from, valid_to FROM records_post WHERE staff_id = \(first) ORDER BY valid_from"
                ) { row in (try row["periods"] as Int?, try row["valid_from"] as Day, try row["valid_to"] as Day?) }
            }
            #expect(loads.count == 2 && loads[0].2 == loads[1].1 && loads[1].0 == 9 && loads[1].2 == nil)
            try await head.press(
                "Ghi văn bằng, chứng chỉ", ["kind": "language", "name": "Tiếng Anh B1", "given": "1/1/2030"])
            #expect(head.status == 422 && head.sees("Ngày này chưa tới."))
            try await head.press("Ghi văn bằng, chứng chỉ", ["given": "1/6/2021"])
            #expect(head.sees("Tiếng Anh B1"))

            let other = try await world.browser("truong2")
            for path in [page, "/units/\(unit)/staff/\(first)"] {
                await other.open(path)
                #expect(other.status == 404)
            }
            await other.open("/units/\(world.city.schools[1][0].id)/staff/\(first)")
            #expect(other.status == 404, "somebody of another school is not found at one's own")
        }
    }
}
