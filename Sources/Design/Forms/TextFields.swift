public import Base
public import HTML

/// What is typed into a line, for the keyboard of phones and the memory of browsers.
public enum LineKind: Sendable {
    case text, email, telephone, password, newPassword, code, number, userName
}

/// How long an answer is expected to be; the width of a control is a hint by itself.
public enum FieldWidth: String, Sendable {
    case short, medium, full
}

extension HTML {
    /// One line of text.
    public mutating func textInput(_ field: Field, _ kind: LineKind = .text, width: FieldWidth = .full) {
        labelled(field) { html in
            html.void(
                "input", .id(field.id), .name(field.name), .type(kind.type), .class(width.rawValue),
                kind == .password || kind == .newPassword ? nil : .value(field.state.value),
                Attribute("inputmode", kind.inputMode), Attribute("autocomplete", kind.autocomplete),
                Attribute("aria-required", field.required), Attribute("aria-invalid", field.invalid),
                Attribute("aria-describedby", field.describedBy))
        }
    }

    /// Several lines of text. `rows` is how many are seen at first; the script lets it grow.
    public mutating func textArea(_ field: Field, rows: Int = 5) {
        labelled(field) { html in
            html.element(
                "textarea", .id(field.id), .name(field.name), Attribute("rows", String(rows)),
                Attribute("aria-required", field.required), Attribute("aria-invalid", field.invalid),
                Attribute("aria-describedby", field.describedBy)
            ) { html in
                // The parser drops the first line break after the tag.
                html.text("\n" + field.state.value)
            }
        }
    }

    /// A day, as the browser lets one choose it; browsers without a calendar send what was typed.
    public mutating func dateInput(_ field: Field, from earliest: Day? = nil, to latest: Day? = nil) {
        let told = field.hint == nil ? field.with(hint: DesignTexts.dateHint) : field
        labelled(told) { html in
            html.void(
                "input", .id(told.id), .name(told.name), .type("date"), .class("medium"), .value(told.state.value),
                Attribute("min", earliest?.iso), Attribute("max", latest?.iso),
                Attribute("aria-required", told.required), Attribute("aria-invalid", told.invalid),
                Attribute("aria-describedby", told.describedBy))
        }
    }

    /// An amount in whole đồng, shown as typed; the unit stands behind.
    public mutating func moneyInput(_ field: Field) {
        labelled(field) { html in
            html.element("span", .class("with-unit")) { html in
                html.void(
                    "input", .id(field.id), .name(field.name), .type("text"), .class("medium number"),
                    .value(field.state.value), Attribute("inputmode", "numeric"), Attribute("autocomplete", "off"),
                    Attribute("aria-required", field.required), Attribute("aria-invalid", field.invalid),
                    Attribute("aria-describedby", field.describedBy))
                html.element("span", .class("unit-word"), text: DesignTexts.moneyUnit)
            }
        }
    }

    /// One file or several. `accepted` as browsers take it: `.xlsx,.pdf`. Use in a form of kind `.files`.
    public mutating func fileInput(_ field: Field, accepted: String? = nil, isMultiple: Bool = false) {
        labelled(field) { html in
            html.void(
                "input", .id(field.id), .name(field.name), .type("file"), Attribute("accept", accepted),
                Attribute("multiple", if: isMultiple), Attribute("aria-required", field.required),
                Attribute("aria-invalid", field.invalid), Attribute("aria-describedby", field.describedBy))
        }
    }
}

extension Field {
    fileprivate func with(hint: Text) -> Field {
        Field(name, label, hint: hint, state: state, isOptional: isOptional)
    }
}
