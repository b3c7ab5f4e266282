public import Base
public import Database
public import Web

/// One operation of the API: the declaration from which its route, its checks and its part of the OpenAPI document
/// come.
public struct APIOperation: Sendable {
    let summary: Text
    let scope: APIScope
    let query: [APIField]
    let body: [APIField]?
    let answer: APISchema
    let isPaged: Bool
    let needsVersion: Bool
    let isWriting: Bool
    /// Whether its transaction writes: what changes something, and what writes down that it was read.
    let isRecorded: Bool
    let run: @Sendable (APICall, Transaction) throws -> APIReply
}

/// A checked request to the API.
public struct APICall: Sendable {
    /// Who asks. Its form holds the body as the form of the page would send it, so that a change by a program is read
    /// and done by the same action as a change on the page.
    public let visit: Visit
    public let query: APIValues
    public let body: APIValues
    /// How many items a page holds at most.
    public let limit: Int
    /// The keys after which the page begins.
    public let after: [String]?
    /// The version in `If-Match`; 0 when the operation asks for none.
    public let version: Int
}

/// What an operation answers.
public struct APIReply: Sendable {
    let json: JSONValue
    let version: Int?
    let next: [String]?
    /// Whether what was done stays; a rehearsal is done for real, told, and taken back.
    private(set) var isKept = true

    /// The same answer, after which nothing of what was done stays.
    public func rehearsed(_ isRehearsal: Bool) -> APIReply {
        var reply = self
        reply.isKept = !isRehearsal
        return reply
    }

    /// - Parameter version: what the next change must name in `If-Match`.
    public static func one<Value>(_ value: Value, _ record: APIRecord<Value>, version: Int? = nil) -> APIReply {
        APIReply(json: record.json(value), version: version, next: nil)
    }

    public static func page<Value>(_ page: APIPage<Value>, _ record: APIRecord<Value>) -> APIReply {
        APIReply(json: .object(["items": .array(page.items.map(record.json))]), version: nil, next: page.next)
    }
}

extension Endpoint {
    public static let apiBase = "/api/v1"
    private static let largestBody = 256 << 10

    /// One thing to read.
    ///
    /// - Parameter isRecorded: what is read is sensitive: the transaction writes, since each reading is written down.
    public static func read<Value>(
        _ path: String, _ summary: Text, _ scope: APIScope, query: [APIField] = [], isRecorded: Bool = false,
        _ record: APIRecord<Value>, _ run: @escaping @Sendable (APICall, Transaction) throws -> APIReply
    ) -> Endpoint {
        api(
            .get, path,
            APIOperation(
                summary: summary, scope: scope, query: query, body: nil, answer: record.schema, isPaged: false,
                needsVersion: false, isWriting: false, isRecorded: isRecorded, run: run))
    }

    /// A list, page by page.
    public static func list<Value>(
        _ path: String, _ summary: Text, _ scope: APIScope, query: [APIField] = [], isRecorded: Bool = false,
        _ record: APIRecord<Value>, _ run: @escaping @Sendable (APICall, Transaction) throws -> APIReply
    ) -> Endpoint {
        let answer = APISchema.record([.init(name: "items", schema: .list(record.schema), isRequired: true)])
        return api(
            .get, path,
            APIOperation(
                summary: summary, scope: scope, query: query + APIPaging.fields, body: nil, answer: answer,
                isPaged: true, needsVersion: false, isWriting: false, isRecorded: isRecorded, run: run))
    }

    /// Something to do, in one transaction that writes.
    ///
    /// - Parameters:
    ///   - body: the fields of the object that is sent; nil when nothing is.
    ///   - needsVersion: whether the request must say in `If-Match` which version it changes.
    public static func change<Value>(
        _ method: Request.Method, _ path: String, _ summary: Text, _ scope: APIScope, body: [APIField]? = nil,
        needsVersion: Bool = false, _ record: APIRecord<Value>,
        _ run: @escaping @Sendable (APICall, Transaction) throws -> APIReply
    ) -> Endpoint {
        api(
            method, path,
            APIOperation(
                summary: summary, scope: scope, query: [], body: body, answer: record.schema, isPaged: false,
                needsVersion: needsVersion, isWriting: true, isRecorded: true, run: run))
    }

    private static func api(_ method: Request.Method, _ path: String, _ operation: APIOperation) -> Endpoint {
        Endpoint(
            method: method, pattern: apiBase + path, access: .token(operation.scope),
            bodyLimit: max(largestBody, (operation.body ?? []).map(\.schema.mostBytes).reduce(1024, +)),
            body: .api(operation))
    }
}

/// The two parameters of every list.
enum APIPaging {
    static let limit = APIInput("limit", .integer(1...200))
    static let cursor = APIInput("cursor", .text(1...2000))
    static let standard = 50

    static var fields: [APIField] { [limit.field(required: false), cursor.field(required: false)] }
}
