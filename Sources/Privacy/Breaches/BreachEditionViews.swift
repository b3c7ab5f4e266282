internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Web

/// How a breach is mended and closed, and what was written of it before.
enum BreachEditionViews {
    static func write(
        _ breach: Breach, _ editions: [BreachEdition], _ states: FormStates, _ visit: Visit, _ html: inout HTML
    ) {
        html.section(BreachTexts.editions) { html in
            for edition in editions {
                html.disclosure(BreachTexts.edition(edition, html.format.moment(edition.at))) { html in
                    let reason = edition.reason.isEmpty ? [] : [SummaryRow(BreachTexts.reason, edition.reason)]
                    html.summaryList(reason + BreachViews.rows(edition.facts, html.format))
                }
            }
        }
        guard breach.isOpen else { return }
        html.section(BreachTexts.mend) { mend(breach, states, visit, &$0) }
        html.section(BreachTexts.close) { close(breach, states, visit, &$0) }
    }

    private static func mend(_ breach: Breach, _ states: FormStates, _ visit: Visit, _ html: inout HTML) {
        let isSent = states.isSent && visit.form.values["what"] != nil
        let known = breach.facts.fields
        html.element("p", .class("hint"), text: BreachTexts.mendHint)
        html.form(
            to: "/privacy/breaches/\(breach.id)/facts", csrf: visit.formMark,
            fields: [("edition", String(breach.edition))]
        ) { html in
            BreachViews.fields({ isSent ? states[$0] : FieldState(known[$0] ?? "") }, &html)
            html.textarea(Field("reason", BreachTexts.reason, state: states["reason"], required: true), rows: 2)
            html.actions { $0.submit(BreachTexts.saveEdition) }
        }
    }

    private static func close(_ breach: Breach, _ states: FormStates, _ visit: Visit, _ html: inout HTML) {
        html.form(
            to: "/privacy/breaches/\(breach.id)/end", csrf: visit.formMark,
            fields: [("edition", String(breach.edition))]
        ) { html in
            html.textarea(
                Field(
                    "conclusion", BreachTexts.conclusion, hint: BreachTexts.conclusionHint,
                    state: states["conclusion"], required: true), rows: 3)
            html.actions { $0.submit(BreachTexts.close, style: .danger, confirm: BreachTexts.closeConfirm) }
        }
    }
}
