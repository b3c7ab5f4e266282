import Base
import Database
import Foundation
import Identity
import Logging
import Organisation
import TestKit
import Testing
import Web

@testable import Records

/// One person or unit does not fill the storage of all, and is told what to do (ASVS 12.1.3).
@Suite(.serialized) struct QuotaTests {
    private func bound(_ quota: Quota, _ bound: Int, _ world: World) async throws {
        try await world.database.write { tx in try Settings.set(quota.rawValue, to: String(bound), in: tx) }
    }

    @Test func theBoundItselfIsWithin() {
        let cases: [(more: Int, used: Int, bound: Int, fits: Bool)] = [
            (1, 0, 1, true), (1, 1, 1, false), (1, 4, 5, true), (1, 5, 5, false), (100, 0, 99, false), (0, 5, 5, true),
            (1, 9, 5, false), (1, 0, 0, false),
        ]
        for one in cases { #expect(Quota.fits(one.more, beside: one.used, bound: one.bound) == one.fits, "\(one)") }
        for quota in Quota.allCases {
            #expect(quota.standard > 0 && quota.rawValue.hasPrefix("quota."))
            let sentence = QuotaRefusal(quota: quota, bound: 7).explanation
            #expect(sentence(.vi).contains("7") && sentence(.en).contains("7"))
        }
    }

    @Test(arguments: TestEngine.available)
    func sheetsOfManySchoolsWaitInNumberAndLength(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            try await bound(.loadsOfPerson, 2, world)
            try await bound(.rowsOfUnit, 5, world)
            let loader = Loader(
                database: world.database, clock: Clock { World.start }, blocking: BlockingPool(), logger: .silent)
            let office = try await world.browser("phong")
            func send(_ rows: Int) async throws {
                let code = world.city.schools[0][0].code
                let lines = (0..<rows).map { "\(code),Ngô Thị \($0),5/9/2019,Nữ,1A" }
                let text = (["Mã trường,Họ tên,Ngày sinh,Giới tính,Lớp"] + lines).joined(separator: "\n")
                await office.open("/loads")
                try await office.press(
                    "Gửi lên và xem trước", upload: ("file", Upload(name: "a.csv", bytes: Array(text.utf8))))
            }
            try await send(6)
            #expect(office.status == 422 && office.sees("có quá 5 dòng"), "\(office.words)")
            #expect(try await count("records_load", world) == 0, "what is refused leaves nothing")
            #expect(try await count("records_load_piece", world) == 0)
            for _ in 0..<2 {
                try await send(2)
                #expect(office.status == 200)
            }
            try await send(1)
            #expect(office.status == 422 && office.sees("Bạn đang có 2 tệp nhiều trường chưa xong"))
            let other = try await world.browser("so")
            await other.open("/loads")
            #expect(other.status == 200, "others are not bound by it")
            // One that is thrown away makes room.
            try await loader.round()
            await office.open("/loads")
            await office.open(try office.link("a.csv"))
            try await office.press("Bỏ tệp này")
            try await loader.round()
            try await send(1)
            #expect(office.status == 200 && office.path.hasPrefix("/loads/"), "\(office.words)")
            try await bound(.loadsOfPerson, 10, world)
            try await bound(.loadsOfUnit, 2, world)
            try await send(1)
            #expect(office.status == 422 && office.sees("Đơn vị đang có 2 tệp"))
        }
    }

    private func count(_ table: String, _ world: World) async throws -> Int {
        try await world.database.read { tx in
            table == "records_load"
                ? try tx.count("SELECT COUNT(*) AS n FROM records_load")
                : try tx.count("SELECT COUNT(*) AS n FROM records_load_piece")
        }
    }

    @Test(arguments: TestEngine.available)
    func photographsAreBounded(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            try await bound(.photosOfPersonInADay, 2, world)
            try await bound(.photosOfUnit, 3, world)
            let school = try await world.browser("truong")
            let pupils = try await world.database.read { tx in
                try tx.all(
                    """
                    SELECT pupil_id FROM records_placement WHERE valid_to IS NULL ORDER BY pupil_id LIMIT 4
                    """
                ) { try $0["pupil_id"] as String }
            }
            func put(_ pupil: Int) async throws {
                await school.open("/pupils/\(pupils[pupil])/photo/change")
                try await school.press(
                    "Tải ảnh lên", ["agreedBy": "Nguyễn Thị Mẹ", "agreedOn": "10/9/2023", "agreed": "yes"],
                    upload: ("file", Upload(name: "anh.png", bytes: TestPicture.png)))
            }
            for pupil in 0..<2 {
                try await put(pupil)
                #expect(school.sees("Đã lưu ảnh."))
            }
            try await put(2)
            #expect(school.status == 422 && school.sees("Hôm nay bạn đã tải lên 2 ảnh"))
            world.clock.move(to: World.start.adding(seconds: 86_400))
            try await bound(.photosOfPersonInADay, 100, world)
            let later = try await world.browser("truong")
            for (pupil, isTaken) in [(2, true), (3, false), (1, true)] {
                await later.open("/pupils/\(pupils[pupil])/photo/change")
                try await later.press(
                    "Tải ảnh lên", ["agreedBy": "Nguyễn Thị Mẹ", "agreedOn": "10/9/2023", "agreed": "yes"],
                    upload: ("file", Upload(name: "anh.png", bytes: TestPicture.png)))
                #expect(later.sees("Đã lưu ảnh.") == isTaken, "\(pupil): one in the place of another needs no room")
            }
            #expect(
                try await world.database.read { tx in try tx.count("SELECT COUNT(*) AS n FROM records_photo") } == 3)
        }
    }
}
