internal import Base
internal import Components
internal import HTML
internal import Web

/// What pages about alarms show.
enum AlarmViews {
    private static let crumbs = [Frame.Crumb(AlarmTexts.alarms, href: "/alarms")]

    private static func whom(_ alarm: Alarm, _ language: Language) -> String {
        if let name = alarm.name { return name }
        if alarm.kind == .brokenLog { return AlarmTexts.installation(language) }
        return alarm.whom == AlarmRule.installation ? AlarmTexts.nobody(language) : alarm.whom
    }

    static func list(_ alarms: [Alarm], page: Int, hasMore: Bool, setsBounds: Bool, _ visit: Visit) -> [UInt8] {
        visit.frame(AlarmTexts.alarms, help: AlarmTexts.help).write(action: { html in
            if setsBounds { html.linkButton(AlarmTexts.bounds, to: "/alarms/bounds", style: .secondary) }
        }) { html in
            html.table(
                AlarmTexts.alarms,
                [
                    Column(AlarmTexts.what), Column(AlarmTexts.at), Column(AlarmTexts.times, numeric: true),
                    Column(AlarmTexts.state),
                ], alarms, empty: AlarmTexts.none
            ) { alarm, row, html in
                row.head(&html) { html in
                    html.element("a", .href("/alarms/\(alarm.id)"), text: AlarmTexts.name(alarm.kind))
                    html.element("p", .class("hint"), text: whom(alarm, html.format.language))
                }
                row.cell(&html, text: html.format.moment(alarm.raised))
                row.cell(&html, number: alarm.times)
                row.cell(&html) { state(alarm, &$0) }
            }
            html.pagination(Address(visit.request.target), page: page, pages: hasMore ? page + 1 : page)
        }
    }

    private static func state(_ alarm: Alarm, _ html: inout HTML) {
        guard let done = alarm.acknowledgement else { return html.badge(AlarmTexts.open, .warning) }
        html.badge(AlarmTexts.closed, .good)
        html.element("p", .class("hint"), text: done.name)
    }

    static func show(
        _ alarm: Alarm, _ lines: [(line: AuditLine, name: String)], _ refusal: (any Refusal)?, _ visit: Visit
    ) -> [UInt8] {
        let states = FormStates(visit, refusal)
        let name = Text(verbatim: AlarmTexts.name(alarm.kind)(visit.language))
        return visit.frame(name, help: AlarmTexts.told(alarm), crumbs: crumbs).write { html in
            html.errorSummary(states.summary)
            html.summaryList(rows(alarm, html.format))
            if let done = alarm.acknowledgement {
                html.summaryList([
                    SummaryRow(AlarmTexts.by, "\(done.name), \(html.format.moment(done.at))"),
                    SummaryRow(AlarmTexts.remark, done.remark),
                ])
            } else {
                html.form(to: "/alarms/\(alarm.id)/acknowledgement", csrf: visit.formMark) { html in
                    html.textarea(Field("remark", AlarmTexts.remark, state: states["remark"], required: true))
                    html.actions { $0.submit(AlarmTexts.acknowledge) }
                }
            }
            html.section(AlarmTexts.led) { AuditViews.table(lines, [:], empty: AlarmTexts.noLines, &$0) }
        }
    }

    private static func rows(_ alarm: Alarm, _ format: Format) -> [SummaryRow] {
        var rows = [
            SummaryRow(AuditTexts.who, whom(alarm, format.language)),
            SummaryRow(AlarmTexts.at, format.moment(alarm.raised)),
            SummaryRow(AlarmTexts.since, format.moment(alarm.since)),
        ]
        if !alarm.example.isEmpty { rows.append(SummaryRow(AlarmTexts.example, alarm.example)) }
        return rows
    }

    static func bounds(_ bounds: [AlarmKind: Int], _ refusal: (any Refusal)?, _ visit: Visit) -> [UInt8] {
        let states = FormStates(visit, refusal)
        return visit.frame(AlarmTexts.bounds, help: AlarmTexts.boundsHelp, width: .reading, crumbs: crumbs).write {
            html in
            html.errorSummary(states.summary)
            html.form(to: "/alarms/bounds", csrf: visit.formMark) { html in
                for rule in AlarmRule.all {
                    let own = FieldState(bounds[rule.kind].map(String.init) ?? "")
                    let state = states.isSent ? states[rule.kind.rawValue] : own
                    html.input(
                        Field(
                            rule.kind.rawValue, AlarmTexts.name(rule.kind), hint: AlarmTexts.standard(rule),
                            state: state), .number, width: 10)
                }
                html.actions { $0.submit(AlarmTexts.save) }
            }
        }
    }
}
