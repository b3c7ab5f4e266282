import Base
import Database
import TestKit
import Testing
import Web

@testable import Identity

/// One operation that writes, as a program asks it and succeeds.
///
/// Words in braces are values of the ``WriteScene``: `{made}` is the id that was answered.
struct WriteCase: Sendable {
    /// As it is declared: `POST /units/:unit/classes`.
    let operation: String
    let login: String
    var body: [String: JSONValue]?
    /// Parts of the address that are not called as in the scene.
    var with: [String: String] = [:]
    /// Where what it changes is read.
    let reads: String
    /// The line of the log: what was done, and the fields that must stand in it with old and new value. Nil for what is no
    /// record: that somebody has read.
    var log: (action: String, fields: [String])?
    /// Whether the record is as it was, since something else is done: a mail goes out.
    var leaves = false
    /// What is answered to who read too early: 404 for what is gone by then.
    var late = 412
    /// The name under which the scene keeps a value of the answer.
    var keeps: String?
    var of = "id"
    /// What must be there before.
    var before: (@Sendable (WriteScene) async throws -> Void)?
}

/// A world in which one case follows the other, and the ids that they know.
final class WriteScene: @unchecked Sendable {
    let world: World
    var values: [String: String]
    private var people: [String: APIPerson] = [:]
    private var count = 0

    init(_ world: World, _ values: [String: String]) {
        self.world = world
        self.values = values
    }

    func person(_ login: String) async throws -> APIPerson {
        if let known = people[login] { return known }
        let new = try await APIPerson(login, world)
        people[login] = new
        return new
    }

    func filled(_ text: String) -> String {
        values.reduce(text) { $0.replacing("{\($1.key)}", with: $1.value) }
    }

    private func filled(_ value: JSONValue) -> JSONValue {
        switch value {
        case .string(let text): .string(filled(text))
        case .array(let list): .array(list.map(filled))
        case .object(let fields):
            .object(Dictionary(fields.map { (filled($0.key), filled($0.value)) }, uniquingKeysWith: { $1 }))
        default: value
        }
    }

    func first(_ sql: SQL) async throws -> String {
        let found = try await world.database.read { tx in try tx.first(sql) { try $0["id"] as String } }
        return try #require(found)
    }

    func run(_ statements: SQL...) async throws {
        try await world.database.write { tx in for statement in statements { try tx.run(statement) } }
    }

    private struct Line: Equatable {
        let address: String
        let action: String
        let account: String
        let changes: [FieldChange]
    }

    private func lines() async throws -> [Line] {
        try await world.database.read { tx in
            try tx.all(
                """
                SELECT a.address, a.action, a.changes, i.login FROM identity_audit a
                LEFT JOIN identity_account i ON i.id = a.account_id ORDER BY a.at, a.id
                """
            ) { row in
                let address: String? = try row["address"]
                let login: String? = try row["login"]
                let action: String = try row["action"]
                return Line(
                    address: address ?? "", action: action, account: login ?? "",
                    changes: FieldChange.list(try row["changes"]))
            }
        }
    }

    private func target(_ one: WriteCase) throws -> String {
        let parts = one.operation.split(separator: " ")[1].split(separator: "/").map { part -> String in
            guard part.hasPrefix(":") else { return String(part) }
            let name = String(part.dropFirst())
            return filled(one.with[name] ?? values[name] ?? "{\(name)}")
        }
        return "/" + parts.joined(separator: "/")
    }

    /// Asks once, looks at the record and at the log, asks the same again, and asks as somebody who read too early.
    func perform(_ one: WriteCase) async throws {
        try await one.before?(self)
        let declared = try #require(world.endpoints.first { $0.operationName == one.operation }, "\(one.operation)")
        guard case .api(let operation) = declared.body else { return }
        let person = try await person(one.login)
        let target = try target(one)
        let isThere = !one.reads.contains("{made}")
        let old = isThere ? await person.ask(.get, filled(one.reads), expects: nil) : nil
        let body = one.body.map { fields in
            Dictionary(fields.map { ($0.key, filled($0.value)) }, uniquingKeysWith: { $1 })
        }
        count += 1
        let key = ["idempotency-key": "key-\(count)"]
        let version = operation.needsVersion ? ["if-match": old?.etag ?? ""] : [:]
        let logged = try await lines()
        let made = await person.ask(declared.method, target, body, key.merging(version) { $1 })
        guard made.status == 200 else { return }
        values["made"] = made.id
        if let name = one.keeps { values[name] = made.text(one.of) }

        let new = try await lines()
        try judge(one, Array(new.dropFirst(logged.count)))
        let now = await person.ask(.get, filled(one.reads), expects: nil)
        #expect((old?.etag == now.etag) == one.leaves, "\(one.operation): the record is as it was")
        if isThere { #expect([200, 404].contains(now.status), "\(one.operation)") }

        let again = await person.ask(declared.method, target, body, key.merging(version) { $1 })
        #expect(again.isReplayed && again.json == made.json && again.etag == made.etag, "\(one.operation)")
        let since = try await lines()
        #expect(
            since.filter { $0.action != "read sensitive" }.count == new.filter { $0.action != "read sensitive" }.count)
        if operation.needsVersion {
            await person.ask(
                declared.method, target, body, ["idempotency-key": "late-\(count)"].merging(version) { $1 },
                expects: one.late)
        }
    }

    private func judge(_ one: WriteCase, _ lines: [Line]) throws {
        guard let log = one.log else { return #expect(lines.isEmpty, "\(one.operation): \(lines)") }
        let line = lines.first { $0.action == log.action && Set(log.fields).isSubset(of: Set($0.changes.map(\.field))) }
        guard let line else {
            Issue.record("\(one.operation): \(lines.map { "\($0.action) \($0.changes.map(\.field))" })")
            return
        }
        #expect(line.address == "127.0.0.1 (API: thử)" && line.account == one.login, "\(one.operation): \(line)")
        #expect(line.changes.allSatisfy { $0.old != $0.new }, "\(one.operation)")
    }
}

extension Endpoint {
    /// Such as `POST /units/:unit/classes`; empty for what is no operation.
    var operationName: String {
        guard case .api = body else { return "" }
        return method.rawValue + " " + pattern.dropFirst(Endpoint.apiBase.count)
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral
{
    init(stringLiteral value: String) { self = .string(value) }
    init(integerLiteral value: Int) { self = .integer(value) }
    init(booleanLiteral value: Bool) { self = .bool(value) }
    init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(Dictionary(elements, uniquingKeysWith: { $1 }))
    }
}
