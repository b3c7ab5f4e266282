import Base
import Database
import Organisation
import TestKit
import Testing
import Web

@testable import Identity

/// Somebody inside with a token of narrow scope, who asks for everything: other scopes, other people's records under their own
/// school, ids of other kinds, answers that were meant for another role.
@Suite(.serialized) struct APIInsiderTests {
    private static let sensitive: Set<String> = [
        "guardians:read", "pupil-identity:read", "pupil-origin:read", "pupil-health:read", "pupil-violence:read",
        "personal-data:read",
    ]

    private static func operations(_ world: World) -> [(endpoint: Endpoint, operation: APIOperation)] {
        world.endpoints.compactMap { endpoint in
            guard case .api(let operation) = endpoint.body else { return nil }
            return (endpoint, operation)
        }
    }

    private static func parts(_ endpoint: Endpoint) -> [String] {
        endpoint.pattern.split(separator: "/").filter { $0.hasPrefix(":") }.map(String.init)
    }

    private static func target(_ endpoint: Endpoint, _ ids: [String: String]) -> String {
        let parts = endpoint.pattern.split(separator: "/").dropFirst(2).map(String.init)
        return "/"
            + parts.map { $0.hasPrefix(":") ? ids[$0] ?? "00000000-0000-7000-8000-000000000000" : $0 }
            .joined(separator: "/")
    }

    /// A token with every scope but the one that an operation asks for opens nothing of it.
    @Test func everyOperationAsksForItsOwnScope() async throws {
        try await World.with(.sqlite, publishes: false, withPupils: true) { world in
            let ids = try await APIDataTests.ids(world)
            let all = Set(OpenAPI.scopes(of: world.endpoints).map(\.name))
            var people: [String: APIPerson] = [:]
            var asked = 0
            for (endpoint, operation) in Self.operations(world) {
                let scope = operation.scope.name
                let person = try await Self.known(&people, scope) {
                    try await APIPerson("truong", world, scopes: all.subtracting([scope]))
                }
                await person.ask(
                    endpoint.method, Self.target(endpoint, ids), person.sample(endpoint), ["if-match": "\"1\""],
                    expects: 403)
                asked += 1
            }
            #expect(asked > 230 && people.count > 25)
        }
    }

    private static func known(
        _ people: inout [String: APIPerson], _ scope: String, _ make: () async throws -> APIPerson
    ) async throws -> APIPerson {
        if let person = people[scope] { return person }
        let person = try await make()
        people[scope] = person
        return person
    }

    /// What is sensitive is planted in every table that holds it; no operation tells it to whoever has all other scopes.
    @Test(arguments: TestEngine.available)
    func whatIsSensitiveIsInNoOtherAnswer(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let ids = try await APIDataTests.ids(world)
            let pupil = "/pupils/\(ids[":pupil"] ?? "")"
            let head = try await APIPerson("truong", world)
            await head.ask(
                .put, pupil + "/identity",
                ["birthplace": "Làng Kín Đáo", "address": "Ngõ Kín Đáo", "phone": "0977123123"])
            await head.ask(
                .post, pupil + "/guardians",
                ["name": "Lê Kín Đáo", "relation": "mother", "birthYear": 1985, "phone": "0966123123"])
            await head.ask(
                .post, pupil + "/violence", ["happenedOn": "2023-09-12", "form": "Kín Đáo", "note": "Kín Đáo"])
            try await WriteScene(world, [:]).nurse()
            let nurse = try await APIPerson("yte", world)
            await nurse.ask(.post, pupil + "/health", ["day": "2023-09-12", "height": "120", "note": "Kín Đáo"])
            let planted = ["Kín Đáo", "0977123123", "0966123123"]
            // With its own scope each is told, so that the words would be found.
            for (person, path) in [
                (head, "/identity"), (head, "/guardians"), (head, "/violence"), (nurse, "/health"),
            ] {
                let told = "\(await person.ask(.get, pupil + path).json)"
                #expect(planted.contains { told.contains($0) }, "\(path)")
            }
            try await world.database.write { tx in
                try tx.run("UPDATE identity_account SET totp_secret = 'JBSWY3DPEHPK3PXP' WHERE login LIKE 'quantri%'")
            }
            let scopes = Set(OpenAPI.scopes(of: world.endpoints).map(\.name)).subtracting(Self.sensitive)
            var read = 0
            for login in ["truong", "yte", "giaovien", "phong", "so", "quantri", "quantritruong", "xem"] {
                let person = try await APIPerson(login, world, scopes: scopes)
                for (endpoint, operation) in Self.operations(world)
                where endpoint.method == .get && !Self.sensitive.contains(operation.scope.name) {
                    let query = operation.isPaged ? "?limit=200" : ""
                    let search =
                        endpoint.pattern.hasSuffix("/pupils") && Self.parts(endpoint).isEmpty ? "&q=nguyen" : ""
                    let answer = await person.ask(.get, Self.target(endpoint, ids) + query + search, expects: nil)
                    read += answer.status == 200 ? 1 : 0
                    let told = "\(answer.json)"
                    #expect(!planted.contains { told.contains($0) }, "\(login) \(endpoint.pattern)")
                }
            }
            #expect(read > 200, "\(read)")
        }
    }

    /// An id of another kind is no record, whoever holds it; a record of another school is none under one's own.
    @Test(arguments: TestEngine.available)
    func idsOfOtherKindsAndOtherSchoolsAreNothing(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let ids = try await APIDataTests.ids(world)
            let head = try await APIPerson("truong", world)
            let stranger = try await APIPerson("truong2", world)
            let own = world.city.schools[1][0].id.text
            let before = try await world.database.read { tx in try Self.written(tx) }
            var asked = 0
            for (endpoint, _) in Self.operations(world) {
                let parts = Self.parts(endpoint).filter { ids[$0] != nil && $0 != ":subject" && $0 != ":list" }
                let body = head.sample(endpoint)
                for part in parts {
                    for other in [":pupil", ":class", ":room", ":unit"] where other != part {
                        let target = Self.target(endpoint, ids.merging([part: ids[other] ?? ""]) { $1 })
                        await head.ask(endpoint.method, target, body, ["if-match": "\"1\""], expects: 404)
                        asked += 1
                    }
                }
                guard parts.count > 1, parts.contains(":unit") else { continue }
                let target = Self.target(endpoint, ids.merging([":unit": own]) { $1 })
                await stranger.ask(endpoint.method, target, body, ["if-match": "\"1\""], expects: 404)
            }
            #expect(asked > 250, "\(asked)")
            let after = try await world.database.read { tx in try Self.written(tx) }
            #expect(after == before)
        }
    }

    /// Lines of changes: readings have lines of their own, and so much curiosity raises an alarm, as it should.
    private static func written(_ tx: Transaction) throws -> Int {
        try tx.count(
            "SELECT COUNT(*) AS n FROM identity_audit WHERE action <> 'read sensitive' AND subject <> 'alarm'")
    }

    /// A cursor of somebody who sees more opens no more, and a tag of a record that one does not reach is no sign of it.
    @Test(arguments: TestEngine.available)
    func cursorsAndTagsTellNothing(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            let scopes: Set<String> = ["units:read"]
            let official = try await APIPerson("so", world, scopes: scopes)
            let head = try await APIPerson("truong", world, scopes: scopes)
            let link = await raw(world, official.token, "/api/v1/units?limit=2").header("link") ?? ""
            let next = try #require(link.split(separator: ">").first).dropFirst()
            let theirs = await raw(world, head.token, String(next))
            let own = world.city.schools[0][0].id.text
            #expect(theirs.status == 200)
            for id in String(decoding: theirs.body, as: UTF8.self).matches(of: /"id":"([^"]+)"/).map({ $0.1 }) {
                #expect(String(id) == own)
            }
            let other = world.city.schools[1][0].id
            let tag = await official.ask(.get, "/units/\(other)").etag
            let unseen = await raw(world, head.token, "/api/v1/units/\(other)", ["if-none-match": tag])
            #expect(unseen.status == 404)
            #expect(await raw(world, official.token, "/api/v1/units/\(other)", ["if-none-match": tag]).status == 304)
        }
    }

    private func raw(
        _ world: World, _ token: String, _ target: String, _ more: [String: String] = [:],
        from address: String = "10.1.1.1"
    ) async -> Response {
        let headers = ["authorization": "Bearer \(token)"].merging(more) { $1 }
        let request = Request(target: target, headers: headers, remoteAddress: address, number: "test")
        guard case .found(let route, let matched) = world.router.match(request) else { return .plain("", status: 404) }
        return await route.respond(matched)
    }

    /// What one was answered in one role is not given out again in another, which may not have it.
    @Test(arguments: TestEngine.available)
    func aKeyIsOfItsRole(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let ids = try await APIDataTests.ids(world)
            let head = try await APIPerson("truong", world)
            let path = "/pupils/\(ids[":pupil"] ?? "")/identity"
            let body: [String: JSONValue] = ["address": "Ngõ Kín Đáo"]
            await head.ask(.put, path, body, ["idempotency-key": "a"])
            try await world.database.write { tx in
                guard let account = try AccountListRows.id(login: "truong", in: tx) else { throw NotFound() }
                try tx.run("UPDATE identity_grant SET valid_to = '2023-09-19' WHERE account_id = \(account)")
                let grant = Grant(
                    id: GrantID(at: World.start), unit: world.city.schools[1][0].id, role: .head,
                    validFrom: World.start.day, validTo: nil)
                try AccountRows.insert(grant, of: account, in: tx)
            }
            let elsewhere = try await APIPerson("truong", world)
            let refused = await elsewhere.ask(.put, path, body, ["idempotency-key": "a"], expects: nil)
            #expect(refused.status != 200 && !"\(refused.json)".contains("Kín Đáo"), "\(refused)")
        }
    }

    /// A neighbour behind the same address who makes tokens up shuts nobody out whose token was taken before.
    @Test func inventedTokensShutNobodyOut() async throws {
        try await World.with(.sqlite, publishes: false) { world in
            let known = try await APIPerson("truong", world)
            let late = try await APIPerson("truong2", world)
            #expect(await raw(world, known.token, "/api/v1/account").status == 200)
            var last = 0
            for number in 0..<300 where last != 429 {
                last = await raw(world, "khue_\(number)", "/api/v1/account").status
            }
            #expect(last == 429)
            #expect(await raw(world, known.token, "/api/v1/account").status == 200)
            #expect(await raw(world, late.token, "/api/v1/account").status == 429)
            #expect(await raw(world, late.token, "/api/v1/account", from: "10.2.2.2").status == 200)
            // Once it is taken no more, it is as good as made up.
            try await world.database.write { tx in
                try tx.run(
                    "UPDATE identity_token SET revoked_at = \(World.start) WHERE token_hash = \(Secret.hash(known.token))"
                )
            }
            #expect(await raw(world, known.token, "/api/v1/account").status == 401)
            #expect(await raw(world, known.token, "/api/v1/account").status == 429)
        }
    }

    /// However many tokens somebody makes, they ask as often as with one.
    @Test func allTokensOfAnAccountHaveOneBucket() async throws {
        let limit = RateLimit(burst: 5, perMinute: 60)
        try await World.with(.sqlite, publishes: false, limit: limit) { world in
            var answers: [Int] = []
            for number in 0..<6 {
                let person = try await APIPerson("truong", world)
                for _ in 0..<3 {
                    answers.append(
                        await raw(world, person.token, "/api/v1/account", from: "10.3.3.\(number)").status)
                }
            }
            // Each new token is let in once before it is known whose it is.
            #expect(answers.count { $0 == 200 } == 5 + 6, "\(answers)")
            let other = try await APIPerson("truong2", world)
            #expect(await raw(world, other.token, "/api/v1/account").status == 200)
        }
    }

    /// What would hand more than the token itself to somebody else has scopes of its own.
    @Test func aTokenHandsNothingOn() async throws {
        try await World.with(.sqlite, publishes: false) { world in
            let narrow = try await APIPerson(
                "truong", world, scopes: ["account:read", "account:write", "messages:read", "messages:write"])
            await narrow.ask(.post, "/account/delegations", ["login": "giaovien", "to": "2023-09-30"], expects: 403)
            await narrow.ask(
                .post, "/preferences/devices", ["name": "a", "endpoint": "b", "key": "c", "secret": "d"], expects: 403)
        }
    }
}
