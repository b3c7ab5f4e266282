public import Base
public import HTML

/// One of several answers.
public struct Choice: Sendable, Hashable {
    public let value: String
    public let label: Text
    public let hint: Text?

    public init(_ value: String, _ label: Text, hint: Text? = nil) {
        self.value = value
        self.label = label
        self.hint = hint
    }
}

extension HTML {
    /// A list to choose one from, for more than about seven answers.
    ///
    /// - Parameter offersNothing: begins with "Chọn…", which sends an empty value.
    public mutating func select(
        _ field: Field, _ choices: [Choice], offersNothing: Bool = true, width: FieldWidth = .full
    ) {
        labelled(field) { html in
            html.element(
                "select", .id(field.id), .name(field.name), .class(width.rawValue),
                Attribute("aria-required", field.required), Attribute("aria-invalid", field.invalid),
                Attribute("aria-describedby", field.describedBy)
            ) { html in
                if offersNothing { html.element("option", .value(""), text: DesignTexts.choose) }
                for choice in choices {
                    html.element(
                        "option", .value(choice.value), Attribute("selected", if: choice.value == field.state.value),
                        text: choice.label)
                }
            }
        }
    }

    /// One of a few answers, all seen at once.
    public mutating func radios(_ field: Field, _ choices: [Choice]) {
        grouped(field) { html in
            for (index, choice) in choices.enumerated() { html.choice(choice, index, of: field, type: "radio") }
        }
    }

    /// Any of a few answers; each chosen one is sent under the same name.
    public mutating func checkboxes(_ field: Field, _ choices: [Choice]) {
        grouped(field) { html in
            for (index, choice) in choices.enumerated() { html.choice(choice, index, of: field, type: "checkbox") }
        }
    }

    /// A heading for several fields that belong together.
    public mutating func fieldset(_ legend: Text, content: (inout HTML) throws -> Void) rethrows {
        try element("fieldset", .class("group")) { html in
            html.element("legend", text: legend)
            try content(&html)
        }
    }

    /// The first control has the id of the field, so that the error summary leads to it.
    private mutating func choice(_ choice: Choice, _ index: Int, of field: Field, type: String) {
        let id = index == 0 ? field.id : field.id + "-\(index + 1)"
        let hintID = id + "-about"
        element("div", .class("choice")) { html in
            html.void(
                "input", .id(id), .type(type), .name(field.name), .value(choice.value),
                Attribute("checked", if: field.state.values.contains(choice.value)),
                Attribute("aria-describedby", choice.hint == nil ? nil : hintID))
            html.element("label", Attribute("for", id), text: choice.label)
            if let hint = choice.hint { html.element("p", .class("hint"), .id(hintID), text: hint) }
        }
    }
}
