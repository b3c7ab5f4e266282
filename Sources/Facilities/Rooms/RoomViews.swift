internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Organisation
internal import Web

/// What pages about rooms show.
enum RoomViews {
    static func list(
        _ school: SchoolPage, _ filter: RoomFilter, _ rooms: [Room], _ count: Int, _ place: (page: Int, pages: Int),
        _ sites: [Organisation.Unit], _ visit: Visit
    ) -> [UInt8] {
        let path = school.path + "/rooms"
        let address = Address(visit.request.target)
        return visit.frame(RoomTexts.title, help: RoomTexts.help, crumbs: school.crumbs()).write(action: { html in
            if school.mayKeep { html.linkButton(RoomTexts.add, to: path + "/new") }
        }) { html in
            filters(path, filter, visit, &html)
            html.element("div", Attribute("data-live", "rooms")) { html in
                html.element("p", .class("count-line"), Attribute("role", "status")) { html in
                    html.text(RoomTexts.count(count, area: rooms.reduce(0) { $0 + ($1.facts.area ?? 0) }))
                    html.text(" · ")
                    html.text(FacilitiesTexts.asOf(filter.day))
                }
                table(rooms, sites, filter, address, &html)
                html.pagination(address, page: place.page, pages: place.pages)
            }
            html.actions { html in
                let query = visit.request.query.encoded.isEmpty ? "" : "?" + visit.request.query.encoded
                html.linkButton(FacilitiesTexts.xlsx, to: "\(path)/khue.xlsx\(query)", style: .secondary)
                html.linkButton(FacilitiesTexts.csv, to: "\(path)/khue.csv\(query)", style: .secondary)
                if school.mayKeep {
                    html.linkButton(FacilitiesTexts.importSheet, to: path + "/import", style: .secondary)
                }
            }
        }
    }

    private static func filters(_ path: String, _ filter: RoomFilter, _ visit: Visit, _ html: inout HTML) {
        html.filterBar(
            to: path, search: (FacilitiesTexts.search, filter.search),
            [
                Filter(
                    "kind", RoomTexts.kind, RoomKind.allCases.map { Choice($0.rawValue, $0.label) },
                    value: filter.kind?.rawValue ?? ""),
                Filter(
                    "state", RoomTexts.state, RoomState.allCases.map { Choice($0.rawValue, $0.label) },
                    value: filter.state?.rawValue ?? ""),
                Filter(
                    "solidity", RoomTexts.solidity, Solidity.allCases.map { Choice($0.rawValue, $0.label) },
                    value: filter.solidity?.rawValue ?? ""),
            ], kept: ["day", "kinds"].compactMap { name in visit.request.query[name].map { (name, $0) } },
            isNarrowed: filter.kind != nil || !filter.kinds.isEmpty || filter.state != nil || filter.solidity != nil
                || !filter.search.isEmpty)
        html.dayBar(to: path, filter.day, visit.request.query)
    }

    private static func table(
        _ rooms: [Room], _ sites: [Organisation.Unit], _ filter: RoomFilter, _ address: Address, _ html: inout HTML
    ) {
        func column(_ label: Text, _ order: RoomFilter.Order, numeric: Bool = false) -> Column {
            .sorting(
                label, order.rawValue, current: filter.order.rawValue, descends: filter.descends, address,
                numeric: numeric)
        }
        var columns = [
            column(RoomTexts.code, .code), column(RoomTexts.name, .name), column(RoomTexts.kind, .kind),
            Column(RoomTexts.solidity), Column(RoomTexts.state), column(RoomTexts.area, .area, numeric: true),
        ]
        if !sites.isEmpty { columns.append(Column(FacilitiesTexts.site)) }
        html.table(RoomTexts.title, columns, rooms, empty: RoomTexts.none) { room, row, html in
            row.head(&html) { $0.element("a", .href("/facilities/rooms/\(room.id)"), text: room.code) }
            row.cell(&html, text: room.facts.name)
            row.cell(&html) { $0.text(room.facts.kind.label) }
            row.cell(&html) { $0.text(room.facts.solidity.label) }
            row.cell(&html) { $0.badge(badge(room.facts.state)) }
            row.cell(&html, text: room.facts.area.map { html.format.number($0) } ?? "–")
            if !sites.isEmpty {
                row.cell(&html) { html in
                    let site = sites.first { $0.id == room.facts.site }
                    html.text(site.map { Text(verbatim: $0.name) } ?? FacilitiesTexts.mainSite)
                }
            }
        }
    }

    static func badge(_ state: RoomState) -> Badge {
        switch state {
        case .good: Badge(state.label, .good)
        case .needsRepair: Badge(state.label, .warning)
        case .unusable: Badge(state.label, .bad)
        }
    }

    static func add(
        _ school: SchoolPage, _ sites: [Organisation.Unit], _ refusal: (any Refusal)?, _ visit: Visit
    ) -> [UInt8] {
        let states = FormStates(visit, refusal)
        let crumbs = school.crumbs(Frame.Crumb(RoomTexts.title, href: school.path + "/rooms"))
        return visit.frame(RoomTexts.add, width: .reading, crumbs: crumbs).write { html in
            html.errorSummary(states.summary)
            html.form(to: school.path + "/rooms/new", csrf: visit.formMark) { html in
                RoomForm.fields(nil, sites, states, today: visit.today, &html)
                html.actions { $0.submit(RoomTexts.add) }
            }
        }
    }

    static func show(
        _ school: SchoolPage, _ room: Room, _ history: [Room], _ sites: [Organisation.Unit],
        _ refusal: (any Refusal)?, _ visit: Visit
    ) -> [UInt8] {
        let states = FormStates(visit, refusal)
        let title = Text(verbatim: "\(room.code) – \(room.facts.name)")
        let crumbs = school.crumbs(Frame.Crumb(RoomTexts.title, href: school.path + "/rooms"))
        return visit.frame(title, crumbs: crumbs).write { html in
            html.errorSummary(states.summary)
            if room.to != nil { html.banner(.warning, RoomTexts.closed) }
            past(history, &html)
            html.actions { html in
                html.linkButton(RoomTexts.devices, to: "\(school.path)/devices?room=\(room.id)", style: .secondary)
            }
            if school.mayKeep { keep(room, sites, states, visit, &html) }
        }
    }

    private static func past(_ history: [Room], _ html: inout HTML) {
        html.table(
            FacilitiesTexts.history,
            [
                Column(FacilitiesTexts.from), Column(FacilitiesTexts.to), Column(RoomTexts.name),
                Column(RoomTexts.kind), Column(RoomTexts.solidity), Column(RoomTexts.state),
                Column(RoomTexts.area, numeric: true),
            ], history, empty: RoomTexts.none
        ) { room, row, html in
            row.head(&html) { html in html.text(html.format.day(room.from)) }
            row.cell(&html) { $0.until(room.to) }
            row.cell(&html, text: room.facts.name)
            row.cell(&html) { $0.text(room.facts.kind.label) }
            row.cell(&html) { $0.text(room.facts.solidity.label) }
            row.cell(&html) { $0.badge(badge(room.facts.state)) }
            row.cell(&html, text: room.facts.area.map { html.format.number($0) } ?? "–")
        }
    }

    private static func keep(
        _ room: Room, _ sites: [Organisation.Unit], _ states: FormStates, _ visit: Visit, _ html: inout HTML
    ) {
        let version = [("version", visit.form.values["version"] ?? String(room.version))]
        html.section(RoomTexts.change) { html in
            html.form(to: "/facilities/rooms/\(room.id)", csrf: visit.formMark, fields: version) { html in
                RoomForm.fields(room, sites, states, today: visit.today, &html)
                html.actions { $0.submit(FacilitiesTexts.save) }
            }
        }
        guard room.to == nil else { return }
        html.disclosure(RoomTexts.close) { html in
            html.form(to: "/facilities/rooms/\(room.id)/close", csrf: visit.formMark, fields: version) { html in
                html.day(Field("closed", RoomTexts.closeFrom, state: states["closed"], required: true))
                html.submit(RoomTexts.close, style: .danger)
            }
        }
    }
}

extension HTML {
    /// The last day of something, or that it goes on.
    mutating func until(_ end: Day?) {
        guard let end else { return text(FacilitiesTexts.now) }
        let last = format.day(end.adding(days: -1))
        text(last)
    }

    /// Asks a list as it was on another day; what it is narrowed to stays.
    mutating func dayBar(to path: String, _ day: Day, _ query: FormValues) {
        let written = format.day(day)
        disclosure(FacilitiesTexts.asOf(day)) { html in
            html.element("form", .class("filters"), Attribute("method", "get"), Attribute("action", path)) { html in
                for pair in query.pairs where !["day", "page", "done"].contains(pair.name) {
                    html.hidden(pair.name, pair.value)
                }
                html.element("div", .class("filter")) { html in
                    html.element("label", Attribute("for", "as-of"), text: FacilitiesTexts.day)
                    html.void("input", .id("as-of"), .type("text"), .name("day"), .value(written))
                }
                html.element("div", .class("filter buttons")) { html in
                    html.element("button", .class("button secondary"), text: FacilitiesTexts.showDay)
                }
            }
        }
    }
}
