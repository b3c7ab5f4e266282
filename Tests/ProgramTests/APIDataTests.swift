import Base
import Database
import Organisation
import TestKit
import Testing
import Web

@testable import Identity

/// The education database and the facilities through the API, each answer held against the OpenAPI document.
@Suite(.serialized) struct APIDataTests {
    private static let unknown = "00000000-0000-7000-8000-000000000000"

    /// Something of each kind that the first school has.
    static func ids(_ world: World) async throws -> [String: String] {
        let school = world.city.schools[0][0].id
        let sources: [(String, SQL)] = [
            (":pupil", "SELECT pupil_id AS id FROM records_placement WHERE valid_to IS NULL"),
            (":class", "SELECT id FROM records_class"), (":staff", "SELECT staff_id AS id FROM records_post"),
            (":post", "SELECT id FROM records_post"), (":room", "SELECT id FROM facilities_room"),
            (":device", "SELECT id FROM facilities_device"), (":line", "SELECT id FROM facilities_line"),
            (":licence", "SELECT id FROM facilities_licence"), (":round", "SELECT id FROM facilities_round"),
        ]
        return try await world.database.read { tx in
            var ids = [":unit": school.text, ":subject": "pupil", ":list": "DM_KHOI"]
            for (name, sql) in sources {
                ids[name] = try tx.first("\(sql) ORDER BY id LIMIT 1") { try $0["id"] as String }
            }
            return ids
        }
    }

    private static func operations(_ world: World, reads: Bool? = nil) -> [Endpoint] {
        world.endpoints.filter { endpoint in
            guard case .api(let operation) = endpoint.body else { return false }
            return reads.map { $0 != operation.isWriting } ?? true
        }
    }

    /// What some addresses cannot do without.
    private static let queries = [
        "/pupils": "?q=nguyen", "/privacy/own-data": "?person=account:none",
        "/statistics/records": "?unit=UNIT&day=2023-09-20&form=02.%C4%90N-TH&row=II",
    ]

    private static func target(_ endpoint: Endpoint, _ ids: [String: String]) -> String {
        let parts = endpoint.pattern.split(separator: "/").dropFirst(2).map(String.init)
        let path = "/" + parts.map { $0.hasPrefix(":") ? ids[$0] ?? unknown : $0 }.joined(separator: "/")
        return path + (queries[path].map { $0.replacing("UNIT", with: ids[":unit"] ?? unknown) } ?? "")
    }

    /// What the head of a school reads is what the document says, operation by operation.
    @Test(arguments: TestEngine.available)
    func everythingReadIsAsDeclared(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let ids = try await Self.ids(world)
            let head = try await APIPerson("truong", world)
            var read = 0
            for endpoint in Self.operations(world, reads: true) {
                let params = endpoint.pattern.split(separator: "/").filter { $0.hasPrefix(":") }.map(String.init)
                guard params.allSatisfy({ ids[$0] != nil }) else { continue }
                let answer = await head.ask(.get, Self.target(endpoint, ids), expects: nil)
                #expect([200, 404].contains(answer.status), "\(endpoint.pattern): \(answer.status)")
                if answer.status == 200 { read += 1 }
            }
            #expect(read >= 20)
        }
    }

    /// By no operation does anybody reach a school that is not theirs, or anything without the scope, or with a field
    /// that the operation does not know; and nothing changes.
    @Test(arguments: TestEngine.available)
    func strangersReachNothing(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let ids = try await Self.ids(world)
            let stranger = try await APIPerson("truong2", world)
            let narrow = try await APIPerson("truong", world, scopes: [])
            let before = try await world.database.read { tx in
                try tx.count("SELECT COUNT(*) AS n FROM identity_audit WHERE subject <> 'alarm'")
            }
            var asked = 0
            for endpoint in Self.operations(world) {
                let params = endpoint.pattern.split(separator: "/").filter { $0.hasPrefix(":") }.map(String.init)
                guard params.contains(where: { ids[$0] != nil && $0 != ":subject" && $0 != ":list" }) else { continue }
                asked += 1
                let target = Self.target(endpoint, ids)
                let body = stranger.sample(endpoint)
                let headers = ["if-match": "\"1\""]
                await stranger.ask(endpoint.method, target, body, headers, expects: 404)
                await narrow.ask(endpoint.method, target, body, headers, expects: 403)
                guard let body else { continue }
                let more = body.merging(["strange": .bool(true)]) { $1 }
                let refused = await stranger.ask(endpoint.method, target, more, headers, expects: 422)
                #expect(refused.pointers == ["/strange"], "\(endpoint.pattern): \(refused.pointers)")
            }
            #expect(asked >= 30)
            let after = try await world.database.read { tx in
                try tx.count("SELECT COUNT(*) AS n FROM identity_audit WHERE subject <> 'alarm'")
            }
            #expect(after == before)
        }
    }
}
