internal import Base
internal import Database
internal import Web

/// What a program sends as JSON, as the form of the page would send it: one reader, one rule and one action for both.
extension APIValues {
    func form(_ fields: [APIField]) -> FormValues {
        var form = FormValues()
        for field in fields {
            guard let value = values[field.name] else { continue }
            APIValues.append(value, as: field.form, to: &form)
        }
        return form
    }

    private static func append(_ value: JSONValue, as name: String, to form: inout FormValues) {
        switch value {
        case .string(let text): form.append(name, text)
        case .integer(let whole): form.append(name, String(whole))
        case .bool(true): form.append(name, "yes")
        case .array(let list): for element in list { append(element, as: name, to: &form) }
        case .object(let fields):
            for (key, element) in fields.sorted(by: { $0.key < $1.key }) { append(element, as: name + key, to: &form) }
        case .null, .bool(false), .number: break
        }
    }
}

extension APIOperation {
    /// Runs it; what the form of the page calls wrong is named as the request named it.
    func answer(_ call: APICall, _ tx: Transaction) throws -> APIReply {
        do {
            return try run(call, tx)
        } catch let refusal as FormRefusal {
            let names = Dictionary((body ?? []).map { ($0.form, $0.name) }) { first, _ in first }
            throw FormRefusal(
                errors: refusal.errors.map {
                    FieldError(field: "/" + (names[$0.field] ?? $0.field), message: $0.message)
                })
        }
    }
}
