internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Outbox
internal import Web

/// What the pages about deliveries show.
enum DeliveryViews {
    static func list(
        _ lines: [DeliveryLine], _ state: DeliveryState?, count: Int, page: Int, pages: Int, isAtTop: Bool,
        _ visit: Visit
    ) -> [UInt8] {
        visit.frame(DeliveryTexts.title, help: DeliveryTexts.help).write { html in
            if isAtTop {
                html.element("p") { $0.element("a", .href("/reminders"), text: StepTexts.title) }
            }
            let states = DeliveryState.allCases.map { Choice($0.rawValue, DeliveryTexts.label($0)) }
            html.filterBar(
                to: "/deliveries", search: nil,
                [Filter("state", DeliveryTexts.state, states, value: state?.rawValue ?? "")], isNarrowed: state != nil)
            html.element("p", .class("count-line"), Attribute("role", "status"), text: DeliveryTexts.counted(count))
            table(lines, &html)
            html.pagination(Address(visit.request.target), page: page, pages: pages)
        }
    }

    private static func table(_ lines: [DeliveryLine], _ html: inout HTML) {
        html.table(
            DeliveryTexts.title,
            [
                Column(DeliveryTexts.what), Column(DeliveryTexts.whom), Column(DeliveryTexts.channel),
                Column(DeliveryTexts.state), Column(DeliveryTexts.created), Column(DeliveryTexts.tries, numeric: true),
            ], lines, empty: DeliveryTexts.none
        ) { line, row, html in
            row.head(&html) { $0.element("a", .href("/deliveries/\(line.id)"), text: line.title) }
            row.cell(&html, text: line.name == "–" ? line.address : line.name)
            row.cell(&html) { $0.text(DeliveryTexts.label(line.channel)) }
            row.cell(&html) { $0.badge(badge(line.state)) }
            row.cell(&html, text: html.format.moment(line.created))
            row.cell(&html, number: line.tries)
        }
    }

    static func delivery(
        _ line: DeliveryLine, _ attempts: [AttemptLine], _ refusal: (any Refusal)?, _ visit: Visit
    ) -> [UInt8] {
        let crumbs = [Frame.Crumb(DeliveryTexts.title, href: "/deliveries")]
        return visit.frame(line.title, width: .reading, crumbs: crumbs).write { html in
            html.errorSummary(FormStates(visit, refusal).summary)
            html.element("p") { $0.badge(badge(line.state)) }
            if line.state == .unknown { unknown(line, visit, &html) }
            var rows = [
                SummaryRow(DeliveryTexts.whom, line.name), SummaryRow(DeliveryTexts.address, line.address),
                SummaryRow(DeliveryTexts.channel, DeliveryTexts.label(line.channel)),
                SummaryRow(DeliveryTexts.created, html.format.moment(line.created)),
            ]
            if line.state == .waiting { rows.append(SummaryRow(DeliveryTexts.next, html.format.moment(line.next))) }
            if !line.detail.isEmpty { rows.append(SummaryRow(DeliveryTexts.answer, line.detail)) }
            html.summaryList(rows)
            html.section(DeliveryTexts.attempts) { html in
                html.table(
                    DeliveryTexts.attempts,
                    [Column(DeliveryTexts.created), Column(DeliveryTexts.state), Column(DeliveryTexts.answer)],
                    attempts,
                    empty: DeliveryTexts.noAttempts
                ) { attempt, row, html in
                    row.head(&html) { $0.text($0.format.moment(attempt.started)) }
                    row.cell(&html) { $0.text(outcome(attempt)) }
                    row.cell(&html, text: attempt.detail)
                }
            }
        }
    }

    private static func unknown(_ line: DeliveryLine, _ visit: Visit, _ html: inout HTML) {
        html.banner(.warning, DeliveryTexts.unknownHelp)
        html.actions { html in
            if line.isRepeatable {
                html.postButton(
                    DeliveryTexts.sendAgain, action: "/deliveries/\(line.id)", csrf: visit.formMark,
                    fields: [("do", "again")])
            }
            html.postButton(
                DeliveryTexts.arrived, action: "/deliveries/\(line.id)", csrf: visit.formMark,
                fields: [("do", "arrived")], style: .secondary)
        }
    }

    private static func outcome(_ attempt: AttemptLine) -> Text {
        guard let name = attempt.outcome else { return DeliveryTexts.cutOff }
        return name == "later"
            ? DeliveryTexts.label(.waiting)
            : DeliveryState(rawValue: name).map { DeliveryTexts.label($0) } ?? Text(verbatim: name)
    }

    private static func badge(_ state: DeliveryState) -> Badge {
        let tone: Tone =
            switch state {
            case .waiting, .sending: .info
            case .delivered: .good
            case .refused: .bad
            case .unknown: .warning
            case .expired: .neutral
            }
        return Badge(DeliveryTexts.label(state), tone)
    }
}
