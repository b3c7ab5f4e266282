internal import Base
internal import Web

/// What a value may look like, for whoever reads the description: admitted by its own schema, in the words of schools.
enum APIExample {
    /// - Parameters:
    ///   - name: of the field or parameter.
    ///   - pattern: the address of the operation, since a name is one thing of a room and another of a pupil.
    /// - Returns: nil for a text that nobody has given words to.
    static func of(_ schema: APISchema, _ name: String, in pattern: String) -> JSONValue? {
        switch schema {
        case .text(let format, _, _):
            switch format {
            case "date": .string(APIExampleWords.days[name] ?? "2023-09-20")
            case "uuid": .string(id)
            default: APIExampleWords.text(name, in: pattern).map { .string($0) }
            }
        case .matching: APIExampleWords.headers[name].map { .string($0) }
        case .code(let codes): codes.first.map { .string($0) }
        case .integer(let range): .integer(integer(name, range))
        case .flag: .bool(true)
        case .list(let element): of(element, name, in: pattern).map { .array([$0]) }
        case .map: APIExampleWords.maps[name].map { .object($0.mapValues { .string($0) }) }
        case .nullable(let inner): of(inner, name, in: pattern)
        case .record: nil
        }
    }

    static func body(_ fields: [APIField], in pattern: String) -> JSONValue {
        let values = fields.compactMap { field in of(field.schema, field.name, in: pattern).map { (field.name, $0) } }
        return .object(Dictionary(values, uniquingKeysWith: { first, _ in first }))
    }

    /// A part of an address: mostly an id.
    static func part(_ name: String) -> JSONValue { .string(APIExampleWords.parts[name] ?? id) }

    private static let id = "0192f3a4-7c1e-7b2d-9a55-3e8f6c1d2b40"

    private static func integer(_ name: String, _ range: ClosedRange<Int>?) -> Int {
        let wanted = APIExampleWords.integers[name] ?? 1
        return range.map { min(max(wanted, $0.lowerBound), $0.upperBound) } ?? wanted
    }
}
