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
    private static let again = "Đúng là một em, gộp"
    private static let list = "/joins?doubtful=yes"

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
        try await school.press("Thêm lớp", ["name": "1K", "grade": school.html.contains("value=\"17\"") ? "17" : "01"])
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
            #expect(!left.sees("Đỗ Sao Khuể") && !left.sees(twins.rightName) && !left.sees("Gộp hai hồ sơ"))
            try await left.press("Hỏi trường kia")
            #expect(left.sees("Chờ trường kia trả lời") && !left.sees(Self.again) && !left.sees(twins.rightName))
            let answer = try left.form("Rút yêu cầu").action

            for login in ["thpt", "phong", "phong2"] {
                let other = try await world.browser(login)
                await other.open(Self.list + "&year=2017")
                #expect(other.status == 200 && !other.sees("Sao Khu"), "\(login)")
                let mark = try other.form("Đăng xuất").values["form_mark"] ?? ""
                await other.post(answer, FormValues([("form_mark", mark), ("state", "done")]))
                #expect(other.status == 404, "\(login)")
            }
            let mark = try left.form("Đăng xuất").values["form_mark"] ?? ""
            await left.post(answer, FormValues([("form_mark", mark), ("state", "done")]))
            #expect(left.status == 409, "nobody agrees with themselves")

            await right.open("/joins")
            #expect(right.sees("Đỗ Sao Khuể") && right.sees(twins.leftName) && !right.sees("Đỗ Sao Khuê"))
            try await right.press(Self.again)
            #expect(right.sees("Đã gộp"))
            let joined = try await ways(world)
            #expect(joined.map(\.pupil) == [twins.rightRecord, twins.rightRecord])
            #expect(joined.first?.to == joined.last?.from && joined.last?.to == nil)
            await left.open(twins.leftRecord)
            #expect(left.status == 404)
            await right.open(twins.rightRecord)
            #expect(right.sees(twins.leftName), "the way through both schools")

            await left.open("/joins")
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
            try await twins.left.press("Hai em khác nhau")
            #expect(twins.left.status == 422 && twins.left.sees("Ghi vì sao là hai em."))
            await twins.left.open(Self.list)
            try await twins.left.press("Hai em khác nhau", ["answer": "Khác cha mẹ"])
            #expect(twins.left.sees("Khác cha mẹ"))
            await twins.right.open(Self.list)
            #expect(!twins.right.sees("Hỏi trường kia"), "nobody is asked again")

            let official = try await world.browser("so")
            await official.open("/joins")
            #expect(official.sees(twins.leftName) && official.sees(twins.rightName))
            try await official.press(Self.again)
            #expect(official.sees("Đã gộp"))
            #expect(Set(try await ways(world).map(\.pupil)) == [twins.rightRecord])
            try await official.press("Tách lại")
            await official.open(Self.list + "&year=2017")
            #expect(official.sees("Đỗ Sao Khuê") && official.sees("Đỗ Sao Khuể"))
            try await official.press("Gộp hai hồ sơ")
            #expect(Set(try await ways(world).map(\.pupil)) == [twins.rightRecord])
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
