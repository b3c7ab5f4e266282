internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Web

/// What the page of turning the year shows.
enum TurnViews {
    static func show(
        _ lines: [ClassRows.Line], _ plan: TurnRules.Plan, _ year: SchoolYear, _ last: YearTurn?,
        _ refusal: (any Refusal)?, _ visit: Visit
    ) -> [UInt8] {
        let states = FormStates(visit, refusal)
        return visit.frame(TurnTexts.title, help: TurnTexts.help, width: .reading).write { html in
            html.errorSummary(states.summary)
            if let last, !last.isConfirmed { return waiting(last, visit, &html) }
            html.section(TurnTexts.preview) { html in
                html.table(
                    TurnTexts.preview,
                    [
                        Column(TurnTexts.old), Column(TurnTexts.pupils, numeric: true), Column(TurnTexts.next),
                    ], lines, empty: TurnTexts.none
                ) { line, row, html in
                    row.head(&html) { $0.text("\(line.schoolClass.name) (\(year.text))") }
                    row.cell(&html, number: line.pupils)
                    row.cell(&html) { html in
                        if let next = plan.next(of: line.schoolClass.id)?.next {
                            html.text(next.name)
                        } else {
                            html.text(TurnTexts.finishes)
                        }
                    }
                }
            }
            guard !lines.isEmpty else { return }
            html.form(to: "/year", csrf: visit.formMark) { html in
                html.day(Field("day", TurnTexts.day, state: states["day"], required: true))
                html.textarea(
                    Field(
                        "repeating", TurnTexts.repeating, hint: TurnTexts.repeatingHint, state: states["repeating"]))
                html.actions { $0.submit(TurnTexts.turn, confirm: TurnTexts.turnConfirm) }
            }
        }
    }

    private static func waiting(_ last: YearTurn, _ visit: Visit, _ html: inout HTML) {
        html.banner(.warning, TurnTexts.waits(last.year))
        html.actions { html in
            html.linkButton(
                RecordsTexts.classes, to: "/units/\(last.unit)/classes?day=\(html.format.day(last.day))",
                style: .secondary)
        }
        html.postButton(
            TurnTexts.confirm, action: "/year/confirm", csrf: visit.formMark, confirm: TurnTexts.confirmConfirm)
        html.postButton(TurnTexts.undo, action: "/year/undo", csrf: visit.formMark, style: .danger)
    }
}
