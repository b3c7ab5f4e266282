import Base
import Database
import Files
import Identity
import Organisation
import TestKit
import Testing
import Web

/// School violence: written with the fields of the dictionary, seen by the head alone, each look in the child's log.
@Suite(.serialized) struct ViolenceTests {
    private func pupil(_ world: World) async throws -> String {
        try await world.database.read { tx in
            try tx.first("SELECT id FROM records_pupil ORDER BY name_sort LIMIT 1") { try $0["id"] as String } ?? ""
        }
    }

    private func readings(_ world: World, of pupil: String) async throws -> Int {
        try await world.database.read { tx in
            try tx.count(
                """
                SELECT COUNT(*) AS n FROM identity_audit
                WHERE action = 'read sensitive' AND detail = 'violence' AND subject_id = \(pupil)
                """)
        }
    }

    @Test(arguments: TestEngine.available)
    func incidentsAreWrittenCorrectedAndRemoved(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let head = try await world.browser("truong")
            let id = try await pupil(world)
            await head.open("/pupils/\(id)")
            await head.open(try head.link("Bạo lực học đường"))
            #expect(head.sees("Chưa ghi vụ việc nào.") && head.sees("danh mục của Bộ"))
            try await head.press("Ghi vụ việc", ["day": "1/1/2030", "target": String(repeating: "a", count: 26)])
            #expect(head.status == 422 && head.sees("Ngày này chưa tới.") && head.sees("Ghi hình thức bạo lực."))
            #expect(head.sees("Tối đa 25 ký tự."))
            try await head.press(
                "Ghi vụ việc",
                ["day": "12/9/2023", "form": "Xô đẩy <b>", "target": "Bạn cùng lớp", "outcome": "Đã hòa giải"])
            #expect(head.sees("Đã lưu vụ việc.") && head.sees("Xô đẩy <b>") && head.sees("Bạn cùng lớp"))
            await head.open(try head.link("Sửa 12/9/2023"))
            let form = head.path
            try await head.press("Lưu", ["place": "Sân trường"])
            #expect(head.status == 422 && head.sees("Ghi vì sao phải sửa.") && head.html.contains("Sân trường"))
            try await head.press("Lưu", ["why": "Thiếu địa điểm"])
            #expect(head.sees("Sân trường"))
            await head.open(form)
            #expect(head.sees("Nội dung trước khi sửa") && head.sees("Thiếu địa điểm"))
            let log = try await world.database.read { tx in
                try tx.all("SELECT action, detail, changes FROM identity_audit WHERE subject_id = \(id)") { row in
                    "\(try row["action"] as String) \(try row["detail"] as String) \(try row["changes"] as String)"
                }.joined(separator: "\n")
            }
            #expect(log.contains("correct incident") && !log.contains("Sân trường") && !log.contains("Xô đẩy"))
            await head.open("/pupils/\(id)")
            #expect(!head.sees("Xô đẩy"), "the pupil's page names the place, not what happened")
            await head.open(form)
            try await head.press("Xóa vụ việc ghi nhầm")
            #expect(head.status == 422)
            try await head.press("Xóa vụ việc ghi nhầm", ["why": "Nhầm học sinh"])
            #expect(head.sees("Chưa ghi vụ việc nào."))
            let left = try await world.database.read { tx in
                try tx.count("SELECT COUNT(*) AS n FROM records_violence_past")
            }
            #expect(left == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func onlyTheHeadReadsAndEachLookIsLogged(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let id = try await pupil(world)
            let unit = world.city.schools[0][0].id
            for login in ["so", "phong", "truong2", "xem", "giaovien", "quantri", "quantritruong"] {
                let other = try await world.browser(login)
                for path in [
                    "/pupils/\(id)/violence", "/units/\(unit)/pupils/violence",
                    "/units/\(unit)/pupils/violence/khue.xlsx",
                ] {
                    await other.open(path)
                    #expect(other.status == 404, "\(login) \(path)")
                }
                await other.open("/pupils/\(id)")
                #expect(!other.sees("Bạo lực học đường"), "\(login)")
            }
            #expect(try await readings(world, of: id) == 0)
            let head = try await world.browser("truong")
            await head.open("/pupils/\(id)/violence")
            #expect(try await readings(world, of: id) == 1)
            for day in ["12/9/2023", "13/9/2023"] {
                try await head.press("Ghi vụ việc", ["day": day, "form": "Nói xấu trên mạng"])
            }
            #expect(try await readings(world, of: id) == 3)
            await head.open("/units/\(unit)/pupils/violence?day=1/10/2022")
            #expect(head.sees("Năm học 2022-2023: 0 vụ việc") && !head.sees("Nói xấu trên mạng"))
            #expect(try await readings(world, of: id) == 3)
            await head.open("/units/\(unit)/pupils/violence")
            #expect(head.sees("Năm học 2023-2024: 2 vụ việc") && head.sees("Nói xấu trên mạng"))
            #expect(try await readings(world, of: id) == 4, "a child who is named twice was read once")
            await head.open(try head.link("Tải bảng tính"))
            #expect(head.response.header("content-type")?.contains("spreadsheetml") == true)
            #expect(try await readings(world, of: id) == 5)
            let taken = try await world.database.read { tx in
                try tx.first("SELECT changes FROM identity_audit WHERE action = 'export violence'") {
                    try $0["changes"] as String
                }
            }
            #expect(taken?.contains("sensitive") == true && taken?.contains("\"2\"") == true)
            await head.open("/pupils/\(id)/private")
            #expect(head.sees("Ai đã xem dữ liệu nhạy cảm") && head.sees("Bạo lực học đường"))
        }
    }
}
