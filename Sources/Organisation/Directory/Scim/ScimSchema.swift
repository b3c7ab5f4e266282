internal import Base
internal import Identity

/// A schema of RFC 7643 with the attributes that the directory gives. Everything is read only.
struct ScimSchema: Sendable {
    struct Attribute: Sendable {
        let name: String
        let type: String
        let description: String
        var isMany = false
        var isRequired = false
        var isUnique = false
        var isExact = false
        var references: [String] = []
        var parts: [Attribute] = []

        var json: JSONValue {
            var fields: [String: JSONValue] = [
                "name": .string(name), "type": .string(type), "multiValued": .bool(isMany),
                "description": .string(description), "required": .bool(isRequired), "caseExact": .bool(isExact),
                "mutability": .string("readOnly"), "returned": .string("default"),
                "uniqueness": .string(isUnique ? "server" : "none"),
            ]
            if !references.isEmpty { fields["referenceTypes"] = .array(references.map { .string($0) }) }
            if !parts.isEmpty { fields["subAttributes"] = .array(parts.map(\.json)) }
            return .object(fields)
        }
    }

    let id: String
    let name: String
    let description: String
    let attributes: [Attribute]

    static let all = [user, enterprise, group]

    var json: JSONValue {
        .object([
            "schemas": .array([.string("urn:ietf:params:scim:schemas:core:2.0:Schema")]), "id": .string(id),
            "name": .string(name), "description": .string(description),
            "attributes": .array(attributes.map(\.json)),
            "meta": .object([
                "resourceType": .string("Schema"), "location": .string("\(ScimAPI.base)/Schemas/\(id)"),
            ]),
        ])
    }

    private static func text(_ name: String, _ description: String) -> Attribute {
        Attribute(name: name, type: "string", description: description)
    }

    private static func link(_ references: [String]) -> Attribute {
        Attribute(
            name: "$ref", type: "reference", description: "Where the resource is", isExact: true,
            references: references)
    }

    private static func exact(_ name: String, _ description: String) -> Attribute {
        Attribute(name: name, type: "string", description: description, isExact: true)
    }

    static let user = ScimSchema(
        id: "urn:ietf:params:scim:schemas:core:2.0:User", name: "User",
        description: "A leader or contact person of a unit",
        attributes: [
            Attribute(
                name: "userName", type: "string", description: "The id: people of the directory need no account",
                isRequired: true, isUnique: true),
            Attribute(
                name: "name", type: "complex", description: "The name in its parts",
                parts: [
                    text("formatted", "The whole name, family name first"), text("familyName", "The family name"),
                    text("middleName", "What stands between"), text("givenName", "What one is called by"),
                ]),
            text("displayName", "The whole name, family name first"), text("title", "The position at the unit"),
            text("userType", "leader, deputy, technology, office or other"),
            Attribute(name: "active", type: "boolean", description: "Always true: who left is not in the directory"),
            Attribute(
                name: "emails", type: "complex", description: "The address at work", isMany: true,
                parts: [
                    text("value", "The address"), text("type", "work"),
                    Attribute(name: "primary", type: "boolean", description: "Always true"),
                ]),
            Attribute(
                name: "phoneNumbers", type: "complex", description: "The number at work", isMany: true,
                parts: [text("value", "The number as people write it"), text("type", "work")]),
            Attribute(
                name: "groups", type: "complex", description: "The unit", isMany: true,
                parts: [
                    exact("value", "The id of the unit"), link(["Group"]), text("display", "The unit's name"),
                    text("type", "direct"),
                ]),
        ])

    static let enterprise = ScimSchema(
        id: "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User", name: "EnterpriseUser",
        description: "The unit a person is of", attributes: [text("department", "The unit's name")])

    static let group = ScimSchema(
        id: "urn:ietf:params:scim:schemas:core:2.0:Group", name: "Group",
        description: "A unit: the department, an office, a school",
        attributes: [
            Attribute(name: "displayName", type: "string", description: "The unit's name", isRequired: true),
            Attribute(
                name: "members", type: "complex", description: "Its people in the directory", isMany: true,
                parts: [
                    exact("value", "The id of the person"), link(["User"]), text("display", "The person's name"),
                    text("type", "User"),
                ]),
        ])
}
