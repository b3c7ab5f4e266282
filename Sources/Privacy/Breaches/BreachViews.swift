internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Web

/// What pages about breaches show.
enum BreachViews {
    static func list(_ lines: [BreachRows.Line], _ refusal: (any Refusal)?, _ visit: Visit) -> [UInt8] {
        let states = FormStates(visit, refusal)
        return visit.frame(PrivacyTexts.breaches, help: BreachTexts.help).write { html in
            html.errorSummary(states.summary)
            PrivacyViews.ways(visit, &html)
            html.table(
                PrivacyTexts.breaches,
                [Column(BreachTexts.discovered), Column(BreachTexts.unit), Column(BreachTexts.people, numeric: true)]
                    + BreachReport.allCases.map { Column($0.label) }, lines, empty: BreachTexts.none
            ) { line, row, html in
                row.head(&html) { html in
                    html.element(
                        "a", .href("/privacy/breaches/\(line.breach.id)"),
                        text: html.format.moment(line.breach.discoveredAt))
                }
                row.cell(&html, text: line.unitName)
                row.cell(&html) { $0.text($0.format.number(line.breach.facts.people)) }
                for report in BreachReport.allCases {
                    row.cell(&html) { $0.badge(badge(BreachClock.state(report, of: line.breach, now: visit.now))) }
                }
            }
            html.section(BreachTexts.record) { form(states, visit, &$0) }
        }
    }

    private static func form(_ states: FormStates, _ visit: Visit, _ html: inout HTML) {
        html.form(to: "/privacy/breaches", csrf: visit.formMark) { html in
            html.day(Field("day", BreachTexts.day, state: states["day"], required: true))
            html.input(Field("hour", BreachTexts.hour, state: states["hour"], required: true), width: 3)
            html.input(Field("minute", BreachTexts.minute, state: states["minute"]), width: 3)
            fields({ states[$0] }, &html)
            html.actions { $0.submit(BreachTexts.record) }
        }
    }

    /// The fields of what is known of a breach, when it is recorded and when it is mended.
    static func fields(_ state: (String) -> FieldState, _ html: inout HTML) {
        func field(_ name: String, _ label: Text, _ hint: Text? = nil, required: Bool = true) -> Field {
            Field(name, label, hint: hint, state: state(name), required: required)
        }
        html.textarea(field("what", BreachTexts.what, BreachTexts.whatHint))
        html.textarea(field("kinds", BreachTexts.kinds), rows: 2)
        html.input(field("people", BreachTexts.people, BreachTexts.peopleHint), width: 9)
        html.textarea(field("consequences", BreachTexts.consequences, required: false), rows: 3)
        html.textarea(field("measures", BreachTexts.measures), rows: 3)
        html.input(field("contact", BreachTexts.contact))
    }

    static func badge(_ state: BreachClock.State) -> Badge {
        switch state {
        case .sent(let late):
            late ? Badge(BreachTexts.sentLate, .bad) : Badge(BreachTexts.sent, .good)
        case .open(let hours): Badge(BreachTexts.left(hours), hours < 12 ? .warning : .info)
        case .late(let hours): Badge(BreachTexts.late(hours), .bad)
        }
    }

    static func show(
        _ breach: Breach, _ editions: [BreachEdition], unit: String, superior: String?, _ refusal: (any Refusal)?,
        _ visit: Visit
    ) -> [UInt8] {
        let crumbs = [Frame.Crumb(PrivacyTexts.breaches, href: "/privacy/breaches")]
        let states = FormStates(visit, refusal)
        return visit.frame(BreachTexts.paper, width: .reading, crumbs: crumbs).write { html in
            html.errorSummary(states.summary)
            html.paperHead(superior: superior, unit: unit)
            html.element("p") { html in
                html.badge(breach.isOpen ? BreachTexts.open : BreachTexts.closed, breach.isOpen ? .warning : .neutral)
            }
            html.summaryList(
                [
                    SummaryRow(BreachTexts.unit, unit),
                    SummaryRow(BreachTexts.discovered, html.format.moment(breach.discoveredAt)),
                ] + rows(breach.facts, html.format) + ending(breach, html.format))
            html.section(BreachTexts.reports) { reports(breach, visit, &$0) }
            html.paperSignature(title: BreachTexts.head, name: "")
            BreachEditionViews.write(breach, editions, states, visit, &html)
        }
    }

    static func rows(_ facts: BreachFacts, _ format: Format) -> [SummaryRow] {
        [
            SummaryRow(BreachTexts.what, facts.what), SummaryRow(BreachTexts.kinds, facts.kinds),
            SummaryRow(BreachTexts.people, format.number(facts.people)),
            SummaryRow(BreachTexts.consequences, facts.consequences.isEmpty ? "–" : facts.consequences),
            SummaryRow(BreachTexts.measures, facts.measures), SummaryRow(BreachTexts.contact, facts.contact),
        ]
    }

    private static func ending(_ breach: Breach, _ format: Format) -> [SummaryRow] {
        guard let at = breach.closedAt else { return [] }
        return [
            SummaryRow(BreachTexts.closedAt, format.moment(at)), SummaryRow(BreachTexts.conclusion, breach.conclusion),
        ]
    }

    private static func reports(_ breach: Breach, _ visit: Visit, _ html: inout HTML) {
        html.table(
            BreachTexts.reports,
            [
                Column(BreachTexts.report), Column(BreachTexts.due), Column(RequestTexts.state),
                Column(BreachTexts.noteSent),
            ], BreachReport.allCases, empty: BreachTexts.none
        ) { report, row, html in
            row.head(&html) { $0.text(report.label) }
            row.cell(&html) { $0.text($0.format.moment(BreachClock.due(report, of: breach))) }
            row.cell(&html) { $0.badge(badge(BreachClock.state(report, of: breach, now: visit.now))) }
            row.cell(&html) { html in
                if let at = breach.sent[report] { return html.text(html.format.moment(at)) }
                html.postButton(
                    BreachTexts.noteSent, action: "/privacy/breaches/\(breach.id)/reports", csrf: visit.formMark,
                    fields: [("report", report.rawValue)], style: .secondary)
            }
        }
    }
}

extension BreachReport {
    var label: Text {
        switch self {
        case .first: Text("Báo sự cố ban đầu, 24 giờ (NĐ 331/2026 Đ.31)", "First word, 24 h (Decree 331/2026, art. 31)")
        case .full:
            Text("Báo cáo sự cố đầy đủ, 72 giờ (NĐ 331/2026 Đ.31)", "Full report, 72 h (Decree 331/2026, art. 31)")
        case .notice:
            Text("Thông báo vi phạm, 72 giờ (Luật 91/2025 Đ.23)", "Notice of breach, 72 h (Law 91/2025, art. 23)")
        }
    }
}
