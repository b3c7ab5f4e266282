import Base
import Database
import TestKit
import Testing
import Web

@testable import Identity

/// Somebody's program with a token of some scopes, and the OpenAPI document against which each answer is held.
struct APIPerson {
    let world: World
    let token: String
    let paths: [String: JSONValue]

    /// - Parameter scopes: all that there are when nil.
    init(_ login: String, _ world: World, scopes: Set<String>? = nil) async throws {
        self.world = world
        let token = Secret.token()
        self.token = token
        let held = scopes ?? Set(OpenAPI.scopes(of: world.endpoints).map(\.name))
        try await world.database.write { tx in
            guard let account = try AccountListRows.id(login: login, in: tx),
                let grant = try AccountRows.grants(of: account, on: World.start.day, in: tx).first
            else { throw NotFound() }
            let line = TokenLine(
                id: TokenID(at: World.start), name: "thử", scopes: held,
                expires: World.start.adding(seconds: 36_000), lastUsed: nil)
            try TokenRows.insert(token, line, of: account, grant: grant.id, at: World.start, in: tx)
        }
        guard case .object(let document) = OpenAPI.document(world.endpoints),
            case .object(let paths)? = document["paths"]
        else { throw NotFound() }
        self.paths = paths
    }

    struct Answer {
        let status: Int
        let json: JSONValue
        let etag: String
        var isReplayed = false

        subscript(_ name: String) -> JSONValue {
            if case .object(let fields) = json { fields[name] ?? .null } else { .null }
        }
        var id: String { if case .string(let id) = self["id"] { id } else { "" } }
        var items: [JSONValue] { if case .array(let items) = self["items"] { items } else { [] } }
        /// What the problem is about.
        var pointers: [String] {
            guard case .array(let errors) = self["errors"] else { return [] }
            return errors.compactMap { error in
                guard case .object(let fields) = error, case .string(let place)? = fields["pointer"] else { return nil }
                return place
            }
        }
        func text(_ name: String) -> String { if case .string(let text) = self[name] { text } else { "" } }
    }

    /// Asks; what is answered must be what the document says. The clock goes on, so that the buckets refill.
    @discardableResult
    func ask(
        _ method: Request.Method, _ target: String, _ body: [String: JSONValue]? = nil,
        _ more: [String: String] = [:], expects: Int? = 200
    ) async -> Answer {
        world.clock.move(to: world.clock.now.adding(seconds: 1))
        var headers = ["authorization": "Bearer \(token)"].merging(more) { $1 }
        if body != nil { headers["content-type"] = "application/json" }
        let request = Request(
            method: method, target: "/api/v1" + target, headers: headers,
            body: body.map { JSONValue.object($0).bytes } ?? [], remoteAddress: "127.0.0.1", number: "test")
        guard case .found(let route, let matched) = world.router.match(request) else {
            Issue.record("no route \(method) \(target)")
            return Answer(status: 0, json: .null, etag: "")
        }
        let response = await route.respond(matched)
        let words = String(decoding: response.body, as: UTF8.self)
        if let expects { #expect(response.status == expects, "\(method.rawValue) \(target): \(words)") }
        let json = JSONValue.read(response.body) ?? .null
        let operation = declared(method, route.pattern)
        let schema = APIPerson.schema(operation, response.status)
        let faults =
            response.status < 300 ? schema.map { APISchemaCheck.faults(json, $0) } ?? ["not documented"] : []
        #expect(faults.isEmpty, "\(method.rawValue) \(target): \(faults)")
        #expect(
            schema != nil || response.status == 304,
            "\(method.rawValue) \(target): \(response.status) is not documented")
        return Answer(
            status: response.status, json: json, etag: response.header("etag") ?? "",
            isReplayed: response.header("idempotency-replayed") == "true")
    }

    private func declared(_ method: Request.Method, _ pattern: String) -> JSONValue? {
        let path = pattern.split(separator: "/").map { $0.hasPrefix(":") ? "{\($0.dropFirst())}" : String($0) }
        guard case .object(let methods)? = paths["/" + path.joined(separator: "/")] else { return nil }
        return methods[method.rawValue.lowercased()]
    }

    private static func schema(_ operation: JSONValue?, _ status: Int) -> JSONValue? {
        guard case .object(let fields)? = operation, case .object(let responses)? = fields["responses"],
            case .object(let response)? = responses[String(status)], case .object(let content)? = response["content"],
            case .object(let type)? = content.values.first
        else { return nil }
        return type["schema"]
    }

    /// A body that the document admits; nil when the operation takes none.
    func sample(_ endpoint: Endpoint) -> [String: JSONValue]? {
        guard case .object(let fields)? = declared(endpoint.method, endpoint.pattern),
            case .object(let body)? = fields["requestBody"], case .object(let content)? = body["content"],
            case .object(let type)? = content["application/json"], let schema = type["schema"],
            case .object(let sample) = APISchemaCheck.sample(schema)
        else { return nil }
        return sample
    }
}
