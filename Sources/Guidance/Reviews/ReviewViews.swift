internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Organisation
internal import Web

/// What reviewers see.
enum ReviewViews {
    static func review(
        _ file: Case, _ handIns: [HandIn], _ figures: Consolidation?, _ refusal: (any Refusal)?, _ visit: Visit
    ) -> [UInt8] {
        let title = Text(verbatim: "\(file.call.title) – \(file.unitName)")
        let crumbs =
            DossierViews.crumbs(file, visit) + [Frame.Crumb(Text(verbatim: file.unitName), href: file.path.base)]
        return visit.frame(title, help: ReviewTexts.reviewHelp, crumbs: crumbs).write { html in
            DossierForms.errors(refusal, &html)
            html.element("p", .class("state-line")) { html in
                html.badge(file.standing(today: visit.today).badge)
                html.element("span", text: DossierTexts.due(html.format.day(file.due)))
            }
            if let figures { ConsolidationViews.show(figures, file.tasks, &html) }
            FigureCallViews.show(file, handIns, visit, &html)
            let version = String(file.dossier?.version ?? 0)
            html.form(to: file.path.review, csrf: visit.formMark, fields: [("version", version)]) { html in
                if file.dossier?.state == .accepted {
                    reopening(visit, &html)
                } else {
                    for task in file.tasks { item(task, file, handIns, visit, &html) }
                    deciding(visit, &html)
                }
            }
        }
    }

    private static func item(
        _ task: GuidanceTask, _ file: Case, _ handIns: [HandIn], _ visit: Visit, _ html: inout HTML
    ) {
        html.element("article", .class("item"), .id(task.key.text)) { html in
            html.element("div", .class("item-head")) { html in
                html.element("h2", text: file.label(task))
                let before = handIns.dropFirst().first?.snapshot.entries[task.key.text]
                if handIns.count > 1, file.form.figures == nil, before ?? [:] != file.entries[task.key]?.values ?? [:] {
                    html.changedMark()
                }
            }
            DossierViews.content(task, file, file.shownSheet(handIns), &html)
            for remark in file.remarks where remark.task == task.key {
                html.remark(remark.text, by: remark.by, at: remark.at, answer: remark.answer)
            }
            let name = "remark-\(task.key)"
            html.textarea(Field(name, ReviewTexts.remark, state: FieldState(visit.form.values[name] ?? "")), rows: 2)
        }
    }

    private static func deciding(_ visit: Visit, _ html: inout HTML) {
        html.textarea(
            Field("reason", ReviewTexts.reason, state: FieldState(visit.form.values["reason"] ?? "")), rows: 3)
        html.actions { html in
            html.submit(ReviewTexts.accept, name: "do", value: "accept")
            html.submit(ReviewTexts.return, style: .secondary, name: "do", value: "return")
        }
    }

    private static func reopening(_ visit: Visit, _ html: inout HTML) {
        let state = FieldState(visit.form.values["reason"] ?? "")
        html.textarea(Field("reason", ReviewTexts.reopenReason, state: state, required: true), rows: 3)
        html.actions { $0.submit(ReviewTexts.reopen, name: "do", value: "reopen") }
    }

    static func versions(
        _ file: Case, _ handIns: [HandIn], older: HandIn, newer: HandIn, _ visit: Visit
    ) -> [UInt8] {
        let crumbs =
            DossierViews.crumbs(file, visit) + [Frame.Crumb(Text(verbatim: file.call.title), href: file.path.base)]
        return visit.frame(ReviewTexts.versions, crumbs: crumbs).write { html in
            let choices = handIns.map {
                Choice(String($0.number), ReviewTexts.number($0.number, html.format.moment($0.at)))
            }
            html.element("form", .class("filters"), Attribute("action", file.path.versions)) { html in
                html.select(
                    Field("older", ReviewTexts.older, state: FieldState(String(older.number)), required: true), choices,
                    offersNothing: false)
                html.select(
                    Field("newer", ReviewTexts.newer, state: FieldState(String(newer.number)), required: true), choices,
                    offersNothing: false)
                html.submit(ReviewTexts.show, style: .secondary)
            }
            differences(file, older.snapshot, newer.snapshot, &html)
        }
    }

    private static func differences(_ file: Case, _ older: Snapshot, _ newer: Snapshot, _ html: inout HTML) {
        if let old = older.sheet, let new = newer.sheet {
            return FigureCallViews.differences(new.differences(from: old), &html)
        }
        let changed = file.tasks.filter { older.entries[$0.key.text] ?? [:] != newer.entries[$0.key.text] ?? [:] }
        if changed.isEmpty { html.element("p", text: ReviewTexts.noDifference) }
        for task in changed {
            html.section(Text(verbatim: "\(task.path). \(task.title)")) { html in
                for field in file.form.fields {
                    let old = older.entries[task.key.text]?[field.key] ?? ""
                    let new = newer.entries[task.key.text]?[field.key] ?? ""
                    guard old != new else { continue }
                    let format = html.format
                    let language = html.language
                    html.element("h3", text: field.label)
                    html.compare(
                        DossierViews.shown(old, field, format, language),
                        DossierViews.shown(new, field, format, language))
                }
            }
        }
    }
}
