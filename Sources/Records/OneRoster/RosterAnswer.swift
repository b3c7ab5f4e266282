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
        var question = try question(part, visit.request.query)
        let fields = try selection(part.kind, visit.request.query["fields"])
        let place = try visit.request.query["after"].map(RosterPlace.init)
        // All are counted once, for the first page: counting a district takes longer than reading a page of it.
        let count = try place?.count ?? RosterRows.count(source, question, in: tx)
        if let id = place?.id { try follow(id, source, &question, tx) }
        let things = try withAgents(
            try RosterRows.things(source, fields, question, in: tx), part, rows, visit, tx)
        let response = json([part.kind.many: .array(things.map(\.value))]).header("x-total-count", String(count))
        let links = links(visit.request, question, count, things.last?.id)
        return links.isEmpty ? response : response.header("link", links)
    }

    /// Behind a thing that is there no more, those before it are counted past.
    private static func follow(
        _ id: String, _ source: SQL, _ question: inout RosterQuestion, _ tx: Transaction
    ) throws {
        guard let sorting = question.sorting else { return question.follow(id) }
        if let key = try RosterRows.key(of: id, source, sorting, in: tx) { question.follow(id, key) }
    }

    static func one(
        _ part: OneRosterAPI.Part, id: String, _ rows: RosterSourceRows, _ visit: Visit, _ tx: Transaction
    ) throws -> Response {
        let fields = try selection(part.kind, visit.request.query["fields"])
        var question = RosterQuestion(conditions: part.narrowed + ["x.id = \(id)"])
        question.limit = 1
        let found = try RosterRows.things(try part.source(rows, tx), fields, question, in: tx)
        guard let thing = try withAgents(found, part, rows, visit, tx).first else { throw NotFound() }
        return json([part.kind.one: thing.value])
    }

    /// Pupils with their guardians as agents, when the program may know them and asks for whole things.
    private static func withAgents(
        _ things: [RosterThing], _ part: OneRosterAPI.Part, _ rows: RosterSourceRows, _ visit: Visit, _ tx: Transaction
    ) throws -> [RosterThing] {
        guard rows.withGuardians, part.kind.many == RosterKind.user.many, visit.request.query["fields"] == nil else {
            return things
        }
        let agents = try rows.agents(of: things.map(\.id), in: tx)
        return things.map { thing in
            guard case .object(var fields) = thing.value, let known = agents[thing.id] else { return thing }
            fields["agents"] = .array(known.map { RosterField.link($0, "user", "users") })
            return RosterThing(id: thing.id, value: .object(fields))
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
            question.sorting = .init(column: field.sorting, descends: order == "desc")
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

    private static func links(
        _ request: Request, _ question: RosterQuestion, _ count: Int, _ lastID: String?
    ) -> String {
        func link(_ name: String, _ offset: Int, _ place: RosterPlace? = nil) -> String {
            let query = request.query.setting("limit", to: String(question.limit))
                .setting("offset", to: String(max(0, offset))).setting("after", to: place?.text)
            return "<\(request.path)?\(query.encoded)>; rel=\"\(name)\""
        }
        let last = count == 0 ? 0 : (count - 1) / question.limit * question.limit
        var links: [String] = []
        if question.offset + question.limit < count, let lastID {
            let place = RosterPlace(count: count, id: lastID)
            links.append(link("next", question.offset + question.limit, place))
        }
        if question.offset > 0 { links.append(link("prev", question.offset - question.limit)) }
        return (links + [link("first", 0), link("last", last)]).joined(separator: ", ")
    }

    /// Where a list goes on, as the link to its next page carries it: how many there are, and behind which thing.
    private struct RosterPlace {
        let count: Int
        var id: String?

        init(count: Int, id: String?) {
            self.count = count
            self.id = id
        }

        init(_ text: String) throws {
            let parts = text.split(separator: "~", maxSplits: 1)
            guard let first = parts.first, let count = Int(first), count >= 0 else { throw RosterRefusal.paging }
            self.count = count
            id = parts.count > 1 ? String(parts[1]) : nil
        }

        var text: String { id.map { "\(count)~\($0)" } ?? String(count) }
    }

    private static func json(_ fields: [String: JSONValue]) -> Response {
        Response(
            headers: [("content-type", "application/json"), ("cache-control", "private, no-store")],
            body: JSONValue.object(fields).bytes)
    }
}
