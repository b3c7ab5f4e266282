import Base
import TestKit
import Testing
import Web

@testable import Identity

/// The examples and links of the OpenAPI document: each example is what its own schema and its own reader admit, and each link
/// leads to an operation that takes what it says.
@Suite struct APIExampleTests {
    private static let without: Set<String> = ["cursor"]

    @Test func everyExampleIsAdmittedByWhatItIsAnExampleOf() async throws {
        try await World.with(.sqlite, publishes: false) { world in
            var bodies = 0
            for endpoint in world.endpoints {
                guard case .api(let operation) = endpoint.body else { continue }
                for field in operation.query + (operation.body ?? []) where !Self.without.contains(field.name) {
                    let found = APIExample.of(field.schema, field.name, in: endpoint.pattern)
                    guard let example = found else {
                        Issue.record("\(endpoint.operationName): \(field.name) has no example")
                        continue
                    }
                    #expect(field.admits(example), "\(endpoint.operationName): \(field.name) \(example)")
                }
                guard let body = operation.body else { continue }
                bodies += 1
                guard case .object(let values) = APIExample.body(body, in: endpoint.pattern) else { continue }
                #expect(throws: Never.self) { try APIValues.check(values, body, pointer: "/") }
            }
            #expect(bodies > 80)
        }
    }

    @Test func theDocumentsExamplesAreWhatItSays() async throws {
        try await World.with(.sqlite, publishes: false) { world in
            var count = 0
            for (name, operation) in Self.operations(world) {
                guard case .array(let parameters)? = operation["parameters"] else { continue }
                for case .object(let parameter) in parameters where parameter["name"] != "cursor" {
                    let (example, schema) = (parameter["example"] ?? .null, parameter["schema"] ?? .null)
                    #expect(APISchemaCheck.faults(example, schema).isEmpty, "\(name): \(parameter)")
                    count += 1
                }
                guard case .object(let request)? = operation["requestBody"],
                    case .object(let content)? = request["content"],
                    case .object(let json)? = content["application/json"]
                else { continue }
                let faults = APISchemaCheck.faults(json["example"] ?? .null, json["schema"] ?? .null)
                #expect(faults.isEmpty, "\(name): \(faults)")
                count += 1
            }
            #expect(count > 500)
        }
    }

    @Test func everyLinkLeadsToAnOperationThatTakesIt() async throws {
        try await World.with(.sqlite, publishes: false) { world in
            let operations = Dictionary(Self.operations(world), uniquingKeysWith: { first, _ in first })
            var links: Set<String> = []
            for (name, operation) in operations {
                guard case .object(let responses)? = operation["responses"], case .object(let done)? = responses["200"],
                    case .object(let found)? = done["links"]
                else { continue }
                for case .object(let link) in found.values {
                    guard case .string(let target)? = link["operationId"],
                        case .object(let given)? = link["parameters"],
                        case .array(let taken)? = operations[target]?["parameters"]
                    else {
                        Issue.record("\(name): \(link)")
                        continue
                    }
                    let parts = taken.compactMap { parameter -> String? in
                        guard case .object(let fields) = parameter, fields["in"] == "path",
                            case .string(let name)? = fields["name"]
                        else { return nil }
                        return name
                    }
                    #expect(Set(given.keys) == Set(parts), "\(name) → \(target)")
                    links.insert("\(name) → \(target)")
                }
            }
            let base = Endpoint.apiBase
            for known in [
                "get\(base)/units → get\(base)/units/:unit/pupils",
                "post\(base)/units/:unit/classes → put\(base)/classes/:class",
                "get\(base)/units/:unit/pupils → get\(base)/pupils/:pupil/placements",
                "get\(base)/letters/:letter/calls → get\(base)/letters/:letter/calls/:call/units",
            ] {
                #expect(links.contains(known), "\(known)")
            }
            #expect(links.count > 100)
        }
    }

    /// By operation id.
    private static func operations(_ world: World) -> [(String, [String: JSONValue])] {
        guard case .object(let document) = OpenAPI.document(world.endpoints),
            case .object(let paths)? = document["paths"]
        else { return [] }
        return paths.values.flatMap { methods -> [(String, [String: JSONValue])] in
            guard case .object(let methods) = methods else { return [] }
            return methods.values.compactMap { operation in
                guard case .object(let fields) = operation, case .string(let id)? = fields["operationId"] else {
                    return nil
                }
                return (id, fields)
            }
        }
    }
}
