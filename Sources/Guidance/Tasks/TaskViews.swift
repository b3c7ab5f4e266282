internal import Base
internal import Components
internal import HTML
internal import Identity

/// What pages about tasks show.
enum TaskViews {
    static func letter(_ asked: TaskPages.Asked, _ unit: UnitID, _ visit: Visit, _ html: inout HTML) {
        html.section(Text(verbatim: asked.edition.title)) { html in
            if asked.edition.number > 1 {
                html.banner(.info, GuidanceTexts.amendment(asked.edition.number, asked.edition.note))
            }
            if !asked.calls.isEmpty {
                html.element("h3", text: GuidanceTexts.calls)
                html.taskList(asked.calls) { call, html in
                    let dossier = asked.dossiers.first { $0.call == call.key }
                    let due = dossier?.due(call) ?? call.due
                    let standing = Standing(
                        state: dossier?.state, firstSubmitted: dossier?.firstSubmittedAt, due: due, today: visit.today)
                    html.taskItem(
                        call.title, to: DossierPath(asked.edition.letter, call.key, unit).base,
                        hint: DossierTexts.due(html.format.day(due))(html.language), standing.badge)
                }
            }
            html.element("h3", text: GuidanceTexts.asked)
            html.element("ol", .class("plain tasks-given")) { html in
                for task in asked.tasks { row(task, asked, &html) }
            }
            withdrawn(asked, &html)
        }
    }

    private static func row(_ task: GuidanceTask, _ asked: TaskPages.Asked, _ html: inout HTML) {
        html.element("li") { html in
            html.element("a", .href("/tasks/\(asked.edition.letter)/\(task.key)"), text: "\(task.path). \(task.title)")
            switch asked.changes.first(where: { $0.key == task.key }) {
            case .added: html.badge(GuidanceTexts.new, .info)
            case .changed: html.badge(GuidanceTexts.changed, .info)
            default: break
            }
            if let due = task.due { html.element("span", .class("hint"), text: DossierTexts.due(html.format.day(due))) }
        }
    }

    private static func withdrawn(_ asked: TaskPages.Asked, _ html: inout HTML) {
        let gone = asked.changes.compactMap { change in
            if case .withdrawn(let task) = change { task } else { nil }
        }
        guard !gone.isEmpty else { return }
        html.disclosure(TaskTexts.withdrawn(gone.count)) { html in
            html.element("ul", .class("plain")) { html in
                for task in gone { html.element("li") { $0.element("del", text: "\(task.path). \(task.title)") } }
            }
        }
    }

    static func task(_ task: GuidanceTask, change: EditionChange?, _ html: inout HTML) {
        if case .withdrawn = change { html.banner(.warning, TaskTexts.isWithdrawn) }
        if case .changed(let before, let after) = change {
            html.section(TaskTexts.whatChanged) { html in
                if before.title != after.title { html.compare(before.title, after.title) }
                if before.text != after.text { html.compare(before.text, after.text) }
                if before.evidence != after.evidence { html.compare(before.evidence, after.evidence) }
                if before.due != after.due {
                    let format = html.format
                    html.compare(before.due.map(format.day) ?? "–", after.due.map(format.day) ?? "–")
                }
            }
        }
        html.prose(task.text)
        var rows: [SummaryRow] = []
        if !task.evidence.isEmpty { rows.append(SummaryRow(DossierTexts.evidence, task.evidence)) }
        if let due = task.due { rows.append(SummaryRow(TaskTexts.due, html.format.day(due))) }
        if !rows.isEmpty { html.summaryList(rows) }
    }

    static func calendar(_ address: String, _ html: inout HTML) {
        html.disclosure(GuidanceTexts.calendar) { html in
            html.element("p", text: GuidanceTexts.calendarHint)
            html.element("p") { $0.element("a", .href(address), text: address) }
        }
    }
}

enum TaskTexts {
    static let whatChanged = Text("Thay đổi so với bản trước", "What changed")
    static let isWithdrawn = Text(
        "Nhiệm vụ này đã được bãi bỏ. Nội dung đơn vị đã viết vẫn được giữ.",
        "This task was withdrawn. What your unit wrote is kept.")
    static let due = Text("Hạn", "Due")

    static func withdrawn(_ count: Int) -> Text { Text("\(count) nhiệm vụ đã bãi bỏ", "\(count) tasks withdrawn") }
}
