internal import Base
internal import Database
internal import Identity
internal import Web

/// The electronic directory as SCIM 2.0 (RFC 7643, 7644), read only: mail programs and other systems find leaders and
/// contact persons of every unit. People who are public are for every token with the scope; internal ones only with a
/// scope of their own, and only of units within reach.
enum ScimAPI {
    static let base = "/scim/v2"
    static let open = APIScope("directory:read", ScimTexts.open)
    static let inside = APIScope("directory-internal:read", ScimTexts.inside)

    static let endpoints: [Endpoint] = [
        asked("/ServiceProviderConfig") { _, _, _ in json(ScimDiscovery.config) },
        asked("/ResourceTypes") { _, _, _ in listed(ScimDiscovery.resourceTypes.map(\.json)) },
        asked("/ResourceTypes/:id") { visit, _, _ in try found(ScimDiscovery.resourceTypes, visit) },
        asked("/Schemas") { _, _, _ in listed(ScimDiscovery.schemas.map(\.json)) },
        asked("/Schemas/:id") { visit, _, _ in try found(ScimDiscovery.schemas, visit) },
        asked("/Users", users), asked("/Users/:id", user), asked("/Groups", groups), asked("/Groups/:id", group),
    ]

    private static func asked(
        _ path: String, _ run: @escaping @Sendable (Visit, ScimRows, Transaction) throws -> Response
    ) -> Endpoint {
        .standard(base + path, [open, inside], failure: ScimFailure.response) { visit, tx in
            let permit = try visit.permit(ViewUnits.self, in: tx)
            return try run(visit, ScimRows(permit: permit, isInside: visit.holds(inside)), tx)
        }
    }

    private static func users(_ visit: Visit, _ rows: ScimRows, _ tx: Transaction) throws -> Response {
        let question = try ScimQuestion(.user, visit)
        let selection = try ScimSelection(.user, visit.request.query)
        let things = try rows.users(question, in: tx).map { versioned(ScimThings.user($0), visit) }
        return listed(
            things.map(selection.apply), of: try rows.count(.user, question, in: tx), from: question.start)
    }

    private static func user(_ visit: Visit, _ rows: ScimRows, _ tx: Transaction) throws -> Response {
        let selection = try ScimSelection(.user, visit.request.query)
        guard let id: ContactID = visit.request.id("id"), let line = try rows.user(id, in: tx) else { throw NotFound() }
        return one(versioned(ScimThings.user(line), visit), selection, visit)
    }

    private static func groups(_ visit: Visit, _ rows: ScimRows, _ tx: Transaction) throws -> Response {
        let question = try ScimQuestion(.group, visit)
        let selection = try ScimSelection(.group, visit.request.query)
        let units = try rows.groups(question, in: tx)
        let members = try rows.members(of: units.map(\.id), in: tx)
        let byUnit = Dictionary(grouping: members, by: \.unit)
        let things = units.map { versioned(ScimThings.group($0.id, $0.name, byUnit[$0.id] ?? []), visit) }
        return listed(
            things.map(selection.apply), of: try rows.count(.group, question, in: tx), from: question.start)
    }

    private static func group(_ visit: Visit, _ rows: ScimRows, _ tx: Transaction) throws -> Response {
        let selection = try ScimSelection(.group, visit.request.query)
        guard let id: UnitID = visit.request.id("id"), let unit = try rows.group(id, in: tx) else { throw NotFound() }
        let members = try rows.members(of: [id], in: tx)
        return one(versioned(ScimThings.group(unit.id, unit.name, members), visit), selection, visit)
    }

    // MARK: Answers

    /// With the version of what stands in it, as a weak ETag.
    private static func versioned(_ thing: [String: JSONValue], _ visit: Visit) -> [String: JSONValue] {
        guard case .object(var meta)? = thing["meta"] else { return thing }
        let seal = visit.seal("scim:" + String(decoding: JSONValue.object(thing).bytes, as: UTF8.self))
        meta["version"] = .string("W/\"\(seal.prefix(24))\"")
        return thing.merging(["meta": .object(meta)]) { _, new in new }
    }

    private static func one(_ thing: [String: JSONValue], _ selection: ScimSelection, _ visit: Visit) -> Response {
        guard case .object(let meta)? = thing["meta"], case .string(let tag)? = meta["version"] else {
            return json(selection.apply(thing))
        }
        let known = (visit.request.headers["if-none-match"] ?? "").split(separator: ",").map { String($0).trimmed }
        var response = json(selection.apply(thing))
        if known.contains(tag) { response = Response(status: 304, headers: response.headers) }
        return response.header("etag", tag)
    }

    private static func found(_ things: [(id: String, json: JSONValue)], _ visit: Visit) throws -> Response {
        guard let thing = things.first(where: { $0.id == visit.request.parameters["id"] }) else { throw NotFound() }
        return json(thing.json)
    }

    private static func listed(_ things: [JSONValue], of total: Int? = nil, from start: Int = 1) -> Response {
        json(
            .object([
                "schemas": .array([.string("urn:ietf:params:scim:api:messages:2.0:ListResponse")]),
                "totalResults": .integer(total ?? things.count), "startIndex": .integer(start),
                "itemsPerPage": .integer(things.count), "Resources": .array(things),
            ]))
    }

    private static func json(_ value: JSONValue) -> Response {
        Response(
            headers: [("content-type", ScimFailure.type), ("cache-control", "private, no-cache")], body: value.bytes)
    }
}
