internal import Base
internal import Identity

/// People and units as resources of SCIM.
enum ScimThings {
    static func user(_ line: ContactRows.Line) -> [String: JSONValue] {
        let contact = line.contact
        let title = contact.position.isEmpty ? contact.post.label.vi : contact.position
        var fields: [String: JSONValue] = [
            "schemas": .array([.string(ScimSchema.user.id), .string(ScimSchema.enterprise.id)]),
            "id": .string(contact.id.text), "userName": .string(contact.id.text), "name": name(contact.name),
            "displayName": .string(contact.name), "title": .string(title),
            "userType": .string(contact.post.rawValue), "active": .bool(true),
            "groups": .array([
                .object([
                    "value": .string(contact.unit.text), "display": .string(line.unitName), "type": .string("direct"),
                    "$ref": .string(location(.group, contact.unit.text)),
                ])
            ]), ScimSchema.enterprise.id: .object(["department": .string(line.unitName)]),
            "meta": meta(.user, contact.id.text),
        ]
        if !contact.email.isEmpty {
            fields["emails"] = .array([
                .object(["value": .string(contact.email), "type": .string("work"), "primary": .bool(true)])
            ])
        }
        if !contact.phone.isEmpty {
            fields["phoneNumbers"] = .array([.object(["value": .string(contact.phone), "type": .string("work")])])
        }
        return fields
    }

    static func group(_ id: UnitID, _ name: String, _ members: [ScimRows.Member]) -> [String: JSONValue] {
        var fields: [String: JSONValue] = [
            "schemas": .array([.string(ScimSchema.group.id)]), "id": .string(id.text), "displayName": .string(name),
            "meta": meta(.group, id.text),
        ]
        if !members.isEmpty {
            fields["members"] = .array(
                members.map { member in
                    .object([
                        "value": .string(member.id.text), "display": .string(member.name), "type": .string("User"),
                        "$ref": .string(location(.user, member.id.text)),
                    ])
                })
        }
        return fields
    }

    /// The family's name comes first, what one is called by last.
    private static func name(_ name: String) -> JSONValue {
        let words = name.split(separator: " ").map(String.init)
        var fields: [String: JSONValue] = ["formatted": .string(name)]
        if let given = words.last { fields["givenName"] = .string(given) }
        if words.count > 1 { fields["familyName"] = .string(words[0]) }
        let middle = words.dropFirst().dropLast().joined(separator: " ")
        if !middle.isEmpty { fields["middleName"] = .string(middle) }
        return .object(fields)
    }

    private static func location(_ kind: ScimKind, _ id: String) -> String { "\(ScimAPI.base)/\(kind.endpoint)/\(id)" }

    private static func meta(_ kind: ScimKind, _ id: String) -> JSONValue {
        .object(["resourceType": .string(kind.name), "location": .string(location(kind, id))])
    }
}
