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
            throw FormRefusal(
                errors: refusal.errors.map { FieldError(field: pointer(to: $0.field), message: $0.message) })
        }
    }

    /// Where a field of the form stands in the body, as a JSON pointer (RFC 6901): texts by names are one field of the
    /// form each, beginning alike.
    private func pointer(to field: String) -> String {
        let fields = body ?? []
        if let known = fields.first(where: { $0.form == field }) { return "/" + known.name }
        if let map = fields.first(where: { $0.schema.isMap && field.hasPrefix($0.form) }) {
            return "/\(map.name)/" + APIValues.escaped(String(field.dropFirst(map.form.count)))
        }
        return "/" + field
    }
}
