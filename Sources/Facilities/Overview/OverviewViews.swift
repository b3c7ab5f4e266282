internal import Base
internal import Components
internal import Files
internal import HTML
internal import Identity
internal import Organisation
internal import Web

/// What the overview and the first page of a school show.
enum OverviewViews {
    static func overview(
        _ found: OverviewPages.Found, _ place: (page: Int, pages: Int), _ visit: Visit
    ) -> [UInt8] {
        let address = Address(visit.request.target)
        return visit.frame(OverviewTexts.title, help: OverviewTexts.help).write { html in
            html.paperHead(superior: nil, unit: visit.person?.unitName ?? "")
            tiles(found, &html)
            let groups = TallyGroup.all(found.all)
            if groups.count > 1 {
                html.section(OverviewTexts.bySuperior) { superiors(groups, &$0) }
            }
            html.section(OverviewTexts.list, id: "schools") { html in
                filters(found, groups, visit, &html)
                html.element("div", Attribute("data-live", "schools")) { html in
                    html.element("p", .class("count-line"), Attribute("role", "status")) { html in
                        html.text(OverviewTexts.count(found.shown.count))
                        html.text(" · ")
                        html.text(FacilitiesTexts.asOf(found.day))
                    }
                    let first = (place.page - 1) * OverviewPages.pageLength
                    table(
                        Array(found.shown.dropFirst(first).prefix(OverviewPages.pageLength)), found.filter, address,
                        &html)
                    html.pagination(address, page: place.page, pages: place.pages)
                }
            }
            html.element("p", .class("hint"), text: InformaticsTexts.rule)
            html.actions { html in
                let query = visit.request.query.setting("page", to: nil).encoded
                let kept = query.isEmpty ? "" : "?" + query
                html.linkButton(FacilitiesTexts.xlsx, to: "/facilities/schools/khue.xlsx\(kept)", style: .secondary)
                html.linkButton(InformaticsTexts.purchases, to: "/facilities/purchases\(kept)", style: .secondary)
            }
        }
    }

    private static func tiles(_ found: OverviewPages.Found, _ html: inout HTML) {
        let counts = Dictionary(grouping: found.all, by: \.standing).mapValues(\.count)
        func tile(_ provision: Provision, _ tone: Tone) -> Tile {
            Tile(
                counts[provision] ?? 0, InformaticsTexts.label(provision), tone,
                href: "/facilities/schools?standing=\(provision.rawValue)#schools")
        }
        html.tiles([
            tile(.meets, .good), tile(.below, .bad), tile(.noClass, .warning), tile(.noRule, .neutral),
            Tile(
                found.all.reduce(0) { $0 + $1.plan.computers }, OverviewTexts.toBuy, .info,
                href: "/facilities/schools?sort=buy&down=yes#schools"),
        ])
    }

    private static func superiors(_ groups: [TallyGroup], _ html: inout HTML) {
        html.table(
            OverviewTexts.bySuperior,
            [
                Column(OverviewTexts.superior), Column(OverviewTexts.schools, numeric: true),
                Column(InformaticsTexts.meets, numeric: true), Column(InformaticsTexts.below, numeric: true),
                Column(InformaticsTexts.noClass, numeric: true), Column(OverviewTexts.working, numeric: true),
                Column(OverviewTexts.toBuy, numeric: true),
            ], groups, empty: OverviewTexts.none
        ) { group, row, html in
            row.head(&html) { html in
                html.element(
                    "a", .href("/facilities/schools?under=\(group.superior?.text ?? "")#schools"), text: group.name)
            }
            row.cell(&html, number: group.schools)
            for provision in [Provision.meets, .below, .noClass] {
                row.cell(&html, number: group.standings[provision] ?? 0)
            }
            row.cell(&html, number: group.working)
            row.cell(&html, number: group.toBuy)
        }
    }

    private static func filters(
        _ found: OverviewPages.Found, _ groups: [TallyGroup], _ visit: Visit, _ html: inout HTML
    ) {
        var filters = [
            Filter(
                "level", OverviewTexts.level, Level.allCases.map { Choice($0.rawValue, $0.label) },
                value: found.filter.level?.rawValue ?? ""),
            Filter(
                "standing", InformaticsTexts.standing,
                Provision.allCases.map { Choice($0.rawValue, InformaticsTexts.label($0)) },
                value: found.filter.standing?.rawValue ?? ""),
        ]
        if groups.count > 1 {
            filters.append(
                Filter(
                    "under", OverviewTexts.superior,
                    groups.compactMap { group in group.superior.map { Choice($0.text, Text(verbatim: group.name)) } },
                    value: found.filter.under?.text ?? ""))
        }
        html.filterBar(
            to: "/facilities/schools", search: (FacilitiesTexts.school, found.filter.search), filters,
            kept: visit.request.query["day"].map { [("day", $0)] } ?? [], isNarrowed: found.filter.isNarrowed)
        html.dayBar(to: "/facilities/schools", found.day, visit.request.query)
    }

    private static func table(
        _ tallies: [SchoolTally], _ filter: OverviewPages.Filter, _ address: Address, _ html: inout HTML
    ) {
        func column(_ label: Text, _ order: OverviewPages.Filter.Order, numeric: Bool = false) -> Column {
            .sorting(
                label, order.rawValue, current: filter.order.rawValue, descends: filter.descends, address,
                numeric: numeric)
        }
        html.table(
            OverviewTexts.list,
            [
                column(FacilitiesTexts.school, .name), Column(OverviewTexts.superior),
                Column(OverviewTexts.rooms, numeric: true), column(OverviewTexts.working, .working, numeric: true),
                Column(InformaticsTexts.standing), column(OverviewTexts.toBuy, .buy, numeric: true),
            ], tallies, empty: OverviewTexts.none
        ) { tally, row, html in
            row.head(&html) { html in
                html.element("a", .href("/units/\(tally.line.unit)/facilities/informatics"), text: tally.line.name)
            }
            row.cell(&html, text: tally.line.superiorName)
            row.cell(&html, number: tally.provision.laboratories.count)
            row.cell(&html, number: tally.working)
            row.cell(&html) { $0.badge(InformaticsViews.badge(tally.standing)) }
            row.cell(&html) { html in
                let path = "/units/\(tally.line.unit)/facilities/purchases"
                html.element("a", .href(path)) { $0.text(tally.plan.computers) }
            }
        }
    }

    static func sheet(_ tallies: [SchoolTally], on day: Day, _ language: Language) -> Sheet {
        let headings: [(Text, Int)] = [
            (FacilitiesTexts.school, 36), (OverviewTexts.superior, 30), (OverviewTexts.rooms, 10),
            (OverviewTexts.working, 16), (InformaticsTexts.standing, 20), (OverviewTexts.toBuy, 12),
        ]
        return Sheet(
            name: OverviewTexts.list(language),
            titles: [OverviewTexts.title(language), FacilitiesTexts.asOf(day)(language)],
            columns: headings.map { .init($0.0(language), width: $0.1) },
            rows: tallies.map { tally in
                [
                    .text(tally.line.name), .text(tally.line.superiorName),
                    .number(tally.provision.laboratories.count), .number(tally.working),
                    .text(InformaticsTexts.label(tally.standing)(language)), .number(tally.plan.computers),
                ]
            })
    }

    static func school(
        _ school: SchoolPage, _ provision: SchoolProvision, _ rooms: [Room],
        _ tallies: [(kind: DeviceKind, state: DeviceState, count: Int)], _ lines: [InternetLine], _ visit: Visit
    ) -> [UInt8] {
        let crumbs = [Frame.Crumb(Text(verbatim: school.name), href: "/units/\(school.unit)")]
        return visit.frame(FacilitiesTexts.title, help: FacilitiesTexts.help, crumbs: crumbs).write { html in
            let working = tallies.filter { $0.kind.isComputer && $0.state == .working }.reduce(0) { $0 + $1.count }
            let devices = tallies.reduce(0) { $0 + $1.count }
            let standing = provision.provision
            html.tiles([
                Tile(rooms.count, RoomTexts.title, .neutral, href: school.path + "/rooms"),
                Tile(devices, DeviceTexts.title, .neutral, href: school.path + "/devices"),
                Tile(
                    working, FacilitiesTexts.workingComputers, .info,
                    href: school.path + "/devices?kind=desktop&state=working"),
                Tile(
                    ConnectionRules.mbit(lines), FacilitiesTexts.megabits, .info, href: school.path + "/connections"),
                Tile(
                    provision.plan.computers, FacilitiesTexts.toBuy, standing == .below ? .bad : .good,
                    href: school.path + "/purchases"),
            ])
            html.section(InformaticsTexts.title) { InformaticsViews.table(provision, &$0) }
            html.section(DeviceTexts.title) { kinds(school, tallies, &$0) }
            html.actions { html in
                html.linkButton(InformaticsTexts.classes, to: school.path + "/informatics", style: .secondary)
                html.linkButton(ConnectionTexts.title, to: school.path + "/connections", style: .secondary)
                html.linkButton(RoundTexts.title, to: school.path + "/rounds", style: .secondary)
            }
        }
    }

    private static func kinds(
        _ school: SchoolPage, _ tallies: [(kind: DeviceKind, state: DeviceState, count: Int)], _ html: inout HTML
    ) {
        let counts = Dictionary(grouping: tallies, by: \.kind)
        let kinds = DeviceKind.allCases.filter { counts[$0] != nil }
        html.table(
            DeviceTexts.title,
            [Column(DeviceTexts.kind)] + DeviceState.allCases.map { Column($0.label, numeric: true) }, kinds,
            empty: DeviceTexts.none
        ) { kind, row, html in
            row.head(&html) { html in
                html.element("a", .href("\(school.path)/devices?kind=\(kind.rawValue)")) { $0.text(kind.label) }
            }
            for state in DeviceState.allCases {
                row.cell(&html, number: counts[kind]?.first { $0.state == state }?.count ?? 0)
            }
        }
    }
}
