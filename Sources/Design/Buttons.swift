public import Base
public import HTML

/// How much a button asks to be pressed. One primary button a page.
public enum ButtonStyle: String, Sendable {
    case primary
    case secondary
    /// As light as a link, for actions inside rows.
    case quiet
    /// What cannot be taken back.
    case danger
}

extension HTML {
    /// The button that sends the form around it.
    ///
    /// - Parameters:
    ///   - name: with `value`, tells the server which of several buttons was pressed.
    ///   - confirm: a question that the script asks first; without scripts the button works at once.
    public mutating func submit(
        _ label: Text, style: ButtonStyle = .primary, name: String? = nil, value: String? = nil, confirm: Text? = nil
    ) {
        element(
            "button", .class("button " + style.rawValue), Attribute("name", name), Attribute("value", value),
            confirm.map { Attribute("data-confirm", $0) }, text: label)
    }

    /// A link that looks like a button: for going somewhere, never for changing something.
    public mutating func linkButton(_ label: Text, href: String, style: ButtonStyle = .secondary) {
        element("a", .class("button " + style.rawValue), .href(href), text: label)
    }

    /// A button that changes something by itself: a form of one button with hidden fields.
    public mutating func postButton(
        _ label: Text, action: String, csrf: String, fields: [(String, String)] = [],
        style: ButtonStyle = .secondary, confirm: Text? = nil
    ) {
        element(
            "form", .class("one-button"), Attribute("method", "post"), Attribute("action", action)
        ) { html in
            html.hidden("csrf", csrf)
            for (name, value) in fields { html.hidden(name, value) }
            html.submit(label, style: style, confirm: confirm)
        }
    }

    /// A row of buttons, the primary one first.
    public mutating func actions(_ content: (inout HTML) throws -> Void) rethrows {
        try element("div", .class("actions"), content: content)
    }

    /// A plain link.
    public mutating func link(_ label: Text, href: String) { element("a", .href(href), text: label) }

    /// A plain link whose words are a name.
    public mutating func link(_ label: String, href: String) { element("a", .href(href), text: label) }
}
