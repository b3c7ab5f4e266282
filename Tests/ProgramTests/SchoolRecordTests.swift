import Base
import Database
import Identity
import Organisation
import TestKit
import Testing
import Web

/// The record of a school on its page through time, what is private of its staff, and a class that was written by mistake.
@Suite(.serialized) struct SchoolRecordTests {
    @Test(arguments: TestEngine.available)
    func aSchoolKeepsItsRecordThroughTime(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let head = try await world.browser("truong")
            let path = "/units/\(world.city.schools[0][0].id)/record"
            await head.open(path)
            #expect(head.sees("Chưa ghi mục nào.") && head.sees("Cập nhật hồ sơ"))
            try await head.press("Lưu", ["more-KIEM_DINH_CAP_DO": "hai", "from": "15/9/2023"])
            #expect(head.status == 422 && head.sees("Phải là số."))
            try await head.press("Lưu", ["more-KIEM_DINH_CAP_DO": "1", "more-IS_DIEN_LUOI": "1", "from": "1/9/2023"])
            #expect(head.sees("Đã lưu hồ sơ trường.") && head.sees("Đạt kiểm định cấp độ"))
            try await head.press("Lưu", ["more-KIEM_DINH_CAP_DO": "2", "from": "15/9/2023"])
            #expect(head.sees("Trước đây"))
            for (day, level) in [("14/9/2023", "1"), ("15/9/2023", "2")] {
                let official = try await world.browser("so")
                await official.open(path + "?day=\(day)")
                #expect(official.html.contains("<dd>\(level)</dd>") || official.sees(level), "\(day)")
                #expect(!official.sees("Cập nhật hồ sơ"))
            }
            await head.open(try head.link("Sửa chỗ ghi sai"))
            #expect(head.sees("Bạn đang sửa chỗ ghi sai của ngày"))
            let stranger = try await world.browser("truong2")
            await stranger.open(path)
            #expect(stranger.status == 404)
        }
    }

    @Test(arguments: TestEngine.available)
    func whatIsPrivateOfStaffIsTheHeads(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let unit = world.city.schools[0][0].id
            let staff = try await world.database.read { tx in
                try tx.first("SELECT staff_id FROM records_post WHERE unit_id = \(unit) ORDER BY staff_id LIMIT 1") {
                    try $0["staff_id"] as String
                }
            }
            let path = "/units/\(unit)/staff/\(staff ?? "")/private"
            let head = try await world.browser("truong")
            await head.open(path)
            #expect(head.sees("Thông tin riêng của nhân sự") && head.sees("Người truong"))
            try await head.press("Lưu", ["number": "12", "email": "không"])
            #expect(head.status == 422 && head.sees("Ghi địa chỉ thư điện tử"))
            try await head.press("Lưu", ["number": "", "email": "an@truong.example", "phone": "0912345678"])
            #expect(head.sees("Đã lưu nhân sự."))
            let other = try await world.browser("truong")
            await other.open(path)
            await head.open(path)
            #expect(head.html.contains("an@truong.example"))
            try await head.press("Lưu", ["insurance": "0123456789"])
            try await other.press("Lưu", ["phone": "0900000000"])
            #expect(other.status == 409, "somebody else has written meanwhile")
            for login in ["giaovien", "so", "phong", "xem", "truong2"] {
                let stranger = try await world.browser(login)
                await stranger.open(path)
                #expect(stranger.status == 404 || stranger.status == 403, "\(login)")
            }
            let readings = try await world.database.read { tx in
                try tx.count(
                    "SELECT COUNT(*) AS n FROM identity_audit WHERE action = 'read sensitive' AND detail = 'staff'")
            }
            #expect(readings == 3)
        }
    }

    @Test(arguments: TestEngine.available)
    func onlyAnEmptyClassIsRemoved(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let unit = world.city.schools[0][0].id
            let head = try await world.browser("truong")
            let seat = try await world.database.read { tx in
                try tx.first("SELECT id FROM records_class WHERE unit_id = \(unit) ORDER BY name_sort LIMIT 1") {
                    try $0["id"] as String
                }
            }
            await head.open("/classes/\(seat ?? "")")
            try await head.press("Xóa lớp ghi nhầm", ["why": ""])
            #expect(head.status == 422)
            try await head.press("Xóa lớp ghi nhầm", ["why": "ghi nhầm"])
            #expect(head.status == 409 && head.sees("đã có học sinh hoặc môn học"))
        }
    }
}
