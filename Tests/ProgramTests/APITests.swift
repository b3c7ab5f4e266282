import Base
import Database
import FoundationEssentials
import Organisation
import TestKit
import Testing
import Web

@testable import Identity

/// The API as programs use and attack it.
@Suite(.serialized) struct APITests {
    private static let scopes: Set<String> = ["units:read"]

    /// A token of a person, put into the tables as the page would.
    private func token(
        _ login: String, _ world: World, scopes: Set<String> = APITests.scopes, seconds: Int = 3600,
        client: ClientID? = nil
    ) async throws -> String {
        let token = Secret.token()
        try await world.database.write { tx in
            let now = World.start
            guard let account = try AccountListRows.id(login: login, in: tx),
                let grant = try AccountRows.grants(of: account, on: now.day, in: tx).first
            else { throw NotFound() }
            let line = TokenLine(
                id: TokenID(at: now), name: "thử", scopes: scopes, expires: now.adding(seconds: seconds),
                lastUsed: nil)
            try TokenRows.insert(token, line, of: account, grant: grant.id, client: client, at: now, in: tx)
        }
        return token
    }

    private func get(
        _ target: String, _ token: String?, _ world: World, _ more: [String: String] = [:],
        from address: String = "127.0.0.1"
    ) async -> Response {
        var headers = more
        if let token { headers["authorization"] = "Bearer \(token)" }
        let request = Request(target: target, headers: headers, remoteAddress: address, number: "test")
        guard case .found(let route, let matched) = world.router.match(request) else { return .plain("", status: 404) }
        return await route.respond(matched)
    }

    /// Every operation refuses strangers, forged and expired and revoked tokens, cookies, and tokens without its scope.
    @Test(arguments: TestEngine.available)
    func onlyALivingTokenWithTheScopeOpens(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            let person = try await world.browser("truong")
            let cookie = ["cookie": "khue_session=\(person.cookie("khue_session") ?? "")"]
            let late = try await token("truong", world, seconds: -1)
            let narrow = try await token("truong", world, scopes: [])
            let revoked = try await token("truong", world)
            try await world.database.write { tx in
                try tx.run(
                    "UPDATE identity_token SET revoked_at = \(World.start) WHERE token_hash = \(Secret.hash(revoked))")
            }
            var asked = 0
            for endpoint in world.endpoints {
                guard case .token = endpoint.access, endpoint.method == .get else { continue }
                asked += 1
                // There are more operations than one token may ask at once.
                world.clock.move(to: world.clock.now.adding(seconds: 1))
                let target = endpoint.pattern.replacing(":unit", with: world.city.schools[0][0].id.text)
                    .replacing(":letter", with: "x").replacing(":call", with: "x")
                for wrong in [nil, "x", late, revoked] {
                    let response = await get(target, wrong, world, from: "10.0.0.\(asked)")
                    #expect(response.status == 401 && response.header("www-authenticate") != nil, "\(target)")
                }
                #expect(await get(target, nil, world, cookie, from: "10.0.0.\(asked)").status == 401)
                #expect(await get(target, narrow, world).status == 403)
            }
            #expect(asked >= 45)
        }
    }

    /// A token reaches what its person reaches, and ends with the role.
    @Test(arguments: TestEngine.available)
    func aTokenNeverDoesMoreThanItsPerson(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            let head = try await token("truong", world)
            let own = world.city.schools[0][0].id
            #expect(await get("/api/v1/units/\(own)", head, world).status == 200)
            #expect(await get("/api/v1/units/\(world.city.schools[1][0].id)", head, world).status == 404)
            try await world.database.write { tx in
                try tx.run(
                    "UPDATE identity_grant SET valid_to = \(World.start.day) WHERE unit_id = \(own) AND role = 'head'")
            }
            #expect(await get("/api/v1/units/\(own)", head, world).status == 401)
        }
    }

    /// Pages follow each other without gap or repetition; a cursor opens only the list it was made for.
    @Test(arguments: TestEngine.available)
    func pagesFollowEachOther(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            let official = try await token("so", world)
            var target: String? = "/api/v1/units?limit=3"
            var seen: [String] = []
            while let open = target {
                let response = await get(open, official, world)
                #expect(response.status == 200)
                guard case .object(let body)? = JSONValue.read(response.body), case .array(let items)? = body["items"]
                else { throw NotFound() }
                for case .object(let unit) in items {
                    if case .string(let id)? = unit["id"] { seen.append(id) }
                }
                target = response.header("link").map { String($0.dropFirst().prefix { $0 != ">" }) }
            }
            let there = world.city.units.filter { $0.exists(on: World.start.day) }.map(\.id.text)
            #expect(seen.count == there.count, "\(seen.count) of \(there.count)")
            #expect(Set(seen) == Set(there))
            let other = await get("/api/v1/units?limit=3", official, world).header("link") ?? ""
            let cursor = other.split(separator: "cursor=").last?.prefix { $0 != ">" && $0 != "&" } ?? ""
            #expect(await get("/api/v1/school-years?cursor=\(cursor)", official, world).status == 422)
            #expect(await get("/api/v1/units?limit=201", official, world).status == 422)
            #expect(await get("/api/v1/units?role=head", official, world).status == 422)
        }
    }

    @Test func whatDidNotChangeIsNotSentAgain() async throws {
        try await World.with(.sqlite, publishes: false) { world in
            let official = try await token("so", world)
            let first = await get("/api/v1/units", official, world)
            let tag = first.header("etag") ?? ""
            let again = await get("/api/v1/units", official, world, ["if-none-match": tag])
            #expect(!tag.isEmpty && again.status == 304 && again.body.isEmpty)
        }
    }

    /// A client's id and secret give a token of its scopes; a wrong secret and a wider scope do not.
    @Test(arguments: TestEngine.available)
    func aClientIsGivenWhatItWasRegisteredFor(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            let id = ClientID(at: World.start)
            try await world.database.write { tx in
                guard let account = try AccountListRows.id(login: "xem", in: tx),
                    let grant = try AccountRows.grants(of: account, on: World.start.day, in: tx).first
                else { throw NotFound() }
                let client = APIClient(
                    id: id, account: account, grant: grant.id, unit: grant.unit, name: "thử", scopes: APITests.scopes)
                try ClientRows.insert(client, secret: "bí mật", at: World.start, in: tx)
            }
            func ask(_ secret: String, _ scope: String) async -> Response {
                let form = FormValues([
                    ("grant_type", "client_credentials"), ("client_id", id.text), ("client_secret", secret),
                    ("scope", scope),
                ])
                let request = Request(method: .post, target: "/oauth/token", body: Array(form.encoded.utf8))
                guard case .found(let route, let matched) = world.router.match(request) else { return .plain("") }
                return await route.respond(matched)
            }
            #expect(await ask("khác", "units:read").status == 401)
            #expect(await ask("bí mật", "units:write").status == 400)
            let given = await ask("bí mật", "units:read")
            guard case .object(let body)? = JSONValue.read(given.body), case .string(let token)? = body["access_token"]
            else { throw NotFound() }
            #expect(await get("/api/v1/units", token, world).status == 200)
            try await world.database.write { tx in try ClientRows.revoke(id, at: World.start, in: tx) }
            #expect(await get("/api/v1/units", token, world).status == 401)
        }
    }

    /// The page for people names every operation that the document for programs names.
    @Test func peopleReadWhatProgramsRead() async throws {
        try await World.with(.sqlite, publishes: false) { world in
            let head = try await world.browser("truong")
            await head.open("/account/tokens")
            await head.open(try head.link("Phần mềm có thể làm gì"))
            guard case .object(let document) = OpenAPI.document(world.endpoints),
                case .object(let paths)? = document["paths"]
            else { throw NotFound() }
            #expect(paths.count >= 40)
            for path in paths.keys { #expect(head.html.contains(path), "\(path)") }
        }
    }

    /// A token ends with its account: disabled, or not signed in to for so long that it sleeps.
    @Test(arguments: TestEngine.available)
    func aTokenSleepsWithItsAccount(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            let head = try await token("truong", world, seconds: 90 * 86_400)
            #expect(await get("/api/v1/units", head, world).status == 200)
            try await world.database.write { tx in try Settings.set(Settings.dormantDays, to: "45", in: tx) }
            world.clock.move(to: World.start.adding(seconds: 45 * 86_400))
            #expect(await get("/api/v1/units", head, world).status == 200)
            world.clock.move(to: World.start.adding(seconds: 46 * 86_400))
            #expect(await get("/api/v1/units", head, world).status == 401)
            world.clock.move(to: World.start)
            try await world.database.write { tx in
                try tx.run("UPDATE identity_account SET disabled_at = \(World.start) WHERE login = 'truong'")
            }
            #expect(await get("/api/v1/units", head, world).status == 401)
        }
    }

    @Test func bucketsRefill() async {
        let buckets = RateBuckets(RateLimit(burst: 2, perMinute: 60))
        let now = World.start
        #expect(await buckets.take("a", at: now).isAllowed)
        #expect(await buckets.take("a", at: now).isAllowed)
        let third = await buckets.take("a", at: now)
        #expect(!third.isAllowed && third.wait == 1)
        #expect(await buckets.take("b", at: now).isAllowed)
        #expect(await buckets.take("a", at: now.adding(seconds: 1)).isAllowed)
    }

    /// A token is made on the page with the password once more, is shown once, reads pupils without what is sensitive,
    /// and ends with a new password.
    @Test(arguments: TestEngine.available)
    func aPersonMakesATokenAndTakesItBack(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let head = try await world.browser("truong")
            await head.open("/account/tokens")
            let form = ["name": "Phần mềm học bạ", "scope": "records:read", "days": "30"]
            try await head.press("Tạo mã", form.merging(["password": "sai"]) { $1 })
            #expect(head.status == 422 && !head.html.contains("<code>"))
            try await head.press("Tạo mã", form.merging(["password": World.password]) { $1 })
            let made = head.html.split(separator: "<code>").dropFirst().first.map { String($0.prefix { $0 != "<" }) }
            let token = try #require(made)
            await head.open("/account/tokens")
            #expect(head.sees("Phần mềm học bạ") && !head.html.contains(token))
            let unit = world.city.schools[0][0].id
            let pupils = await get("/api/v1/units/\(unit)/pupils?limit=5", token, world)
            let body = String(decoding: pupils.body, as: UTF8.self)
            #expect(pupils.status == 200 && body.contains("bornOn"), "\(body)")
            for hidden in ["number", "phone", "ethnicity", "address", "disability"] { #expect(!body.contains(hidden)) }
            #expect(await get("/api/v1/units/\(world.city.schools[1][0].id)/pupils", token, world).status == 404)
            #expect(await get("/api/v1/units", token, world).status == 403)
            await head.open("/account")
            try await head.press(
                "Đổi mật khẩu",
                ["old": World.password, "password": "mat khau moi rat dai 1", "again": "mat khau moi rat dai 1"])
            #expect(await get("/api/v1/units/\(unit)/pupils", token, world).status == 401)
        }
    }

    /// Made-up tokens cannot be tried without end: they are counted by where they come from.
    @Test func inventedTokensAreCountedByAddress() async throws {
        try await World.with(.sqlite, publishes: false) { world in
            var last = 0
            for number in 0..<200 where last != 429 {
                last = await get("/api/v1/units", "khue_\(number)_\(String(repeating: "x", count: 20))", world).status
            }
            #expect(last == 429)
        }
    }

    /// An administrator lets a program in, which reads its unit and nothing else until it is shut out.
    @Test(arguments: TestEngine.available)
    func aProgramIsLetInAndShutOut(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            try await world.database.write { tx in
                try tx.run("UPDATE identity_account SET totp_secret = 'x' WHERE login = 'quantritruong'")
            }
            let account = try await world.database.read { tx in
                try AccountListRows.id(login: "quantritruong", in: tx)
            }
            let browser = try await administrator(try #require(account), world)
            await browser.open("/accounts/programs")
            try await browser.press(
                "Cho phần mềm kết nối", ["name": "Học liệu số", "scope": "records:read", "unit": "99"])
            #expect(browser.status == 422)
            try await browser.press(
                "Cho phần mềm kết nối", ["name": "Học liệu số", "scope": "records:read", "unit": ""])
            let codes = browser.html.split(separator: "<code>").dropFirst().map { String($0.prefix { $0 != "<" }) }
            let (id, secret) = (codes[0], codes[1])
            await browser.open("/accounts/programs")
            #expect(browser.sees("Học liệu số") && !browser.html.contains(secret))
            let unit = world.city.schools[0][0].id
            let token = try #require(await exchange(id, secret, world))
            #expect(await get("/api/v1/units/\(unit)/classes", token, world).status == 200)
            #expect(await get("/api/v1/units/\(world.city.schools[1][0].id)/classes", token, world).status == 404)
            #expect(await get("/api/v1/units", token, world).status == 403)
            try await browser.press("Đổi khóa")
            #expect(await exchange(id, secret, world) == nil)
            await browser.open("/accounts/programs")
            try await browser.press("Ngừng kết nối")
            #expect(await get("/api/v1/units/\(unit)/classes", token, world).status == 401)
        }
    }

    /// A session of an administrator whose second factor is on.
    private func administrator(_ account: AccountID, _ world: World) async throws -> PageBrowser {
        let token = Secret.token()
        try await world.database.write { tx in
            guard let grant = try AccountRows.grants(of: account, on: World.start.day, in: tx).first else { return }
            try SessionRows.insert(
                token: token, account: account, grant: grant.id, address: nil, at: World.start, in: tx)
        }
        let browser = PageBrowser(world.router)
        browser.set("khue_session", to: token)
        return browser
    }

    private func exchange(_ id: String, _ secret: String, _ world: World) async -> String? {
        let form = FormValues([("grant_type", "client_credentials")]).encoded
        let basic = Data("\(id):\(secret)".utf8).base64EncodedString()
        let request = Request(
            method: .post, target: "/oauth/token",
            headers: [
                "content-type": "application/x-www-form-urlencoded", "authorization": "Basic \(basic)",
            ], body: Array(form.utf8), remoteAddress: "127.0.0.1", number: "test")
        guard case .found(let route, let matched) = world.router.match(request) else { return nil }
        let body = String(decoding: await route.respond(matched).body, as: UTF8.self)
        return body.split(separator: "\"access_token\":\"").dropFirst().first.map { String($0.prefix { $0 != "\"" }) }
    }
}
