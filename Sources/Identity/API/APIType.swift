public import Base
internal import Web

/// A value that the API takes: its schema and how it is read, in one description.
public struct APIType<Value: Sendable>: Sendable {
    let schema: APISchema
    /// Nil when the value is not of this type.
    let read: @Sendable (JSONValue) -> Value?
    let expected: Text
    /// Of a value made of parts: which of them are wrong, as the ends of a JSON pointer.
    var wrongParts: @Sendable (JSONValue) -> [String] = { _ in [] }
}

extension APIType where Value == String {
    /// Composed text without control characters but line breaks and tabs.
    public static func text(_ lengths: ClosedRange<Int>) -> APIType<String> {
        APIType(
            schema: .text(format: nil, shortest: lengths.lowerBound, longest: lengths.upperBound),
            read: { value in
                guard case .string(let text) = value else { return nil }
                let isClean = text.unicodeScalars.allSatisfy { scalar in
                    scalar == "\n" || scalar == "\t" || (scalar.value >= 32 && !(127...159).contains(scalar.value))
                }
                let length = text.unicodeScalars.count
                return isClean && lengths.contains(length) ? text.composed : nil
            }, expected: APITexts.text(lengths))
    }
}

extension APIType where Value == Day {
    public static var day: APIType<Day> {
        APIType(
            schema: .text(format: "date", shortest: 0, longest: nil),
            read: { value in
                guard case .string(let text) = value else { return nil }
                return Day(iso: text)
            }, expected: APITexts.day)
    }
}

extension APIType where Value == Int {
    public static func integer(_ range: ClosedRange<Int>) -> APIType<Int> {
        APIType(
            schema: .integer(range),
            read: { value in
                guard case .integer(let whole) = value, range.contains(whole) else { return nil }
                return whole
            }, expected: APITexts.integer(range))
    }
}

extension APIType where Value == Bool {
    public static var flag: APIType<Bool> {
        APIType(
            schema: .flag,
            read: { value in
                guard case .bool(let flag) = value else { return nil }
                return flag
            }, expected: APITexts.flag)
    }
}

extension APIType where Value == [String: String] {
    /// Texts by names that are known only when the request is looked at, such as the fields of a dated form.
    public static func texts(_ lengths: ClosedRange<Int>) -> APIType<[String: String]> {
        let text = APIType<String>.text(lengths)
        return APIType(
            schema: .map(text.schema),
            read: { value in
                guard case .object(let fields) = value, fields.count <= 500 else { return nil }
                let texts = fields.compactMapValues(text.read)
                return texts.count == fields.count ? texts : nil
            }, expected: text.expected,
            wrongParts: { value in
                guard case .object(let fields) = value else { return [] }
                return fields.filter { text.read($0.value) == nil }.keys.sorted().map { "/" + APIValues.escaped($0) }
            })
    }
}

extension APIType {
    /// A list of such values.
    public static func list<Element>(_ element: APIType<Element>, most: Int = 100) -> APIType<[Element]> {
        APIType<[Element]>(
            schema: .list(element.schema),
            read: { value in
                guard case .array(let values) = value, values.count <= most else { return nil }
                let read = values.compactMap(element.read)
                return read.count == values.count ? read : nil
            }, expected: element.expected,
            wrongParts: { value in
                guard case .array(let values) = value else { return [] }
                return values.indices.filter { element.read(values[$0]) == nil }.map { "/\($0)" }
            })
    }
}

extension APIType where Value: RawRepresentable<String> & CaseIterable {
    /// One of the codes of an enumeration.
    public static var code: APIType<Value> {
        let codes = Value.allCases.map(\.rawValue)
        return APIType(
            schema: .code(codes),
            read: { value in
                guard case .string(let text) = value else { return nil }
                return Value(rawValue: text)
            }, expected: APITexts.code(codes))
    }
}

/// One named value that a request carries, in its query or its body.
public struct APIInput<Value: Sendable>: Sendable {
    public let name: String
    let type: APIType<Value>
    let form: String

    /// - Parameter form: how the page's form names it, when it does not use the same name; of texts by names, what
    ///   stands before each name.
    public init(_ name: String, _ type: APIType<Value>, form: String? = nil) {
        self.name = name
        self.type = type
        self.form = form ?? name
    }

    public func field(required: Bool) -> APIField {
        APIField(
            name: name, form: form, schema: type.schema, isRequired: required, expected: type.expected,
            admits: { type.read($0) != nil }, wrongParts: type.wrongParts)
    }
}

/// An ``APIInput`` as a declaration lists it: what is checked before the operation runs.
public struct APIField: Sendable {
    let name: String
    let form: String
    let schema: APISchema
    let isRequired: Bool
    let expected: Text
    let admits: @Sendable (JSONValue) -> Bool
    let wrongParts: @Sendable (JSONValue) -> [String]
}

/// The values of a request, checked against the fields of its declaration.
public struct APIValues: Sendable {
    let values: [String: JSONValue]

    /// Nil when it was not sent.
    public subscript<Value>(_ input: APIInput<Value>) -> Value? { values[input.name].flatMap(input.type.read) }

    /// - Parameter pointer: where the values stand: `/` of the body, `query/` of the address.
    static func check(_ values: [String: JSONValue], _ fields: [APIField], pointer: String) throws -> APIValues {
        var errors: [FieldError] = []
        let known = Dictionary(fields.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        for (name, value) in values.sorted(by: { $0.key < $1.key }) {
            let place = pointer + APIValues.escaped(name)
            guard let field = known[name] else {
                errors.append(FieldError(field: place, message: APITexts.unknownField))
                continue
            }
            guard !field.admits(value) else { continue }
            let parts = field.wrongParts(value)
            errors += (parts.isEmpty ? [""] : parts).map { FieldError(field: place + $0, message: field.expected) }
        }
        for field in fields where field.isRequired && values[field.name] == nil {
            errors.append(FieldError(field: pointer + APIValues.escaped(field.name), message: APITexts.missing))
        }
        if !errors.isEmpty { throw FormRefusal(errors: errors) }
        return APIValues(values: values)
    }

    /// A name inside a JSON pointer (RFC 6901).
    static func escaped(_ name: String) -> String {
        name.replacing("~", with: "~0").replacing("/", with: "~1")
    }
}
