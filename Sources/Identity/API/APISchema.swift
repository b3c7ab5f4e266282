internal import Base

/// What a value of the API may be, as JSON Schema 2020-12 says it (the dialect of OpenAPI 3.1).
public indirect enum APISchema: Sendable, Equatable {
    case text(format: String?, shortest: Int, longest: Int?)
    /// Text of a header, as a regular expression of ECMA-262 has it.
    case matching(String)
    case code([String])
    case integer(ClosedRange<Int>?)
    case flag
    case list(APISchema)
    case record([Field])
    /// Values of one kind by names that are not known beforehand.
    case map(APISchema)
    case nullable(APISchema)

    public struct Field: Sendable, Equatable {
        let name: String
        let schema: APISchema
        let isRequired: Bool
    }

    /// Whether it holds values by names that are not known beforehand.
    var isMap: Bool {
        switch self {
        case .map: true
        case .nullable(let inner): inner.isMap
        default: false
        }
    }

    /// How long a text may be in JSON at most, where each character may be written as two escapes; 0 for what has no length.
    var mostBytes: Int {
        switch self {
        case .text(_, _, let longest): (longest ?? 0) * 12
        case .nullable(let inner): inner.mostBytes
        default: 0
        }
    }

    /// What is typed holds no control characters but line breaks and tabs (`APIType.text`).
    private static let withoutControls = #"^[^\u0000-\u0008\u000b-\u001f\u007f-\u009f]*$"#

    var json: JSONValue {
        switch self {
        case .text(let format, let shortest, let longest):
            var fields: [String: JSONValue] = ["type": .string("string")]
            if let format { fields["format"] = .string(format) }
            if shortest > 0 { fields["minLength"] = .integer(shortest) }
            if let longest {
                fields["maxLength"] = .integer(longest)
                fields["pattern"] = .string(APISchema.withoutControls)
            }
            return .object(fields)
        case .matching(let pattern):
            return .object(["type": .string("string"), "pattern": .string(pattern)])
        case .code(let codes):
            return .object(["type": .string("string"), "enum": .array(codes.map { .string($0) })])
        case .integer(let range):
            var fields: [String: JSONValue] = ["type": .string("integer")]
            if let range {
                fields["minimum"] = .integer(range.lowerBound)
                fields["maximum"] = .integer(range.upperBound)
            }
            return .object(fields)
        case .flag: return .object(["type": .string("boolean")])
        case .list(let element): return .object(["type": .string("array"), "items": element.json])
        case .map(let element):
            return .object(["type": .string("object"), "additionalProperties": element.json])
        case .nullable(let schema):
            return .object(["anyOf": .array([schema.json, .object(["type": .string("null")])])])
        case .record(let fields):
            return .object([
                "type": .string("object"), "additionalProperties": .bool(false),
                "properties": .object(
                    Dictionary(fields.map { ($0.name, $0.schema.json) }, uniquingKeysWith: { first, _ in first })),
                "required": .array(fields.filter(\.isRequired).map { .string($0.name) }),
            ])
        }
    }
}
