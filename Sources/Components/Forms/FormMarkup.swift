public import Base
public import HTML

extension HTML {
    /// A form that changes something: it carries the visitor's mark and fields that are not seen.
    ///
    /// - Parameter autosaves: whether the script sends it while the person types.
    public mutating func form(
        to action: String, csrf: String, fields: [(String, String)] = [], multipart: Bool = false,
        autosaves: Bool = false, content: (inout HTML) throws -> Void
    ) rethrows {
        try element(
            "form", Attribute("method", "post"), Attribute("action", action), Attribute("novalidate", if: true),
            Attribute("enctype", multipart ? "multipart/form-data" : nil), Attribute("data-autosave", if: autosaves)
        ) { html in
            html.hidden("form_mark", csrf)
            for (name, value) in fields { html.hidden(name, value) }
            try content(&html)
        }
    }

    public mutating func hidden(_ name: String, _ value: String) {
        void("input", .type("hidden"), .name(name), .value(value))
    }

    /// The button that sends a form.
    public mutating func submit(
        _ label: Text, style: ButtonStyle = .primary, name: String? = nil, value: String? = nil, confirm: Text? = nil
    ) {
        element(
            "button", .type("submit"), .class("button \(style.rawValue)"), Attribute("name", name),
            Attribute("value", value), confirm.map { Attribute("data-confirm", $0) }, text: label)
    }

    /// A button with a form of its own.
    public mutating func postButton(
        _ label: Text, action: String, csrf: String, fields: [(String, String)] = [], style: ButtonStyle = .primary,
        confirm: Text? = nil
    ) {
        form(to: action, csrf: csrf, fields: fields) { $0.submit(label, style: style, confirm: confirm) }
    }

    /// A link that looks like a button, because it begins something.
    public mutating func linkButton(_ label: Text, to href: String, style: ButtonStyle = .primary) {
        element("a", .class("button \(style.rawValue)"), .href(href), text: label)
    }

    /// What is wrong, at the top of the page, with links to the fields.
    public mutating func errorSummary(_ errors: [(field: String?, message: Text)]) {
        guard !errors.isEmpty else { return }
        element("div", .class("errors"), Attribute("role", "alert"), Attribute("tabindex", "-1")) { html in
            html.element("h2", text: ComponentTexts.errorSummary)
            html.element("ul") { html in
                for (field, message) in errors {
                    html.element("li") { html in
                        if let field {
                            html.element("a", .href("#\(field)"), text: message)
                        } else {
                            html.text(message)
                        }
                    }
                }
            }
        }
    }

    /// Buttons beside each other at the end of a form.
    public mutating func actions(_ content: (inout HTML) throws -> Void) rethrows {
        try element("div", .class("actions"), content: content)
    }
}
