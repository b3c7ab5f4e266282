import Base
import Database
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
}
