internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Web

/// What pages about devices show.
enum DeviceViews {
    static func list(
        _ school: SchoolPage, _ filter: DeviceFilter, _ lines: [DeviceLine], _ count: Int,
        _ place: (page: Int, pages: Int), _ rooms: [Room], _ visit: Visit
    ) -> [UInt8] {
        let path = school.path + "/devices"
        let address = Address(visit.request.target)
        return visit.frame(DeviceTexts.title, help: DeviceTexts.help, crumbs: school.crumbs()).write(action: { html in
            if school.mayKeep { html.linkButton(DeviceTexts.add, to: path + "/new") }
        }) { html in
            filters(path, filter, rooms, visit, &html)
            html.element("div", Attribute("data-live", "devices")) { html in
                html.element("p", .class("count-line"), Attribute("role", "status")) { html in
                    html.text(DeviceTexts.count(count))
                    html.text(" · ")
                    html.text(FacilitiesTexts.asOf(filter.day))
                }
                table(lines, filter, address, &html)
                html.pagination(address, page: place.page, pages: place.pages)
            }
            links(path, school, visit, &html)
        }
    }

    private static func links(_ path: String, _ school: SchoolPage, _ visit: Visit, _ html: inout HTML) {
        let query = visit.request.query.setting("page", to: nil).encoded
        let kept = query.isEmpty ? "" : "?" + query
        html.actions { html in
            html.linkButton(FacilitiesTexts.xlsx, to: "\(path)/khue.xlsx\(kept)", style: .secondary)
            html.linkButton(FacilitiesTexts.csv, to: "\(path)/khue.csv\(kept)", style: .secondary)
            html.linkButton(DeviceTexts.labels, to: "\(path)/labels\(kept)", style: .secondary)
            if school.mayKeep { html.linkButton(FacilitiesTexts.importSheet, to: path + "/import", style: .secondary) }
        }
    }

    private static func filters(
        _ path: String, _ filter: DeviceFilter, _ rooms: [Room], _ visit: Visit, _ html: inout HTML
    ) {
        html.filterBar(
            to: path, search: (FacilitiesTexts.search, filter.search),
            [
                Filter(
                    "kind", DeviceTexts.kind, DeviceKind.allCases.map { Choice($0.rawValue, $0.label) },
                    value: filter.kind?.rawValue ?? ""),
                Filter(
                    "state", DeviceTexts.state, DeviceState.allCases.map { Choice($0.rawValue, $0.label) },
                    value: filter.state?.rawValue ?? ""),
                Filter(
                    "room", DeviceTexts.room,
                    rooms.map { Choice($0.id.text, Text(verbatim: "\($0.code) – \($0.facts.name)")) },
                    value: filter.room?.text ?? ""),
            ], kept: visit.request.query["day"].map { [("day", $0)] } ?? [], isNarrowed: filter.isNarrowed)
        html.dayBar(to: path, filter.day, visit.request.query)
    }

    private static func table(
        _ lines: [DeviceLine], _ filter: DeviceFilter, _ address: Address, _ html: inout HTML
    ) {
        func column(_ label: Text, _ order: DeviceFilter.Order, numeric: Bool = false) -> Column {
            .sorting(
                label, order.rawValue, current: filter.order.rawValue, descends: filter.descends, address,
                numeric: numeric)
        }
        html.table(
            DeviceTexts.title,
            [
                column(DeviceTexts.tag, .tag), column(DeviceTexts.kind, .kind), Column(DeviceTexts.name),
                column(DeviceTexts.room, .room), column(DeviceTexts.state, .state), Column(DeviceTexts.serial),
                column(DeviceTexts.year, .year, numeric: true),
            ], lines, empty: DeviceTexts.none
        ) { line, row, html in
            row.head(&html) { $0.element("a", .href("/facilities/devices/\(line.device.id)"), text: line.device.tag) }
            row.cell(&html) { $0.text(line.device.kind.label) }
            row.cell(&html, text: line.device.name)
            row.cell(&html, text: line.roomCode ?? "–")
            row.cell(&html) { $0.badge(badge(line.device.span.state)) }
            row.cell(&html, text: line.device.serial.isEmpty ? "–" : line.device.serial)
            row.cell(&html, text: line.device.boughtYear.map(String.init) ?? "–")
        }
    }

    static func badge(_ state: DeviceState) -> Badge {
        switch state {
        case .working: Badge(state.label, .good)
        case .waiting: Badge(state.label, .warning)
        case .broken, .missing: Badge(state.label, .bad)
        }
    }

    static func add(_ school: SchoolPage, _ rooms: [Room], _ refusal: (any Refusal)?, _ visit: Visit) -> [UInt8] {
        let states = FormStates(visit, refusal)
        let crumbs = school.crumbs(Frame.Crumb(DeviceTexts.title, href: school.path + "/devices"))
        return visit.frame(DeviceTexts.add, width: .reading, crumbs: crumbs).write { html in
            html.errorSummary(states.summary)
            html.form(to: school.path + "/devices/new", csrf: visit.formMark) { html in
                DeviceForm.fields(nil, rooms, states, visit, &html)
                html.actions { $0.submit(DeviceTexts.add) }
            }
        }
    }

    static func show(
        _ school: SchoolPage, _ device: Device, _ history: [(span: Device.Span, room: String?)], _ rooms: [Room],
        _ refusal: (any Refusal)?, _ visit: Visit
    ) -> [UInt8] {
        let states = FormStates(visit, refusal)
        let crumbs = school.crumbs(Frame.Crumb(DeviceTexts.title, href: school.path + "/devices"))
        return visit.frame(Text(verbatim: "\(device.tag) – \(device.name)"), crumbs: crumbs).write { html in
            html.errorSummary(states.summary)
            if device.span.to != nil { html.banner(.warning, DeviceTexts.writtenOff) }
            facts(device, &html)
            past(history, &html)
            if school.mayKeep { keep(device, rooms, states, visit, &html) }
        }
    }

    private static func facts(_ device: Device, _ html: inout HTML) {
        html.summaryList([
            SummaryRow(DeviceTexts.kind, device.kind.label),
            SummaryRow(DeviceTexts.serial, device.serial.isEmpty ? "–" : device.serial),
            SummaryRow(DeviceTexts.year, device.boughtYear.map(String.init) ?? "–"),
            SummaryRow(DeviceTexts.source, device.source?.label ?? Text(verbatim: "–")),
        ])
    }

    private static func past(_ history: [(span: Device.Span, room: String?)], _ html: inout HTML) {
        html.section(FacilitiesTexts.history) { html in
            html.table(
                FacilitiesTexts.history,
                [
                    Column(FacilitiesTexts.from), Column(FacilitiesTexts.to), Column(DeviceTexts.room),
                    Column(DeviceTexts.state),
                ], history, empty: DeviceTexts.none
            ) { entry, row, html in
                row.head(&html) { html in html.text(html.format.day(entry.span.from)) }
                row.cell(&html) { $0.until(entry.span.to) }
                row.cell(&html) { $0.text(entry.room.map { Text(verbatim: $0) } ?? DeviceTexts.noRoom) }
                row.cell(&html) { $0.badge(badge(entry.span.state)) }
            }
        }
    }

    private static func keep(
        _ device: Device, _ rooms: [Room], _ states: FormStates, _ visit: Visit, _ html: inout HTML
    ) {
        let version = [("version", visit.form.values["version"] ?? String(device.version))]
        html.section(DeviceTexts.change) { html in
            html.form(to: "/facilities/devices/\(device.id)", csrf: visit.formMark, fields: version) { html in
                DeviceForm.fields(device, rooms, states, visit, &html)
                html.actions { $0.submit(FacilitiesTexts.save) }
            }
        }
        guard device.span.to == nil else { return }
        html.disclosure(DeviceTexts.writeOff) { html in
            html.form(to: "/facilities/devices/\(device.id)/write-off", csrf: visit.formMark, fields: version) {
                html in
                html.day(Field("closed", DeviceTexts.writeOffFrom, state: states["closed"], required: true))
                html.submit(DeviceTexts.writeOff, style: .danger)
            }
        }
    }
}
