import Base
import Database
import TestKit
import Testing
import Web

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

    @Test func oldEncodingsAreReadOrRefusedWithTheReason() async throws {
        try await World.with(.sqlite, publishes: false) { world in
            let browser = try await administrator(world)
            let wide = "\u{FEFF}login,name\nrong1,Nguyễn Bỉnh Khiêm\n".utf16.flatMap {
                [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)]
            }
            for (name, bytes) in [("windows-1258", Self.list(Self.names[0].1)), ("utf-16", wide)] {
                await browser.open("/accounts/import")
                try await browser.press("Kiểm tra tệp", upload: ("file", Upload(name: "ds.csv", bytes: bytes)))
                #expect(browser.status == 200 && browser.sees("Nguyễn Bỉnh Khiêm"), "\(name): \(browser.words)")
            }
            await browser.open("/accounts/import")
            try await browser.press(
                "Kiểm tra tệp", upload: ("file", Upload(name: "ds.csv", bytes: Self.list(Self.names[1].1))))
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
            try await browser.press("Kiểm tra tệp", upload: ("file", Upload(name: "ds.csv", bytes: Array(text.utf8))))
            #expect(browser.sees("1.999 dòng thêm, 0 đã có, 1 bị từ chối.") && browser.sees("dai1999"))
            #expect(browser.html.utf8.count < 300_000, "the page stays one that a phone can hold")
            let made = try await world.database.read { tx in
                try tx.count("SELECT COUNT(*) AS n FROM identity_account WHERE login LIKE 'dai%'")
            }
            #expect(made == 0, "a check writes nothing")
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
