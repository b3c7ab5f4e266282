import Base
import Database
import Identity
import Logging
internal import Organisation
import TestKit
import Testing
import Transport
import Web

/// Every file that is sent in is looked at before anything reads it (ASVS 12.4.2).
@Suite(.serialized) struct FileGuardTests {
    private static let infected = Upload(
        name: "dữ liệu.csv", bytes: Array("Họ tên,Ngày sinh\n".utf8) + TestScanner.eicar)

    private func with(
        _ whenDown: FileGuard.WhenDown, logger: Logger = .silent, engine: TestEngine = .sqlite,
        _ body: (World, TestScanner) async throws -> Void
    ) async throws {
        let peer = try #require(try TestScanner())
        try peer.start()
        let files = FileGuard(
            try #require(FileScanner(peer.socket, patience: 5)), whenDown: whenDown, blocking: BlockingPool())
        try await World.with(engine, publishes: false, withPupils: true, logger: logger, files: files) { world in
            try await body(world, peer)
        }
    }

    /// Letters, sheets, lists of accounts and units, loads, photographs: each page with a field for a file refuses it.
    @Test(arguments: TestEngine.available)
    func infectedFilesAreRefusedOnEveryPage(engine: TestEngine) async throws {
        try await with(.refuse, engine: engine) { world, peer in
            let school = world.city.schools[0][0].id
            let pupil = try await world.database.read { tx in
                try tx.first("SELECT id FROM records_pupil ORDER BY id LIMIT 1") { try $0["id"] as String } ?? ""
            }
            let agreed = ["agreedBy": "Nguyễn Thị Mẹ", "agreedOn": "10/9/2023", "agreed": "yes"]
            let places: [(login: String, path: String, button: String, fields: [String: String])] = [
                ("so", "/letters/new", "Đọc văn bản", [:]), ("so", "/units/import", "Xem trước", [:]),
                ("quantri", "/accounts/import", "Xem trước", [:]), ("phong", "/loads", "Gửi lên và xem trước", [:]),
                ("truong", "/units/\(school)/pupils/import", "Xem trước", [:]),
                ("truong", "/units/\(school)/facilities/devices/import", "Xem trước", [:]),
                ("truong", "/pupils/\(pupil)/photo/change", "Tải ảnh lên", agreed),
            ]
            for place in places {
                let person =
                    place.login == "quantri"
                    ? try await world.administrator("quantri") : try await world.browser(place.login)
                await person.open(place.path)
                try await person.press(place.button, place.fields, upload: ("file", Self.infected))
                #expect(person.status == 422, "\(place.path)")
                #expect(
                    person.sees("Tệp “dữ liệu.csv” có mã độc nên không được nhận."), "\(place.path): \(person.words)")
            }
            #expect(try peer.seen().count == places.count)
            let logged = try await world.database.read { tx in
                try tx.all("SELECT changes FROM identity_audit WHERE action = 'refuse file'") {
                    try $0["changes"] as String
                }
            }
            #expect(logged.count == places.count && logged.allSatisfy { $0.contains("Eicar-Test-Signature") })
        }
    }

    @Test func cleanFilesGoIn() async throws {
        try await with(.refuse) { world, peer in
            let school = try await world.browser("truong")
            let pupil = try await world.database.read { tx in
                try tx.first("SELECT id FROM records_pupil ORDER BY id LIMIT 1") { try $0["id"] as String } ?? ""
            }
            await school.open("/pupils/\(pupil)/photo/change")
            try await school.press(
                "Tải ảnh lên", ["agreedBy": "Nguyễn Thị Mẹ", "agreedOn": "10/9/2023", "agreed": "yes"],
                upload: ("file", Upload(name: "anh.png", bytes: TestPicture.png)))
            #expect(school.sees("Đã lưu ảnh."))
            #expect(try peer.seen().map { Array($0) } == [TestPicture.png])
            // Whoever may not send is told so before anything is looked at.
            let other = try await world.browser("truong2")
            let form = try other.form("Đăng xuất")
            await other.post(
                "/accounts/import", FormValues([("form_mark", form.values["form_mark"] ?? "")]),
                upload: ("file", Self.infected))
            #expect(other.status == 404)
            #expect(try peer.seen().count == 1)
        }
    }

    /// While the scanner is away, files are refused or taken as the operator chose; both are in the server's log.
    @Test(arguments: FileGuard.WhenDown.allCases)
    func whileTheScannerIsAway(whenDown: FileGuard.WhenDown) async throws {
        let lines = LogLines()
        try await with(whenDown, logger: lines.logger) { world, peer in
            let school = try await world.browser("truong")
            let place = "/units/\(world.city.schools[0][0].id)/pupils/import"
            let sheet = Upload(name: "a.csv", bytes: Array("Họ tên,Ngày sinh,Giới tính,Lớp\n".utf8))
            for way in ["silent", "stream: nonsense", "hangup", ""] {
                try peer.behaves(way)
                if way.isEmpty { peer.stop() }
                if way == "silent" { continue }
                await school.open(place)
                try await school.press("Xem trước", upload: ("file", sheet))
                #expect(school.sees("Chưa kiểm tra được mã độc") == (whenDown == .refuse), "\(way): \(school.words)")
                #expect(
                    lines.last("the scanner gave no verdict")?.contains(whenDown == .refuse ? "refused" : "accepted")
                        == true)
            }
        }
    }
}
