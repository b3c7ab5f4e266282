import Base
import Database
import Identity
import Organisation
internal import Organisation
import TestKit
import Testing

/// What a school does with its pupils, through the pages, on both engines.
@Suite(.serialized) struct PupilTests {
    @Test(arguments: TestEngine.available)
    func addMoveLeaveReturn(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let school = try await world.browser("truong")
            await school.open("/pupils")
            #expect(school.path == "/units/\(world.city.schools[0][0].id)/pupils")
            #expect(school.sees("Số liệu tại ngày 20/9/2023"))
            let seats = try await world.database.read { tx in
                try tx.all("SELECT id FROM records_class ORDER BY name_sort LIMIT 2") { try $0["id"] as String }
            }
            await school.open(school.path + "/new")
            try await school.press("Lưu", ["name": "Nguyễn 1", "born": "31/2/2019"])
            #expect(school.status == 422 && school.sees("Họ tên không có chữ số."))
            let typed = [
                "name": "ĐỖ THỊ KHUÊ", "born": "2/9/2019", "sex": "02", "class": seats[0], "day": "5/9/2023",
                "more-IS_MIEN_HOC_PHI": "1",
            ]
            try await school.press("Lưu", typed)
            #expect(school.sees("Đã thêm học sinh.") && school.sees("Đỗ Thị Khuê") && school.sees("Miễn học phí"))
            let pupil = String(school.path.prefix { $0 != "?" })
            await school.open("/units/\(world.city.schools[0][0].id)/pupils/new")
            try await school.press("Lưu", typed)
            #expect(school.status == 409 && school.sees("cùng tên và ngày sinh"))

            await school.open(pupil)
            try await school.press("Chuyển lớp", ["class": seats[1], "day": "15/9/2023"])
            #expect(school.sees("Đã ghi nhận."))
            try await school.press("Cho rời trường", ["how": "deferred", "day": "1/9/2023"])
            #expect(school.status == 409 && school.sees("từ 15/9/2023"))
            try await school.press("Cho rời trường", ["how": "deferred", "day": "18/9/2023", "reason": "09"])
            #expect(school.sees("Không học lớp nào"))
            try await school.press("Nhận trở lại", ["class": seats[0], "day": "20/9/2023"])
            #expect(school.sees("Trở lại học"))

            let other = try await world.browser("truong2")
            await other.open(pupil)
            #expect(other.status == 404)
            let official = try await world.browser("so")
            await official.open("/pupils?q=do thi khue")
            #expect(official.sees("Đỗ Thị Khuê"))
            await official.open("/pupils?q=khong ai ten the")
            #expect(official.sees("Không có học sinh nào khớp"))
            await official.open(pupil + "/change")
            #expect(official.status == 404)
        }
    }

    @Test(arguments: TestEngine.available)
    func aChangeKeepsWhatWasBefore(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let school = try await world.browser("truong")
            let id = try await world.database.read { tx in
                try tx.first("SELECT id FROM records_pupil ORDER BY name_sort LIMIT 1") { try $0["id"] as String } ?? ""
            }
            await school.open("/pupils/\(id)/change")
            try await school.press("Lưu", ["name": "Tên Đã Đổi", "kind": "change", "from": "15/9/2023"])
            #expect(school.sees("Tên Đã Đổi"), "\(school.words.prefix(600))")
            let list = "/units/\(world.city.schools[0][0].id)/pupils"
            await school.open(list + "?q=ten da doi")
            #expect(school.sees("Tên Đã Đổi"))
            await school.open(list + "?day=10/9/2023&sort=name")
            #expect(!school.sees("Tên Đã Đổi"))
            await school.open("/pupils/\(id)/change")
            try await school.press("Lưu", ["name": "Sớm Hơn", "kind": "change", "from": "14/9/2023"])
            #expect(school.status == 422 && school.sees("Đã có thay đổi ngày 15/9/2023"))
        }
    }

    @Test(arguments: TestEngine.available)
    func aPupilMovesWithTheRecord(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let old = try await world.browser("truong")
            let new = try await world.browser("truong2")
            let (id, code, born) = try await world.database.read { tx in
                try tx.first("SELECT id, code, born_on FROM records_pupil ORDER BY name_sort LIMIT 1") { row in
                    (try row["id"] as String, try row["code"] as String, try row["born_on"] as Day)
                } ?? ("", "", World.start.day)
            }
            await new.open("/units/\(world.city.schools[1][0].id)/classes")
            let grade = new.html.contains("value=\"17\"") ? "17" : "01"
            try await new.press("Thêm lớp", ["name": "1K", "grade": grade])
            #expect(new.sees("Đã lưu lớp."))
            await new.open("/transfers")
            try await new.press("Xin nhận học sinh", ["code": code, "born": "1/1/1990", "day": "20/9/2023"])
            #expect(new.status == 422 && new.sees("Không tìm thấy học sinh"))
            let asking = ["code": code, "born": Format(.vi).day(born), "day": "20/9/2023", "reason": "Chuyển nhà"]
            try await new.press("Xin nhận học sinh", asking)
            #expect(new.sees("Chờ trường cũ đồng ý"))
            try await new.press("Xin nhận học sinh", asking)
            #expect(new.status == 409)
            await new.open("/pupils/\(id)")
            #expect(new.status == 404, "until the old school agrees, nothing is shown")

            await old.open("/")
            #expect(old.sees("1 yêu cầu chuyển trường") && old.sees("Số liệu hôm nay"))
            await new.open("/")
            #expect(!new.sees("1 yêu cầu chuyển trường"), "the next step is not theirs")
            await old.open("/transfers")
            try await old.press("Đồng ý cho chuyển")
            #expect(old.sees("Chờ trường mới xếp lớp"))
            await old.open("/")
            #expect(!old.sees("1 yêu cầu chuyển trường"))
            let seat = try await world.database.read { tx in
                try tx.first("SELECT id FROM records_class WHERE name = '1K'") { try $0["id"] as String } ?? ""
            }
            await new.open("/transfers")
            try await new.press("Xếp lớp", ["class": seat])
            #expect(new.sees("Chuyển đến từ trường trong thành phố"))
            await old.open("/pupils/\(id)")
            #expect(old.status == 404, "the record went along")
            let gaps = try await world.database.read { tx in
                try tx.all(
                    "SELECT valid_from, valid_to FROM records_placement WHERE pupil_id = \(id) ORDER BY valid_from"
                ) { row in (try row["valid_from"] as Day, try row["valid_to"] as Day?) }
            }
            #expect(gaps.count == 2 && gaps[0].1 == gaps[1].0 && gaps[1].1 == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func figuresAreFrozenAndComparedWithNow(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let school = try await world.browser("truong")
            await school.open("/statistics?day=15/9/2023")
            #expect(school.sees("Biểu 01: Mầm non") && school.sees("Các số liệu khớp nhau."))
            try await school.press("Chốt số liệu ngày này")
            #expect(school.sees("Đã chốt số liệu.") && school.sees("Không khác"))
            await school.open("/statistics?day=15/9/2023")
            try await school.press("Chốt số liệu ngày này")
            #expect(school.status == 422 && school.sees("đã được chốt trước đó"))
            let id = try await world.database.read { tx in
                try tx.first("SELECT id FROM records_pupil ORDER BY name_sort LIMIT 1") { try $0["id"] as String } ?? ""
            }
            await school.open("/pupils/\(id)/change")
            try await school.press("Lưu", ["name": "Tên Sửa Sau Chốt"])
            await school.open("/statistics?day=15/9/2023")
            #expect(school.sees("Thêm 0, bớt 0, đổi 1") && school.sees("Tên Sửa Sau Chốt"))
            let official = try await world.browser("so")
            await official.open("/statistics?day=15/9/2023")
            #expect(official.sees("Biểu 02: Tiểu học") && official.sees("Các số liệu khớp nhau."))
            await official.open("/statistics?unit=\(UnitID(at: World.start))")
            #expect(official.status == 404)
        }
    }

    @Test(arguments: TestEngine.available)
    func duplicatesAreMergedAndPartedAgain(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let school = try await world.browser("truong")
            let unit = world.city.schools[0][0].id
            let seat = try await world.database.read { tx in
                try tx.first("SELECT id FROM records_class ORDER BY name_sort LIMIT 1") { try $0["id"] as String } ?? ""
            }
            let typed = ["name": "Đỗ Sao Khuê", "born": "2/9/2019", "sex": "02", "class": seat, "day": "5/9/2023"]
            for _ in 0..<2 {
                await school.open("/units/\(unit)/pupils/new")
                try await school.press("Lưu", typed)
            }
            try await school.press("Lưu", ["another": "yes"])
            #expect(school.sees("Đã thêm học sinh."))
            await school.open("/units/\(unit)/duplicates")
            #expect(school.sees("Đỗ Sao Khuê") && school.sees("Rất có thể là một em"))
            let before = try await count(world)
            try await school.press("Giữ hồ sơ thứ nhất")
            #expect(school.sees("Đã gộp hai hồ sơ."))
            #expect(try await count(world) == before - 1)
            await school.open("/units/\(unit)/duplicates")
            #expect(!school.sees("Đỗ Sao Khuê"))
            await school.open("/units/\(unit)/pupils?q=do sao khue")
            await school.open(try school.link("Đỗ Sao Khuê"))
            try await school.press("Tách lại")
            #expect(school.sees("Đã tách hồ sơ."))
            #expect(try await count(world) == before)
        }
    }

    private func count(_ world: World) async throws -> Int {
        try await world.database.read { tx in
            try tx.count("SELECT COUNT(*) AS n FROM records_pupil WHERE merged_into IS NULL")
        }
    }
}
