internal import Base
internal import Database
internal import Identity
internal import Web

/// What the service says of itself (RFC 7644 §4).
enum ScimDiscovery {
    static let config: JSONValue = {
        func supported(_ is: Bool, _ more: [String: JSONValue] = [:]) -> JSONValue {
            .object(more.merging(["supported": .bool(`is`)]) { first, _ in first })
        }
        return .object([
            "schemas": .array([.string("urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig")]),
            "patch": supported(false),
            "bulk": supported(false, ["maxOperations": .integer(0), "maxPayloadSize": .integer(0)]),
            "filter": supported(true, ["maxResults": .integer(ScimQuestion.mostAtOnce)]),
            "changePassword": supported(false), "sort": supported(true), "etag": supported(true),
            "authenticationSchemes": .array([
                .object([
                    "type": .string("oauthbearertoken"), "name": .string("OAuth 2.0 bearer token"),
                    "description": .string("Client credentials at /oauth/token, or a person's own token"),
                    "specUri": .string("https://www.rfc-editor.org/info/rfc6750"), "primary": .bool(true),
                ])
            ]),
            "meta": .object([
                "resourceType": .string("ServiceProviderConfig"),
                "location": .string("\(ScimAPI.base)/ServiceProviderConfig"),
            ]),
        ])
    }()

    static let resourceTypes: [(id: String, json: JSONValue)] = ScimKind.all.map { kind in
        var fields: [String: JSONValue] = [
            "schemas": .array([.string("urn:ietf:params:scim:schemas:core:2.0:ResourceType")]),
            "id": .string(kind.name), "name": .string(kind.name), "endpoint": .string("/\(kind.endpoint)"),
            "description": .string(kind.schema.description), "schema": .string(kind.schema.id),
            "meta": .object([
                "resourceType": .string("ResourceType"),
                "location": .string("\(ScimAPI.base)/ResourceTypes/\(kind.name)"),
            ]),
        ]
        if !kind.extensions.isEmpty {
            fields["schemaExtensions"] = .array(
                kind.extensions.map { .object(["schema": .string($0.id), "required": .bool(false)]) })
        }
        return (kind.name, .object(fields))
    }

    static let schemas: [(id: String, json: JSONValue)] = ScimSchema.all.map { ($0.id, $0.json) }
}
