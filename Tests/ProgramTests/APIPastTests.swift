import Base
import Database
import Organisation
import TestKit
import Testing
import Web

@testable import Identity

/// Through the API: classes and staff as of a day, changes and corrections, ends and removals, school violence.
@Suite(.serialized) struct APIPastTests {
    private func with(_ engine: TestEngine, _ body: (World, APIPerson, [String: String]) async throws -> Void)
        async throws
    {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            try await body(world, APIPerson("truong", world), APIDataTests.ids(world))
        }
    }

    @Test(arguments: TestEngine.available)
    func aClassOnAnyDay(engine: TestEngine) async throws {
        try await with(engine) { _, head, ids in
            let one = "/classes/\(ids[":class"] ?? "")"
            let read = await head.ask(.get, one)
            let body: [String: JSONValue] = [
                "name": .string("Lớp Hoa"), "grade": read["grade"], "kind": .string("change"),
                "from": .string("2023-09-10"), "teacher": .string(ids[":staff"] ?? ""),
            ]
            let changed = await head.ask(.put, one, body, ["if-match": read.etag])
            #expect(changed["name"] == .string("Lớp Hoa") && changed["teacher"] == .string(ids[":staff"] ?? ""))
            #expect(await head.ask(.get, one + "?day=2023-09-09")["name"] == read["name"])
            #expect(await head.ask(.get, one + "?day=2023-09-10")["name"] == .string("Lớp Hoa"))
            let before = await head.ask(.get, "/units/\(ids[":unit"] ?? "")/classes?day=2023-09-09&limit=200").items
            #expect(before.contains { $0.field("name") == read["name"] })
            #expect(await head.ask(.get, one + "/past").items.contains { $0.field("value") == read["name"] })
            let early = body.merging(["from": .string("2023-09-05"), "name": .string("Khác")]) { $1 }
            let refused = await head.ask(.put, one, early, ["if-match": changed.etag], expects: 422)
            #expect(refused.pointers == ["/from"])
            let mended = await head.ask(
                .put, one,
                [
                    "name": .string("Lớp Lá"), "grade": read["grade"], "kind": .string("correction"),
                    "on": .string("2023-09-01"),
                ], ["if-match": changed.etag])
            #expect(mended["name"] == .string("Lớp Hoa"), "the present stays")
            #expect(await head.ask(.get, one + "?day=2023-09-09")["name"] == .string("Lớp Lá"))
        }
    }

    @Test(arguments: TestEngine.available)
    func aMemberOfStaff(engine: TestEngine) async throws {
        try await with(engine) { _, head, ids in
            let one = "/units/\(ids[":unit"] ?? "")/staff/\(ids[":staff"] ?? "")"
            let read = await head.ask(.get, one)
            let body: [String: JSONValue] = [
                "code": read["code"], "name": .string("Lê Đổi Tên"), "bornOn": read["bornOn"], "sex": read["sex"],
                "qualification": read["qualification"], "kind": .string("change"), "from": .string("2023-09-10"),
            ]
            await head.ask(.put, one, body, expects: 428)
            let changed = await head.ask(.put, one, body, ["if-match": read.etag])
            #expect(changed["name"] == .string("Lê Đổi Tên"))
            let past = await head.ask(.get, one + "/past").items
            #expect(past.count == 1 && past[0].field("value") == read["name"])
            let paper: [String: JSONValue] = [
                "kind": .string("training"), "name": .string("Đại học"), "givenOn": .string("2005-01-01"),
            ]
            await head.ask(.post, one + "/qualifications", paper)
            guard case .string(let id)? = await head.ask(.get, one + "/qualifications").items.first?.field("id") else {
                throw NotFound()
            }
            let place = one + "/qualifications/\(id)"
            let known = await head.ask(.get, place)
            let other = paper.merging(["name": .string("Thạc sĩ"), "why": .string("ghi nhầm")]) { $1 }
            let mended = await head.ask(.put, place, other, ["if-match": known.etag])
            #expect(mended["name"] == .string("Thạc sĩ"))
            await head.ask(
                .post, place + "/remove", ["why": .string("x")], ["if-match": known.etag], expects: 412)
            await head.ask(.post, place + "/remove", ["why": .string("của người khác")], ["if-match": mended.etag])
            await head.ask(.get, place, expects: 404)
            guard case .string(let post)? = await head.ask(.get, one + "/posts").items.first?.field("id") else {
                throw NotFound()
            }
            let seat = await head.ask(.get, one + "/posts/\(post)")
            let corrected: [String: JSONValue] = [
                "family": seat["family"], "from": seat["from"], "periods": .integer(7), "why": .string("ghi nhầm"),
            ]
            let written = await head.ask(.put, one + "/posts/\(post)", corrected, ["if-match": seat.etag])
            #expect(written["periods"] == .integer(7))
            let only = await head.ask(
                .post, one + "/posts/\(post)/remove", ["why": .string("x")], ["if-match": written.etag], expects: 422)
            #expect(only.pointers == ["/why"])
        }
    }

    @Test(arguments: TestEngine.available)
    func aSubjectEnds(engine: TestEngine) async throws {
        try await with(engine) { _, head, ids in
            let subjects = "/classes/\(ids[":class"] ?? "")/subjects"
            let taught: [String: JSONValue] = ["subject": .string("01"), "term": .integer(3)]
            let begun: [String: JSONValue] = ["teacher": .string(ids[":staff"] ?? ""), "from": .string("2023-09-05")]
            await head.ask(.post, subjects, taught.merging(begun) { $1 })
            let body = taught.merging(["day": .string("2023-09-15")]) { $1 }
            let ended = await head.ask(.post, subjects + "/end", body)
            #expect(ended["to"] == .string("2023-09-15"))
            #expect(await head.ask(.post, subjects + "/end", body, expects: 422).pointers == ["/subject"])
        }
    }

    @Test(arguments: TestEngine.available)
    func violenceHasItsOwnScopeAndIsLogged(engine: TestEngine) async throws {
        try await with(engine) { world, head, ids in
            let pupil = "/pupils/\(ids[":pupil"] ?? "")/violence"
            let unit = "/units/\(ids[":unit"] ?? "")/violence"
            let narrow = try await APIPerson("truong", world, scopes: ["records:read", "pupil-health:read"])
            let body: [String: JSONValue] = ["happenedOn": .string("2023-09-12"), "form": .string("Xô đẩy")]
            let long = body.merging(["place": .string(String(repeating: "a", count: 26))]) { $1 }
            #expect(await head.ask(.post, pupil, long, expects: 422).pointers == ["/place"])
            let made = await head.ask(.post, pupil, body)
            func readings() async throws -> Int {
                try await world.database.read { tx in
                    try tx.count("SELECT COUNT(*) AS n FROM identity_audit WHERE action = 'read sensitive'")
                }
            }
            for path in [pupil, pupil + "/\(made.id)", unit] {
                let before = try await readings()
                await narrow.ask(.get, path, expects: 403)
                #expect(try await readings() == before)
                await head.ask(.get, path)
                #expect(try await readings() == before + 1, "\(path)")
            }
            #expect(await head.ask(.get, unit).items.count == 1)
            let corrected = body.merging(["outcome": .string("Hòa giải"), "why": .string("thiếu")]) { $1 }
            let written = await head.ask(.put, pupil + "/\(made.id)", corrected, ["if-match": made.etag])
            #expect(written["outcome"] == .string("Hòa giải"))
            let gone = ["if-match": written.etag]
            await head.ask(.post, pupil + "/\(made.id)/remove", ["why": .string("nhầm")], gone)
            await head.ask(.get, pupil + "/\(made.id)", expects: 404)
            let official = try await APIPerson("so", world)
            await official.ask(.get, pupil, expects: 404)
            await official.ask(.get, unit, expects: 404)
        }
    }
}

extension JSONValue {
    fileprivate func field(_ name: String) -> JSONValue {
        if case .object(let fields) = self { fields[name] ?? .null } else { .null }
    }
}
