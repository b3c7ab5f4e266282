internal import Base
internal import Components
internal import HTML
internal import Identity

/// What the first page shows.
enum HomeViews {
    struct Duty: Sendable {
        let title: String
        let due: Day
        let href: String
        let standing: Standing
    }

    static func duties(_ duties: [Duty], _ html: inout HTML) {
        guard !duties.isEmpty else { return }
        html.section(GuidanceTexts.toSubmit) { html in
            html.taskList(duties) { duty, html in
                html.taskItem(
                    duty.title, to: duty.href, hint: DossierTexts.due(html.format.day(duty.due))(html.language),
                    duty.standing.badge)
            }
            html.element("p", .class("hint"), text: GuidanceTexts.consequence)
        }
    }

    /// What waits in other modules.
    static func duties(of part: HomePart, _ html: inout HTML) {
        guard !part.duties.isEmpty else { return }
        html.section(GuidanceTexts.toDecide) { html in
            html.taskList(part.duties) { duty, html in
                html.taskItem(
                    duty.title(html.language), to: duty.href, hint: duty.hint?(html.language), duty.badge)
            }
        }
    }

    static func tiles(of part: HomePart, _ html: inout HTML) {
        guard !part.tiles.isEmpty else { return }
        html.section(GuidanceTexts.ownFigures) { $0.tiles(part.tiles) }
    }

    static func waiting(_ waiting: [HomeRows.Waiting], total: Int, _ html: inout HTML) {
        guard !waiting.isEmpty else { return }
        html.section(GuidanceTexts.toReview) { html in
            html.element("p", .class("hint"), text: GuidanceTexts.toReviewHelp)
            html.taskList(waiting) { item, html in
                html.taskItem(
                    "\(item.callTitle) – \(item.unitName)", to: item.path, hint: html.format.moment(item.at),
                    item.isExtension
                        ? Badge(GuidanceTexts.timeAsked, .warning) : Badge(StandingGroup.submitted.label, .info))
            }
            if total > waiting.count {
                html.element("p") { html in
                    html.element("a", .href("/overview/units?state=submitted"), text: GuidanceTexts.seeAll)
                    html.text(" (\(html.format.number(total)))")
                }
            }
        }
    }

    static func figures(_ chosen: OverviewPages.Chosen, _ html: inout HTML) {
        let total = OverviewGroups.total(chosen.tallies)
        html.section(GuidanceTexts.figures) { html in
            html.element("p") {
                $0.element("a", .href(OverviewViews.address(chosen, "/overview").text), text: chosen.call.title)
            }
            html.stackedBar(StandingGroup.allCases.map { BarPart(total[$0], $0.label, $0.tone) })
            html.element("ul", .class("legend")) { html in
                for group in StandingGroup.allCases where total[group] > 0 {
                    html.element("li") { html in
                        html.badge(group.label, group.tone)
                        html.text(" ")
                        html.text(total[group])
                    }
                }
            }
        }
    }
}
