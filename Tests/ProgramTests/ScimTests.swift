import Base
import Database
import Foundation
import Logging
import Server
import TestKit
import Testing
import Web

@testable import Identity
@testable import Organisation

/// The directory as SCIM 2.0, as mail programs read it.
@Suite(.serialized) struct ScimTests {
    private static let python = ProcessInfo.processInfo.environment["KHUE_TEST_SCIM"]
    private static let open: Set<String> = ["directory:read"]
    private static let inside: Set<String> = ["directory:read", "directory-internal:read"]

    /// Two public people and an internal one at each of two schools of different districts.
    private func fill(_ world: World) async throws {
        try await world.database.write { tx in
            for (index, school) in [world.city.schools[0][0], world.city.schools[1][0]].enumerated() {
                for (name, post, isPublic) in [
                    ("Đỗ Thị Hiệu Trưởng", Post.leader, true), ("Lê Văn Đầu Mối", .technology, true),
                    ("Trần Nội Bộ", .office, false),
                ] as [(String, Post, Bool)] {
                    let contact = Contact(
                        id: ContactID(at: world.clock.now), unit: school.id, name: name, post: post, position: "",
                        phone: "024 3825 1234", email: "\(post.rawValue)\(index)@khue.vn", isPublic: isPublic,
                        version: 1)
                    try ContactRows.insert(contact, in: tx)
                }
            }
        }
    }

    private func object(_ response: Response) -> [String: JSONValue] {
        if case .object(let fields)? = JSONValue.read(response.body) { return fields }
        return [:]
    }

    private func names(_ world: World, _ token: String, _ query: String) async -> [String] {
        guard
            case .array(let things)? = object(await world.ask("/scim/v2/Users?count=1000&" + query, token: token))[
                "Resources"]
        else { return ["?"] }
        return things.compactMap {
            if case .object(let thing) = $0, case .string(let name)? = thing["displayName"] { name } else { nil }
        }
    }

    private func filter(_ text: String) -> String { "filter=" + PercentCoding.encode(text) }

    /// Internal people are given for a scope of their own, and of units within reach only.
    @Test(arguments: TestEngine.available)
    func internalPeopleNeedScopeAndReach(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            try await fill(world)
            let mine = filter("emails.value ew \"@khue.vn\"")
            let strangers = try await world.token("truong", Self.open)
            #expect(await names(world, strangers, mine).count == 4, "who is public is told everywhere")
            let own = try await world.token("truong", Self.inside)
            #expect(await names(world, own, mine).count == 5, "and who is internal, of the own unit")
            let city = try await world.token("so", Self.inside)
            #expect(await names(world, city, mine).count == 6)
            let hidden = filter("displayName eq \"tran noi bo\"")
            #expect(await names(world, strangers, hidden).isEmpty)
            let ids = try await world.database.read { tx in
                try tx.all("SELECT id, unit_id FROM organisation_contact WHERE name = 'Trần Nội Bộ'") {
                    (try $0["id"] as String, try $0["unit_id"] as UnitID)
                }
            }
            for (id, unit) in ids {
                let isOwn = unit == world.city.schools[0][0].id
                #expect(await world.ask("/scim/v2/Users/\(id)", token: own).status == (isOwn ? 200 : 404))
                #expect(await world.ask("/scim/v2/Users/\(id)", token: strangers).status == 404)
                let group = String(
                    decoding: await world.ask("/scim/v2/Groups/\(unit)", token: strangers).body, as: UTF8.self)
                #expect(group.contains("Đầu Mối") && !group.contains("Nội Bộ"), "nor as a member")
            }
            let other = try await world.token("truong", ["units:read"])
            let refused = await world.ask("/scim/v2/Users", token: other)
            #expect(refused.status == 403 && refused.header("content-type") == "application/scim+json")
            #expect(await world.ask("/scim/v2/Users", token: "bịa").status == 401)
        }
    }

    @Test(arguments: TestEngine.available)
    func filtersFindWhatTheySay(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false) { world in
            try await fill(world)
            let token = try await world.token("so", Self.inside)
            let school = world.city.schools[0][0]
            for (text, count) in [
                ("displayName eq \"DO THI hieu truong\"", 2), ("displayName sw \"lê văn đ\"", 2),
                ("displayName co \"noi\" and emails ew \"khue.vn\"", 2), ("emails eq \"LEADER0@khue.vn\"", 1),
                ("emails eq \"leader0@khue.vn\" or emails eq \"office1@khue.vn\"", 2),
                ("groups.value eq \"\(school.id)\" and emails.value ew \"@khue.vn\"", 3),
                ("emails.value ew \"@khue.vn\" and not (userType eq \"leader\")", 4),
                ("emails ew \"@khue.vn\" and (userType eq \"leader\" or userType eq \"office\")", 4),
                ("active eq false", 0), ("displayName eq \"' OR 1=1 --\"", 0), ("displayName co \"%\"", 0),
            ] as [(String, Int)] {
                #expect(await names(world, token, filter(text)).count == count, "\(text)")
            }
            for query in [
                filter("password eq \"x\""), filter("displayName"), filter("displayName gt \"a\""),
                filter("emails[type eq \"work\"]"), filter("(displayName pr"), filter("displayName eq \"a"),
                filter(String(repeating: "(", count: 50) + "id pr" + String(repeating: ")", count: 50)),
            ] {
                let response = await world.ask("/scim/v2/Users?" + query, token: token)
                #expect(response.status == 400, "\(query)")
                #expect(String(decoding: response.body, as: UTF8.self).contains("invalidFilter"), "\(query)")
            }
            for query in ["sortBy=password", "count=x", "startIndex=x", "attributes=id&excludedAttributes=title"] {
                #expect(await world.ask("/scim/v2/Users?" + query, token: token).status == 400, "\(query)")
            }
            let none = object(await world.ask("/scim/v2/Users?count=-5&startIndex=-1", token: token))
            #expect(none["startIndex"] == .integer(1) && none["Resources"] == .array([]))
        }
    }

    /// The public tester, over HTTP; and that it would say so if the server were wrong.
    @Test(.enabled(if: python != nil), arguments: TestEngine.available)
    func thePublicTesterIsContent(engine: TestEngine) async throws {
        let python = try #require(Self.python)
        try await World.with(engine, publishes: false) { world in
            try await fill(world)
            let token = try await world.token("so", Self.inside)
            try await served(world) { address in
                let (status, words) = try await check(python, address + "/scim/v2", token)
                #expect(status == 0, "\(words)")
                let (wrong, _) = try await check(python, address + "/ims/oneroster/rostering/v1p2", token)
                #expect(wrong == 1, "what is no SCIM is seen")
            }
        }
    }

    /// Serves the program on a port of this machine for the time of a test.
    private func served(_ world: World, _ body: (String) async throws -> Void) async throws {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let port = Int.random(in: 20_000...29_999)
        let listener = Listener(
            site: Site(world.router, secure: false), host: "127.0.0.1", port: port, logger: logger)
        let (ready, open) = AsyncStream.makeStream(of: Void.self)
        let serving = Task {
            try await listener.run { open.finish() }
            open.finish()
        }
        for await _ in ready {}
        defer { serving.cancel() }
        try await body("http://127.0.0.1:\(port)")
    }

    /// Its words go to a file: nobody reads a pipe while it works.
    private func check(_ python: String, _ address: String, _ token: String) async throws -> (Int32, String) {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("scim_check.py")
        let words = FileManager.default.temporaryDirectory.appendingPathComponent("khue-scim-\(UUID().uuidString)")
        try Data().write(to: words)
        defer { try? FileManager.default.removeItem(at: words) }
        let output = try FileHandle(forWritingTo: words)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments = [script.path, address, token]
        process.standardOutput = output
        process.standardError = output
        let status = try await withCheckedThrowingContinuation { (done: CheckedContinuation<Int32, any Error>) in
            process.terminationHandler = { done.resume(returning: $0.terminationStatus) }
            do { try process.run() } catch { done.resume(throwing: error) }
        }
        return (status, String(decoding: try Data(contentsOf: words), as: UTF8.self))
    }
}
