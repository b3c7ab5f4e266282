internal import Base
internal import Web

/// The OpenAPI 3.1 document, made from the declarations that serve.
public enum OpenAPI {
    /// The address that tells it, for all operations among some endpoints.
    public static func endpoint(of endpoints: [Endpoint]) -> Endpoint {
        let bytes = document(endpoints).bytes
        return Endpoint(
            method: .get, pattern: Endpoint.apiBase + "/openapi.json", access: .anyone, bodyLimit: 0,
            body: .program { _, _ in
                Response(
                    headers: [("content-type", "application/json"), ("cache-control", "public, max-age=300")],
                    body: bytes)
            })
    }

    /// The scopes that some endpoints ask for, each once, by name.
    public static func scopes(of endpoints: [Endpoint]) -> [APIScope] {
        let all = endpoints.flatMap { endpoint -> [APIScope] in
            if case .foreign(let operation) = endpoint.body { return operation.scopes }
            return if case .token(let scope) = endpoint.access { [scope] } else { [] }
        }
        return Set(all).sorted { $0.name < $1.name }
    }

    static func document(_ endpoints: [Endpoint]) -> JSONValue {
        var paths: [String: [String: JSONValue]] = [:]
        let links = APILinks(endpoints)
        for endpoint in endpoints {
            guard case .api(let operation) = endpoint.body else { continue }
            let path = endpoint.pattern.split(separator: "/").map { $0.hasPrefix(":") ? "{\($0.dropFirst())}" : $0 }
            paths["/" + path.joined(separator: "/"), default: [:]][endpoint.method.rawValue.lowercased()] =
                describe(operation, endpoint, links)
        }
        let scopes = OpenAPI.scopes(of: endpoints).map { ($0.name, JSONValue.string($0.label(.en))) }
        return .object([
            "openapi": .string("3.1.0"),
            "info": .object(["title": .string("Khuê"), "version": .string("1")]),
            "paths": .object(paths.mapValues { .object($0) }),
            "components": .object([
                "securitySchemes": .object([
                    "token": .object(["type": .string("http"), "scheme": .string("bearer")]),
                    "client": .object([
                        "type": .string("oauth2"),
                        "flows": .object([
                            "clientCredentials": .object([
                                "tokenUrl": .string("/oauth/token"),
                                "scopes": .object(Dictionary(scopes, uniquingKeysWith: { first, _ in first })),
                            ])
                        ]),
                    ]),
                ]),
                "schemas": .object(["Problem": problem]),
            ]),
        ])
    }

    /// How other parts of the document name an operation.
    static func id(_ endpoint: Endpoint) -> String { endpoint.method.rawValue.lowercased() + endpoint.pattern }

    private static func describe(_ operation: APIOperation, _ endpoint: Endpoint, _ links: APILinks) -> JSONValue {
        var fields: [String: JSONValue] = [
            "summary": .string(operation.summary(.en)), "description": .string(operation.summary(.vi)),
            "operationId": .string(id(endpoint)),
            "security": .array([
                .object(["token": .array([])]), .object(["client": .array([.string(operation.scope.name)])]),
            ]),
            "parameters": .array(parameters(operation, endpoint)),
            "responses": .object(responses(operation, links.from(endpoint, operation))),
        ]
        if let body = operation.body {
            let schema = APISchema.record(
                body.map { APISchema.Field(name: $0.name, schema: $0.schema, isRequired: $0.isRequired) })
            fields["requestBody"] = .object([
                "required": .bool(true),
                "content": .object([
                    "application/json": .object([
                        "schema": schema.json, "example": APIExample.body(body, in: endpoint.pattern),
                    ])
                ]),
            ])
        }
        return .object(fields)
    }

    private static func parameters(_ operation: APIOperation, _ endpoint: Endpoint) -> [JSONValue] {
        let inPath = endpoint.pattern.split(separator: "/").filter { $0.hasPrefix(":") }.map {
            parameter(
                String($0.dropFirst()), "path", .text(format: nil, shortest: 1, longest: nil), required: true,
                example: APIExample.part(String($0.dropFirst())))
        }
        func other(_ name: String, _ place: String, _ schema: APISchema, required: Bool) -> JSONValue {
            parameter(
                name, place, schema, required: required, example: APIExample.of(schema, name, in: endpoint.pattern))
        }
        var others = operation.query.map { other($0.name, "query", $0.schema, required: $0.isRequired) }
        if operation.needsVersion {
            others.append(other("If-Match", "header", .matching(APITag.pattern), required: true))
        }
        if operation.isWriting {
            others.append(other("Idempotency-Key", "header", .matching("^[!-~]{1,200}$"), required: false))
        }
        return inPath + others
    }

    private static func parameter(
        _ name: String, _ place: String, _ schema: APISchema, required: Bool, example: JSONValue?
    ) -> JSONValue {
        var fields: [String: JSONValue] = [
            "name": .string(name), "in": .string(place), "required": .bool(required), "schema": schema.json,
        ]
        fields["example"] = example
        return .object(fields)
    }

    private static func responses(
        _ operation: APIOperation, _ links: [String: JSONValue]
    ) -> [String: JSONValue] {
        var statuses = [401, 403, 404, 422, 429]
        if operation.isWriting { statuses.append(409) }
        if operation.body != nil { statuses += [400, 413, 415] }
        if operation.needsVersion { statuses += [412, 428] }
        let refused = content("application/problem+json", .object(["$ref": .string("#/components/schemas/Problem")]))
        var all = Dictionary(
            statuses.map { (String($0), JSONValue.object(["description": .string("Refused"), "content": refused])) },
            uniquingKeysWith: { first, _ in first })
        var done: [String: JSONValue] = [
            "description": .string("Done"), "content": content("application/json", operation.answer.json),
        ]
        if !links.isEmpty { done["links"] = .object(links) }
        all["200"] = .object(done)
        if !operation.isWriting { all["304"] = .object(["description": .string("Not changed")]) }
        return all
    }

    private static func content(_ type: String, _ schema: JSONValue) -> JSONValue {
        .object([type: .object(["schema": schema])])
    }

    private static var problem: JSONValue {
        let text = APISchema.text(format: nil, shortest: 0, longest: nil)
        let error = APISchema.record([
            .init(name: "pointer", schema: text, isRequired: true),
            .init(name: "detail", schema: text, isRequired: true),
        ])
        return APISchema.record([
            .init(name: "type", schema: text, isRequired: true), .init(name: "title", schema: text, isRequired: true),
            .init(name: "status", schema: .integer(nil), isRequired: true),
            .init(name: "request", schema: text, isRequired: true),
            .init(name: "errors", schema: .list(error), isRequired: false),
        ]).json
    }
}
