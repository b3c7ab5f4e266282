internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Organisation
internal import Web

/// The forms a unit fills in.
enum DossierForms {
    /// What was typed last, or what is kept.
    private static func state(_ name: String, _ kept: String, _ refusal: (any Refusal)?, _ visit: Visit) -> FieldState {
        let error = (refusal as? FormRefusal)?.errors.first { $0.field == name }?.message
        return FieldState(
            visit.form.values[name] ?? kept, error: error ?? (refusal?.field == name ? refusal?.explanation : nil))
    }

    static func errors(_ refusal: (any Refusal)?, _ html: inout HTML) {
        guard let refusal else { return }
        let list = (refusal as? FormRefusal)?.errors.map { (field: Optional($0.field), message: $0.message) }
        html.errorSummary(list ?? [(refusal.field, refusal.explanation)])
    }

    private static func crumbs(_ file: Case, _ visit: Visit) -> [Frame.Crumb] {
        DossierViews.crumbs(file, visit) + [Frame.Crumb(Text(verbatim: file.call.title), href: file.path.base)]
    }

    static func people(_ file: Case, _ refusal: (any Refusal)?, _ visit: Visit) -> [UInt8] {
        let kept = file.dossier?.people
        let version = String(file.dossier?.version ?? 0)
        let frame = visit.frame(
            DossierTexts.peopleTitle, help: DossierTexts.peopleHelp, width: .reading, crumbs: crumbs(file, visit))
        return frame.write { html in
            errors(refusal, &html)
            html.form(to: file.path.people, csrf: visit.formMark, fields: [("version", version)]) { html in
                html.input(
                    Field(
                        "leader", DossierTexts.leader, state: state("leader", kept?.leader ?? "", refusal, visit),
                        required: true))
                html.input(
                    Field(
                        "contact", DossierTexts.contact, state: state("contact", kept?.contact ?? "", refusal, visit),
                        required: true))
                html.input(
                    Field("phone", DossierTexts.phone, state: state("phone", kept?.phone ?? "", refusal, visit)),
                    .phone, width: 14)
                html.input(
                    Field("email", DossierTexts.email, state: state("email", kept?.email ?? "", refusal, visit)), .email
                )
                html.textarea(
                    Field(
                        "summary", DossierTexts.summary, hint: DossierTexts.summaryHint,
                        state: state("summary", file.dossier?.summary ?? "", refusal, visit)))
                html.actions { $0.submit(DossierTexts.save) }
            }
        }
    }

    static func entry(
        _ file: Case, _ item: (GuidanceTask, DossierEntry), _ refusal: (any Refusal)?, isWritable: Bool, _ visit: Visit
    ) -> [UInt8] {
        let (task, entry) = item
        let frame = visit.frame(file.label(task), width: .reading, crumbs: crumbs(file, visit))
        return frame.write { html in
            errors(refusal, &html)
            html.panel { html in
                if let section = file.section(task.key, of: file.sheet) {
                    html.element("p", text: FigureTexts.typed(section.kind))
                } else {
                    html.prose(task.text)
                }
                if !task.evidence.isEmpty {
                    html.element("p") { html in
                        html.element("strong", text: DossierTexts.evidence)
                        html.text(" \(task.evidence)")
                    }
                }
                if let due = task.due { html.element("p", text: DossierTexts.due(html.format.day(due))) }
            }
            for remark in file.remarks where remark.task == task.key {
                html.remark(remark.text, by: remark.by, at: remark.at, answer: remark.answer)
            }
            let isStale = (refusal as? DossierRefusal) == .changedMeanwhile
            if isStale {
                html.section(DossierTexts.newest) { DossierViews.values(entry.values, file.form(of: task.key), &$0) }
            }
            guard isWritable else {
                DossierViews.values(entry.values, file.form(of: task.key), &html)
                return
            }
            form(file, task, entry, refusal, visit, &html)
        }
    }

    private static func form(
        _ file: Case, _ task: GuidanceTask, _ entry: DossierEntry, _ refusal: (any Refusal)?, _ visit: Visit,
        _ html: inout HTML
    ) {
        let isStale = (refusal as? DossierRefusal) == .changedMeanwhile
        let version = isStale ? entry.version : visit.form.values["version"].flatMap { Int($0) } ?? entry.version
        html.form(
            to: file.path.entry(task.key), csrf: visit.formMark, fields: [("version", String(version))], autosaves: true
        ) { html in
            for field in file.form(of: task.key).fields { control(field, entry, refusal, visit, &html) }
            html.actions { html in
                if file.task(after: task.key) != nil {
                    html.submit(DossierTexts.saveAndNext, name: "do", value: "next")
                    html.submit(DossierTexts.save, style: .secondary, name: "do", value: "save")
                } else {
                    html.submit(DossierTexts.save, name: "do", value: "save")
                }
            }
        }
    }

    private static func control(
        _ field: Form.Field, _ entry: DossierEntry, _ refusal: (any Refusal)?, _ visit: Visit, _ html: inout HTML
    ) {
        var kept = entry.values[field.key] ?? ""
        if field.kind == .day, let day = Day(iso: kept) { kept = html.format.day(day) }
        let shown = Field(
            field.key, field.label, hint: field.hint, state: state(field.key, kept, refusal, visit),
            required: field.isRequired)
        switch field.kind {
        case .line: html.input(shown)
        case .paragraph: html.textarea(shown)
        case .day: html.day(shown)
        case .money: html.money(shown)
        case .number: html.input(shown, .number, width: 12)
        case .points: html.input(shown, .number, width: 6)
        case .choice: html.radios(shown, field.choices.map { Choice($0.code, $0.label) })
        }
    }

    static func check(_ file: Case, _ figures: Consolidation?, _ refusal: (any Refusal)?, _ visit: Visit) -> [UInt8] {
        let missing = file.tasks.filter { !file.isComplete($0) }
        let isReady = missing.isEmpty && file.openRemarks == 0 && file.dossier?.people.isComplete == true
        let frame = visit.frame(
            DossierTexts.checkTitle, help: DossierTexts.checkHelp(file.superiorName), width: .reading,
            crumbs: crumbs(file, visit))
        return frame.write { html in
            errors(refusal, &html)
            html.taskList(file.checks) { check, html in
                html.taskItem(
                    check.title(html.language), to: check.href,
                    Badge(check.isDone ? DossierTexts.done : DossierTexts.toDo, check.isDone ? .good : .warning))
            }
            if let figures { ConsolidationViews.show(figures, file.tasks, &html) }
            FigureCallViews.check(file, &html)
            if isReady {
                if visit.today > file.due {
                    html.banner(.warning, DossierTexts.willBeLate(visit.today.days(since: file.due)))
                }
                let version = String(file.dossier?.version ?? 0)
                html.form(to: file.path.submission, csrf: visit.formMark, fields: [("version", version)]) { html in
                    html.actions { $0.submit(DossierTexts.submit) }
                }
            } else {
                html.banner(.info, DossierTexts.notReady)
            }
        }
    }

    static func askForTime(_ file: Case, _ refusal: (any Refusal)?, _ visit: Visit) -> [UInt8] {
        let frame = visit.frame(
            DossierTexts.askForTime, help: DossierTexts.askHelp(file.superiorName), width: .reading,
            crumbs: crumbs(file, visit))
        return frame.write { html in
            errors(refusal, &html)
            html.form(to: file.path.extensions, csrf: visit.formMark) { html in
                html.day(Field("until", DossierTexts.until, state: state("until", "", refusal, visit), required: true))
                html.textarea(
                    Field("reason", DossierTexts.askReason, state: state("reason", "", refusal, visit), required: true),
                    rows: 3)
                html.actions { $0.submit(DossierTexts.send) }
            }
        }
    }
}

/// One thing to see to before a dossier can be handed in.
struct DossierCheck: Sendable {
    let title: Text
    let href: String
    let isDone: Bool
}

extension Case {
    /// Everything that must be there, in the order of the page.
    var checks: [DossierCheck] {
        var checks = [
            DossierCheck(
                title: DossierTexts.peopleTitle, href: path.people, isDone: dossier?.people.isComplete ?? false)
        ]
        checks += tasks.map { task in
            DossierCheck(
                title: label(task),
                href: form(of: task.key).fields.isEmpty ? "\(path.base)#\(task.key)" : path.entry(task.key),
                isDone: isComplete(task))
        }
        checks += remarks.filter(\.isOpen).map { remark in
            DossierCheck(
                title: DossierTexts.answerRemark(remark.text), href: "\(path.base)#remark-\(remark.id)", isDone: false)
        }
        return checks
    }
}
