internal import Base
internal import HTML

extension Frame {
    /// The band on top: star and name, unit and year, search, messages, language, person.
    func writeTop(_ html: inout HTML) {
        html.element("header", .class("top")) { html in
            if let demonstration {
                html.element("p", .class("demonstration")) { html in
                    html.element("strong", text: ComponentTexts.demonstration)
                    html.text(" · ")
                    html.text(demonstration)
                }
            }
            html.element("div", .class("top-row")) { html in
                writeName(&html)
                writeUnit(&html)
                writeSearch(&html)
                writeMessages(&html)
                writeLanguage(&html)
                writePerson(&html)
            }
        }
    }

    private func writeName(_ html: inout HTML) {
        html.element("a", .class("name"), .href("/"), .label(ComponentTexts.home)) { html in
            html.void(
                "img", Attribute("src", assets.star), Attribute("alt", ""), Attribute("width", "32"),
                Attribute("height", "32"))
            html.element("span", text: ComponentTexts.product)
        }
    }

    private func writeUnit(_ html: inout HTML) {
        guard actingUnit != nil || schoolYear != nil else { return }
        html.element("div", .class("unit")) { html in
            if let actingUnit {
                units.count > 1 ? writeUnitSwitch(&html, actingUnit) : html.element("strong", text: actingUnit.name)
            }
            if let schoolYear {
                html.element("span", .class("year")) { html in
                    html.text(ComponentTexts.schoolYear)
                    html.text(" \(schoolYear.start)–\(schoolYear.start + 1)")
                }
            }
        }
    }

    private func writeUnitSwitch(_ html: inout HTML, _ current: Unit) {
        html.element("details", .class("drop")) { html in
            html.element("summary") { html in
                html.unseen(ComponentTexts.actingFor)
                html.element("strong", text: current.name)
            }
            html.form(to: "/session/unit", csrf: csrf, fields: [("return", address.text)]) { html in
                let choices = units.map { Choice($0.id, Text(verbatim: $0.name)) }
                let state = FieldState(current.id)
                html.select(
                    Field("unit", ComponentTexts.actingFor, state: state, required: true), choices, offersNothing: false
                )
                html.submit(ComponentTexts.switchUnit, style: .secondary)
            }
        }
    }

    private func writeSearch(_ html: inout HTML) {
        guard let search else { return }
        html.element(
            "form", .class("search"), Attribute("role", "search"), Attribute("action", search.action)
        ) { html in
            html.icon(.search)
            html.void(
                "input", .type("search"), .name("q"), .value(search.value), .label(search.label))
            html.element("button", .class("unseen"), text: ComponentTexts.searchButton)
        }
    }

    private func writeMessages(_ html: inout HTML) {
        guard let messages else { return }
        html.element("a", .class("messages"), .href(messages.href)) { html in
            html.icon(.messages)
            html.unseen(ComponentTexts.messages)
            if messages.unread > 0 {
                html.element("span", .class("count")) { $0.text(messages.unread) }
                html.unseen(ComponentTexts.unread)
            }
        }
    }

    private func writeLanguage(_ html: inout HTML) {
        let other: Language = language == .vi ? .en : .vi
        html.element(
            "a", .class("language"), .href(address.setting("lang", to: other.rawValue).text),
            Attribute("hreflang", other.rawValue), Attribute("lang", other.rawValue), text: ComponentTexts.otherLanguage
        )
    }

    private func writePerson(_ html: inout HTML) {
        guard let person else {
            if !address.text.hasPrefix("/sign-in") {
                html.element("a", .class("language"), .href("/sign-in"), text: ComponentTexts.signIn)
            }
            return
        }
        html.element("details", .class("drop person")) { html in
            html.element("summary") { html in
                html.element("span", .class("initial"), Attribute("aria-hidden", "true"), text: person.initial)
                html.element("span", .class("person-name"), text: person.name)
            }
            html.element("div", .class("drop-body")) { html in
                html.element("p") { html in
                    html.element("strong", text: person.name)
                    html.void("br")
                    html.text(person.role)
                }
                html.element("p") { $0.element("a", .href("/account"), text: ComponentTexts.account) }
                html.postButton(ComponentTexts.signOut, action: "/session/end", csrf: csrf, style: .secondary)
            }
        }
    }
}

extension Frame.Person {
    /// The first letter of the given name, which stands last.
    fileprivate var initial: String {
        name.split(separator: " ").last.flatMap(\.first).map { String($0).uppercased() } ?? ""
    }
}
