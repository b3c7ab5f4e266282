internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Letters
internal import Organisation
internal import Web

/// The forms by which an official corrects a draft.
enum EditionForms {
    private static func state(_ name: String, _ kept: String, _ refusal: (any Refusal)?, _ visit: Visit) -> FieldState {
        let error = (refusal as? FormRefusal)?.errors.first { $0.field == name }?.message
        return FieldState(visit.form.values[name] ?? kept, error: error)
    }

    private static func crumbs(_ page: LetterPage) -> [Frame.Crumb] {
        [
            Frame.Crumb(EditionTexts.letters, href: "/letters"),
            Frame.Crumb(Text(verbatim: page.edition.title), href: "/letters/\(page.edition.letter)"),
        ]
    }

    static func head(_ page: LetterPage, _ refusal: (any Refusal)?, _ visit: Visit) -> Response {
        let frame = visit.frame(EditionTexts.head, width: .reading, crumbs: crumbs(page))
        let content = page.content
        return .page(
            frame.write { html in
                DossierForms.errors(refusal, &html)
                let issued = content.issued.flatMap { Day(iso: $0) }.map { html.format.day($0) } ?? ""
                html.form(to: "/letters/\(page.edition.letter)/head", csrf: visit.formMark, fields: version(page)) {
                    html in
                    html.textarea(
                        Field(
                            "title", EditionTexts.title, state: state("title", page.edition.title, refusal, visit),
                            required: true), rows: 2)
                    html.input(
                        Field(
                            "number", EditionTexts.number, state: state("number", content.number ?? "", refusal, visit))
                    )
                    html.input(
                        Field(
                            "issuer", EditionTexts.issuer, state: state("issuer", content.issuer ?? "", refusal, visit))
                    )
                    html.day(Field("issued", EditionTexts.issued, state: state("issued", issued, refusal, visit)))
                    html.input(
                        Field(
                            "schoolYear", EditionTexts.schoolYear,
                            state: state("schoolYear", page.schoolYear.text, refusal, visit), required: true), width: 10
                    )
                    html.actions { $0.submit(EditionTexts.save) }
                }
            })
    }

    private static func version(_ page: LetterPage) -> [(String, String)] {
        [("version", String(page.edition.version))]
    }

    static func task(
        _ page: LetterPage, _ task: GuidanceTask?, named: [String], _ refusal: (any Refusal)?, _ visit: Visit
    ) -> Response {
        let title = task.map { Text(verbatim: "\($0.path). \($0.title)") } ?? EditionTexts.addTask
        let action = "/letters/\(page.edition.letter)/tasks/\(task?.key.text ?? "new")"
        return .page(
            visit.frame(title, width: .reading, crumbs: crumbs(page)).write { html in
                DossierForms.errors(refusal, &html)
                html.form(to: action, csrf: visit.formMark, fields: version(page)) { html in
                    html.textarea(
                        Field(
                            "title", EditionTexts.title, state: state("title", task?.title ?? "", refusal, visit),
                            required: true), rows: 2)
                    html.textarea(
                        Field(
                            "text", EditionTexts.text, state: state("text", task?.text ?? "", refusal, visit),
                            required: true), rows: 8)
                    html.textarea(
                        Field(
                            "evidence", EditionTexts.evidence, hint: EditionTexts.evidenceHint,
                            state: state("evidence", task?.evidence ?? "", refusal, visit)), rows: 2)
                    let due = task?.due.map { html.format.day($0) } ?? ""
                    html.day(Field("due", EditionTexts.due, state: state("due", due, refusal, visit)))
                    audience(task?.audience ?? AudienceProposal.everybody, named, refusal, visit, &html)
                    html.actions { $0.submit(EditionTexts.save) }
                }
                if task != nil { removal(action, page, visit, &html) }
            })
    }

    static func call(
        _ page: LetterPage, _ call: Call?, _ known: [Form], named: [String], _ refusal: (any Refusal)?, _ visit: Visit
    ) -> Response {
        let title = call.map { Text(verbatim: $0.title) } ?? EditionTexts.addCall
        let action = "/letters/\(page.edition.letter)/calls/\(call?.key.text ?? "new")"
        return .page(
            visit.frame(title, width: .reading, crumbs: crumbs(page)).write { html in
                DossierForms.errors(refusal, &html)
                html.form(to: action, csrf: visit.formMark, fields: version(page)) { html in
                    html.input(
                        Field(
                            "title", EditionTexts.title, state: state("title", call?.title ?? "", refusal, visit),
                            required: true))
                    let forms = known.map { Choice($0.key, $0.title) }
                    html.select(
                        Field(
                            "form", EditionTexts.form, state: state("form", call?.form ?? "", refusal, visit),
                            required: true), forms)
                    let due = call.map { html.format.day($0.due) } ?? ""
                    html.day(Field("due", EditionTexts.due, state: state("due", due, refusal, visit), required: true))
                    let others = page.calls.filter { $0.key != call?.key }.map {
                        Choice($0.key.text, Text(verbatim: $0.title))
                    }
                    html.select(
                        Field(
                            "source", EditionTexts.sourceCall,
                            state: state("source", call?.source?.text ?? "", refusal, visit)), others)
                    audience(call?.audience ?? AudienceProposal.everybody, named, refusal, visit, &html)
                    html.actions { $0.submit(EditionTexts.save) }
                }
                if call != nil { removal(action, page, visit, &html) }
            })
    }

    private static func removal(_ action: String, _ page: LetterPage, _ visit: Visit, _ html: inout HTML) {
        html.postButton(
            EditionTexts.remove, action: action + "/removal", csrf: visit.formMark, fields: version(page),
            style: .danger, confirm: EditionTexts.removeConfirm)
    }

    private static func audience(
        _ audience: Audience, _ named: [String], _ refusal: (any Refusal)?, _ visit: Visit, _ html: inout HTML
    ) {
        let wasSent = visit.request.method == .post
        let kinds = wasSent ? Set(visit.form.values.all("kinds")) : Set(audience.kinds.map(\.rawValue))
        let levels = wasSent ? Set(visit.form.values.all("levels")) : Set(audience.levels.map(\.rawValue))
        let offered: [UnitKind] = [.districtOffice, .commune, .school, .continuingCentre, .otherCentre]
        html.checkboxes(
            Field("kinds", EditionTexts.audience, required: true), offered.map { Choice($0.rawValue, $0.label) },
            chosen: kinds)
        html.checkboxes(
            Field("levels", EditionTexts.levels, hint: EditionTexts.levelsHint),
            Level.allCases.map { Choice($0.rawValue, $0.label) }, chosen: levels)
        let direct = wasSent ? visit.form.values["directOnly"] == "yes" : audience.directOnly
        html.checkbox("directOnly", EditionTexts.directOnly, checked: direct)
        html.textarea(
            Field(
                "named", EditionTexts.named, hint: EditionTexts.namedHint,
                state: state("named", named.joined(separator: "\n"), refusal, visit)), rows: 2)
    }

    static func check(
        _ page: LetterPage, _ changes: [EditionChange]?, _ refusal: (any Refusal)?, _ visit: Visit
    ) -> Response {
        let frame = visit.frame(
            EditionTexts.publishTitle, help: EditionTexts.everyUnit, width: .reading, crumbs: crumbs(page))
        return .page(
            frame.write { html in
                DossierForms.errors(refusal, &html)
                html.summaryList([
                    SummaryRow(EditionTexts.title, page.edition.title),
                    SummaryRow(EditionTexts.number, page.content.number ?? "–"),
                    SummaryRow(EditionTexts.schoolYear, page.schoolYear.text),
                    SummaryRow(EditionTexts.tasks, html.format.number(page.tasks.count)),
                    SummaryRow(
                        EditionTexts.calls,
                        page.calls.map { "\($0.title) (\(html.format.day($0.due)))" }.joined(separator: "; ")),
                ])
                if let changes { list(changes, &html) }
                html.form(
                    to: "/letters/\(page.edition.letter)/publication", csrf: visit.formMark, fields: version(page)
                ) { html in
                    if changes != nil {
                        let state = FieldState(
                            visit.form.values["note"] ?? "",
                            error: refusal?.field == "note" ? refusal?.explanation : nil)
                        html.textarea(Field("note", EditionTexts.note, state: state, required: true), rows: 3)
                    }
                    html.actions { $0.submit(EditionTexts.publishNow) }
                }
            })
    }

    private static func list(_ changes: [EditionChange], _ html: inout HTML) {
        html.section(EditionTexts.changes) { html in
            if changes.isEmpty { html.element("p", text: EditionTexts.noChanges) }
            html.element("ul", .class("plain")) { html in
                for change in changes {
                    html.element("li") { html in
                        switch change {
                        case .added: html.badge(EditionTexts.addedTask, .good)
                        case .withdrawn: html.badge(EditionTexts.withdrawnTask, .bad)
                        case .changed: html.badge(EditionTexts.changedTask, .info)
                        }
                        html.text(" \(change.task.path). \(change.task.title)")
                    }
                }
            }
        }
    }
}
