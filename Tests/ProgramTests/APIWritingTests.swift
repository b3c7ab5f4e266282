import Base
import Database
import Logging
import Organisation
import TestKit
import Testing
import Web

@testable import Identity

/// What holds for every operation of the API that writes, shown on one that notes a word.
@Suite(.serialized) struct APIWritingTests {
    private static let scope = APIScope("words:write", Text("Ghi từ", "Note words"))
    private static let word = APIInput("word", .text(1...20))
    private static let record = APIRecord<String>([.text("word") { $0 }])

    /// Notes a word; the version that must be named is the number of words so far.
    private static let note = Endpoint.change(
        .post, "/words", Text("Ghi một từ", "Note a word"), scope, body: [word.field(required: true)], record
    ) { call, tx in
        let text = call.body[word] ?? ""
        try tx.run("INSERT INTO test_word (word) VALUES (\(text))")
        return .one(text, record)
    }

    private static let change = Endpoint.change(
        .put, "/words", Text("Sửa từ", "Change the words"), scope, body: [word.field(required: true)],
        needsVersion: true, record
    ) { call, tx in
        try call.check(version: try tx.count("SELECT COUNT(*) AS n FROM test_word"))
        try tx.run("UPDATE test_word SET word = \(call.body[word] ?? "")")
        return .one(call.body[word] ?? "", record, version: call.version)
    }

    private struct Place {
        let router: Router
        let token: String
        let database: Database

        func send(
            _ body: String, _ headers: [String: String] = [:], _ method: Request.Method = .post,
            type: String = "application/json"
        ) async -> Response {
            let request = Request(
                method: method, target: "/api/v1/words",
                headers: ["authorization": "Bearer \(token)", "content-type": type].merging(headers) { $1 },
                body: Array(body.utf8), remoteAddress: "127.0.0.1", number: "test")
            guard case .found(let route, let matched) = router.match(request) else { return .plain("", status: 599) }
            return await route.respond(matched)
        }

        /// That so many words were noted.
        func expects(_ count: Int) async throws {
            let found = try await database.read { tx in try tx.count("SELECT COUNT(*) AS n FROM test_word") }
            #expect(found == count)
        }
    }

    private func with(_ engine: TestEngine, _ body: (Place) async throws -> Void) async throws {
        try await World.with(engine, publishes: false) { world in
            let token = Secret.token()
            try await world.database.write { tx in
                try tx.run("CREATE TABLE test_word (word TEXT NOT NULL)")
                guard let account = try AccountListRows.id(login: "truong", in: tx),
                    let grant = try AccountRows.grants(of: account, on: World.start.day, in: tx).first
                else { throw NotFound() }
                let line = TokenLine(
                    id: TokenID(at: World.start), name: "thử", scopes: [Self.scope.name],
                    expires: World.start.adding(seconds: 3600), lastUsed: nil)
                try TokenRows.insert(token, line, of: account, grant: grant.id, at: World.start, in: tx)
            }
            var logger = Logger(label: "test")
            logger.logLevel = .critical
            let chrome = Chrome(
                menu: [], tree: OrganisationTree(), demonstration: false, notices: [:], capabilities: [],
                scopes: [Self.scope])
            let door = Door(
                database: world.database, clock: Clock { World.start }, chrome: chrome,
                key: try await ServerKey.load(from: world.database), secure: false, logger: logger)
            let router = Router([Self.note, Self.change].map(door.route))
            try await body(Place(router: router, token: token, database: world.database))
        }
    }

    /// The same request with the same key is done once and answered alike each time; another request with that key is
    /// refused; without a key each request is done.
    @Test(arguments: TestEngine.available)
    func aKeyIsDoneOnce(engine: TestEngine) async throws {
        try await with(engine) { place in
            let first = await place.send(#"{"word":"một"}"#, ["idempotency-key": "a"])
            let again = await place.send(#"{"word":"một"}"#, ["idempotency-key": "a"])
            #expect(first.status == 200 && again.status == 200 && again.body == first.body)
            #expect(first.header("idempotency-replayed") == nil && again.header("idempotency-replayed") == "true")
            try await place.expects(1)
            #expect(await place.send(#"{"word":"hai"}"#, ["idempotency-key": "a"]).status == 422)
            try await place.expects(1)
            for _ in 0..<2 { #expect(await place.send(#"{"word":"ba"}"#).status == 200) }
            try await place.expects(3)
        }
    }

    /// A key whose request was refused is free again: nothing was done by it.
    @Test(arguments: TestEngine.available)
    func aRefusalKeepsNoKey(engine: TestEngine) async throws {
        try await with(engine) { place in
            #expect(await place.send(#"{"word":""}"#, ["idempotency-key": "a"]).status == 422)
            #expect(await place.send(#"{"word":"một"}"#, ["idempotency-key": "a"]).status == 200)
            try await place.expects(1)
        }
    }

    /// Doubles that arrive at the same moment are done once.
    @Test(arguments: TestEngine.available)
    func doublesAtOnceAreDoneOnce(engine: TestEngine) async throws {
        try await with(engine) { place in
            let statuses = await withTaskGroup(of: Int.self) { group in
                for _ in 0..<8 {
                    group.addTask { await place.send(#"{"word":"một"}"#, ["idempotency-key": "a"]).status }
                }
                return await group.reduce(into: [Int]()) { $0.append($1) }
            }
            #expect(statuses == Array(repeating: 200, count: 8))
            try await place.expects(1)
        }
    }

    /// A body is read strictly, and a change names the version that it changes.
    @Test(arguments: TestEngine.available)
    func bodiesAndVersionsAreStrict(engine: TestEngine) async throws {
        try await with(engine) { place in
            #expect(await place.send(#"{"word":"a"}"#, type: "text/plain").status == 415)
            for wrong in ["", "[]", "{", #"{"word":}"#] { #expect(await place.send(wrong).status == 400, "\(wrong)") }
            for wrong in ["{}", #"{"word":1}"#, #"{"word":null}"#, #"{"word":"a","role":"head"}"#] {
                #expect(await place.send(wrong).status == 422, "\(wrong)")
            }
            try await place.expects(0)
            #expect(await place.send(#"{"word":"a"}"#, [:], .put).status == 428)
            #expect(await place.send(#"{"word":"a"}"#, ["if-match": "\"5\""], .put).status == 412)
            let changed = await place.send(#"{"word":"a"}"#, ["if-match": "\"0\""], .put)
            #expect(changed.status == 200 && changed.header("etag")?.hasPrefix("\"0-") == true)
        }
    }
}
