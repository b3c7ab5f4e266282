import Base
import Database
import Identity
import Organisation
import TestKit
import Testing
import Web

/// Rooms, machines and rounds as people use them.
@Suite(.serialized) struct FacilitiesTests {
    /// The first school of the world is a preschool; the head of a primary school is made here.
    private func with(_ engine: TestEngine, _ body: (World, PageBrowser, String) async throws -> Void) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let browser = try await world.browser("truong")
            try await body(world, browser, "/units/\(world.city.schools[0][0].id)/facilities")
        }
    }

    /// A head adds a room and a machine, sees what is wrong with a bad form, moves the machine and finds both days.
    @Test(arguments: TestEngine.available)
    func aRoomAndAMachine(engine: TestEngine) async throws {
        try await with(engine) { world, browser, own in
            await browser.open("/facilities")
            #expect(browser.path == own && browser.sees("Máy tính hoạt động"))
            await browser.open(own + "/rooms/new")
            try await browser.press("Thêm phòng", ["code": "Phòng 9", "name": ""])
            #expect(browser.status == 422 && browser.sees("Ghi tên phòng.") && browser.html.contains("Phòng 9"))
            try await browser.press(
                "Thêm phòng", ["code": "tin9", "name": "Phòng <b>máy</b>", "kind": "informatics", "from": "1/9/2023"])
            #expect(browser.sees("Đã lưu phòng.") && browser.sees("Phòng <b>máy</b>"))
            await browser.open(own + "/rooms?q=may&kind=informatics")
            let room = try browser.link("TIN9").split(separator: "/").last.map(String.init) ?? ""
            await browser.open(own + "/devices/new")
            try await browser.press(
                "Thêm thiết bị",
                ["tag": "may-1", "kind": "desktop", "name": "Máy thử", "room": room, "from": "1/9/2023"])
            #expect(browser.sees("Đã lưu thiết bị."))
            await browser.open(own + "/devices/new")
            try await browser.press("Thêm thiết bị", ["tag": "MAY-1", "kind": "desktop", "name": "Máy khác"])
            #expect(browser.status == 422 && browser.sees("Trường đã có thiết bị mang mã này."))
            await browser.open(own + "/devices?room=\(room)")
            await browser.open(try browser.link("MAY-1"))
            let device = browser.path
            try await browser.press("Lưu", ["state": "broken", "from": "10/9/2023"])
            #expect(browser.sees("Đã lưu thiết bị.") && browser.sees("Hỏng"))
            await browser.open(device)
            try await browser.press("Lưu", ["state": "working", "from": "2/9/2023"])
            #expect(browser.status == 422 && browser.sees("Đã có thay đổi từ ngày 10/9/2023"))
            for (day, state) in [("5/9/2023", "working"), ("10/9/2023", "broken")] {
                await browser.open(own + "/devices?q=may-1&day=\(day)&state=\(state)")
                #expect(browser.sees("1 thiết bị"), "\(day)")
            }
            await browser.open(own + "/devices?q=may-1&day=31/8/2023")
            #expect(browser.sees("Không có thiết bị nào khớp."))
        }
    }

    /// A round on a phone: several tags at once, twice the same, one of nobody, one taken back; left, resumed, closed.
    @Test(arguments: TestEngine.available)
    func aRoundIsTaken(engine: TestEngine) async throws {
        try await with(engine) { world, browser, own in
            await browser.open(own + "/devices?sort=tag")
            let tags = try await world.database.read { tx in
                try tx.all("SELECT tag FROM facilities_device ORDER BY tag") { try $0["tag"] as String }
            }
            await browser.open(own + "/rounds")
            try await browser.press("Mở đợt kiểm kê")
            let round = browser.path.split(separator: "?").first.map(String.init) ?? ""
            #expect(browser.sees("Đã thấy 0 trên \(tags.count) thiết bị"))
            try await browser.press("Ghi nhận", ["tag": ""])
            #expect(browser.status == 422 && browser.sees("Quét hoặc gõ mã thiết bị."))
            #expect(browser.sees("Chọn phòng trước."))
            let room = try await world.database.read { tx in
                try tx.first("SELECT id FROM facilities_room WHERE code = 'VP01'") { try $0["id"] as String } ?? ""
            }
            try await browser.press("Ghi nhận", ["room": room, "tag": "\(tags[0].lowercased()) \(tags[0]), LA-77"])
            #expect(browser.sees("Mã lạ") && browser.sees("Đã thấy 1 trên \(tags.count) thiết bị"))
            let teacher = try await world.browser("giaovien")
            await teacher.open(own + "/rounds")
            try await teacher.press("Mở đợt kiểm kê")
            #expect(teacher.path.hasPrefix(round) && teacher.sees("chưa kết thúc"))
            try await teacher.press("Bỏ")
            #expect(teacher.sees("Đã bỏ mã vừa quét nhầm."))
            try await teacher.press("Ghi nhận", ["room": room, "tag": "LA-77 \(tags[0])"])
            try await teacher.press("Kết thúc và cập nhật sổ")
            #expect(teacher.sees("Biên bản kiểm kê") && teacher.sees("LA-77") && teacher.sees("Không thấy"))
            let missing = try await world.database.read { tx in
                try tx.count(
                    "SELECT COUNT(*) AS n FROM facilities_device_span WHERE state = 'missing' AND valid_to IS NULL")
            }
            #expect(missing == tags.count - 1)
            let mark = try browser.form("Đăng xuất").values["form_mark"] ?? ""
            await browser.post(
                round + "/scans", FormValues([("form_mark", mark), ("room", room), ("tag", tags[1])]))
            #expect(browser.status == 409 && browser.sees("Đợt kiểm kê này đã kết thúc."))
            await browser.open(round + "/khue.xlsx")
            #expect(browser.status == 200)
        }
    }

    /// Superiors drill down from the overview to a school's list and may not write there.
    @Test func superiorsLookAndDoNotWrite() async throws {
        try await with(.sqlite) { world, _, own in
            for login in ["so", "phong", "xem"] {
                let browser = try await world.browser(login)
                await browser.open("/facilities")
                #expect(browser.path == "/facilities/schools" && browser.sees("Cần mua"), "\(login)")
                await browser.open(own + "/informatics")
                #expect(browser.status == 200 && !browser.sees("Lưu phòng của các lớp"))
                await browser.open(own + "/rooms/new")
                #expect(browser.status == 404)
                await browser.open("/facilities/purchases/khue.xlsx")
                #expect(browser.status == 200)
            }
            let other = try await world.browser("truong2")
            await other.open("/facilities/schools")
            #expect(other.status == 200 && !other.sees(world.city.schools[0][0].name))
        }
    }

    /// A sheet with a wrong row: what it would do, then the good row goes in; a stranger to the school is not told.
    @Test(arguments: TestEngine.available)
    func aSheetIsLookedAtThenTaken(engine: TestEngine) async throws {
        try await with(engine) { world, browser, own in
            let text = "Mã phòng,Tên phòng,Loại phòng\nX1,Phòng mới,Phòng học\nX2,Phòng lạ,Hầm rượu\n"
            let upload = Upload(name: "phong.csv", bytes: Array(text.utf8))
            await browser.open(own + "/rooms/import")
            try await browser.press("Xem trước", upload: ("file", upload))
            #expect(browser.sees("Thêm mới 1, cập nhật 0, không đổi 0, cần sửa 1") && browser.sees("Hầm rượu"))
            await browser.open(own + "/rooms?q=phong moi")
            #expect(browser.sees("Không có phòng nào khớp."))
            await browser.open(own + "/rooms/import")
            try await browser.press("Ghi các dòng đúng", upload: ("file", upload))
            await browser.open(own + "/rooms?q=phong moi")
            #expect(browser.sees("X1"))
            await browser.open(own + "/rooms/import")
            try await browser.press("Ghi các dòng đúng", upload: ("file", upload))
            #expect(browser.sees("không đổi 1, cần sửa 1"))
            await browser.open(own + "/rooms/import")
            try await browser.press("Hoàn tác")
            #expect(browser.sees("Đã hoàn tác lần nhập."))
            await browser.open(own + "/rooms?q=phong moi")
            #expect(browser.sees("Không có phòng nào khớp."))
            await browser.open(own + "/rooms/import")
            try await browser.press(
                "Ghi các dòng đúng", upload: ("file", Upload(name: "hong.xlsx", bytes: [80, 75, 3, 4, 0])))
            #expect(browser.status == 422)
        }
    }
}
