import Base
import Database
import Foundation
import Identity
import Organisation
import TestKit
import Testing
import Web

@testable import Files

/// Files that attackers send, through every page that takes one, looked at and taken in; then every page and every sheet
/// that can be fetched is looked at again (ASVS 12, 5.2.2, 5.3.10, 5.5.2).
@Suite(.serialized) struct UploadAttackTests {
    private static let people = ["so", "truong", "quantri"]

    @Test(arguments: TestEngine.available)
    func everyPageWithstandsWhatIsSentToIt(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            _ = try await world.family()
            let mark = "khue-\(UUID().uuidString)"
            let room = try await world.database.read { tx in
                try tx.first("SELECT name FROM records_class ORDER BY name_sort LIMIT 1") { try $0["name"] as String }
            }
            let hostile = HostileFiles.all() + Self.breakingOut(mark)
            let sheets = HostileFiles.sheets(room: room ?? "", above: world.city.districts[0].code).map {
                ($0.name, Array($0.text.utf8))
            }
            var (reached, known): (Set<String>, Set<String>) = ([], [])
            var walkers: [FormWalker] = []
            for login in Self.people {
                let browser =
                    login == "quantri" ? try await world.administrator(login) : try await world.browser(login)
                let walker = FormWalker(login, browser, world)
                walkers.append(walker)
                for form in await walker.forms(&known) where !form.files.isEmpty {
                    reached.insert(form.pattern)
                    for (name, bytes) in hostile + sheets { await Self.send(bytes, as: name, form, walker) }
                }
            }
            #expect(reached.count >= 8, "\(reached.sorted())")
            var (shown, fetched) = (0, 0)
            for walker in walkers {
                _ = await walker.walk(times: 2) { path in
                    shown += walker.browser.html.contains("&lt;script&gt;alert") ? 1 : 0
                    fetched += walker.isSheet || walker.isWorkbook ? 1 : 0
                    for fault in walker.faults() { Issue.record("\(walker.login) \(path): \(fault)") }
                }
            }
            #expect(shown > 4 && fetched > 4, "shown on \(shown) pages, \(fetched) sheets fetched")
            let taken = try await Self.taken(world)
            #expect(taken >= 4, "\(taken): the sheets were taken in, or the test shows nothing")
            for place in ["/tmp/\(mark)", "/\(mark)", FileManager.default.currentDirectoryPath + "/\(mark)"] {
                #expect(!FileManager.default.fileExists(atPath: place), "\(place)")
            }
        }
    }

    /// Names of files and of parts of archives that lead elsewhere.
    private static func breakingOut(_ mark: String) -> [(name: String, bytes: [UInt8])] {
        let right = HostileFiles.workbook(
            start: "", cell: "A", more: [("../../../../tmp/\(mark)", "x"), ("/tmp/\(mark)", "x")])
        return [
            ("../../../../../tmp/\(mark)", Array("login,name\n".utf8)), ("ds.xlsx", HostileFiles.escaping(of: mark)),
            ("ds.xlsx", right), ("a\r\nset-cookie: x=y.csv", Array("login,name\nai,Ai\n".utf8)),
            ("\(HostileFiles.markup).csv", Array("login,name\nai,Ai\n".utf8)),
            ("$(touch /tmp/\(mark)).pdf", Array("%PDF-1.4 `touch /tmp/\(mark)`".utf8)),
        ]
    }

    /// Looks at it and takes it in, as far as the page lets one.
    private static func send(_ bytes: [UInt8], as name: String, _ form: FoundForm, _ walker: FormWalker) async {
        let values = form.filled(with: "Nội dung", fits: true)
        let wishes = form.names.contains("do") ? ["check", "apply"] : [""]
        for wish in wishes {
            let sent = wish.isEmpty ? values : values.setting("do", to: wish)
            for field in form.files {
                await walker.browser.post(form.action, sent, upload: (field, Upload(name: name, bytes: bytes)))
                for fault in walker.faults() {
                    Issue.record("\(walker.login) \(form.pattern) \(name.prefix(20)) \(wish): \(fault)")
                }
            }
        }
    }

    /// In how many kinds of record the markup of the sheets stands now.
    private static func taken(_ world: World) async throws -> Int {
        let pattern = "%<script>alert(1)%"
        return try await world.database.read { tx in
            let questions: [SQL] = [
                "SELECT 1 AS n FROM identity_account WHERE name LIKE \(pattern)",
                "SELECT 1 AS n FROM records_pupil_identity WHERE birthplace LIKE \(pattern)",
                "SELECT 1 AS n FROM facilities_room_span WHERE name LIKE \(pattern)",
                "SELECT 1 AS n FROM facilities_device WHERE name LIKE \(pattern)",
                "SELECT 1 AS n FROM organisation_unit WHERE name LIKE \(pattern)",
            ]
            return try questions.count { try tx.exists($0) }
        }
    }
}
