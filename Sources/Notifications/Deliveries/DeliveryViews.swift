internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Outbox
internal import Web

/// What the pages about deliveries show.
enum DeliveryViews {
    static func list(_ list: DeliveryList, _ view: DeliveryView, _ visit: Visit) -> [UInt8] {
        let crumbs = view.isOwn ? [Frame.Crumb(InboxTexts.title, href: "/messages")] : []
        return visit.frame(view.title, help: view.help, crumbs: crumbs).write { html in
            if case .scope(isAtTop: true) = view {
                html.element("p") { $0.element("a", .href("/reminders"), text: StepTexts.title) }
            }
            let channels = Channel.allCases.map { Choice($0.rawValue, DeliveryTexts.label($0)) }
            let states = DeliveryState.allCases.map { Choice($0.rawValue, DeliveryTexts.label($0)) }
            html.filterBar(
                to: view.base, search: nil,
                [
                    Filter("channel", DeliveryTexts.channel, channels, value: list.filter.channel?.rawValue ?? ""),
                    Filter("state", DeliveryTexts.state, states, value: list.filter.state?.rawValue ?? ""),
                ],
                day: (
                    DeliveryTexts.day, list.typedDay, list.isDayWrong ? DeliveryTexts.dayWrong : nil
                ), isNarrowed: list.isNarrowed)
            html.element("div", Attribute("data-live", "deliveries")) { html in
                let said = list.isDayWrong ? DeliveryTexts.dayWrong : DeliveryTexts.counted(list.count)
                html.element("p", .class("count-line"), Attribute("role", "status"), text: said)
                table(list.lines, view, &html)
                html.pagination(Address(visit.request.target), page: list.page, pages: list.pages)
            }
        }
    }

    private static func table(_ lines: [DeliveryLine], _ view: DeliveryView, _ html: inout HTML) {
        let whom = view.isOwn ? DeliveryTexts.place : DeliveryTexts.whom
        html.table(
            view.title,
            [
                Column(DeliveryTexts.what), Column(whom), Column(DeliveryTexts.channel),
                Column(DeliveryTexts.state), Column(DeliveryTexts.created), Column(DeliveryTexts.tries, numeric: true),
            ], lines, empty: DeliveryTexts.none
        ) { line, row, html in
            row.head(&html) { $0.element("a", .href("\(view.base)/\(line.id)"), text: line.title) }
            row.cell(&html, text: view.isOwn || line.name == "–" ? line.address : line.name)
            row.cell(&html) { $0.text(DeliveryTexts.label(line.channel)) }
            row.cell(&html) { $0.badge(badge(line.state)) }
            row.cell(&html, text: html.format.moment(line.created))
            row.cell(&html, number: line.tries)
        }
    }

    /// How one message reached its person, as they see it below the message.
    static func summary(_ lines: [DeliveryLine], _ html: inout HTML) {
        guard !lines.isEmpty else { return }
        html.section(DeliveryTexts.sentBy) { html in
            html.element("ul", .class("tasks")) { html in
                for line in lines {
                    html.element("li") { html in
                        html.element("div", .class("task")) { html in
                            html.element("a", .href("/messages/sent/\(line.id)")) { html in
                                html.text(DeliveryTexts.label(line.channel))
                            }
                            html.element("p", .class("hint"), text: line.address)
                        }
                        html.badge(badge(line.state))
                    }
                }
            }
        }
    }

    static func delivery(
        _ line: DeliveryLine, _ attempts: [AttemptLine], _ refusal: (any Refusal)?, _ view: DeliveryView,
        _ visit: Visit
    ) -> [UInt8] {
        let inbox = view.isOwn ? [Frame.Crumb(InboxTexts.title, href: "/messages")] : []
        let crumbs = inbox + [Frame.Crumb(view.title, href: view.base)]
        return visit.frame(line.title, width: .reading, crumbs: crumbs).write { html in
            html.errorSummary(FormStates(visit, refusal).summary)
            html.element("p") { $0.badge(badge(line.state)) }
            if line.state == .unknown, !view.isOwn { unknown(line, visit, &html) }
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
