public import Base

/// What the API answers about one kind of thing: the schema and the values, field by field in one description.
public struct APIRecord<Value: Sendable>: Sendable {
    public struct Field: Sendable {
        let name: String
        let schema: APISchema
        let value: @Sendable (Value) -> JSONValue

        public static func text(_ name: String, _ value: @escaping @Sendable (Value) -> String) -> Field {
            Field(name: name, schema: .text(format: nil, shortest: 0, longest: nil)) { .string(value($0)) }
        }

        public static func optional(_ name: String, _ value: @escaping @Sendable (Value) -> String?) -> Field {
            Field(name: name, schema: .nullable(.text(format: nil, shortest: 0, longest: nil))) {
                value($0).map { .string($0) } ?? .null
            }
        }

        public static func day(_ name: String, _ value: @escaping @Sendable (Value) -> Day) -> Field {
            Field(name: name, schema: .text(format: "date", shortest: 0, longest: nil)) { .string(value($0).iso) }
        }

        public static func optionalDay(_ name: String, _ value: @escaping @Sendable (Value) -> Day?) -> Field {
            Field(name: name, schema: .nullable(.text(format: "date", shortest: 0, longest: nil))) {
                value($0).map { .string($0.iso) } ?? .null
            }
        }

        public static func integer(_ name: String, _ value: @escaping @Sendable (Value) -> Int) -> Field {
            Field(name: name, schema: .integer(nil)) { .integer(value($0)) }
        }

        public static func flag(_ name: String, _ value: @escaping @Sendable (Value) -> Bool) -> Field {
            Field(name: name, schema: .flag) { .bool(value($0)) }
        }

        public static func texts(_ name: String, _ value: @escaping @Sendable (Value) -> [String]) -> Field {
            Field(name: name, schema: .list(.text(format: nil, shortest: 0, longest: nil))) {
                .array(value($0).map { .string($0) })
            }
        }
    }

    let fields: [Field]

    public init(_ fields: [Field]) { self.fields = fields }

    var schema: APISchema {
        .record(fields.map { APISchema.Field(name: $0.name, schema: $0.schema, isRequired: true) })
    }

    func json(_ value: Value) -> JSONValue {
        .object(Dictionary(fields.map { ($0.name, $0.value(value)) }, uniquingKeysWith: { first, _ in first }))
    }
}

/// One page of a list that is ordered by keys, so that what is added meanwhile moves nothing.
public struct APIPage<Value: Sendable>: Sendable {
    public let items: [Value]
    /// The keys of the last item when more follow.
    public let next: [String]?

    public init(_ items: [Value], next: [String]?) {
        self.items = items
        self.next = next
    }

    /// - Parameter found: up to one more than the limit, which tells that more follow.
    public init(_ found: [Value], limit: Int, keys: (Value) -> [String]) {
        items = Array(found.prefix(limit))
        next = found.count > limit ? items.last.map(keys) : nil
    }
}
