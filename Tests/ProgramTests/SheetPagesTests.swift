import Base
import Database
import Foundation
import Identity
import Organisation
import Outbox
import Records
import TestKit
import Testing
import Web

/// Sheets of staff and the exchange with the sector database, through the pages.
@Suite(.serialized) struct SheetPagesTests {
    private static let rows =
        "Mã giáo viên,Họ và tên,Ngày sinh,Giới tính,Chức danh,Từ ngày\n"
        + "KH01,NGÔ BẢO KHUÊ,2/3/1985,Nam,Hiệu trưởng,1/9/2023\nKH02,Lê Văn Tám,2/3/85,Nam,Phù thủy,\n"

    @Test(arguments: TestEngine.available)
    func aSheetOfStaffIsLookedAtTakenInAndUndone(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let unit = world.city.schools[0][0].id
            let file = Upload(name: "can-bo.csv", bytes: Array(SheetPagesTests.rows.utf8))
            let school = try await world.browser("truong")
            await school.open("/units/\(unit)/staff/import")
            try await school.press("Xem trước")
            #expect(school.status == 422 && school.sees("Chọn tệp."))
            try await school.press("Xem trước", upload: ("file", file))
            #expect(school.sees("Xem trước: chưa ghi gì") && school.sees("Thêm mới 1"))
            #expect(school.sees("Không có trong danh mục.") && school.sees("không phải ngày đủ"))
            await school.open("/units/\(unit)/staff?q=ngo+bao+khue")
            #expect(!school.sees("Ngô Bảo Khuê"))
            await school.open("/units/\(unit)/staff/import")
            try await school.press("Ghi các dòng đúng", upload: ("file", file))
            #expect(school.sees("Kết quả nhập"))
            await school.open("/units/\(unit)/staff?q=ngo+bao+khue")
            #expect(school.sees("Ngô Bảo Khuê") && school.sees("Hiệu trưởng"))
            await school.open("/units/\(unit)/staff/import")
            try await school.press("Hoàn tác")
            #expect(school.sees("Đã hoàn tác lần nhập."))
            await school.open("/units/\(unit)/staff?q=ngo+bao+khue")
            #expect(!school.sees("Ngô Bảo Khuê"))
            let teacher = try await world.browser("giaovien")
            await teacher.open("/units/\(unit)/staff/import")
            #expect(teacher.status == 404)
        }
    }

    /// A school sends by the program, sees that it is taken, reads it back; a stranger sees nothing of it.
    @Test func aSchoolSendsToTheSectorDatabase() async throws {
        let side = try #require(try TestSector())
        try side.start()
        let contract = try JSONDecoder().decode(SectorContract.self, from: try side.contract())
        let link = try SectorLink(contract, secret: TestSector.token)
        try await World.with(.sqlite, publishes: false, withPupils: true, sector: link) { world in
            let unit = world.city.schools[0][0].id
            let school = try await world.browser("truong")
            await school.open("/units/\(unit)/sector")
            try await school.press("Gửi lên CSDL ngành", ["extent": "full"])
            #expect(school.sees("Gói dữ liệu đang được gửi.") && school.sees("Đang chờ"))
            try await school.press("Gửi lên CSDL ngành", ["extent": "full"])
            #expect(school.status == 409 && school.sees("Gói trước còn đang gửi"))
            try await world.errands.round()
            await school.open("/units/\(unit)/sector")
            #expect(school.sees("Xong") && school.sees("bị từ chối 0.") && !school.sees("Đang chờ"))
            await school.open(try school.link("Gửi đầy đủ"))
            #expect(school.status == 200 && school.html.contains("KetQua"))
            let parcel = school.path
            await school.open("/units/\(unit)/sector")
            try await school.press("Đọc lại từ CSDL ngành")
            try await world.errands.round()
            await school.open("/units/\(unit)/sector")
            #expect(school.sees("mục khớp, 0 mục khác."))
            await school.open("/units/\(unit)/sector?standing=same&page=2")
            #expect(school.status == 200 && school.html.contains("page=3") && school.sees("Khớp"))
            world.clock.move(to: world.clock.now.adding(seconds: 60))
            try await school.press("Gửi lên CSDL ngành", ["extent": "changes"])
            #expect(school.status == 422 && school.sees("không có gì để gửi"))
            try side.answers(["503"])
            try await school.press("Gửi lên CSDL ngành", ["extent": "full"])
            try await world.errands.round()
            await school.open("/units/\(unit)/sector")
            #expect(school.sees("Đã thử 1 lần"))
            try await school.press("Thôi gửi")
            #expect(school.sees("Đã thôi gửi."))
            let official = try await world.browser("so")
            await official.open("/units/\(unit)/sector")
            #expect(official.status == 200 && !official.sees("Gửi lên CSDL ngành"))
            for login in ["truong2", "so", "giaovien"] {
                let other = try await world.browser(login)
                await other.open(parcel)
                #expect(other.status == 404, "\(login)")
            }
        }
    }

    @Test func theSectorPageComparesAndTakesAnswers() async throws {
        try await World.with(.sqlite, publishes: false, withPupils: true) { world in
            let unit = world.city.schools[0][0].id
            let school = try await world.browser("truong")
            await school.open("/units/\(unit)/sector")
            #expect(school.status == 200 && school.sees("Chưa có bên kia"))
            try await school.press("Lập gói dữ liệu", ["extent": "full", "format": "json"])
            #expect(school.status == 200 && school.html.contains("LstHocSinh"))
            let key = try await world.database.read { tx in
                try tx.first("SELECT client_id FROM records_sector WHERE kind = 'pupil' ORDER BY client_id") {
                    try $0["client_id"] as String
                } ?? ""
            }
            await school.open("/units/\(unit)/sector")
            let answer = Upload(name: "tra-loi.csv", bytes: Array("ClientId,Mã,Lỗi\n\(key),0123,\nla,,\n".utf8))
            try await school.press("Nạp tệp trả lời", upload: ("file", answer))
            #expect(school.sees("Đã nhận 1, bị từ chối 0.") && school.sees("Bỏ qua dòng 3"))
            let official = try await world.browser("so")
            await official.open("/units/\(unit)/sector")
            #expect(official.status == 200 && !official.sees("Lập gói dữ liệu"))
        }
    }
}
