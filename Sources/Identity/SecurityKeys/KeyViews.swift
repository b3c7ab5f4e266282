internal import Base
internal import Components
internal import HTML
internal import Web

/// Forms that a security key fills in, and the list of one's keys.
enum KeyViews {
    /// A form that the script shows where the browser knows keys, and sends once a key has answered.
    ///
    /// - Parameter challenge: where the script asks for what the key has to sign.
    static func asking(
        _ challenge: String, to action: String, _ visit: Visit, fields: [(String, String)] = [], _ html: inout HTML,
        content: (inout HTML) -> Void
    ) {
        html.element("div", .id("key"), Attribute("data-key", challenge), Attribute("hidden", if: true)) { html in
            let empty = KeyAnswer.fields.map { ($0, "") }
            html.form(to: action, csrf: visit.formMark, fields: fields + empty, content: content)
            html.element("p", Attribute("role", "status")) { _ in }
        }
    }

    static func list(_ keys: [SecurityKeyLine], _ html: inout HTML) {
        html.table(
            KeyTexts.title, [Column(KeyTexts.name), Column(KeyTexts.made), Column(KeyTexts.lastUsed)], keys,
            empty: KeyTexts.none
        ) { key, row, html in
            row.head(&html) { $0.text(key.name) }
            row.cell(&html, text: html.format.day(key.made.day))
            row.cell(&html) { html in
                if let used = key.lastUsed { html.text(html.format.moment(used)) } else { html.text(KeyTexts.never) }
            }
        }
    }

    static func adding(_ states: FormStates, _ visit: Visit, _ html: inout HTML) {
        html.section(KeyTexts.add) { html in
            html.element("p", .class("hint"), Attribute("data-unless-key", if: true), text: KeyTexts.unable)
            asking("/account/keys/challenge", to: "/account/keys", visit, &html) { html in
                html.input(
                    Field("name", KeyTexts.name, hint: KeyTexts.nameHint, state: states["name"], required: true))
                let password = FieldState("", error: states["password"].error)
                html.input(Field("password", OwnTexts.oldPassword, state: password, required: true), .password)
                html.actions { $0.submit(KeyTexts.add) }
            }
        }
    }

    static func removing(_ keys: [SecurityKeyLine], _ states: FormStates, _ visit: Visit, _ html: inout HTML) {
        guard !keys.isEmpty else { return }
        html.section(KeyTexts.remove) { html in
            html.element("p", .class("hint"), text: KeyTexts.removeHelp)
            html.form(to: "/account/keys/end", csrf: visit.formMark) { html in
                html.radios(
                    Field("which", KeyTexts.which, state: states["which"], required: true),
                    keys.map { Choice($0.id.text, Text(verbatim: $0.name)) })
                let password = FieldState("", error: states["own"].error)
                html.input(Field("own", OwnTexts.oldPassword, state: password, required: true), .password)
                html.actions { $0.submit(KeyTexts.remove, style: .danger, confirm: KeyTexts.removeConfirm) }
            }
        }
    }
}
