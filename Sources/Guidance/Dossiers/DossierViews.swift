internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Organisation

/// The page of one unit's dossier: how it stands, what is to be done, each item, and all that happened.
enum DossierViews {
    static func show(
        _ file: Case, _ handIns: [HandIn], figures: Consolidation?, _ rights: DossierRights, _ visit: Visit
    ) -> [UInt8] {
        let title = Text(verbatim: "\(file.call.title) – \(file.unitName)")
        let frame = visit.frame(title, crumbs: crumbs(file, visit))
        return frame.write(action: { primaryAction(file, rights, &$0) }) { html in
            html.paperHead(superior: file.superiorName, unit: file.unitName)
            state(file, rights, visit, &html)
            html.summaryList(facts(file, rights, html.format))
            if let summary = file.dossier?.summary, !summary.isEmpty { html.prose(summary) }
            decisions(handIns, &html)
            extensions(file, rights, visit, &html)
            if let figures { ConsolidationViews.show(figures, file.tasks, &html) }
            FigureCallViews.show(file, handIns, visit, &html)
            items(file, handIns, rights, visit, &html)
            history(file, handIns, &html)
            html.paperSignature(title: DossierTexts.headOfUnit, name: file.dossier?.people.leader ?? "")
        }
    }

    static func crumbs(_ file: Case, _ visit: Visit) -> [Frame.Crumb] {
        visit.person?.acting.unit == file.unit
            ? [Frame.Crumb(GuidanceTexts.tasks, href: "/tasks")]
            : [Frame.Crumb(GuidanceTexts.overview, href: "/overview?letter=\(file.letter)&call=\(file.call.key)")]
    }

    private static func primaryAction(_ file: Case, _ rights: DossierRights, _ html: inout HTML) {
        if rights.decides, file.dossier?.state == .submitted {
            html.linkButton(ReviewTexts.review, to: file.path.review)
        } else if rights.submits, file.isWritable {
            html.linkButton(DossierTexts.checkAndSubmit, to: file.path.submission)
        } else if rights.decides, file.dossier?.state == .accepted {
            html.linkButton(ReviewTexts.reopen, to: file.path.review, style: .secondary)
        }
    }

    /// How it stands, and if the unit cannot write, why not and who can open it.
    private static func state(_ file: Case, _ rights: DossierRights, _ visit: Visit, _ html: inout HTML) {
        html.element("p", .class("state-line")) { html in
            html.badge(file.standing(today: visit.today).badge)
            html.element("span", text: DossierTexts.due(html.format.day(file.due)))
        }
        guard rights.writes else { return }
        switch file.dossier?.state {
        case .submitted: html.banner(.info, DossierTexts.lockedWhile(file.superiorName))
        case .accepted: html.banner(.good, DossierTexts.lockedAccepted(file.superiorName))
        case .returned where file.openRemarks > 0: html.banner(.warning, DossierTexts.openRemarks(file.openRemarks))
        case nil, .draft, .returned: break
        }
    }

    private static func facts(_ file: Case, _ rights: DossierRights, _ format: Format) -> [SummaryRow] {
        let people = file.dossier?.people
        let change = rights.writes && file.isWritable ? file.path.people : nil
        let missing = Text("Chưa ghi", "Not given")
        func value(_ text: String?) -> Text { text.flatMap { $0.isEmpty ? nil : Text(verbatim: $0) } ?? missing }
        let ways = [people?.phone ?? "", people?.email ?? ""].filter { !$0.isEmpty }.joined(separator: " · ")
        return [
            SummaryRow(DossierTexts.leader, value(people?.leader), change: change),
            SummaryRow(DossierTexts.contact, value(people?.contact), change: change),
            SummaryRow(DossierTexts.ways, value(ways)),
            SummaryRow(DossierTexts.superior, value(file.superiorName)),
        ]
            + (file.form.figures == nil
                ? [
                    SummaryRow(
                        DossierTexts.filled,
                        Text(
                            "\(file.completed) trên \(file.tasks.count) mục",
                            "\(file.completed) of \(file.tasks.count) items"))
                ] : [])
    }

    private static func decisions(_ handIns: [HandIn], _ html: inout HTML) {
        guard let decision = handIns.first?.decision, !decision.reason.isEmpty else { return }
        html.banner(decision.kind == .acceptance ? .good : .warning) { html in
            html.element("strong") { html in
                html.text(decision.by)
                html.text(": ")
            }
            html.text(decision.reason)
        }
    }

    private static func extensions(_ file: Case, _ rights: DossierRights, _ visit: Visit, _ html: inout HTML) {
        for item in file.extensions {
            html.banner(item.granted == true ? .good : item.granted == false ? .warning : .info) { html in
                html.text(
                    DossierTexts.extensionLine(html.format.day(item.until), by: item.askedBy, granted: item.granted))
                html.element("p", text: item.reason)
                if !item.note.isEmpty { html.element("p", text: item.note) }
                guard item.granted == nil, rights.decides else { return }
                html.form(to: "\(file.path.extensions)/\(item.id)", csrf: visit.formMark) { html in
                    html.input(Field("note", ReviewTexts.extensionNote, id: "note-\(item.id)"))
                    html.actions { html in
                        html.submit(ReviewTexts.giveTime, name: "granted", value: "yes")
                        html.submit(ReviewTexts.refuseTime, style: .secondary, name: "granted", value: "no")
                    }
                }
            }
        }
        let mayAsk = rights.submits && file.isWritable && !file.extensions.contains { $0.granted == nil }
        if mayAsk, file.superior != nil {
            html.element("p", .class("screen-only")) {
                $0.element("a", .href(file.path.extensions), text: DossierTexts.askForTime)
            }
        }
    }

    private static func items(
        _ file: Case, _ handIns: [HandIn], _ rights: DossierRights, _ visit: Visit, _ html: inout HTML
    ) {
        let mayAnswer = rights.writes && file.isWritable
        html.section(file.form.figures == nil ? DossierTexts.items : FigureCallTexts.figures) { html in
            for task in file.tasks { item(task, file, handIns, mayAnswer: mayAnswer, rights, visit, &html) }
        }
    }

    private static func item(
        _ task: GuidanceTask, _ file: Case, _ handIns: [HandIn], mayAnswer: Bool, _ rights: DossierRights,
        _ visit: Visit, _ html: inout HTML
    ) {
        html.element("article", .class("item"), .id(task.key.text)) { html in
            html.element("div", .class("item-head")) { html in
                html.element("h3") { html in
                    let label = file.label(task)
                    let leads = rights.writes && file.isWritable && !file.form(of: task.key).fields.isEmpty
                    if leads {
                        html.element("a", .href(file.path.entry(task.key)), text: label)
                    } else {
                        html.text(label)
                    }
                }
                if file.form.figures == nil || !file.form(of: task.key).fields.isEmpty {
                    html.badge(file.isComplete(task) ? DossierTexts.complete : DossierTexts.incomplete)
                }
                if isChanged(task, file, handIns) { html.changedMark() }
            }
            content(task, file, file.shownSheet(handIns), &html)
            for remark in file.remarks where remark.task == task.key {
                let form: ((inout HTML) -> Void)? =
                    mayAnswer && remark.isOpen ? { answerForm(remark, file, visit, &$0) } : nil
                html.remark(
                    remark.text, by: remark.by, at: remark.at, answer: remark.answer, id: "remark-\(remark.id)",
                    form: form)
            }
        }
    }

    /// Whether the item differs from what was handed in last.
    private static func isChanged(_ task: GuidanceTask, _ file: Case, _ handIns: [HandIn]) -> Bool {
        let isCurrent = file.dossier?.state == .submitted || file.dossier?.state == .accepted
        let before = isCurrent ? handIns.dropFirst().first : handIns.first
        guard let before else { return false }
        if file.form.figures != nil {
            return file.section(task.key, of: before.snapshot.sheet)?.rows.map(\.cells)
                != file.section(task.key, of: file.shownSheet(handIns))?.rows.map(\.cells)
        }
        return before.snapshot.entries[task.key.text] ?? [:] != file.entries[task.key]?.values ?? [:]
    }

    private static func answerForm(_ remark: Remark, _ file: Case, _ visit: Visit, _ html: inout HTML) {
        html.form(to: file.path.answer(remark.id), csrf: visit.formMark) { html in
            html.element("div", .class("field")) { html in
                let id = "answer-\(remark.id)"
                html.element("label", Attribute("for", id), text: DossierTexts.answer)
                html.element("textarea", .id(id), .name("answer"), Attribute("rows", "2"), text: "")
            }
            html.submit(DossierTexts.sendAnswer, style: .secondary)
        }
    }

    /// What a unit says about one task: its entry, or the part of a statistical form.
    static func content(_ task: GuidanceTask, _ file: Case, _ sheet: FigureSheet?, _ html: inout HTML) {
        guard let sheet, let section = file.section(task.key, of: sheet) else {
            return values(file.entries[task.key]?.values ?? [:], file.form, &html)
        }
        html.figureTable(section, of: sheet)
    }

    /// The values of an entry under the names of their fields.
    static func values(_ values: [String: String], _ form: Form, _ html: inout HTML) {
        let filled = form.fields.filter { !(values[$0.key] ?? "").isEmpty }
        guard !filled.isEmpty else { return }
        let format = html.format
        html.element("dl", .class("values")) { html in
            for field in filled {
                html.element("div") { html in
                    html.element("dt", text: field.label)
                    html.element("dd", text: shown(values[field.key] ?? "", field, format, html.language))
                }
            }
        }
    }

    /// A stored value as people read it.
    static func shown(_ value: String, _ field: Form.Field, _ format: Format, _ language: Language) -> String {
        switch field.kind {
        case .line, .paragraph: value
        case .day: Day(iso: value).map { format.day($0) } ?? value
        case .money: Int(value).map { format.money($0) } ?? value
        case .number: Int(value).map { format.number($0) } ?? value
        case .points: value
        case .choice: field.choices.first { $0.code == value }?.label(language) ?? value
        }
    }

    private static func history(_ file: Case, _ handIns: [HandIn], _ html: inout HTML) {
        guard !handIns.isEmpty else { return }
        html.section(DossierTexts.history) { html in
            var events: [TimelineEvent] = []
            for handIn in handIns {
                if let decision = handIn.decision {
                    events.append(
                        TimelineEvent(
                            ReviewTexts.decided(decision.kind), who: decision.by, at: decision.at, note: decision.reason
                        ))
                }
                events.append(
                    TimelineEvent(
                        DossierTexts.submittedTime(handIn.number, late: handIn.daysLate), who: handIn.by, at: handIn.at)
                )
            }
            html.timeline(events)
            if handIns.count > 1 {
                html.element("p", .class("screen-only")) { html in
                    html.element("a", .href(file.path.versions), text: DossierTexts.compare)
                }
            }
        }
    }
}
