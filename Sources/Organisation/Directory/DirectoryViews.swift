internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Web

/// What the pages of the directory show.
enum DirectoryViews {
    static func search(
        _ lines: [ContactRows.Line], _ words: String, _ post: Post?, hasMore: Bool, _ visit: Visit
    ) -> [UInt8] {
        visit.frame(DirectoryTexts.title, help: DirectoryTexts.help).write { html in
            html.filterBar(
                to: "/directory", search: (DirectoryTexts.words, words),
                [
                    Filter(
                        "post", DirectoryTexts.post, Post.allCases.map { Choice($0.rawValue, $0.label) },
                        value: post?.rawValue ?? "")
                ], isNarrowed: !words.isEmpty || post != nil)
            html.element("div", Attribute("data-live", "directory")) { html in
                html.table(
                    DirectoryTexts.title,
                    [
                        Column(DirectoryTexts.name), Column(DirectoryTexts.position), Column(DirectoryTexts.unit),
                        Column(DirectoryTexts.phone), Column(DirectoryTexts.email), Column(DirectoryTexts.card),
                    ], lines, empty: DirectoryTexts.none
                ) { line, row, html in write(line, &row, &html) }
                if hasMore { html.element("p", .class("hint"), text: DirectoryTexts.more) }
            }
        }
    }

    private static func write(_ line: ContactRows.Line, _ row: inout RowWriter, _ html: inout HTML) {
        let contact = line.contact
        row.head(&html) { $0.text(contact.name) }
        row.cell(&html) { html in
            if contact.position.isEmpty { html.text(contact.post.label) } else { html.text(contact.position) }
        }
        row.cell(&html, text: line.unitName)
        row.cell(&html) { phone(contact, &$0) }
        row.cell(&html) { email(contact, &$0) }
        row.cell(&html) { html in
            html.element("a", .href("/directory/people/\(contact.id)/khue.vcf")) { html in
                html.text(DirectoryTexts.card)
                html.unseen(Text(verbatim: " " + contact.name))
            }
        }
    }

    private static func phone(_ contact: Contact, _ html: inout HTML) {
        guard !contact.phone.isEmpty else { return html.text("–") }
        let digits = contact.phone.filter { $0.isNumber || $0 == "+" }
        html.element("a", .href("tel:" + digits), text: contact.phone)
    }

    private static func email(_ contact: Contact, _ html: inout HTML) {
        guard !contact.email.isEmpty else { return html.text("–") }
        html.element("a", .href("mailto:" + contact.email), text: contact.email)
    }

    static func keep(
        _ unit: UnitID, _ name: String, _ people: [Contact], _ freshness: Freshness, _ refusal: (any Refusal)?,
        _ visit: Visit
    ) -> [UInt8] {
        let states = FormStates(visit, refusal)
        let path = "/units/\(unit)/people"
        let crumbs = [
            Frame.Crumb(OrganisationTexts.units, href: "/units"),
            Frame.Crumb(Text(verbatim: name), href: "/units/\(unit)"),
        ]
        return visit.frame(DirectoryTexts.people, crumbs: crumbs).write(action: { html in
            html.linkButton(DirectoryTexts.allCards, to: "/units/\(unit)/khue.vcf", style: .secondary)
        }) { html in
            html.errorSummary(states.summary)
            state(freshness, path, people.isEmpty, visit, &html)
            table(people, path, &html)
            html.section(DirectoryTexts.add) { html in
                html.form(to: path, csrf: visit.formMark) { html in
                    fields(nil, states, &html)
                    html.actions { $0.submit(DirectoryTexts.add) }
                }
            }
        }
    }

    private static func state(
        _ freshness: Freshness, _ path: String, _ isEmpty: Bool, _ visit: Visit, _ html: inout HTML
    ) {
        switch freshness {
        case .fresh(let at): html.banner(.good, DirectoryTexts.fresh(html.format.day(at.day)))
        case .stale(let at):
            html.banner(.warning, at.map { DirectoryTexts.stale(html.format.day($0.day)) } ?? DirectoryTexts.never)
            guard !isEmpty else { return }
            html.postButton(DirectoryTexts.confirm, action: path + "/confirmed", csrf: visit.formMark)
        }
    }

    private static func table(_ people: [Contact], _ path: String, _ html: inout HTML) {
        html.table(
            DirectoryTexts.people,
            [
                Column(DirectoryTexts.name), Column(DirectoryTexts.post), Column(DirectoryTexts.position),
                Column(DirectoryTexts.phone), Column(DirectoryTexts.email), Column(DirectoryTexts.isPublic),
            ], people, empty: DirectoryTexts.nobody
        ) { contact, row, html in
            row.head(&html) { $0.element("a", .href("\(path)/\(contact.id)"), text: contact.name) }
            row.cell(&html) { $0.text(contact.post.label) }
            row.cell(&html, text: contact.position)
            row.cell(&html) { phone(contact, &$0) }
            row.cell(&html) { email(contact, &$0) }
            row.cell(&html) { $0.text(contact.isPublic ? DirectoryTexts.yes : DirectoryTexts.inside) }
        }
    }

    static func change(_ contact: Contact, _ refusal: (any Refusal)?, _ visit: Visit) -> [UInt8] {
        let path = "/units/\(contact.unit)/people"
        let crumbs = [Frame.Crumb(DirectoryTexts.people, href: path)]
        let states = FormStates(visit, refusal)
        return visit.frame(Text(verbatim: contact.name), width: .reading, crumbs: crumbs).write { html in
            html.errorSummary(states.summary)
            let version = visit.form.values["version"] ?? String(contact.version)
            html.form(to: "\(path)/\(contact.id)", csrf: visit.formMark, fields: [("version", version)]) { html in
                fields(contact, states, &html)
                html.actions { $0.submit(DirectoryTexts.save) }
            }
            html.postButton(
                DirectoryTexts.remove, action: "\(path)/\(contact.id)/end", csrf: visit.formMark, style: .danger,
                confirm: DirectoryTexts.removeConfirm)
        }
    }

    /// What was typed when there is something, else what is stored.
    private static func fields(_ contact: Contact?, _ states: FormStates, _ html: inout HTML) {
        func state(_ name: String, _ stored: String?) -> FieldState {
            states.isSent ? states[name] : FieldState(stored ?? "")
        }
        html.input(Field("name", DirectoryTexts.name, state: state("name", contact?.name), required: true))
        html.select(
            Field("post", DirectoryTexts.post, state: state("post", contact?.post.rawValue), required: true),
            Post.allCases.map { Choice($0.rawValue, $0.label) })
        html.input(Field("position", DirectoryTexts.position, state: state("position", contact?.position)))
        html.input(Field("phone", DirectoryTexts.phone, state: state("phone", contact?.phone)), .phone, width: 14)
        html.input(Field("email", DirectoryTexts.email, state: state("email", contact?.email)), .email)
        let isPublic = states.isSent ? states["public"].value == "yes" : contact?.isPublic ?? false
        html.checkbox("public", DirectoryTexts.isPublic, checked: isPublic)
    }
}
