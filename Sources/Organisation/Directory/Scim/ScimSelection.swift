internal import Base
internal import Identity
internal import Web

/// Which attributes are wanted (RFC 7644 §3.9): `attributes` or `excludedAttributes`. Ids and schemas always stay.
struct ScimSelection: Sendable {
    private let wanted: [[String]]?
    private let excluded: [[String]]

    init(_ kind: ScimKind, _ query: FormValues) throws {
        guard query["attributes"] == nil || query["excludedAttributes"] == nil else {
            throw ScimRefusal.bothSelections
        }
        wanted = query["attributes"].map { ScimSelection.paths($0, kind) }
        excluded = query["excludedAttributes"].map { ScimSelection.paths($0, kind) } ?? []
    }

    /// Whether an attribute will be shown at all, so that it need not be looked up.
    func shows(_ name: String) -> Bool {
        let name = name.lowercased()
        if let wanted { return wanted.contains { $0.first == name } }
        return !excluded.contains([name])
    }

    /// The parts of each path in lower case; the URN of an extension is one part.
    private static func paths(_ text: String, _ kind: ScimKind) -> [[String]] {
        text.split(separator: ",").map { path in
            let plain = kind.plain(String(path).trimmed)
            for schema in kind.extensions.map({ $0.id.lowercased() }) {
                if plain == schema { return [schema] }
                if plain.hasPrefix(schema + ":") { return [schema, String(plain.dropFirst(schema.count + 1))] }
            }
            return plain.split(separator: ".").map(String.init)
        }
    }

    func apply(_ thing: [String: JSONValue]) -> JSONValue {
        var shown: [String: JSONValue] = [:]
        for (name, value) in thing {
            if ["id", "schemas"].contains(name) {
                shown[name] = value
            } else if let value = part(name.lowercased(), value) {
                shown[name] = value
            }
        }
        return .object(shown)
    }

    private func part(_ name: String, _ value: JSONValue) -> JSONValue? {
        if let wanted {
            let paths = wanted.filter { $0.first == name }
            if paths.isEmpty { return nil }
            if paths.contains(where: { $0.count == 1 }) { return value }
            let parts = Set(paths.compactMap { $0.dropFirst().first })
            return inner(value) { parts.contains($0) }
        }
        let paths = excluded.filter { $0.first == name }
        if paths.contains(where: { $0.count == 1 }) { return nil }
        let parts = Set(paths.compactMap { $0.dropFirst().first })
        return parts.isEmpty ? value : inner(value) { !parts.contains($0) }
    }

    private func inner(_ value: JSONValue, _ keeps: (String) -> Bool) -> JSONValue {
        switch value {
        case .object(let fields): .object(fields.filter { keeps($0.key.lowercased()) })
        case .array(let list): .array(list.map { inner($0, keeps) })
        default: value
        }
    }
}
