internal import Base
internal import Database

/// A kind of resource: people of the directory, and the units they are of.
struct ScimKind: Sendable {
    let name: String
    let endpoint: String
    let schema: ScimSchema
    let extensions: [ScimSchema]
    /// What a filter may name, in lower case.
    let columns: [String: ScimColumn]
    /// What a list may be sorted by.
    let sorting: [String: SQL]
    let order: SQL

    /// The name of an attribute in lower case, without the URN of the core schema.
    func plain(_ path: String) -> String {
        let path = path.lowercased()
        let core = schema.id.lowercased() + ":"
        return path.hasPrefix(core) ? String(path.dropFirst(core.count)) : path
    }

    static let all = [user, group]

    static let user = ScimKind(
        name: "User", endpoint: "Users", schema: .user, extensions: [.enterprise],
        columns: [
            "id": ScimColumn("x.id"), "username": ScimColumn("x.id"), "displayname": ScimColumn("x.name_fold", .folded),
            "name.formatted": ScimColumn("x.name_fold", .folded), "usertype": ScimColumn("x.post"),
            "active": ScimColumn("1", .always), "emails": ScimColumn("LOWER(x.email)", .lowered),
            "emails.value": ScimColumn("LOWER(x.email)", .lowered), "phonenumbers": ScimColumn("x.phone"),
            "phonenumbers.value": ScimColumn("x.phone"), "groups": ScimColumn("x.unit_id"),
            "groups.value": ScimColumn("x.unit_id"),
            ScimSchema.enterprise.id.lowercased() + ":department": ScimColumn(
                "(SELECT u.name_fold FROM organisation_unit u WHERE u.id = x.unit_id)", .folded),
        ],
        sorting: [
            "id": "x.id", "username": "x.id", "displayname": "x.name_sort", "name.formatted": "x.name_sort",
            "name.givenname": "x.name_sort",
        ], order: "x.name_sort, x.id")

    static let group = ScimKind(
        name: "Group", endpoint: "Groups", schema: .group, extensions: [],
        columns: ["id": ScimColumn("x.id"), "displayname": ScimColumn("x.name_fold", .folded)],
        sorting: ["id": "x.id", "displayname": "x.name_sort"], order: "x.name_sort, x.id")
}
