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
        guard let version = APITag.version(header) else { throw APIRefusal.versionWrong }
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

/// The tag of an answer (RFC 9110 §8.8.3): the version of the record, by which a change says what it changes, and a mark of
/// all that was answered, since more may stand in it than the version counts, such as remarks.
enum APITag {
    /// As a regular expression of ECMA-262 has it. The version alone will do.
    static let pattern = "^\"[0-9]{1,18}(-[0-9A-Za-z_-]{1,43})?\"$"

    static func of(_ bytes: [UInt8], version: Int?) -> String {
        let mark = Secret.hash(String(decoding: bytes, as: UTF8.self))
        return version.map { "\"\($0)-\(mark.prefix(12))\"" } ?? "\"\(mark)\""
    }

    /// The version that a tag names; nil when it is no tag of a record with a version.
    static func version(_ tag: String) -> Int? {
        guard tag.utf8.count >= 3, tag.hasPrefix("\""), tag.hasSuffix("\"") else { return nil }
        let parts = tag.dropFirst().dropLast().split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        let isMark = parts.dropFirst().allSatisfy { mark in
            (1...43).contains(mark.utf8.count)
                && mark.utf8.allSatisfy { byte in
                    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 95
                        || byte == 45
                }
        }
        let digits = parts[0]
        guard isMark, (1...18).contains(digits.utf8.count), digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        return Int(digits)
    }
}

/// Answers as they are sent, and as they are kept for a request that is sent again.
enum APIAnswer {
    static func response(_ reply: APIReply, _ call: APICall, key: String) -> Response {
        let bytes = reply.json.bytes
        let tag = APITag.of(bytes, version: reply.version)
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
