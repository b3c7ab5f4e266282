internal import Base
internal import Database
internal import Identity
internal import Web

/// Questions in the words of OneRoster (filter, sort, orderBy, fields, limit, offset) and their answers.
enum RosterAnswer {
    static let mostAtOnce = 5000

    static func list(
        _ part: OneRosterAPI.Part, _ rows: RosterSourceRows, _ visit: Visit, _ tx: Transaction
    ) throws -> Response {
        let source = try part.source(rows, tx)
        let question = try question(part, visit.request.query)
        let fields = try selection(part.kind, visit.request.query["fields"])
        let count = try RosterRows.count(source, question, in: tx)
        let things = try withAgents(
            try RosterRows.things(source, fields, question, in: tx), part, rows, visit, tx)
        let response = json([part.kind.many: .array(things)]).header("x-total-count", String(count))
        let links = links(visit.request, question, count)
        return links.isEmpty ? response : response.header("link", links)
    }

    static func one(
        _ part: OneRosterAPI.Part, id: String, _ rows: RosterSourceRows, _ visit: Visit, _ tx: Transaction
    ) throws -> Response {
        let fields = try selection(part.kind, visit.request.query["fields"])
        var question = RosterQuestion(conditions: part.narrowed + ["x.id = \(id)"])
        question.limit = 1
        let found = try RosterRows.things(try part.source(rows, tx), fields, question, in: tx)
        guard let thing = try withAgents(found, part, rows, visit, tx).first else { throw NotFound() }
        return json([part.kind.one: thing])
    }

    /// Pupils with their guardians as agents, when the program may know them and asks for whole things.
    private static func withAgents(
        _ things: [JSONValue], _ part: OneRosterAPI.Part, _ rows: RosterSourceRows, _ visit: Visit, _ tx: Transaction
    ) throws -> [JSONValue] {
        guard rows.withGuardians, part.kind.many == RosterKind.user.many, visit.request.query["fields"] == nil else {
            return things
        }
        func id(_ thing: JSONValue) -> String? {
            if case .object(let fields) = thing, case .string(let id)? = fields["sourcedId"] { id } else { nil }
        }
        let agents = try rows.agents(of: things.compactMap(id), in: tx)
        return things.map { thing in
            guard case .object(var fields) = thing, let known = id(thing).flatMap({ agents[$0] }) else { return thing }
            fields["agents"] = .array(known.map { RosterField.link($0, "user", "users") })
            return .object(fields)
        }
    }

    /// That a thing is there at all.
    static func find(
        _ part: OneRosterAPI.Part, id: String, _ rows: RosterSourceRows, _ tx: Transaction
    ) throws {
        let question = RosterQuestion(conditions: part.narrowed + ["x.id = \(id)"])
        guard try RosterRows.count(try part.source(rows, tx), question, in: tx) > 0 else { throw NotFound() }
    }

    private static func question(_ part: OneRosterAPI.Part, _ query: FormValues) throws -> RosterQuestion {
        var question = RosterQuestion(conditions: part.narrowed)
        if let text = query["filter"] {
            guard let filter = RosterFilter(text) else { throw RosterRefusal.filter(text) }
            let terms = try filter.terms.map { try RosterRows.condition($0, of: part.kind) }.map { "(\($0))" as SQL }
            question.conditions.append(.joined(terms, by: filter.joint == .all ? " AND " : " OR "))
        }
        if let name = query["sort"] {
            guard let field = part.kind.field(name) else { throw RosterRefusal.sort(name) }
            let order = (query["orderBy"] ?? "asc").lowercased()
            guard ["asc", "desc"].contains(order) else { throw RosterRefusal.sort(order) }
            question.order =
                order == "desc" ? "x.\(raw: field.sorting) DESC, x.id DESC" : "x.\(raw: field.sorting), x.id"
        }
        question.limit = try number(query["limit"], 1...mostAtOnce) ?? 100
        question.offset = try number(query["offset"], 0...100_000_000) ?? 0
        return question
    }

    private static func number(_ text: String?, _ range: ClosedRange<Int>) throws -> Int? {
        guard let text else { return nil }
        guard let number = Int(text), range.contains(number) else { throw RosterRefusal.paging }
        return number
    }

    /// The fields that are wanted; all of them when nothing is said.
    private static func selection(_ kind: RosterKind, _ text: String?) throws -> [RosterField] {
        guard let text else { return kind.fields }
        return try text.split(separator: ",").map { name in
            guard let field = kind.field(String(name).trimmed) else { throw RosterRefusal.selection(String(name)) }
            return field
        }
    }

    private static func links(_ request: Request, _ question: RosterQuestion, _ count: Int) -> String {
        func link(_ name: String, _ offset: Int) -> String {
            let query = request.query.setting("limit", to: String(question.limit))
                .setting("offset", to: String(max(0, offset)))
            return "<\(request.path)?\(query.encoded)>; rel=\"\(name)\""
        }
        let last = count == 0 ? 0 : (count - 1) / question.limit * question.limit
        var links: [String] = []
        if question.offset + question.limit < count { links.append(link("next", question.offset + question.limit)) }
        if question.offset > 0 { links.append(link("prev", question.offset - question.limit)) }
        return (links + [link("first", 0), link("last", last)]).joined(separator: ", ")
    }

    private static func json(_ fields: [String: JSONValue]) -> Response {
        Response(
            headers: [("content-type", "application/json"), ("cache-control", "private, no-store")],
            body: JSONValue.object(fields).bytes)
    }
}
