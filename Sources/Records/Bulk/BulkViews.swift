internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Web

/// What the pages of changing many pupils show.
enum BulkViews {
    struct Question {
        let unit: UnitID
        let kind: BulkKind
        let lines: [PupilLine]
        let ticked: Set<String>
        let classes: [SchoolClass]
        let reasons: CodeList
        let fields: [BulkField]
    }

    private static func crumbs(_ unit: UnitID) -> [Frame.Crumb] {
        [Frame.Crumb(RecordsTexts.pupils, href: "/units/\(unit)/pupils")]
    }

    static func ask(_ question: Question, _ refusal: (any Refusal)?, _ visit: Visit) -> [UInt8] {
        let states = FormStates(visit, refusal)
        return visit.frame(question.kind.label, width: .reading, crumbs: crumbs(question.unit)).write { html in
            html.errorSummary(states.summary)
            guard !question.lines.isEmpty else { return }
            html.form(
                to: "/units/\(question.unit)/pupils/bulk", csrf: visit.formMark,
                fields: [("what", question.kind.rawValue)]
            ) { html in
                fields(question, states, &html)
                html.checkboxes(
                    Field("p", BulkTexts.chosen, hint: BulkTexts.chosenHint),
                    question.lines.map { line in
                        Choice(
                            line.id.text,
                            Text(verbatim: "\(line.name) · \(html.format.day(line.bornOn)) · \(line.className)"))
                    }, chosen: question.ticked)
                html.actions { $0.submit(BulkTexts.preview, name: "do", value: "check") }
            }
        }
    }

    private static func fields(_ question: Question, _ states: FormStates, _ html: inout HTML) {
        switch question.kind {
        case .move:
            html.select(
                Field("class", PupilTexts.toClass, state: states["class"], required: true),
                question.classes.map { Choice($0.id.text, Text(verbatim: $0.name)) })
        case .split: html.input(Field("name", BulkTexts.newName, state: states["name"], required: true), width: 10)
        case .field:
            html.select(
                Field("field", BulkTexts.fieldName, state: states["field"], required: true),
                question.fields.map { Choice($0.name, Text(verbatim: $0.label)) })
            html.input(Field("value", BulkTexts.value, hint: BulkTexts.valueHint, state: states["value"]))
        case .leave:
            html.select(
                Field("how", PupilTexts.why, state: states["how"], required: true),
                BulkForm.ways.map { Choice($0.rawValue, $0.label) })
            html.select(
                Field("reason", PupilTexts.reason, state: states["reason"]),
                question.reasons.codes.map { Choice($0.code, Text(verbatim: $0.name)) })
        }
        if question.kind == .field {
            html.day(Field("from", BulkTexts.from, state: states["from"]))
        } else {
            html.day(Field("day", PupilTexts.day, state: states["day"], required: true))
        }
    }

    /// What it would do to each, and the button that does it.
    static func preview(_ report: BulkReport, _ unit: UnitID, _ visit: Visit) -> [UInt8] {
        visit.frame(BulkTexts.name(report.title), crumbs: crumbs(unit)).write { html in
            let changed = report.changed
            html.element("p", .class("count-line"), Attribute("role", "status")) { html in
                html.text(BulkTexts.summary(changed, report.lines.count - changed))
            }
            html.table(
                BulkTexts.chosen,
                [
                    Column(PupilTexts.name), Column(PupilTexts.schoolClass), Column(BulkTexts.before),
                    Column(BulkTexts.after), Column(BulkTexts.problem),
                ], report.lines, empty: BulkTexts.nothing
            ) { line, row, html in
                row.head(&html) { $0.text(line.pupil.name) }
                row.cell(&html, text: line.className)
                row.cell(&html, text: line.before.isEmpty ? "–" : line.before)
                row.cell(&html, text: line.after.isEmpty ? "–" : line.after)
                row.cell(&html) { html in if let problem = line.problem { html.text(problem) } else { html.text("–") } }
            }
            guard changed > 0 else { return }
            let again = visit.form.values.setting("do", to: nil).setting("form_mark", to: nil)
            html.form(
                to: "/units/\(unit)/pupils/bulk", csrf: visit.formMark, fields: again.pairs.map { ($0.name, $0.value) }
            ) { html in
                html.actions { $0.submit(BulkTexts.apply, name: "do", value: "apply") }
            }
        }
    }

    static func past(
        _ past: [BulkRows.Past], _ unit: UnitID, _ refusal: (any Refusal)?, _ visit: Visit
    ) -> [UInt8] {
        visit.frame(BulkTexts.past, help: BulkTexts.help, crumbs: crumbs(unit)).write { html in
            if let refusal { html.errorSummary([(nil, refusal.explanation)]) }
            html.table(
                BulkTexts.past,
                [
                    Column(BulkTexts.title), Column(BulkTexts.when), Column(BulkTexts.who),
                    Column(BulkTexts.pupils, numeric: true), Column(BulkTexts.undo),
                ], past, empty: BulkTexts.none
            ) { entry, row, html in
                row.head(&html) { $0.text(BulkTexts.name(entry.title)) }
                row.cell(&html, text: html.format.moment(entry.at))
                row.cell(&html, text: entry.by)
                row.cell(&html, number: entry.changed)
                row.cell(&html) { html in
                    if entry.undoneAt != nil { return html.text(BulkTexts.undoneMark) }
                    html.postButton(
                        BulkTexts.undo, action: "/units/\(unit)/bulk/\(entry.id)/undo", csrf: visit.formMark,
                        style: .danger, confirm: BulkTexts.undoConfirm)
                }
            }
        }
    }
}
