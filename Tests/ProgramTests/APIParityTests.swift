import Base
import Database
import Organisation
import TestKit
import Testing
import Web

@testable import Identity

/// What the pages could and the API could not: sheets, devices, figures by ownership, why somebody may, who is reminded.
@Suite(.serialized) struct APIParityTests {
    private static let header = "Họ tên,Ngày sinh,Giới tính,Lớp"

    private static func className(_ world: World) async throws -> String {
        let unit = world.city.schools[0][0].id
        let name = try await world.database.read { tx in
            try tx.first("SELECT name FROM records_class WHERE unit_id = \(unit) ORDER BY name_sort, id LIMIT 1") {
                try $0["name"] as String
            }
        }
        return try #require(name)
    }

    /// The form that the first school fills in, as an address writes it.
    private static func form(_ world: World) async throws -> String {
        let head = try await APIPerson("truong", world)
        let own = await head.ask(.get, "/statistics?unit=\(world.city.schools[0][0].id)&day=2023-09-20")
        return own.text("code").replacing("Đ", with: "%C4%90")
    }

    private static func pupils(_ world: World) async throws -> Int {
        try await world.database.read { tx in try tx.count("SELECT COUNT(*) AS n FROM records_pupil") }
    }

    /// A rehearsal says of each row what would become of it and keeps nothing, not even its idempotency key; then the good
    /// rows go in and are taken back.
    @Test(arguments: TestEngine.available)
    func aSheetIsRehearsedTakenAndTakenBack(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let seat = try await Self.className(world)
            let head = try await APIPerson("truong", world)
            let path = "/units/\(world.city.schools[0][0].id)/pupils/imports"
            let rows = "\(Self.header)\nLê Thị Mới,06/05/2017,Nữ,\(seat)\nLê Văn Sai,31/31/2017,Nam,\(seat)\n"
            let body: [String: JSONValue] = ["file": "lop.csv", "rows": .string(rows)]
            let before = try await Self.pupils(world)
            let key = ["idempotency-key": "sheet-1"]
            let rehearsed = await head.ask(.post, path, body.merging(["rehearsal": true]) { $1 }, key)
            #expect(outcomes(rehearsed) == ["added", "refused"])
            #expect(try await Self.pupils(world) == before)
            #expect(await head.ask(.get, path).items.isEmpty)
            let logged = try await world.database.read { tx in
                try tx.count("SELECT COUNT(*) AS n FROM identity_audit WHERE action LIKE 'import%'")
            }
            #expect(logged == 0)
            let taken = await head.ask(.post, path, body, key)
            #expect(outcomes(taken) == ["added", "refused"] && !taken.isReplayed)
            #expect(try await Self.pupils(world) == before + 1)
            #expect(await head.ask(.post, path, body, key).isReplayed)
            await head.ask(.post, path + "/\(taken.text("import"))/undo")
            #expect(try await Self.pupils(world) == before)
        }
    }

    private func outcomes(_ answer: APIPerson.Answer) -> [String] {
        guard case .array(let rows) = answer["rows"] else { return [] }
        return rows.compactMap { row in
            guard case .object(let fields) = row, case .string(let outcome)? = fields["outcome"] else { return nil }
            return outcome
        }
    }

    /// What is no table is said at its field; sensitive columns are no way round their scopes, whoever sends them.
    @Test(arguments: TestEngine.available)
    func aSheetIsNoWayRoundTheScopes(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let seat = try await Self.className(world)
            let path = "/units/\(world.city.schools[0][0].id)/pupils/imports"
            let narrow = try await APIPerson("truong", world, scopes: ["records:read", "records:write"])
            for (column, scope) in [
                ("Số định danh cá nhân", "pupil-identity:write"), ("Dân tộc", "pupil-origin:write"),
                ("Địa chỉ", "pupil-identity:write"), ("MA_LOAI_KHUYET_TAT", "pupil-origin:write"),
            ] {
                let rows = "\(Self.header),\(column)\nLê Thị Mới,06/05/2017,Nữ,\(seat),01\n"
                let body: [String: JSONValue] = ["file": "lop.csv", "rows": .string(rows), "rehearsal": true]
                let refused = await narrow.ask(.post, path, body, expects: 422)
                #expect(refused.pointers == ["/rows"] && "\(refused.json)".contains(scope), "\(column)")
                let wide = try await APIPerson("truong", world, scopes: ["records:write", scope])
                await wide.ask(.post, path, body)
            }
            for rows in ["", "một dòng", "\(Self.header)\n", "PK\u{0003}"] {
                let body: [String: JSONValue] = ["file": "lop.csv", "rows": .string(rows)]
                #expect(await narrow.ask(.post, path, body, expects: 422).pointers == ["/rows"], "\(rows)")
            }
            // As long as the description admits, and too long by one.
            let long = String(repeating: "\u{1F393}", count: 200_000)
            for rows in [long, long + "a"] {
                let refused = await narrow.ask(.post, path, ["file": "lop.csv", "rows": .string(rows)], expects: 422)
                #expect(refused.pointers == ["/rows"])
            }
            let other = try await APIPerson("truong2", world)
            await other.ask(.post, path, ["file": "a.csv", "rows": .string(Self.header)], expects: 404)
        }
    }

    /// One's own devices and nobody else's; without push none is added, and its key is null.
    @Test(arguments: TestEngine.available)
    func devicesAreOnesOwn(engine: TestEngine) async throws {
        let body: [String: JSONValue] = [
            "name": "Máy", "endpoint": "https://fcm.googleapis.com/fcm/send/abc",
            "key": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
            "secret": "BTBZMqHH6r4Tts7J_aSIgg",
        ]
        try await World.with(engine, publishes: false) { world in
            let head = try await APIPerson("truong", world)
            let other = try await APIPerson("truong2", world)
            #expect(await head.ask(.get, "/preferences/push-key").text("key").count == 87)
            let inside = body.merging(["endpoint": "https://10.0.0.1/push"]) { $1 }
            #expect(await head.ask(.post, "/preferences/devices", inside, expects: 422).pointers == ["/name"])
            let made = await head.ask(.post, "/preferences/devices", body)
            #expect(made.text("service") == "fcm.googleapis.com" && !"\(made.json)".contains("/fcm/send/abc"))
            #expect(await other.ask(.get, "/preferences/devices").items.isEmpty)
            await other.ask(.get, "/preferences/devices/\(made.id)", expects: 404)
            await other.ask(.delete, "/preferences/devices/\(made.id)", expects: 404)
            await head.ask(.delete, "/preferences/devices/\(made.id)")
            #expect(await head.ask(.get, "/preferences/devices").items.isEmpty)
        }
        try await World.with(engine, publishes: false, pushes: false) { world in
            let head = try await APIPerson("truong", world)
            #expect(await head.ask(.get, "/preferences/push-key")["key"] == .null)
            await head.ask(.post, "/preferences/devices", body, expects: 409)
        }
    }

    /// The parts by ownership add up to the whole, and the schools behind a number are those of the part.
    @Test(arguments: TestEngine.available)
    func figuresByOwnershipAddUp(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let official = try await APIPerson("so", world)
            let form = try await Self.form(world)
            let address = "/statistics?unit=\(world.city.department.id)&day=2023-09-20&form=\(form)"
            let whole = number(await official.ask(.get, address), section: "III")
            var sum = 0
            for part in FigureOwnership.all {
                sum += number(await official.ask(.get, address + "&ownership=\(part.code)"), section: "III")
            }
            #expect(whole > 100 && sum == whole)
            let own = try #require(world.city.schools[0][0].ownership)
            let records = address.replacing("/statistics?", with: "/statistics/records?") + "&row=III&ownership="
            #expect(await official.ask(.get, records + own.rawValue).items.count == 1)
            #expect(await official.ask(.get, records + "none").items.isEmpty)
            await official.ask(.get, address + "&ownership=strange", expects: 422)
        }
    }

    private func number(_ answer: APIPerson.Answer, section: String) -> Int {
        guard case .array(let sections) = answer["sections"] else { return -1 }
        for case .object(let found) in sections where found["number"] == .string(section) {
            guard case .array(let rows)? = found["rows"], case .object(let row)? = rows.first,
                case .array(let cells)? = row["cells"], case .object(let cell)? = cells.first,
                case .integer(let value)? = cell["value"]
            else { return 0 }
            return value
        }
        return 0
    }

    /// Behind a number stand the pupils themselves; of what is sensitive no names, and of staff none either.
    @Test(arguments: TestEngine.available)
    func theRecordsBehindANumberNameNobodyTooMuch(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let school = world.city.schools[0][0].id
            let head = try await APIPerson("truong", world, scopes: ["records:read"])
            let form = try await Self.form(world)
            let base = "/statistics/records?unit=\(school)&day=2023-09-20&form=\(form)&limit=200&row="
            #expect(await head.ask(.get, base + "III").items.count > 100)
            #expect(await head.ask(.get, base + "III&column=minority", expects: 404).items.isEmpty)
            let staff = await head.ask(.get, base + "IV").items
            #expect(!staff.isEmpty)
            for case .object(let line) in staff { #expect(line["name"] == .null && line["kind"] == "staff") }
            await head.ask(.get, base + "none", expects: 404)
            await (try APIPerson("truong2", world)).ask(.get, base + "III", expects: 404)
        }
    }

    /// What one reads of oneself is all of it, is written down, and is nobody else's.
    @Test(arguments: TestEngine.available)
    func allThatIsKeptIsReadAndWrittenDown(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            let head = try await APIPerson("truong", world)
            let (own, other) = try await world.database.read { tx in
                (try AccountListRows.id(login: "truong", in: tx), try AccountListRows.id(login: "truong2", in: tx))
            }
            let (me, stranger) = (try #require(own).text, try #require(other).text)
            let copy = await head.ask(.get, "/privacy/own-data?person=account:\(me)")
            #expect("\(copy.json)".contains("Người truong"))
            await head.ask(.get, "/privacy/own-data?person=account:\(stranger)", expects: 404)
            let read = try await world.database.read { tx in
                try tx.count("SELECT COUNT(*) AS n FROM identity_audit WHERE action = 'read sensitive'")
            }
            #expect(read == 1)
            let narrow = try await APIPerson("truong", world, scopes: ["privacy:read", "account:read"])
            await narrow.ask(.get, "/privacy/own-data?person=account:\(me)", expects: 403)
        }
    }

    /// Why somebody may, for those who look after the account; who is disabled may nothing.
    @Test(arguments: TestEngine.available)
    func whySomebodyMay(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            try await world.database.write { tx in
                try tx.run("UPDATE identity_account SET totp_secret = 'JBSWY3DPEHPK3PXP' WHERE login LIKE 'quantri%'")
            }
            let administrator = try await APIPerson("quantri", world)
            let head = try await world.database.read { tx in try AccountListRows.id(login: "truong", in: tx) }
            let path = "/accounts/\(try #require(head))"
            func may() async -> Int {
                await administrator.ask(.get, path + "/permissions?limit=200").items.count { item in
                    if case .object(let fields) = item { fields["may"] == true } else { false }
                }
            }
            #expect(await may() > 3)
            await administrator.ask(.post, path + "/state", ["state": "disable"])
            #expect(await may() == 0)
            await (try APIPerson("truong2", world)).ask(.get, path + "/permissions", expects: 404)
        }
    }

    /// Units by level and by how they stand, the figures of a call, the tasks of one's own unit, who will be reminded.
    @Test(arguments: TestEngine.available)
    func aCallIsFollowed(engine: TestEngine) async throws {
        try await World.with(engine) { world in
            let official = try await APIPerson("so", world)
            let call = "/letters/\(try await world.letter())/calls/plan"
            let all = await official.ask(.get, call + "/units?limit=200").items.count
            let primary = await official.ask(.get, call + "/units?limit=200&level=02").items.count
            #expect(primary > 0 && primary < all)
            #expect(await official.ask(.get, call + "/units?late=true").items.isEmpty)
            #expect(await official.ask(.get, call + "/units?state=accepted").items.isEmpty)
            #expect(await official.ask(.get, call + "/units?q=khong-co-truong-nay").items.isEmpty)
            #expect(await official.ask(.get, call + "/tasks").items.count > 5)
            await official.ask(.get, call + "/figures", expects: 404)
            let head = try await APIPerson("truong", world)
            #expect(await head.ask(.get, "/tasks").items.count > 5)
            await head.ask(.get, call + "/tasks", expects: 404)
            try await world.database.write { tx in
                try tx.run("UPDATE identity_account SET totp_secret = 'JBSWY3DPEHPK3PXP' WHERE login LIKE 'quantri%'")
            }
            let administrator = try await APIPerson("quantri", world)
            let ahead = await administrator.ask(.get, "/reminders/forecast?days=-9&audience=unit")
            let added = ahead.items.compactMap { item -> String? in
                guard case .object(let line) = item, line["change"] == "added", case .string(let day)? = line["day"]
                else { return nil }
                return day
            }
            let day = try #require(added.first)
            let units = await administrator.ask(
                .get, "/reminders/forecast/proposed?days=-9&audience=unit&on=\(day)")
            #expect(!units.items.isEmpty)
            await head.ask(.get, "/reminders/forecast", expects: 404)
        }
    }
}
