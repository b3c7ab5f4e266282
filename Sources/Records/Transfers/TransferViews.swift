internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Web

/// What the page of transfers shows.
enum TransferViews {
    static func list(
        _ lines: [TransferRows.Line], _ unit: UnitID, _ classes: [SchoolClass], _ refusal: (any Refusal)?,
        _ visit: Visit
    ) -> [UInt8] {
        let states = FormStates(visit, refusal)
        return visit.frame(TransferTexts.title, help: TransferTexts.help).write { html in
            html.errorSummary(states.summary)
            html.table(
                TransferTexts.title,
                [
                    Column(TransferTexts.pupil), Column(TransferTexts.born), Column(TransferTexts.from),
                    Column(TransferTexts.to), Column(TransferTexts.day), Column(TransferTexts.state),
                    Column(TransferTexts.next),
                ], lines, empty: TransferTexts.none
            ) { line, row, html in
                row.head(&html) { $0.text(line.pupilName) }
                row.cell(&html, text: html.format.day(line.bornOn))
                row.cell(&html, text: line.fromName)
                row.cell(&html, text: line.toName)
                row.cell(&html, text: html.format.day(line.transfer.day))
                row.cell(&html) { html in
                    html.badge(badge(line.transfer.state))
                    if !line.transfer.answer.isEmpty { html.element("p", .class("hint"), text: line.transfer.answer) }
                }
                row.cell(&html) { turn(line.transfer, unit, classes, visit, &$0) }
            }
            html.section(TransferTexts.ask) { html in
                html.form(to: "/transfers", csrf: visit.formMark) { html in
                    html.input(
                        Field("code", TransferTexts.code, state: states["code"], required: true), width: 14)
                    html.day(Field("born", TransferTexts.born, state: states["born"], required: true))
                    html.day(Field("day", TransferTexts.day, state: states["day"], required: true))
                    html.input(Field("reason", TransferTexts.reason, state: states["reason"]))
                    html.actions { $0.submit(TransferTexts.ask) }
                }
            }
        }
    }

    private static func badge(_ state: Transfer.State) -> Badge {
        switch state {
        case .asked, .released: Badge(state.label, .warning)
        case .done: Badge(state.label, .good)
        case .refused: Badge(state.label, .bad)
        case .withdrawn: Badge(state.label, .neutral)
        }
    }

    private static func turn(
        _ transfer: Transfer, _ unit: UnitID, _ classes: [SchoolClass], _ visit: Visit, _ html: inout HTML
    ) {
        let path = "/transfers/\(transfer.id)"
        let next = TransferRules.next(transfer.state, by: unit == transfer.from ? .old : .new)
        if next.isEmpty { return html.text("–") }
        func button(_ label: Text, _ state: Transfer.State, _ style: ButtonStyle, _ html: inout HTML) {
            guard next.contains(state) else { return }
            html.postButton(
                label, action: path + "/answer", csrf: visit.formMark, fields: [("state", state.rawValue)],
                style: style)
        }
        button(TransferTexts.release, .released, .primary, &html)
        if next.contains(.done) {
            html.form(to: path + "/seat", csrf: visit.formMark) { html in
                html.select(
                    Field("class", PupilTexts.toClass, required: true, id: "class-\(transfer.id)"),
                    classes.map { Choice($0.id.text, Text(verbatim: $0.name)) })
                html.submit(TransferTexts.seat)
            }
        }
        if next.contains(.refused) {
            html.disclosure(TransferTexts.refuse) { html in
                html.form(to: path + "/answer", csrf: visit.formMark, fields: [("state", "refused")]) { html in
                    html.input(
                        Field("answer", TransferTexts.refuseWhy, required: true, id: "answer-\(transfer.id)"))
                    html.submit(TransferTexts.refuse, style: .danger)
                }
            }
        }
        button(TransferTexts.withdraw, .withdrawn, .quiet, &html)
    }
}
