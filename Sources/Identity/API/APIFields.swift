public import Base

extension APIRecord.Field {
    public static func id<Of>(_ name: String, _ value: @escaping @Sendable (Value) -> ID<Of>) -> APIRecord.Field {
        APIRecord.Field(name: name, schema: APISchema.id) { .string(value($0).text) }
    }

    public static func optionalID<Of>(
        _ name: String, _ value: @escaping @Sendable (Value) -> ID<Of>?
    ) -> APIRecord.Field {
        APIRecord.Field(name: name, schema: .nullable(APISchema.id)) { value($0).map { .string($0.text) } ?? .null }
    }

    /// One of the codes of an enumeration.
    public static func code<Code: RawRepresentable<String> & CaseIterable & Sendable>(
        _ name: String, _ value: @escaping @Sendable (Value) -> Code
    ) -> APIRecord.Field {
        APIRecord.Field(name: name, schema: .code(Code.allCases.map(\.rawValue))) { .string(value($0).rawValue) }
    }

    public static func optionalCode<Code: RawRepresentable<String> & CaseIterable & Sendable>(
        _ name: String, _ value: @escaping @Sendable (Value) -> Code?
    ) -> APIRecord.Field {
        APIRecord.Field(name: name, schema: .nullable(.code(Code.allCases.map(\.rawValue)))) {
            value($0).map { .string($0.rawValue) } ?? .null
        }
    }

    public static func optionalInteger(
        _ name: String, _ value: @escaping @Sendable (Value) -> Int?
    ) -> APIRecord.Field {
        APIRecord.Field(name: name, schema: .nullable(.integer(nil))) { value($0).map { .integer($0) } ?? .null }
    }

    /// A moment in UTC.
    public static func optionalInstant(
        _ name: String, _ value: @escaping @Sendable (Value) -> Instant?
    ) -> APIRecord.Field {
        APIRecord.Field(name: name, schema: .nullable(.text(format: "date-time", shortest: 0, longest: nil))) {
            value($0).map { .string($0.iso) } ?? .null
        }
    }

    public static func optionalRecord<Inner>(
        _ name: String, _ record: APIRecord<Inner>, _ value: @escaping @Sendable (Value) -> Inner?
    ) -> APIRecord.Field {
        APIRecord.Field(name: name, schema: .nullable(record.schema)) { value($0).map(record.json) ?? .null }
    }

    public static func records<Inner>(
        _ name: String, _ record: APIRecord<Inner>, _ value: @escaping @Sendable (Value) -> [Inner]
    ) -> APIRecord.Field {
        APIRecord.Field(name: name, schema: .list(record.schema)) { .array(value($0).map(record.json)) }
    }

    /// Texts by names that are not known beforehand.
    public static func words(
        _ name: String, _ value: @escaping @Sendable (Value) -> [String: String]
    ) -> APIRecord.Field {
        APIRecord.Field(name: name, schema: .map(.text(format: nil, shortest: 0, longest: nil))) {
            .object(value($0).mapValues { .string($0) })
        }
    }
}

extension APISchema {
    static let id = APISchema.text(format: "uuid", shortest: 0, longest: nil)
}

extension APIType {
    /// An id; whether there is such a thing is for the operation to find out.
    public static func id<Of>() -> APIType<ID<Of>> where Value == ID<Of> {
        APIType(
            schema: APISchema.id,
            read: { value in
                guard case .string(let text) = value else { return nil }
                return ID(text)
            }, expected: Text("Ghi mã định danh dạng UUID, chữ thường.", "Write an id: a UUID in small letters."))
    }
}

extension APIField {
    /// What a body must hold.
    ///
    /// - Parameter form: how the page's form names it, when it does not use the same name.
    public static func needs<Value>(_ name: String, _ type: APIType<Value>, form: String? = nil) -> APIField {
        APIInput(name, type, form: form).field(required: true)
    }

    /// What a body may hold; null says as much as nothing.
    public static func may<Value>(_ name: String, _ type: APIType<Value>, form: String? = nil) -> APIField {
        let field = APIInput(name, type, form: form).field(required: false)
        return APIField(
            name: name, form: field.form, schema: .nullable(field.schema), isRequired: false,
            expected: field.expected, admits: { $0 == .null || field.admits($0) }, wrongParts: field.wrongParts)
    }
}

extension APICall {
    /// One page of a list that was read as a whole: for lists that are never long.
    ///
    /// - Parameter id: tells the items apart; when the last one shown is gone since, the page begins where it stood.
    public func page<Value>(of all: [Value], id: (Value) -> String) -> APIPage<Value> {
        var start = 0
        if let after, after.count == 2 {
            start = all.firstIndex { id($0) == after[0] }.map { $0 + 1 } ?? min(max(0, Int(after[1]) ?? 0), all.count)
        }
        let rest = all[start...]
        let items = Array(rest.prefix(limit))
        let next = rest.count > limit ? items.last.map { [id($0), String(start + items.count - 1)] } : nil
        return APIPage(items, next: next)
    }
}
