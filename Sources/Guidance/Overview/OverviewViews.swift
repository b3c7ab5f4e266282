internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Organisation
internal import Web

/// What the overview shows.
enum OverviewViews {
    static func overview(_ chosen: OverviewPages.Chosen?, _ visit: Visit) -> [UInt8] {
        let frame = visit.frame(OverviewTexts.title)
        guard let chosen else {
            return frame.write { $0.element("p", .class("empty"), text: OverviewTexts.nothing) }
        }
        return frame.write(action: { html in
            html.linkButton(OverviewTexts.units, to: address(chosen).text)
        }) { html in
            chooser(chosen, "/overview", &html)
            due(chosen, visit, &html)
            let total = OverviewGroups.total(chosen.tallies)
            tiles(total, chosen, &html)
            html.stackedBar(StandingGroup.allCases.map { BarPart(total[$0], $0.label, $0.tone) })
            if chosen.isTop { bySuperior(chosen, &html) }
            byLevel(chosen, &html)
            html.element("p", .class("screen-only")) { html in
                if chosen.hasFigures {
                    html.element(
                        "a", .href(address(chosen, "/overview/figures").text), text: FigureCallTexts.total)
                } else {
                    html.element("a", .href(address(chosen, "/overview/tasks").text), text: OverviewTexts.byTask)
                }
            }
        }
    }

    /// The list of units for what is chosen.
    static func address(_ chosen: OverviewPages.Chosen, _ path: String = "/overview/units") -> Address {
        Address(path).setting("letter", to: chosen.edition.letter.text).setting("call", to: chosen.call.key.text)
    }

    private static func chooser(_ chosen: OverviewPages.Chosen, _ path: String, _ html: inout HTML) {
        html.element(
            "form", .class("filters"), Attribute("method", "get"), Attribute("action", path),
            Attribute("data-filters", if: true)
        ) { html in
            html.element("div", .class("filter")) { html in
                html.element("label", Attribute("for", "letter"), text: OverviewTexts.letter)
                html.element("select", .id("letter"), .name("letter")) { html in
                    for line in chosen.lettersToChoose {
                        html.element(
                            "option", .value(line.letter.text),
                            Attribute("selected", if: line.letter == chosen.edition.letter), text: line.title)
                    }
                }
            }
            html.element("div", .class("filter")) { html in
                html.element("label", Attribute("for", "call"), text: OverviewTexts.call)
                html.element("select", .id("call"), .name("call")) { html in
                    for call in chosen.calls {
                        html.element(
                            "option", .value(call.key.text), Attribute("selected", if: call.key == chosen.call.key),
                            text: call.title)
                    }
                }
            }
            html.element("div", .class("filter buttons")) { html in
                html.element("button", .class("button secondary"), text: OverviewTexts.show)
            }
        }
    }

    private static func due(_ chosen: OverviewPages.Chosen, _ visit: Visit, _ html: inout HTML) {
        let days = chosen.call.due.days(since: visit.today)
        html.element(
            "p", .class("count-line"), text: OverviewTexts.dueLine(html.format.day(chosen.call.due), daysLeft: days))
    }

    private static func tiles(_ total: OverviewCounts, _ chosen: OverviewPages.Chosen, _ html: inout HTML) {
        let base = address(chosen)
        var tiles = [Tile(total.total, OverviewTexts.total, .neutral, href: base.text)]
        for group in StandingGroup.allCases {
            tiles.append(
                Tile(total[group], group.label, group.tone, href: base.setting("state", to: group.rawValue).text))
        }
        tiles.append(Tile(total.late, OverviewTexts.late, .warning, href: base.setting("late", to: "yes").text))
        html.tiles(tiles)
    }

    private static let countColumns =
        [Column(OverviewTexts.total, numeric: true)]
        + StandingGroup.allCases.map { Column($0.label, numeric: true) }
        + [Column(OverviewTexts.late, numeric: true), Column(OverviewTexts.share, numeric: true)]

    private static func bySuperior(_ chosen: OverviewPages.Chosen, _ html: inout HTML) {
        html.section(OverviewTexts.bySuperior) { html in
            html.table(
                OverviewTexts.bySuperior, [Column(OverviewTexts.under)] + countColumns,
                OverviewGroups.bySuperior(chosen.tallies, names: chosen.superiors), empty: OverviewTexts.noUnits
            ) { group, row, html in
                let own = address(chosen).setting("under", to: group.name?.text)
                row.head(&html) { $0.element("a", .href(own.text), text: group.label) }
                counts(group.counts, own, &row, &html)
            }
        }
    }

    private static func byLevel(_ chosen: OverviewPages.Chosen, _ html: inout HTML) {
        let levels = OverviewGroups.byLevel(chosen.tallies)
        guard !levels.isEmpty else { return }
        html.section(OverviewTexts.byLevel) { html in
            html.table(
                OverviewTexts.byLevel, [Column(OverviewTexts.level)] + countColumns, levels,
                empty: OverviewTexts.noUnits
            ) { group, row, html in
                let own = address(chosen).setting("level", to: group.level.rawValue)
                row.head(&html) { $0.element("a", .href(own.text), text: group.level.label) }
                counts(group.counts, own, &row, &html)
            }
        }
    }

    private static func counts(_ counts: OverviewCounts, _ own: Address, _ row: inout RowWriter, _ html: inout HTML) {
        row.cell(&html, number: counts.total)
        for group in StandingGroup.allCases {
            row.cell(&html) { html in
                if counts[group] == 0 {
                    html.text(0)
                } else {
                    html.element("a", .href(own.setting("state", to: group.rawValue).text)) { $0.text(counts[group]) }
                }
            }
        }
        row.cell(&html, number: counts.late)
        row.cell(&html) { $0.text($0.format.percent(counts.handedIn, of: counts.total)) }
    }

    // MARK: Units

    static func units(
        _ chosen: OverviewPages.Chosen, _ filter: OverviewFilter, _ lines: [OverviewLine], count: Int, page: Int,
        pages: Int, _ visit: Visit
    ) -> [UInt8] {
        let crumbs = [Frame.Crumb(OverviewTexts.title, href: address(chosen, "/overview").text)]
        let frame = visit.frame(Text(verbatim: chosen.call.title), crumbs: crumbs)
        let export = Address(visit.request.target.replacing("/overview/units", with: "/overview/khue.xlsx"))
        return frame.write(action: { html in
            html.linkButton(OverviewTexts.export, to: export.setting("page", to: nil).text, style: .secondary)
        }) { html in
            due(chosen, visit, &html)
            filters(chosen, filter, &html)
            html.element("div", Attribute("data-live", "units")) { html in
                html.element("p", .class("count-line"), Attribute("role", "status"), text: OverviewTexts.counted(count))
                list(chosen, filter, lines, visit, &html)
                html.pagination(Address(visit.request.target), page: page, pages: pages)
            }
        }
    }

    private static func filters(_ chosen: OverviewPages.Chosen, _ filter: OverviewFilter, _ html: inout HTML) {
        let superiors = OverviewGroups.bySuperior(chosen.tallies, names: chosen.superiors).compactMap { group in
            group.name.map { Choice($0.text, Text(verbatim: group.label)) }
        }
        let levels = Level.allCases.map { Choice($0.rawValue, $0.label) }
        let states = StandingGroup.allCases.map { Choice($0.rawValue, $0.label) }
        let orders = [
            Choice("name", OverviewTexts.byName), Choice("submitted", OverviewTexts.bySubmitted),
            Choice("late", OverviewTexts.byLate),
        ]
        html.filterBar(
            to: "/overview/units", search: (OverviewTexts.search, filter.search),
            [
                Filter("under", OverviewTexts.under, superiors, value: filter.superior?.text ?? ""),
                Filter("level", OverviewTexts.level, levels, value: filter.level?.rawValue ?? ""),
                Filter("state", OverviewTexts.state, states, value: filter.group?.rawValue ?? ""),
                Filter("sort", OverviewTexts.sort, orders, value: filter.order.rawValue),
            ], kept: [("letter", chosen.edition.letter.text), ("call", chosen.call.key.text)],
            isNarrowed: filter != OverviewFilter())
    }

    private static func list(
        _ chosen: OverviewPages.Chosen, _ filter: OverviewFilter, _ lines: [OverviewLine], _ visit: Visit,
        _ html: inout HTML
    ) {
        let here = Address(visit.request.target).setting("page", to: nil)
        func column(_ text: Text, _ order: OverviewFilter.Order, numeric: Bool = false) -> Column {
            Column(
                text, numeric: numeric, sort: here.setting("sort", to: order.rawValue).text,
                sorted: filter.order == order ? (order == .late ? .descending : .ascending) : nil)
        }
        html.table(
            OverviewTexts.units,
            [
                column(OverviewTexts.unit, .name), Column(OverviewTexts.under), Column(OverviewTexts.state),
                column(OverviewTexts.submittedDay, .submitted), column(OverviewTexts.daysLate, .late, numeric: true),
                Column(OverviewTexts.openRemarks, numeric: true),
            ], lines, empty: OverviewTexts.noUnits
        ) { line, row, html in
            let path = DossierPath(chosen.edition.letter, chosen.call.key, line.unit)
            row.head(&html) { $0.element("a", .href(path.base), text: line.name) }
            row.cell(&html, text: line.superiorName)
            row.cell(&html) { $0.badge(line.standing.badge) }
            row.cell(&html, text: line.submittedAt.map { html.format.moment($0) } ?? "–")
            row.cell(&html, number: line.standing.daysLate)
            row.cell(&html, number: line.openRemarks)
        }
    }

    // MARK: Tasks

    static func tasks(
        _ chosen: OverviewPages.Chosen, _ tasks: [GuidanceTask], _ filled: [String: Int], _ visit: Visit
    ) -> [UInt8] {
        let crumbs = [Frame.Crumb(OverviewTexts.title, href: address(chosen, "/overview").text)]
        return visit.frame(OverviewTexts.byTask, crumbs: crumbs).write { html in
            html.table(
                OverviewTexts.byTask,
                [
                    Column(OverviewTexts.task), Column(OverviewTexts.unitsThatFilled, numeric: true),
                    Column(OverviewTexts.share, numeric: true),
                ], tasks, empty: OverviewTexts.noUnits
            ) { task, row, html in
                row.head(&html) { $0.text("\(task.path). \(task.title)") }
                row.cell(&html, number: filled[task.key.text] ?? 0)
                row.cell(&html) { $0.text($0.format.percent(filled[task.key.text] ?? 0, of: chosen.tallies.count)) }
            }
        }
    }
}
