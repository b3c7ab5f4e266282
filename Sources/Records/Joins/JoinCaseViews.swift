internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Web

/// Two records side by side, and what this person may say of them.
enum JoinCaseViews {
    private static let crumbs = [Frame.Crumb(JoinTexts.title, href: "/joins")]

    /// Before anybody was asked.
    static func pair(
        _ comparison: JoinComparison, _ pupils: [PupilID], isSuperior: Bool, _ refusal: (any Refusal)?, _ visit: Visit
    ) -> [UInt8] {
        let states = FormStates(visit, refusal)
        let fields = [("first", pupils[0].text), ("second", pupils[1].text)]
        let help = isSuperior ? JoinTexts.superiorPair : JoinTexts.schoolPair
        return visit.frame(JoinTexts.isOne, help: help, crumbs: crumbs).write { html in
            html.errorSummary(states.summary)
            table(comparison, &html)
            if isSuperior {
                join(to: "/joins", fields, visit, &html)
            } else {
                html.section(JoinTexts.ask) { html in
                    html.form(
                        to: "/joins", csrf: visit.formMark, fields: fields + [("state", Join.State.asked.rawValue)]
                    ) { html in
                        html.textarea(
                            Field(
                                "reason", JoinTexts.reason, hint: JoinTexts.reasonHint, state: states["reason"],
                                required: true), rows: 2)
                        html.actions { $0.submit(JoinTexts.ask) }
                    }
                }
            }
            different(to: "/joins", fields, states, visit, &html)
        }
    }

    static func show(
        _ found: JoinCase, _ comparison: JoinComparison, _ refusal: (any Refusal)?, _ visit: Visit
    ) -> [UInt8] {
        let states = FormStates(visit, refusal)
        let join = found.line.join
        let action = "/joins/\(join.id)/answer"
        let next = JoinRules.next(join.state, by: found.side, asked: found.isAsker)
        return visit.frame(JoinTexts.isOne, crumbs: crumbs).write { html in
            html.errorSummary(states.summary)
            html.element("p", .class("count-line"), Attribute("role", "status")) { html in
                html.badge(found.standing, join.state == .asked ? .warning : .neutral)
                html.text(" \(html.format.moment(join.askedAt))")
            }
            said(found, &html)
            summary(found, comparison, &html)
            table(comparison, &html)
            if next.contains(.done) { self.join(to: action, [], visit, &html) }
            for state in next where state != .done && state != .refused {
                html.postButton(
                    state.deed, action: action, csrf: visit.formMark, fields: [("state", state.rawValue)],
                    style: .secondary)
            }
            if next.contains(.refused) { different(to: action, [], states, visit, &html) }
        }
    }

    /// Who and where, when no record is laid beside another.
    private static func summary(_ found: JoinCase, _ comparison: JoinComparison, _ html: inout HTML) {
        guard !comparison.hasRecords else { return }
        let labels = [JoinTexts.keepSchool, JoinTexts.hideSchool]
        var rows = [SummaryRow(PupilTexts.name, found.pupil)]
        for (label, side) in zip(labels, comparison.sides) {
            rows.append(
                side.unitName.map { SummaryRow(label, $0) } ?? SummaryRow(label, JoinTexts.otherSchool))
        }
        html.summaryList(rows)
    }

    /// Why it was asked, and what was answered.
    private static func said(_ found: JoinCase, _ html: inout HTML) {
        let join = found.line.join
        guard !join.reason.isEmpty || !join.answer.isEmpty else { return }
        html.banner(.info) { html in
            for (label, words) in [(JoinTexts.reason, join.reason), (JoinTexts.why, join.answer)] where !words.isEmpty {
                html.element("p") { html in
                    html.element("strong", text: label)
                    html.text(": \(words)")
                }
            }
        }
    }

    private static func join(
        to action: String, _ fields: [(String, String)], _ visit: Visit, _ html: inout HTML
    ) {
        html.postButton(
            JoinTexts.join, action: action, csrf: visit.formMark,
            fields: fields + [("state", Join.State.done.rawValue)], confirm: JoinTexts.confirm)
    }

    /// Two children: not without saying why, since the other side is not asked again.
    private static func different(
        to action: String, _ fields: [(String, String)], _ states: FormStates, _ visit: Visit, _ html: inout HTML
    ) {
        html.section(JoinTexts.different) { html in
            html.form(
                to: action, csrf: visit.formMark, fields: fields + [("state", Join.State.refused.rawValue)]
            ) { html in
                html.input(Field("answer", JoinTexts.why, state: states["answer"], required: true))
                html.actions { $0.submit(JoinTexts.different, style: .secondary) }
            }
        }
    }

    // MARK: Side by side

    private struct Line: Sendable {
        let label: Text
        let write: @Sendable (JoinRecordRows.Record, inout HTML) -> Void
    }

    private static let lines = [
        Line(label: PupilTexts.name) { record, html in html.text(record.name) },
        Line(label: PupilTexts.sex) { record, html in html.text(record.sex.label) },
        Line(label: PupilTexts.code) { record, html in html.text(record.code ?? "–") },
        Line(label: JoinTexts.stays) { record, html in stays(record.stays, &html) },
    ]

    private static func table(_ comparison: JoinComparison, _ html: inout HTML) {
        html.element("p") { html in
            html.text(PupilTexts.born)
            html.text(": \(html.format.day(comparison.born)). ")
            if let twins = comparison.twins { JoinViews.evidence(twins, &html) }
        }
        guard comparison.hasRecords else { return }
        let columns = comparison.sides.map { side in
            Column(side.unitName.map { Text(verbatim: $0) } ?? JoinTexts.otherSchool)
        }
        html.table(JoinTexts.isOne, [Column(JoinTexts.item)] + columns, lines, empty: JoinTexts.none) {
            line, row, html in
            row.head(&html) { $0.text(line.label) }
            for side in comparison.sides {
                row.cell(&html) { html in
                    guard let record = side.record else { return html.text(JoinTexts.notShown) }
                    line.write(record, &html)
                }
            }
        }
    }

    private static func stays(_ stays: [JoinRecordRows.Stay], _ html: inout HTML) {
        html.element("ul", .class("plain")) { html in
            for stay in stays {
                let to = stay.to.map { html.format.day($0) } ?? "…"
                html.element("li", text: "\(stay.className) · \(stay.unitName) · \(html.format.day(stay.from)) – \(to)")
            }
        }
    }
}
