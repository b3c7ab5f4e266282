import Base
import Database
import Identity
import Logging
import Organisation
import Program
import Records
import TestKit
import Testing
import Web

/// Sheets of many schools through the pages, with the program working between them.
@Suite(.serialized) struct LoadPagesTests {
    @Test(arguments: TestEngine.available)
    func anOfficeSendsWatchesTakesInAndTakesBack(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let school = world.city.schools[0][0]
            let name = try await world.database.read { tx in
                try tx.first("SELECT name FROM records_class WHERE unit_id = \(school.id) ORDER BY name") {
                    try $0["name"] as String
                } ?? ""
            }
            let other = world.city.schools[1][0].code
            let text =
                "Mã trường,Họ tên,Ngày sinh,Giới tính,Lớp\n\(school.code),Ngô Thị Khuê,5/9/2019,Nữ,\(name)\n"
                + "\(other),Ngô Ngoài Phạm Vi,5/9/2019,Nữ,\(name)\n"
            let file = Upload(name: "ca-quan.csv", bytes: Array(text.utf8))
            let loader = Loader(
                database: world.database, clock: Clock { World.start }, blocking: BlockingPool(),
                logger: Logger(label: "test"))
            let office = try await world.browser("phong")
            await office.open("/loads")
            try await office.press("Gửi lên và xem trước")
            #expect(office.status == 422 && office.sees("Chọn tệp."))
            try await office.press("Gửi lên và xem trước", upload: ("file", file))
            #expect(office.sees("Đang xem trước") && office.html.contains("http-equiv=\"refresh\""))
            #expect(office.sees("Đã xong 0 trên 2 dòng.") && office.sees("Bỏ tệp này"))
            let page = office.path
            try await loader.round()
            await office.open(page)
            #expect(office.sees("Thêm mới 1") && office.sees("Không có trường mã “\(other)”"))
            #expect(!office.html.contains("http-equiv=\"refresh\""))
            await office.open(page + "/mend.csv")
            #expect(office.html.contains("Ngô Ngoài Phạm Vi") && !office.html.contains("Ngô Thị Khuê"))
            await office.open(page)
            try await office.press("Ghi các dòng đúng")
            try await loader.round()
            await office.open("/pupils?q=ngo+thi+khue")
            #expect(office.sees("Ngô Thị Khuê"))
            let elsewhere = try await world.browser("phong2")
            await elsewhere.open(page)
            #expect(elsewhere.status == 404)
            let head = try await world.browser("truong")
            await head.open("/loads")
            #expect(head.status == 404)
            await office.open(page)
            try await office.press("Hoàn tác")
            try await loader.round()
            await office.open(page)
            #expect(office.sees("Đã hoàn tác"))
            await office.open("/pupils?q=ngo+thi+khue")
            #expect(!office.sees("Ngô Thị Khuê"))
            let told = try await world.database.read { tx in
                try tx.count("SELECT COUNT(*) AS n FROM outbox_message WHERE path LIKE '/loads/%'")
            }
            #expect(told == 3)
        }
    }
}
