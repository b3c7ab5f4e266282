internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Web

/// What pages show of saved views.
enum SavedViewViews {
    /// The part of a list: what is saved, and the form that saves what is seen.
    static func part(_ views: [SavedView], _ unit: UnitID, _ visit: Visit, _ html: inout HTML) {
        html.disclosure(ViewTexts.title) { html in
            if views.isEmpty { html.element("p", .class("hint"), text: ViewTexts.none) }
            html.element("ul") { html in
                for view in views {
                    html.element("li") { html in line(view, unit, visit, &html) }
                }
            }
            let query = SavedViewRules.query(visit.request.query.encoded)
            if query.isEmpty {
                html.element("p", .class("hint"), text: ViewTexts.nothing)
            } else {
                form(unit, query, FormStates(visit, nil), visit, &html)
            }
        }
    }

    private static func line(_ view: SavedView, _ unit: UnitID, _ visit: Visit, _ html: inout HTML) {
        html.element("a", .href("/units/\(unit)/pupils?\(view.query)"), text: view.name)
        if view.isShared {
            html.text(" · ")
            html.text(ViewTexts.shared)
            html.text(view.isOwn ? "" : " (\(view.by))")
        }
        if view.isOwn {
            html.postButton(
                ViewTexts.remove, action: "/units/\(unit)/views/\(view.id)/remove", csrf: visit.formMark, style: .quiet)
        }
    }

    private static func form(
        _ unit: UnitID, _ query: String, _ states: FormStates, _ visit: Visit, _ html: inout HTML
    ) {
        html.form(to: "/units/\(unit)/views", csrf: visit.formMark, fields: [("query", query)]) { html in
            html.input(
                Field(
                    "name", ViewTexts.name, hint: ViewTexts.nameHint, state: states["name"], required: true,
                    id: "view-name"), width: 20)
            if visit.person?.acting.unit == unit { html.checkbox("share", ViewTexts.share, checked: false) }
            html.actions { $0.submit(ViewTexts.save, style: .secondary) }
        }
    }

    static func again(_ unit: UnitID, _ refusal: any Refusal, _ visit: Visit) -> [UInt8] {
        let states = FormStates(visit, refusal)
        let crumbs = [Frame.Crumb(RecordsTexts.pupils, href: "/units/\(unit)/pupils")]
        let query = SavedViewRules.query(visit.form.values["query"] ?? "")
        return visit.frame(ViewTexts.save, width: .reading, crumbs: crumbs).write { html in
            html.errorSummary(states.summary)
            form(unit, query, states, visit, &html)
            html.element(
                "a", .href("/units/\(unit)/pupils" + (query.isEmpty ? "" : "?" + query)), text: ViewTexts.again)
        }
    }
}
