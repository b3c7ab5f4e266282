import Base
import Database
import Sheets
import TestKit
import Testing
import Web

@testable import Files
@testable import Identity
@testable import Organisation

/// Lists of accounts as units really have them: in old encodings, and long.
@Suite(.serialized) struct AccountImportTests {
    private func administrator(_ world: World) async throws -> PageBrowser {
        let browser = try await world.administrator("quantri")
        await browser.open("/accounts/import")
        return browser
    }

    /// "Nguyễn Bỉnh Khiêm" as three programs of old write it.
    private static let names: [(String, [UInt8])] = [
        (
            "windows-1258",
            [
                0x4E, 0x67, 0x75, 0x79, 0xEA, 0xDE, 0x6E, 0x20, 0x42, 0x69, 0xD2, 0x6E, 0x68, 0x20, 0x4B, 0x68, 0x69,
                0xEA, 0x6D,
            ]
        ),
        (
            "tcvn3",
            [0x4E, 0x67, 0x75, 0x79, 0xD4, 0x6E, 0x20, 0x42, 0xD8, 0x6E, 0x68, 0x20, 0x4B, 0x68, 0x69, 0xAA, 0x6D]
        ),
    ]

    private static func list(_ name: [UInt8]) -> [UInt8] {
        var bytes = Array("login,name\n".utf8)
        for number in 1...5 { bytes += Array("nguoi\(number),".utf8) + name + Array("\n".utf8) }
        return bytes
    }

    @Test(arguments: TestEngine.available)
    func oldEncodingsAreReadOrRefusedWithTheReason(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            let browser = try await administrator(world)
            let wide = "\u{FEFF}login,name\nrong1,Nguyễn Bỉnh Khiêm\n".utf16.flatMap {
                [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)]
            }
            for (name, bytes) in [("windows-1258", Self.list(Self.names[0].1)), ("utf-16", wide)] {
                await browser.open("/accounts/import")
                try await browser.press("Xem trước", upload: ("file", Upload(name: "ds.csv", bytes: bytes)))
                #expect(browser.status == 200 && browser.sees("Nguyễn Bỉnh Khiêm"), "\(name): \(browser.words)")
            }
            await browser.open("/accounts/import")
            try await browser.press(
                "Xem trước", upload: ("file", Upload(name: "ds.csv", bytes: Self.list(Self.names[1].1))))
            #expect(browser.status == 422 && browser.sees("TCVN3"))
        }
    }

    @Test(arguments: TestEngine.available)
    func aLongListIsCountedAndShowsWhatIsRefused(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            let browser = try await administrator(world)
            var text = "login,name,role\n"
            for number in 1...2_000 {
                text += "dai\(number),Nguyễn Văn \(number),\(number == 1_999 ? "vua" : "staff")\n"
            }
            try await browser.press("Xem trước", upload: ("file", Upload(name: "ds.csv", bytes: Array(text.utf8))))
            #expect(browser.sees("Thêm mới 1.999, cập nhật 0, không đổi 0, cần sửa 1.") && browser.sees("dai1999"))
            #expect(browser.html.utf8.count < 300_000, "the page stays one that a phone can hold")
            let made = try await world.database.read { tx in
                try tx.count("SELECT COUNT(*) AS n FROM identity_account WHERE login LIKE 'dai%'")
            }
            #expect(made == 0, "a check writes nothing")
        }
    }

    /// Every kind of wrong row beside right ones: each is told for itself, and the right ones are taken in.
    @Test(arguments: TestEngine.available)
    func everyRowIsAnsweredForItself(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            let browser = try await administrator(world)
            let school = world.city.schools[0][0].code
            let rows = [
                "moi.mot,Nguyễn Văn Một,mot@truong.example,\(school),staff", "moi.hai,Nguyễn Văn Hai,,,viewer",
                "moi.mot,Nguyễn Văn Một,,\(school),staff", "moi.ba,Ba,,KHONG-CO,staff", "moi.tu,Tư,,\(school),vua",
                "moi.nam,Năm,,\(school),departmentOfficial", "truong,Sáu,,\(school),staff",
                "truong,Người truong,,\(school),head", "moi.bay,,,\(school),staff", "Có Dấu,Tám,,\(school),staff",
                "moi.chin,Chín,khong-phai-thu,\(school),staff", "moi.muoi,\(String(repeating: "Dài ", count: 40)),,,",
            ]
            let file = Upload(
                name: "ds.csv", bytes: Array((["login,name,email,unit,role"] + rows).joined(separator: "\n").utf8))
            try await browser.press("Ghi các dòng đúng", upload: ("file", file))
            #expect(browser.sees("Thêm mới 2, cập nhật 0, không đổi 0, cần sửa 10."), "\(browser.words)")
            for why in [
                "ở một dòng trên", "Không có đơn vị mã này", "Không có vai trò “vua”", "Đơn vị này không có vai trò đó",
                "đã có người dùng", "Ghi họ và tên", "chữ thường không dấu", "không đúng dạng", "dài nhất 100 ký tự",
            ] { #expect(browser.sees(why), "\(why)") }
            let made = try await made(world)
            #expect(made.accounts == ["moi.hai", "moi.mot"] && made.roles == ["staff", "viewer"])
            #expect(made.logged == 4 && made.links == 1 && made.letters == ["moi.mot"])
            try await browser.press("Ghi các dòng đúng", upload: ("file", file))
            #expect(
                browser.sees("Thêm mới 0, cập nhật 0, không đổi 2, cần sửa 10."), "the same list twice changes nothing")
            try await browser.press("Tải kết quả từng dòng (CSV)", upload: ("file", file))
            let lines = String(decoding: browser.response.body, as: UTF8.self).split(separator: "\r\n")
            #expect(lines.count == rows.count + 1 && lines.last?.contains("dài nhất 100 ký tự") == true)
        }
    }

    private struct Made: Sendable {
        let accounts: [String]
        let roles: [String]
        let logged: Int
        let links: Int
        let letters: [String]
    }

    private func made(_ world: World) async throws -> Made {
        try await world.database.read { tx in
            let mine: SQL = "SELECT id FROM identity_account WHERE login LIKE 'moi.%'"
            return Made(
                accounts: try tx.all("SELECT login FROM identity_account WHERE login LIKE 'moi.%' ORDER BY login") {
                    try $0["login"]
                },
                roles: try tx.all("SELECT role FROM identity_grant WHERE account_id IN (\(mine)) ORDER BY role") {
                    try $0["role"]
                },
                logged: try tx.count("SELECT COUNT(*) AS n FROM identity_audit WHERE subject_id IN (\(mine))"),
                links: try tx.count("SELECT COUNT(*) AS n FROM identity_link WHERE account_id IN (\(mine))"),
                letters: try tx.all(
                    """
                    SELECT a.login FROM outbox_message m JOIN identity_account a ON a.id = m.person_id
                    JOIN outbox_delivery d ON d.message_id = m.id AND d.channel = 'mail' WHERE a.id IN (\(mine))
                    """
                ) { try $0["login"] })
        }
    }

    /// However long the list is, a thousand rows of it take some statements, and what is held is a thousand rows.
    @Test(arguments: TestEngine.available)
    func aThousandRowsTakeADozenStatements(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            func statements(_ count: Int, _ mark: String) async throws -> Int {
                var text = "login,name,email\n"
                for number in 1...count { text += "\(mark)\(number),Nguyễn Văn \(number),\(mark)\(number)@a.example\n" }
                let bytes = Array(text.utf8)
                return try await world.database.write { tx in
                    let permit = try Permit<ManageAccounts>.demonstration(
                        "quantri", tree: OrganisationTree(), at: World.start, in: tx)
                    let before = tx.statements
                    let table = try Table.read(bytes: bytes, name: "ds.csv", headings: AccountSheet.map)
                    let report = try AccountSheet.take(table, "ds.csv", try permit.on(permit.scope, in: tx), tx)
                    #expect(report.count { $0 == .added } == count)
                    return tx.statements - before
                }
            }
            let (one, four) = (try await statements(1_000, "it"), try await statements(4_000, "nhieu"))
            #expect(four - one <= 3 * 12, "\(one) statements for a thousand, \(four) for four thousand")
        }
    }

    /// What a list made is taken back as long as nobody has used it: accounts, roles, links and letters not yet sent.
    @Test(arguments: TestEngine.available)
    func aListIsTakenBack(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            let browser = try await administrator(world)
            func take(_ login: String) async throws {
                await browser.open("/accounts/import")
                let text = "login,name,email\n\(login),Nguyễn Văn Hai,\(login)@truong.example\n"
                try await browser.press(
                    "Ghi các dòng đúng", upload: ("file", Upload(name: "\(login).csv", bytes: Array(text.utf8))))
                #expect(browser.sees("Thêm mới 1"))
                await browser.open("/accounts/import")
            }
            try await take("moi.hai")
            #expect(try await made(world).links == 1)
            try await browser.press("Hoàn tác")
            #expect(browser.sees("Đã hoàn tác lần nhập.") && browser.sees("đã hoàn tác"), "\(browser.words)")
            let after = try await made(world)
            #expect(after.accounts.isEmpty && after.roles.isEmpty && after.links == 0)
            let waiting = try await world.database.read { tx in
                try tx.count(
                    """
                    SELECT COUNT(*) AS n FROM outbox_message
                    WHERE title_vi LIKE '%tài khoản%' AND expires_at > \(World.start)
                    """)
            }
            #expect(waiting == 0, "no letter about an account that is no more")
            try await take("moi.ba")
            try await world.database.write { tx in
                try tx.run("UPDATE identity_account SET last_seen_at = \(World.start) WHERE login = 'moi.ba'")
            }
            try await browser.press("Hoàn tác")
            #expect(browser.status == 409 && browser.sees("không hoàn tác được nữa"), "\(browser.words)")
            #expect(try await made(world).accounts == ["moi.ba"])
        }
    }

    @Test func aRefusedRoleKeepsWhatWasTyped() async throws {
        try await World.with(.sqlite, publishes: false) { world in
            let browser = try await administrator(world)
            let id = try await world.database.read { tx in
                try tx.first("SELECT id FROM identity_account WHERE login = 'giaovien'") { try $0["id"] as String }
                    ?? ""
            }
            await browser.open("/accounts/\(id)")
            try await browser.press(
                "Giao vai trò", ["role": "viewer", "unit": "khong-co", "from": "1/10/2023", "to": "31/12/2023"])
            #expect(browser.status == 422)
            let form = try browser.form("Giao vai trò")
            #expect(
                ["role", "unit", "from", "to"].map { form.values[$0] } == [
                    "viewer", "khong-co", "1/10/2023", "31/12/2023",
                ])
        }
    }
}
