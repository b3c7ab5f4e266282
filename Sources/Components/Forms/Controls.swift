public import Base
public import HTML

/// What a line of text is for, so that phones show the fitting keyboard.
public enum InputKind: Sendable {
    case text
    case email
    case phone
    case password
    case newPassword
    case number
    case search
    case login
    /// A code from an authenticator.
    case oneTimeCode
}

extension HTML {
    public mutating func input(_ field: Field, _ kind: InputKind = .text, width: Int? = nil) {
        labelled(field) { html in
            html.void(
                "input", .id(field.id), .name(field.name), .type(kind.type),
                .value(kind.isSecret ? "" : field.state.value),
                .class(width.map { "w\($0)" } ?? "wide"), Attribute("inputmode", kind.mode),
                Attribute("autocomplete", kind.autocomplete), Attribute("aria-describedby", field.described),
                Attribute("aria-invalid", field.state.error == nil ? nil : "true"))
        }
    }

    /// A day, typed as people write it, so that it works in every browser.
    public mutating func day(_ field: Field) {
        let hinted = Field(
            field.name, field.label, hint: field.hint ?? ComponentTexts.dateHint, state: field.state,
            required: field.isRequired, id: field.id)
        labelled(hinted) { html in
            html.void(
                "input", .id(field.id), .name(field.name), .type("text"), .value(field.state.value), .class("w10"),
                Attribute("inputmode", "numeric"), Attribute("autocomplete", "off"),
                Attribute("aria-describedby", hinted.described),
                Attribute("aria-invalid", field.state.error == nil ? nil : "true"))
        }
    }

    /// A sum in đồng.
    public mutating func money(_ field: Field) {
        labelled(field) { html in
            html.element("span", .class("with-unit")) { html in
                html.void(
                    "input", .id(field.id), .name(field.name), .type("text"), .value(field.state.value),
                    .class("w14 number"), Attribute("inputmode", "numeric"), Attribute("autocomplete", "off"),
                    Attribute("aria-describedby", field.described),
                    Attribute("aria-invalid", field.state.error == nil ? nil : "true"))
                html.element("span", .class("unit-of"), text: ComponentTexts.moneyUnit)
            }
        }
    }

    public mutating func textarea(_ field: Field, rows: Int = 4) {
        labelled(field) { html in
            html.element(
                "textarea", .id(field.id), .name(field.name), Attribute("rows", String(rows)),
                Attribute("aria-describedby", field.described),
                Attribute("aria-invalid", field.state.error == nil ? nil : "true")
            ) { html in
                html.markup("\n")
                html.text(field.state.value)
            }
        }
    }

    /// - Parameter offersNothing: whether "Chọn…" stands first.
    public mutating func select(_ field: Field, _ choices: [Choice], offersNothing: Bool = true) {
        labelled(field) { html in
            html.element(
                "select", .id(field.id), .name(field.name), Attribute("aria-describedby", field.described),
                Attribute("aria-invalid", field.state.error == nil ? nil : "true")
            ) { html in
                if offersNothing { html.element("option", .value(""), text: ComponentTexts.choose) }
                for choice in choices {
                    html.element(
                        "option", .value(choice.value), Attribute("selected", if: choice.value == field.state.value),
                        text: choice.label)
                }
            }
        }
    }

    public mutating func radios(_ field: Field, _ choices: [Choice]) {
        group(field) { html in
            for (index, choice) in choices.enumerated() {
                html.option(
                    "radio", id: index == 0 ? field.id : "\(field.id)-\(index)", name: field.name, choice,
                    checked: choice.value == field.state.value)
            }
        }
    }

    /// Several of some choices; each comes as a value of the same name.
    public mutating func checkboxes(_ field: Field, _ choices: [Choice], chosen: Set<String>) {
        group(field) { html in
            for (index, choice) in choices.enumerated() {
                html.option(
                    "checkbox", id: index == 0 ? field.id : "\(field.id)-\(index)", name: field.name, choice,
                    checked: chosen.contains(choice.value))
            }
        }
    }

    /// One thing to say yes to.
    public mutating func checkbox(_ name: String, _ label: Text, checked: Bool) {
        element("div", .class("field")) { html in
            html.option("checkbox", id: name, name: name, Choice("yes", label), checked: checked)
        }
    }

    public mutating func file(_ field: Field, accept: String) {
        labelled(field) { html in
            html.void(
                "input", .id(field.id), .name(field.name), .type("file"), Attribute("accept", accept),
                Attribute("aria-describedby", field.described),
                Attribute("aria-invalid", field.state.error == nil ? nil : "true"))
        }
    }

    private mutating func option(_ type: String, id: String, name: String, _ choice: Choice, checked: Bool) {
        element("div", .class("option")) { html in
            html.void(
                "input", .type(type), .id(id), .name(name), .value(choice.value), Attribute("checked", if: checked))
            html.element("label", Attribute("for", id), text: choice.label)
        }
    }

    private mutating func labelled(_ field: Field, _ control: (inout HTML) -> Void) {
        element("div", .class(field.state.error == nil ? "field" : "field wrong")) { html in
            html.element("label", Attribute("for", field.id)) { $0.name(field) }
            html.describe(field)
            control(&html)
        }
    }

    private mutating func group(_ field: Field, _ options: (inout HTML) -> Void) {
        element(
            "fieldset", .class(field.state.error == nil ? "field" : "field wrong"),
            Attribute("aria-describedby", field.described)
        ) { html in
            html.element("legend") { $0.name(field) }
            html.describe(field)
            options(&html)
        }
    }

    private mutating func name(_ field: Field) {
        text(field.label)
        if !field.isRequired {
            element("span", .class("optional")) { html in
                html.text(" (")
                html.text(ComponentTexts.optional)
                html.text(")")
            }
        }
    }

    private mutating func describe(_ field: Field) {
        if let hint = field.hint { element("p", .class("hint"), .id(field.hintID), text: hint) }
        if let error = field.state.error {
            element("p", .class("error"), .id(field.errorID)) { html in
                html.unseen(ComponentTexts.errorPrefix)
                html.text(" ")
                html.text(error)
            }
        }
    }
}

extension InputKind {
    /// What was typed never comes back in a page.
    var isSecret: Bool { [.password, .newPassword, .oneTimeCode].contains(self) }

    var type: String {
        switch self {
        case .email: "email"
        case .phone: "tel"
        case .password, .newPassword: "password"
        case .search: "search"
        case .text, .number, .login, .oneTimeCode: "text"
        }
    }

    var mode: String? { self == .number ? "numeric" : nil }

    var autocomplete: String? {
        switch self {
        case .password: "current-password"
        case .newPassword: "new-password"
        case .login: "username"
        case .oneTimeCode: "one-time-code"
        default: nil
        }
    }
}
