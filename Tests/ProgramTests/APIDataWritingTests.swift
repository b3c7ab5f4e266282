import Base
import Database
import Organisation
import TestKit
import Testing
import Web

@testable import Identity

/// Writing through the API: the same refusals as the page, one effect for one key, no change of what was not read, each
/// look at what is sensitive in the log.
@Suite(.serialized) struct APIDataWritingTests {
    private func with(_ engine: TestEngine, _ body: (World, APIPerson, [String: String]) async throws -> Void)
        async throws
    {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            try await body(world, APIPerson("truong", world), APIDataTests.ids(world))
        }
    }

    private func readings(_ world: World) async throws -> Int {
        try await world.database.read { tx in
            try tx.count("SELECT COUNT(*) AS n FROM identity_audit WHERE action = 'read sensitive'")
        }
    }

    @Test(arguments: TestEngine.available)
    func aClassIsKept(engine: TestEngine) async throws {
        try await with(engine) { world, head, ids in
            let classes = "/units/\(ids[":unit"] ?? "")/classes"
            let first = await head.ask(.get, classes + "?limit=1").items.first
            guard case .object(let known)? = first, let grade = known["grade"], let name = known["name"] else {
                throw NotFound()
            }
            let body: [String: JSONValue] = ["name": .string("Lớp Mới"), "grade": grade, "twoSessions": .bool(true)]
            let made = await head.ask(.post, classes, body, ["idempotency-key": "k"])
            let again = await head.ask(.post, classes, body, ["idempotency-key": "k"])
            #expect(made.id == again.id && made["twoSessions"] == .bool(true))
            let taken = await head.ask(.post, classes, body.merging(["name": name]) { $1 }, expects: 422)
            #expect(taken.pointers == ["/name"])
            let wrong = await head.ask(.post, classes, ["name": .string("Z"), "grade": .string("99")], expects: 422)
            #expect(wrong.pointers == ["/grade"])
            let one = "/classes/\(made.id)"
            let read = await head.ask(.get, one)
            let renamed = body.merging(["name": .string("Đã Đổi")]) { $1 }
            await head.ask(.put, one, renamed, expects: 428)
            let changed = await head.ask(.put, one, renamed, ["if-match": read.etag])
            #expect(changed["name"] == .string("Đã Đổi") && changed.etag != read.etag)
            await head.ask(.put, one, renamed, ["if-match": read.etag], expects: 412)
            let logged = try await world.database.read { tx in
                try tx.count("SELECT COUNT(*) AS n FROM identity_audit WHERE subject_id = \(made.id)")
            }
            #expect(logged == 2)
        }
    }

    @Test(arguments: TestEngine.available)
    func aPupilComesAndGoes(engine: TestEngine) async throws {
        try await with(engine) { _, head, ids in
            let unit = "/units/\(ids[":unit"] ?? "")"
            let classes = await head.ask(.get, unit + "/classes").items.compactMap { item -> String? in
                guard case .object(let fields) = item, case .string(let id)? = fields["id"] else { return nil }
                return id
            }
            let person: [String: JSONValue] = [
                "name": .string("Nguyễn Thử Nghiệm"), "bornOn": .string("2019-05-06"), "sex": .string("02"),
            ]
            let seat: [String: JSONValue] = [
                "class": .string(classes[0]), "entry": .string("new"), "day": .string("2023-09-05"),
            ]
            let made = await head.ask(.post, unit + "/pupils", person.merging(seat) { $1 })
            let pupil = "/pupils/\(made.id)"
            await head.ask(.post, unit + "/pupils", person.merging(seat) { $1 }, expects: 409)
            let tomorrow = person.merging(seat) { $1 }.merging(["bornOn": .string("2030-01-01")]) { $1 }
            #expect(await head.ask(.post, unit + "/pupils", tomorrow, expects: 422).pointers == ["/bornOn"])
            let found = await head.ask(.get, "/pupils?q=thu%20nghiem")
            #expect(found.items.count == 1)
            let read = await head.ask(.get, pupil)
            let other = person.merging(["kind": .string("correction"), "twoSessions": .bool(true)]) { $1 }
            let changed = await head.ask(.put, pupil, other, ["if-match": read.etag])
            #expect(changed["twoSessions"] == .bool(true))
            await head.ask(.put, pupil, other, ["if-match": read.etag], expects: 412)
            await head.ask(
                .post, pupil + "/placements/move", ["class": .string(classes[1]), "day": .string("2023-09-10")])
            let left = await head.ask(
                .post, pupil + "/placements/leave", ["how": .string("deferred"), "day": .string("2023-09-12")])
            #expect(left["leaving"] == .string("deferred"))
            await head.ask(
                .post, pupil + "/placements/return", ["class": .string(classes[1]), "day": .string("2023-09-15")])
            #expect(await head.ask(.get, pupil + "/placements").items.count == 3)
            #expect(await head.ask(.get, pupil + "/placements?limit=2").items.count == 2)
        }
    }

    /// What is wrong within a field of the body is named by its own place.
    @Test(arguments: TestEngine.available)
    func whatIsWrongInsideIsNamedWhereItStands(engine: TestEngine) async throws {
        try await with(engine) { _, head, ids in
            let pupil = "/pupils/\(ids[":pupil"] ?? "")"
            let read = await head.ask(.get, pupil)
            let body: [String: JSONValue] = [
                "name": "Lê Mai", "bornOn": "2017-05-06", "sex": "02", "kind": "correction",
            ]
            for (more, place) in [
                (["khong/co": "x"], "/more/khong~1co"), (["khac": 5], "/more/khac"),
            ] as [(JSONValue, String)] {
                let refused = await head.ask(
                    .put, pupil, body.merging(["more": more]) { $1 }, ["if-match": read.etag], expects: 422)
                #expect(refused.pointers == [place])
            }
            let unit = "/units/\(ids[":unit"] ?? "")"
            let seat = ids[":class"] ?? ""
            let rooms: [String: JSONValue] = ["from": "2023-09-18", "rooms": .object([seat: "khong phai phong"])]
            let assigned = await head.ask(.post, unit + "/informatics/assignments", rooms, expects: 422)
            #expect(assigned.pointers == ["/rooms/\(seat)"])
            let many: [String: JSONValue] = ["what": "move", "pupils": ["x", .string(ids[":pupil"] ?? "")]]
            #expect(await head.ask(.post, unit + "/bulk", many, expects: 422).pointers == ["/pupils/0"])
        }
    }

    @Test(arguments: TestEngine.available)
    func whatIsSensitiveIsReadWithItsScopeAndLogged(engine: TestEngine) async throws {
        try await with(engine) { world, head, ids in
            let pupil = "/pupils/\(ids[":pupil"] ?? "")"
            let narrow = try await APIPerson("truong", world, scopes: ["records:read", "records:write"])
            let written: [String: JSONValue] = ["number": .string("12"), "phone": .string("0900000000")]
            #expect(await head.ask(.put, pupil + "/identity", written, expects: 422).pointers == ["/number"])
            await head.ask(.put, pupil + "/identity", ["phone": .string("0900000000")])
            #expect(
                await head.ask(.put, pupil + "/origin", ["ethnicity": .string("zz")], expects: 422).pointers == [
                    "/ethnicity"
                ])
            await head.ask(.put, pupil + "/origin", ["ethnicity": .string("01")])
            let guardian: [String: JSONValue] = [
                "name": .string("Trần Thị Mẹ"), "relation": .string("mother"), "phone": .string("0911111111"),
            ]
            let made = await head.ask(.post, pupil + "/guardians", guardian)
            for part in ["/identity", "/origin", "/health", "/guardians"] {
                let before = try await readings(world)
                await narrow.ask(.get, pupil + part, expects: 403)
                #expect(try await readings(world) == before)
                await head.ask(.get, pupil + part)
                #expect(try await readings(world) == before + 1, "\(part)")
            }
            #expect(await head.ask(.get, pupil + "/identity")["phone"] == .string("0900000000"))
            #expect(await head.ask(.get, pupil + "/origin")["ethnicity"] == .string("01"))
            await head.ask(.post, pupil + "/guardians/\(made.id)/end")
            await head.ask(.post, pupil + "/guardians/\(made.id)/end", expects: 404)
            let official = try await APIPerson("so", world)
            await official.ask(.get, pupil)
            for part in ["/identity", "/origin", "/health", "/guardians"] {
                await official.ask(.get, pupil + part, expects: 404)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func rewardsStaffAndTransfers(engine: TestEngine) async throws {
        try await with(engine) { world, head, ids in
            let unit = "/units/\(ids[":unit"] ?? "")"
            let pupil = "/pupils/\(ids[":pupil"] ?? "")"
            let reward: [String: JSONValue] = [
                "kind": .string("reward"), "givenOn": .string("2023-09-12"), "content": .string("Giấy khen"),
            ]
            let made = await head.ask(.post, pupil + "/rewards", reward)
            let late = reward.merging(["givenOn": .string("2024-09-12")]) { $1 }
            #expect(await head.ask(.post, pupil + "/rewards", late, expects: 422).pointers == ["/givenOn"])
            let one = pupil + "/rewards/\(made.id)"
            await head.ask(.put, one, reward.merging(["why": .string("ghi nhầm")]) { $1 }, ["if-match": made.etag])
            await head.ask(
                .post, one + "/end", ["endedOn": .string("2023-09-13")], ["if-match": made.etag], expects: 412)
            let member: [String: JSONValue] = [
                "name": .string("Lê Văn Thầy"), "bornOn": .string("1980-01-02"), "sex": .string("01"),
                "family": .string("03"), "from": .string("2023-09-01"), "periods": .integer(20),
            ]
            let teacher = await head.ask(.post, unit + "/staff", member)
            let path = unit + "/staff/\(teacher.id)"
            let diploma: [String: JSONValue] = [
                "kind": .string("training"), "name": .string("Đại học"), "givenOn": .string("2005-01-01"),
            ]
            await head.ask(.post, path + "/qualifications", diploma)
            guard case .object(let post) = teacher["post"], let id = post["id"], case .string(let postID) = id else {
                throw NotFound()
            }
            let whole = await head.ask(
                .post, path + "/contract", ["post": id, "day": .string("2023-09-10"), "periods": .integer(10)])
            guard case .array(let posts) = whole["posts"] else { throw NotFound() }
            #expect(posts.count == 2)
            await head.ask(.post, unit + "/posts/\(postID)/end", ["day": .string("2023-09-15")], expects: 409)
            let asked: [String: JSONValue] = [
                "code": .string("KHONGCO"), "bornOn": .string("2015-01-01"), "day": .string("2023-10-01"),
            ]
            #expect(await head.ask(.post, "/transfers", asked, expects: 422).pointers == ["/code"])
            try await hand(over: ids[":pupil"] ?? "", from: head, world)
            await head.ask(.post, "/snapshots", ["day": .string("2023-09-20")])
            #expect(await head.ask(.get, unit + "/snapshots").items.count == 1)
            #expect(await head.ask(.get, "/statistics?form=khong", expects: 404).status == 404)
        }
    }

    /// The second school asks for a pupil of the first, which agrees once and not twice.
    private func hand(over pupil: String, from head: APIPerson, _ world: World) async throws {
        let born = try await world.database.write { tx in
            try tx.run("UPDATE records_pupil SET code = 'HS1' WHERE id = \(pupil)")
            return try tx.first("SELECT born_on FROM records_pupil WHERE id = \(pupil)") { try $0["born_on"] as String }
        }
        let other = try await APIPerson("truong2", world)
        let asked = await other.ask(
            .post, "/transfers",
            ["code": .string("HS1"), "bornOn": .string(born ?? ""), "day": .string("2023-10-01")])
        let path = "/transfers/\(asked.id)"
        let refused = await head.ask(
            .post, path + "/answer", ["state": .string("refused")], ["if-match": asked.etag], expects: 422)
        #expect(refused.pointers == ["/answer"])
        let released = await head.ask(
            .post, path + "/answer", ["state": .string("released")], ["if-match": asked.etag])
        #expect(released["state"] == .string("released"))
        await head.ask(.post, path + "/answer", ["state": .string("refused")], ["if-match": asked.etag], expects: 412)
        #expect(await other.ask(.get, "/transfers").items.count == 1)
    }
}
