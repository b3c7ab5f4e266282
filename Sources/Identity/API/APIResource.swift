public import Base
public import Database
public import Web

/// One kind of record as programs meet it: where it stands, how it is read, and what the actions of its pages do to it.
///
/// A record with a version is changed only by who has read that version; each change answers with the record as it is
/// then.
public struct APIResource<Value: Sendable>: Sendable {
    let path: String
    let reading: APIScope
    let writing: APIScope
    let record: APIRecord<Value>
    let version: (@Sendable (Value) -> Int)?
    let find: @Sendable (APICall, Transaction) throws -> Value
    let own: @Sendable (APICall, Transaction) throws -> Value

    /// - Parameters:
    ///   - path: the address of one record, such as `/rooms/:room`.
    ///   - version: nil when the record has none, since it is changed by steps that each say what they need.
    ///   - find: the record of the address for those who may see it.
    ///   - own: the record for those who may change it; the same when nil.
    public init(
        _ path: String, _ scopes: (reading: APIScope, writing: APIScope), _ record: APIRecord<Value>,
        version: (@Sendable (Value) -> Int)? = nil,
        find: @escaping @Sendable (APICall, Transaction) throws -> Value,
        own: (@Sendable (APICall, Transaction) throws -> Value)? = nil
    ) {
        self.path = path
        (reading, writing) = scopes
        self.record = record
        self.version = version
        self.find = find
        self.own = own ?? find
    }

    /// One record.
    public func read(_ summary: Text) -> Endpoint {
        .read(path, summary, reading, record) { call, tx in reply(try find(call, tx)) }
    }

    /// What an action of a page does to one record.
    ///
    /// - Parameter part: what follows the address of the record.
    public func change(
        _ method: Request.Method, _ part: String, _ summary: Text, body: [APIField]? = nil,
        _ act: @escaping Endpoint.Page
    ) -> Endpoint {
        .change(method, path + part, summary, writing, body: body, needsVersion: version != nil, record) { call, tx in
            let before = try own(call, tx)
            if let version { try call.check(version: version(before)) }
            _ = try act(call.visit, tx)
            return reply(try own(call, tx))
        }
    }

    /// What an action of a page does to one record that is not there any more afterwards: what it was is the answer.
    public func removal(
        _ method: Request.Method, _ part: String, _ summary: Text, body: [APIField]? = nil,
        _ act: @escaping Endpoint.Page
    ) -> Endpoint {
        .change(method, path + part, summary, writing, body: body, needsVersion: version != nil, record) { call, tx in
            let before = try own(call, tx)
            if let version { try call.check(version: version(before)) }
            _ = try act(call.visit, tx)
            return .one(before, record)
        }
    }

    /// A new record, made by the action of the page.
    public func making(
        _ path: String, _ summary: Text, body: [APIField],
        _ make: @escaping @Sendable (APICall, Transaction) throws -> Value
    ) -> Endpoint {
        .change(.post, path, summary, writing, body: body, record) { call, tx in reply(try make(call, tx)) }
    }

    /// The records of a list that is never long.
    public func list(
        _ path: String, _ summary: Text, query: [APIField] = [], id: @escaping @Sendable (Value) -> String,
        _ all: @escaping @Sendable (APICall, Transaction) throws -> [Value]
    ) -> Endpoint {
        .list(path, summary, reading, query: query, record) { call, tx in
            .page(call.page(of: try all(call, tx), id: id), record)
        }
    }

    public func reply(_ value: Value) -> APIReply { .one(value, record, version: version?(value)) }
}
