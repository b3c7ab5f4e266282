import Base
import Database
import Identity
import Organisation
internal import Organisation
import TestKit
import Testing
import Web

/// Records of one child at two schools: who sees what of whom, who decides, and that it can be parted, on both engines.
@Suite(.serialized) struct JoinPagesTests {
    private static let again = "Đúng là một em, gộp hai hồ sơ"
    private static let list = "/joins?doubtful=yes"
    private static let why = ["reason": "Mẹ nói em học ở trường khác trước đây"]

    /// A child whom two schools of two districts have written down each by itself.
    private struct Twins {
        let left: PageBrowser
        let right: PageBrowser
        let leftRecord: String
        let rightRecord: String
        let leftName: String
        let rightName: String
    }

    private func add(
        _ name: String, on day: String, at school: PageBrowser, of unit: Organisation.Unit
    ) async throws -> String {
        await school.open("/units/\(unit.id)/classes")
        let grade = ["17", "01"].first { school.html.contains("value=\"\($0)\"") } ?? "10"
        try await school.press("Thêm lớp", ["name": "1K", "grade": grade])
        await school.open("/units/\(unit.id)/pupils/new")
        let seat = try #require(school.html.firstMatch(of: /value="([0-9a-f-]{36})"[^>]*>1K/)?.1)
        try await school.press(
            "Lưu", ["name": name, "born": "2/9/2017", "sex": "02", "class": String(seat), "day": day])
        return String(school.path.prefix { $0 != "?" })
    }

    private func twins(_ world: World) async throws -> Twins {
        let (first, second) = (world.city.schools[0][0], world.city.schools[1][0])
        let left = try await world.browser("truong")
        let right = try await world.browser("truong2")
        let leftRecord = try await add("Đỗ Sao Khuê", on: "5/9/2023", at: left, of: first)
        let asked = try await add("Đỗ Sao Khuể", on: "11/9/2023", at: right, of: second)
        #expect(asked.hasSuffix("/new") || asked.hasSuffix("/pupils"))
        #expect(right.status == 409 && right.sees("Một trường khác trong thành phố có học sinh cùng tên"))
        let id = leftRecord.split(separator: "/").last.map(String.init) ?? "?"
        #expect(!right.html.contains(id) && !right.sees("Đỗ Sao Khuê") && !right.sees(first.name))
        try await right.press("Lưu", ["another": "yes"])
        #expect(right.sees("Đã thêm học sinh."))
        return Twins(
            left: left, right: right, leftRecord: leftRecord, rightRecord: String(right.path.prefix { $0 != "?" }),
            leftName: first.name, rightName: second.name)
    }

    private struct Way: Equatable {
        let pupil: String
        let from: Day
        let to: Day?
    }

    private func ways(_ world: World) async throws -> [Way] {
        try await world.database.read { tx in
            try tx.all(
                """
                SELECT p.pupil_id, p.valid_from, p.valid_to FROM records_placement p
                JOIN records_pupil s ON s.id = p.pupil_id WHERE s.name_fold = 'do sao khue' ORDER BY p.valid_from
                """
            ) { row in
                let pupil: String = try row["pupil_id"]
                return Way(pupil: "/pupils/" + pupil, from: try row["valid_from"], to: try row["valid_to"])
            }
        }
    }

    private func looks(_ world: World) async throws -> [String] {
        try await world.database.read { tx in
            try tx.all(
                "SELECT subject_id FROM identity_audit WHERE action = 'read sensitive' AND detail = 'join' ORDER BY id"
            ) { "/pupils/" + (try $0["subject_id"] as String) }
        }
    }

    @Test(arguments: TestEngine.available)
    func bothSchoolsAgreeAndItIsTakenBack(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            let twins = try await twins(world)
            let (left, right) = (twins.left, twins.right)
            let before = try await ways(world)
            await left.open("/joins")
            #expect(!left.sees("Đỗ Sao Khuê"), "a name and a day alone are doubtful")
            await left.open(Self.list)
            #expect(left.sees("Đỗ Sao Khuê") && left.sees("Một trường khác trong thành phố"))
            await left.open(try left.link("So hai hồ sơ"))
            #expect(left.sees("Đỗ Sao Khuê") && left.sees("Chưa được xem") && !left.sees(Self.again))
            #expect(!left.sees("Đỗ Sao Khuể") && !left.sees(twins.rightName))
            try await left.press("Hỏi trường kia")
            #expect(left.status == 422 && left.sees("Ghi vì sao trường cho là một em."))
            try await left.press("Hỏi trường kia", Self.why)
            #expect(left.sees("Chờ trường kia trả lời") && !left.sees(Self.again) && !left.sees(twins.rightName))
            let answer = try left.form("Rút yêu cầu").action

            for login in ["thpt", "phong", "phong2"] {
                let other = try await world.browser(login)
                await other.open(Self.list + "&year=2017")
                #expect(other.status == 200 && !other.sees("Sao Khu"), "\(login)")
                await other.open(String(answer.dropLast("/answer".count)))
                #expect(other.status == 404, "\(login)")
                await other.open("/units")
                let mark = try other.form("Đăng xuất").values["form_mark"] ?? ""
                await other.post(answer, FormValues([("form_mark", mark), ("state", "done")]))
                #expect(other.status == 404, "\(login)")
            }
            let mark = try left.form("Đăng xuất").values["form_mark"] ?? ""
            await left.post(answer, FormValues([("form_mark", mark), ("state", "done")]))
            #expect(left.status == 409, "nobody agrees with themselves")

            await right.open("/messages")
            await right.open(try right.link("Trường khác hỏi"))
            #expect(!right.sees("Đỗ Sao Khu"), "the letter names no child")
            await right.open(try right.link("Mở việc này"))
            #expect(right.path == answer.replacing("/answer", with: ""))
            #expect(right.sees("Đỗ Sao Khuể") && right.sees("Đỗ Sao Khuê") && right.sees(twins.leftName))
            #expect(right.sees("Mẹ nói em học ở trường khác trước đây") && right.sees("1K"))
            #expect(try await looks(world) == [twins.leftRecord], "a look at another school's record is written down")
            try await right.press(Self.again)
            #expect(right.sees("Đã gộp"))
            let joined = try await ways(world)
            #expect(joined.map(\.pupil) == [twins.rightRecord, twins.rightRecord])
            #expect(joined.first?.to == joined.last?.from && joined.last?.to == nil)
            await left.open(twins.leftRecord)
            #expect(left.status == 404)
            await right.open(twins.rightRecord)
            #expect(right.sees(twins.leftName), "the way through both schools")

            await left.open("/messages")
            #expect(left.sees("Hai hồ sơ của một em đã được gộp"))
            await left.open("/joins")
            await left.open(try left.link("Xem", under: "/joins/"))
            try await left.press("Tách lại")
            #expect(left.sees("Đã tách lại"))
            #expect(try await ways(world) == before)
            await left.open(twins.leftRecord)
            #expect(left.status == 200)
            let notes = try await world.database.read { tx in
                try tx.count("SELECT COUNT(*) AS n FROM identity_audit WHERE action = 'join pupils'")
            }
            #expect(notes == 6, "asked, done and parted, in the history of each record")
            await left.open(twins.leftRecord)
            #expect(left.sees("Gộp hồ sơ giữa hai trường"))
        }
    }

    @Test(arguments: TestEngine.available)
    func twoChildrenNeedAReasonAndTheSuperiorOfBothDecides(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            let twins = try await twins(world)
            await twins.left.open(Self.list)
            await twins.left.open(try twins.left.link("So hai hồ sơ"))
            try await twins.left.press("Hai em khác nhau")
            #expect(twins.left.status == 422 && twins.left.sees("Ghi vì sao là hai em."))
            try await twins.left.press("Hai em khác nhau", ["answer": "Khác cha mẹ"])
            #expect(twins.left.sees("Khác cha mẹ"))
            await twins.right.open(Self.list)
            #expect(!twins.right.html.contains("/joins/pair"), "nobody is asked again")

            let official = try await world.browser("so")
            await official.open("/joins")
            #expect(official.sees(twins.leftName) && official.sees(twins.rightName))
            await official.open(try official.link("So hai hồ sơ", under: "/joins/"))
            #expect(official.sees("Khác cha mẹ") && official.sees("Đỗ Sao Khuê") && official.sees("Đỗ Sao Khuể"))
            try await official.press(Self.again)
            #expect(official.sees("Đã gộp"))
            #expect(Set(try await ways(world).map(\.pupil)) == [twins.rightRecord])
            for school in [twins.left, twins.right] {
                await school.open("/messages")
                #expect(school.sees("Hai hồ sơ của một em đã được gộp"), "both hear of what a superior did")
            }
            try await official.press("Tách lại")
            await official.open(Self.list + "&year=2017")
            #expect(official.sees("Đỗ Sao Khuê") && official.sees("Đỗ Sao Khuể"))
            await official.open(try official.link("So hai hồ sơ", under: "/joins/pair"))
            try await official.press(Self.again)
            #expect(Set(try await ways(world).map(\.pupil)) == [twins.rightRecord])
        }
    }

    /// Three schools, one after the other, have written down the same child.
    @Test(arguments: TestEngine.available)
    func aThirdSchoolHoldsTheSameChild(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            let twins = try await twins(world)
            let third = try await world.browser("thpt")
            _ = try await add("Đỗ Sao Khuê", on: "18/9/2023", at: third, of: world.city.direct[0])
            try await third.press("Lưu", ["another": "yes"])
            let thirdRecord = String(third.path.prefix { $0 != "?" })
            let before = try await ways(world)
            #expect(before.count == 3)

            // The first school asks both others; the second agrees before the third has answered.
            for _ in 0..<2 {
                await twins.left.open(Self.list)
                await twins.left.open(try twins.left.link("So hai hồ sơ", under: "/joins/pair"))
                try await twins.left.press("Hỏi trường kia", Self.why)
            }
            for school in [twins.right, third] {
                await school.open("/joins")
                await school.open(try school.link("So hai hồ sơ", under: "/joins/"))
                #expect(school.sees(twins.leftName))
            }
            try await twins.right.press(Self.again)
            try await third.press(Self.again)
            #expect(third.status == 409, "nobody is left to answer")
            await third.open("/messages")
            #expect(third.sees("Câu hỏi gộp hồ sơ đã được rút"))

            // The third one finds the joined record and asks about the whole.
            await third.open(Self.list)
            await third.open(try third.link("So hai hồ sơ", under: "/joins/pair"))
            try await third.press("Hỏi trường kia", Self.why)
            await twins.right.open("/joins")
            await twins.right.open(try twins.right.link("So hai hồ sơ", under: "/joins/"))
            try await twins.right.press(Self.again)
            #expect(try await ways(world).map(\.pupil) == [thirdRecord, thirdRecord, thirdRecord])
            #expect(try await ways(world).map(\.to) == [before[1].from, before[2].from, nil])

            // What was joined last comes apart first; then all is as it was.
            await twins.left.open("/joins")
            await twins.left.open(try twins.left.done())
            try await twins.left.press("Tách lại")
            #expect(twins.left.status == 409 && twins.left.sees("tách lần gộp sau trước"))
            await third.open("/joins")
            await third.open(try third.done())
            try await third.press("Tách lại")
            await twins.left.open("/joins")
            await twins.left.open(try twins.left.done())
            try await twins.left.press("Tách lại")
            #expect(try await ways(world) == before)
        }
    }

    @Test(arguments: TestEngine.available)
    func theLogKeepsWhoTookAList(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            let school = try await world.browser("truong")
            let unit = world.city.schools[0][0]
            _ = try await add("Đỗ Sao Khuê", on: "5/9/2023", at: school, of: unit)
            await school.open("/units/\(unit.id)/pupils/khue.xlsx?q=sao")
            await school.open("/units/\(unit.id)/staff/khue.xlsx")
            let other = try await world.browser("truong2")
            await other.open("/units/\(unit.id)/pupils/khue.xlsx")
            #expect(other.status == 404)
            let lines = try await world.database.read { tx in
                try tx.all(
                    "SELECT action, detail, changes FROM identity_audit WHERE action LIKE 'export %' ORDER BY action"
                ) { row in
                    let action: String = try row["action"]
                    let detail: String = try row["detail"]
                    return (action, detail, try row["changes"] as String)
                }
            }
            #expect(lines.map(\.0) == ["export pupils", "export staff"])
            #expect(lines.first?.1 == "q=sao" && lines.first?.2.contains("rows") == true)
            #expect(lines.first?.2.contains("\"1\"") == true)
        }
    }
}

extension PageBrowser {
    /// The first link with these words whose address begins so.
    fileprivate func link(_ words: String, under path: String) throws -> String {
        let marked = html.matches(of: /<a href="([^"]+)"[^>]*>([^<]*)<\/a>/)
        return try #require(marked.first { $0.1.hasPrefix(path) && $0.2.contains(words) }.map { String($0.1) })
            .replacing("&amp;", with: "&")
    }

    /// The first case that is joined.
    fileprivate func done() throws -> String {
        let row = try #require(html.split(separator: "<tr").first { $0.contains("Đã gộp") && $0.contains("/joins/") })
        return String(try #require(row.firstMatch(of: /href="(\/joins\/[^"]+)"/)?.1))
    }
}
