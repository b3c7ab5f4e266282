internal import Base
internal import Web

/// Which operations take as a part of their address what another one answers: the `links` of the document, found from the
/// addresses and the answers themselves.
struct APILinks: Sendable {
    private struct Target: Sendable {
        let endpoint: Endpoint
        let parts: [Substring]
    }

    /// Records, what can be done to one, and what is read of one.
    private let targets: [Target]

    init(_ endpoints: [Endpoint]) {
        targets = endpoints.compactMap { endpoint in
            guard case .api = endpoint.body else { return nil }
            return Target(endpoint: endpoint, parts: endpoint.pattern.split(separator: "/"))
        }
    }

    /// - Returns: by their names; empty when the answer names no record.
    func from(_ endpoint: Endpoint, _ operation: APIOperation) -> [String: JSONValue] {
        guard operation.isPaged || endpoint.method == .post, let record = APILinks.record(operation) else {
            return [:]
        }
        let place = operation.isPaged ? "/items/0" : ""
        let parts = endpoint.pattern.split(separator: "/")
        // Only a list and what makes a record name one that was not known before.
        guard let last = parts.last, !last.hasPrefix(":") else { return [:] }
        var links: [String: JSONValue] = [:]
        for target in targets where target.endpoint.method == .get || target.parts.last?.hasPrefix(":") == true {
            guard let name = APILinks.new(in: target.parts, after: parts, last),
                let key = [name, "id", "key"].first(where: { record.contains($0) })
            else { continue }
            var known = parts.filter { $0.hasPrefix(":") && target.parts.contains($0) }.map { part in
                (String(part.dropFirst()), JSONValue.string("$request.path.\(part.dropFirst())"))
            }
            known.append((name, .string("$response.body#\(place)/\(key)")))
            links[OpenAPI.id(target.endpoint)] = .object([
                "operationId": .string(OpenAPI.id(target.endpoint)),
                "parameters": .object(Dictionary(known, uniquingKeysWith: { first, _ in first })),
            ])
        }
        return links
    }

    /// The one part of an address that another does not know: `pupil` of `/pupils/:pupil/health` after a list of pupils.
    private static func new(in parts: [Substring], after known: [Substring], _ last: Substring) -> String? {
        guard let place = parts.firstIndex(of: last), place + 1 < parts.count, parts[place + 1].hasPrefix(":") else {
            return nil
        }
        let unknown = parts.filter { $0.hasPrefix(":") && !known.contains($0) }
        let isSamePlace = place < 1 || parts[..<place].allSatisfy { known.contains($0) }
        return unknown == [parts[place + 1]] && isSamePlace ? String(parts[place + 1].dropFirst()) : nil
    }

    /// The names of the fields of the record that is answered.
    private static func record(_ operation: APIOperation) -> Set<String>? {
        var schema = operation.answer
        if operation.isPaged, case .record(let fields) = schema, case .list(let element)? = fields.first?.schema {
            schema = element
        }
        guard case .record(let fields) = schema else { return nil }
        return Set(fields.map(\.name))
    }
}
