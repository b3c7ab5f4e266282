public import Base
internal import Database
internal import Web

extension APICall {
    /// Reads a request as its operation declares it.
    init(_ visit: Visit, _ operation: APIOperation, key: String) throws {
        let request = visit.request
        query = try APIValues.check(APICall.queryValues(request, operation.query), operation.query, pointer: "query/")
        if let fields = operation.body {
            body = try APIValues.check(try APICall.bodyValues(request), fields, pointer: "/")
        } else {
            body = APIValues(values: [:])
        }
        limit = operation.isPaged ? query[APIPaging.limit] ?? APIPaging.standard : 0
        if operation.isPaged, let text = query[APIPaging.cursor] {
            guard let keys = APICursor.read(text, for: APICall.place(request), key: key) else {
                throw APIRefusal.cursor
            }
            after = keys
        } else {
            after = nil
        }
        version = operation.needsVersion ? try APICall.version(request) : 0
        var visit = visit
        var form = body.form(operation.body ?? [])
        if operation.needsVersion { form.append("version", String(version)) }
        visit.form = Submission(values: form)
        self.visit = visit
    }

    /// What is asked for, whatever the page: a cursor of one list does not open another.
    static func place(_ request: Request) -> String {
        request.path + "?" + request.query.setting("cursor", to: nil).setting("limit", to: nil).encoded
    }

    /// A name that comes twice is of no type: an address holds one value for each; nor is a value that had to be cleaned,
    /// for a program is told, where a person is understood.
    private static func queryValues(_ request: Request, _ fields: [APIField]) -> [String: JSONValue] {
        var values: [String: JSONValue] = [:]
        for pair in request.query.pairs {
            guard values[pair.name] == nil, pair.isAsSent else {
                values[pair.name] = .null
                continue
            }
            let field = fields.first { $0.name == pair.name }
            if case .integer? = field?.schema, let whole = Int(pair.value) {
                values[pair.name] = .integer(whole)
            } else if case .flag? = field?.schema, pair.value == "true" || pair.value == "false" {
                values[pair.name] = .bool(pair.value == "true")
            } else {
                values[pair.name] = .string(pair.value)
            }
        }
        return values
    }

    private static func bodyValues(_ request: Request) throws -> [String: JSONValue] {
        let type = (request.headers["content-type"] ?? "").split(separator: ";").first ?? ""
        guard type.lowercased().filter({ $0 != " " }) == "application/json" else { throw APIRefusal.wrongType }
        guard case .object(let values)? = JSONValue.read(request.body) else { throw APIRefusal.notJSON }
        return values
    }

    private static func version(_ request: Request) throws -> Int {
        guard let header = request.headers["if-match"] else { throw APIRefusal.versionMissing }
        let digits = header.dropFirst().dropLast()
        guard header.hasPrefix("\""), header.hasSuffix("\""), (1...18).contains(digits.utf8.count),
            digits.utf8.allSatisfy({ (48...57).contains($0) }), let version = Int(digits)
        else { throw APIRefusal.versionWrong }
        return version
    }

    /// A part of the address as a record's id. One that cannot be an id is of a record that does not exist.
    public func id<Of>(_ name: String) throws -> ID<Of> {
        guard let id: ID<Of> = visit.request.id(name) else { throw NotFound() }
        return id
    }

    /// That the record still has the version that the caller read.
    public func check(version current: Int) throws {
        if version != current { throw APIRefusal.stale }
    }
}

/// Answers as they are sent, and as they are kept for a request that is sent again.
enum APIAnswer {
    static func response(_ reply: APIReply, _ call: APICall, key: String) -> Response {
        let bytes = reply.json.bytes
        let tag = "\"" + (reply.version.map(String.init) ?? Secret.hash(String(decoding: bytes, as: UTF8.self))) + "\""
        let wanted = (call.visit.request.headers["if-none-match"] ?? "").split(separator: ",")
        let isKnown = wanted.contains { $0.filter { $0 != " " } == tag } && call.visit.request.method != .post
        var response = Response(
            status: isKnown ? 304 : 200,
            headers: [
                ("content-type", "application/json"), ("cache-control", "private, no-cache"), ("etag", tag),
                ("vary", "authorization, accept-language"),
            ], body: isKnown ? [] : bytes)
        if let next = reply.next {
            let cursor = APICursor.write(next, for: APICall.place(call.visit.request), key: key)
            let query = call.visit.request.query.setting("cursor", to: cursor).encoded
            response = response.header("link", "<\(call.visit.request.path)?\(query)>; rel=\"next\"")
        }
        return response
    }

    static func stored(_ response: Response) -> String {
        let tag = response.header("etag") ?? ""
        return tag + "\n" + String(decoding: response.body, as: UTF8.self)
    }

    static func restored(_ text: String) -> Response {
        let parts = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        let body = parts.count > 1 ? Array(parts[1].utf8) : []
        return Response(
            headers: [
                ("content-type", "application/json"), ("cache-control", "private, no-cache"),
                ("etag", String(parts.first ?? "")), ("idempotency-replayed", "true"),
            ], body: body)
    }
}
