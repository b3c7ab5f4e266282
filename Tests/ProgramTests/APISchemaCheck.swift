import Base
import Foundation

@testable import Identity

/// Whether a value is what a schema of the OpenAPI document says: the words of JSON Schema that the document uses.
enum APISchemaCheck {
    /// What is wrong, with its place; empty when nothing is.
    static func faults(_ value: JSONValue, _ schema: JSONValue, at place: String = "$") -> [String] {
        guard case .object(let rules) = schema else { return ["\(place): no schema"] }
        if case .array(let choices)? = rules["anyOf"] {
            let all = choices.map { faults(value, $0, at: place) }
            return all.contains(where: \.isEmpty) ? [] : all.first ?? []
        }
        guard case .string(let type)? = rules["type"] else { return ["\(place): no type"] }
        switch (type, value) {
        case ("string", .string(let text)): return textFaults(text, rules, place)
        case ("integer", .integer(let number)): return rangeFaults(number, rules, place)
        case ("boolean", .bool), ("null", .null): return []
        case ("array", .array(let items)):
            guard let element = rules["items"] else { return ["\(place): no items"] }
            return items.enumerated().flatMap { faults($1, element, at: "\(place)[\($0)]") }
        case ("object", .object(let fields)): return objectFaults(fields, rules, place)
        default: return ["\(place): \(value) is no \(type)"]
        }
    }

    private static func textFaults(_ text: String, _ rules: [String: JSONValue], _ place: String) -> [String] {
        if case .array(let codes)? = rules["enum"], !codes.contains(.string(text)) { return ["\(place): \(text)"] }
        if case .integer(let least)? = rules["minLength"], text.unicodeScalars.count < least {
            return ["\(place): short"]
        }
        if case .integer(let most)? = rules["maxLength"], text.unicodeScalars.count > most { return ["\(place): long"] }
        if case .string(let pattern)? = rules["pattern"], text.range(of: pattern, options: .regularExpression) == nil {
            return ["\(place): \(text) is not \(pattern)"]
        }
        guard case .string(let format)? = rules["format"] else { return [] }
        let isGood =
            switch format {
            case "date": Day(iso: text) != nil
            case "date-time": Instant(iso: text) != nil
            case "uuid": UUID(uuidString: text) != nil
            default: true
            }
        return isGood ? [] : ["\(place): \(text) is no \(format)"]
    }

    private static func rangeFaults(_ number: Int, _ rules: [String: JSONValue], _ place: String) -> [String] {
        if case .integer(let least)? = rules["minimum"], number < least { return ["\(place): \(number) < \(least)"] }
        if case .integer(let most)? = rules["maximum"], number > most { return ["\(place): \(number) > \(most)"] }
        return []
    }

    private static func objectFaults(
        _ fields: [String: JSONValue], _ rules: [String: JSONValue], _ place: String
    ) -> [String] {
        var found: [String] = []
        if case .array(let required)? = rules["required"] {
            for case .string(let name) in required where fields[name] == nil {
                found.append("\(place).\(name): missing")
            }
        }
        var known: [String: JSONValue] = [:]
        if case .object(let properties)? = rules["properties"] { known = properties }
        for (name, value) in fields {
            if let schema = known[name] {
                found += faults(value, schema, at: "\(place).\(name)")
            } else if case .object? = rules["additionalProperties"] {
                found += faults(value, rules["additionalProperties"] ?? .null, at: "\(place).\(name)")
            } else {
                found.append("\(place).\(name): not declared")
            }
        }
        return found
    }

    /// Some value that a schema admits.
    static func sample(_ schema: JSONValue) -> JSONValue {
        guard case .object(let rules) = schema else { return .null }
        if case .array(let choices)? = rules["anyOf"] { return choices.first.map(sample) ?? .null }
        if case .array(let codes)? = rules["enum"] { return codes.first ?? .null }
        guard case .string(let type)? = rules["type"] else { return .null }
        switch type {
        case "string":
            if case .string(let format)? = rules["format"] {
                return .string(format == "date" ? "2023-09-20" : "00000000-0000-7000-8000-000000000000")
            }
            return .string("a")
        case "integer":
            if case .integer(let least)? = rules["minimum"] { return .integer(least) }
            return .integer(1)
        case "boolean": return .bool(true)
        case "array": return .array([sample(rules["items"] ?? .null)])
        default:
            guard case .object(let properties)? = rules["properties"] else { return .object([:]) }
            return .object(properties.mapValues(sample))
        }
    }
}
