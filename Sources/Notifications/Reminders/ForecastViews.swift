internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Outbox
internal import Web

/// What the preview of reminders shows.
enum ForecastViews {
    /// Names of units and people that stand on one page.
    struct Names {
        let units: [UnitID: String]
        let people: [AccountID: String]
    }

    private static let crumbs = [
        Frame.Crumb(DeliveryTexts.title, href: "/deliveries"), Frame.Crumb(StepTexts.title, href: "/reminders"),
    ]

    static func preview(_ plan: ForecastPlan, _ lines: [ForecastPeople], _ visit: Visit) -> [UInt8] {
        let frame = visit.frame(ForecastTexts.title, help: ForecastTexts.help, crumbs: crumbs)
        return frame.write { html in
            decision(plan, visit, &html)
            let silent = lines.filter { $0.forecast.change != .ended }.map(\.silent).max() ?? 0
            if silent > 0 { html.banner(.warning, ForecastTexts.silent(silent)) }
            html.table(
                ForecastTexts.title,
                [
                    Column(ForecastTexts.day), Column(StepTexts.when), Column(StepTexts.whom),
                    Column(ForecastTexts.duties, numeric: true), Column(ForecastTexts.units, numeric: true),
                    Column(ForecastTexts.people, numeric: true), Column(DeliveryTexts.label(.mail), numeric: true),
                    Column(DeliveryTexts.label(.hook), numeric: true),
                    Column(DeliveryTexts.label(.push), numeric: true),
                    Column(ForecastTexts.programOnly, numeric: true),
                ], lines, empty: ForecastTexts.none
            ) { line, row, html in
                self.line(line, plan, &row, &html)
            }
        }
    }

    private static func line(
        _ line: ForecastPeople, _ plan: ForecastPlan, _ row: inout RowWriter, _ html: inout HTML
    ) {
        let forecast = line.forecast
        row.head(&html) { html in
            html.element("a", .href(plan.path(to: forecast)), text: html.format.day(forecast.day))
        }
        row.cell(&html) { html in
            html.text(StepTexts.said(forecast.step.days))
            if let change = forecast.change {
                html.text(" ")
                html.badge(ForecastTexts.label(change), change == .added ? .good : .warning)
            }
        }
        row.cell(&html) { $0.text(StepTexts.label(forecast.step.audience)) }
        row.cell(&html, number: forecast.duties.count)
        row.cell(&html, number: line.places.count)
        row.cell(&html, number: line.channels.count)
        for channel in [Channel.mail, .hook, .push] { row.cell(&html, number: line.count(channel)) }
        row.cell(&html, number: line.count(nil))
    }

    /// The change that is looked at, and the button that carries it out.
    private static func decision(_ plan: ForecastPlan, _ visit: Visit, _ html: inout HTML) {
        guard let change = plan.change else { return }
        let step = change.step
        html.panel { html in
            html.summaryList([
                SummaryRow(StepTexts.when, StepTexts.said(step.days)),
                SummaryRow(StepTexts.whom, StepTexts.label(step.audience)),
            ])
            html.element("p", .class("hint"), text: ForecastTexts.tomorrow)
            html.actions { html in
                switch change {
                case .add:
                    html.postButton(
                        StepTexts.add, action: "/reminders", csrf: visit.formMark,
                        fields: [
                            ("days", String(step.days)), ("audience", step.audience.rawValue),
                            ("source", plan.source), ("do", "add"),
                        ])
                case .end:
                    html.postButton(StepTexts.end, action: "/reminders/\(step.id)/end", csrf: visit.formMark)
                }
                html.linkButton(ForecastTexts.back, to: "/reminders", style: .secondary)
            }
        }
    }

    static func names(
        _ line: ForecastPeople, _ places: [ForecastPeople.Place], _ names: Names, _ plan: ForecastPlan,
        page: Int, pages: Int, _ visit: Visit
    ) -> [UInt8] {
        let forecast = line.forecast
        let day = Text(verbatim: visit.format.day(forecast.day))
        let crumbs = crumbs + [Frame.Crumb(ForecastTexts.title, href: plan.path)]
        let help = ForecastTexts.toldOn(StepTexts.said(forecast.step.days), StepTexts.label(forecast.step.audience))
        return visit.frame(day, help: help, crumbs: crumbs).write { html in
            html.table(
                ForecastTexts.title,
                [Column(ForecastTexts.unit), Column(ForecastTexts.duties), Column(ForecastTexts.people)], places,
                empty: ForecastTexts.none
            ) { place, row, html in
                row.head(&html) { $0.text(names.units[place.unit] ?? "–") }
                row.cell(&html) { html in
                    for said in ForecastViews.said(place, isUp: forecast.step.audience == .superior) {
                        html.element("p", text: said)
                    }
                    let more = place.duties.count - shownDuties
                    if more > 0 { html.element("p", .class("hint"), text: ForecastTexts.more(more)) }
                }
                row.cell(&html) { html in
                    if place.people.isEmpty { html.badge(ForecastTexts.nobody, .warning) }
                    for person in place.people {
                        html.element("p") { html in
                            html.text(names.people[person] ?? "–")
                            html.text(": ")
                            html.text(ForecastTexts.by(line.channels[person] ?? []))
                        }
                    }
                }
            }
            html.pagination(Address(visit.request.target), page: page, pages: pages)
        }
    }

    private static let shownDuties = 5

    /// What people at one place are told of; a superior is told of the unit that owes.
    private static func said(_ place: ForecastPeople.Place, isUp: Bool) -> [String] {
        place.duties.prefix(shownDuties).map { isUp ? "\($0.unitName): \($0.title)" : $0.title }
    }
}
