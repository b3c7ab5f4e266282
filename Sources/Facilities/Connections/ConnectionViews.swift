internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Web

/// What the page of lines and software shows.
enum ConnectionViews {
    static func show(
        _ school: SchoolPage, _ lines: [InternetLine], _ licences: [Licence],
        _ security: [(kind: DeviceKind, state: DeviceState, count: Int)], _ refusal: (any Refusal)?, _ visit: Visit
    ) -> [UInt8] {
        let states = FormStates(visit, refusal)
        return visit.frame(ConnectionTexts.title, help: ConnectionTexts.help, crumbs: school.crumbs()).write { html in
            html.errorSummary(states.summary)
            html.dayBar(to: school.path + "/connections", school.day, visit.request.query)
            html.section(ConnectionTexts.lines) { html in
                lineTable(school, lines, visit, &html)
                if school.mayKeep { lineForm(school, states, visit, &html) }
            }
            html.section(ConnectionTexts.security) { securityTable(school, security, &$0) }
            html.section(ConnectionTexts.licences) { html in
                licenceTable(school, licences, visit, &html)
                if school.mayKeep { licenceForm(school, states, visit, &html) }
            }
        }
    }

    private static func lineTable(
        _ school: SchoolPage, _ lines: [InternetLine], _ visit: Visit, _ html: inout HTML
    ) {
        if !lines.isEmpty {
            let providers = ConnectionRules.providers(lines)
            html.element(
                "p", .class("count-line"), text: ConnectionTexts.total(ConnectionRules.mbit(lines), providers))
            if providers == 1 { html.banner(.info, ConnectionTexts.oneProvider) }
        }
        html.table(
            ConnectionTexts.lines,
            [
                Column(ConnectionTexts.provider), Column(ConnectionTexts.kind),
                Column(ConnectionTexts.mbit, numeric: true), Column(FacilitiesTexts.from), Column(FacilitiesTexts.to),
            ], lines, empty: ConnectionTexts.noLines
        ) { line, row, html in
            row.head(&html) { $0.text(line.provider) }
            row.cell(&html) { $0.text(line.kind.label) }
            row.cell(&html, number: line.mbit)
            row.cell(&html, text: html.format.day(line.from))
            row.cell(&html) { html in
                html.until(line.to)
                if school.mayKeep { end("lines/\(line.id)", line.id.text, school, visit, &html) }
            }
        }
    }

    private static func licenceTable(
        _ school: SchoolPage, _ licences: [Licence], _ visit: Visit, _ html: inout HTML
    ) {
        html.table(
            ConnectionTexts.licences,
            [
                Column(ConnectionTexts.product), Column(ConnectionTexts.seats, numeric: true),
                Column(FacilitiesTexts.from), Column(FacilitiesTexts.to),
            ], licences, empty: ConnectionTexts.noLicences
        ) { licence, row, html in
            row.head(&html) { $0.text(licence.product) }
            row.cell(&html, number: licence.seats)
            row.cell(&html, text: html.format.day(licence.from))
            row.cell(&html) { html in
                html.until(licence.to)
                if school.mayKeep { end("licences/\(licence.id)", licence.id.text, school, visit, &html) }
            }
        }
    }

    private static func end(
        _ what: String, _ id: String, _ school: SchoolPage, _ visit: Visit, _ html: inout HTML
    ) {
        html.disclosure(ConnectionTexts.end) { html in
            html.form(to: "\(school.path)/\(what)/end", csrf: visit.formMark) { html in
                html.day(Field("closed", ConnectionTexts.endFrom, required: true, id: "end-\(id)"))
                html.submit(ConnectionTexts.end, style: .danger)
            }
        }
    }

    private static func securityTable(
        _ school: SchoolPage, _ security: [(kind: DeviceKind, state: DeviceState, count: Int)], _ html: inout HTML
    ) {
        html.table(
            ConnectionTexts.security,
            [Column(DeviceTexts.kind), Column(DeviceTexts.state), Column(InformaticsTexts.count, numeric: true)],
            security, empty: ConnectionTexts.noSecurity
        ) { entry, row, html in
            row.head(&html) { html in
                html.element("a", .href("\(school.path)/devices?kind=\(entry.kind.rawValue)")) {
                    $0.text(entry.kind.label)
                }
            }
            row.cell(&html) { $0.badge(DeviceViews.badge(entry.state)) }
            row.cell(&html, number: entry.count)
        }
    }

    /// Both forms have days; each has its own ids, and shows what was typed when it was the one that was sent.
    private static func days(_ prefix: String, _ states: FormStates, _ html: inout HTML) {
        html.day(
            Field("from", FacilitiesTexts.from, state: states["from"], required: true, id: prefix + "-from"))
        html.day(Field("until", ConnectionTexts.until, state: states["until"], id: prefix + "-until"))
    }

    private static func lineForm(_ school: SchoolPage, _ states: FormStates, _ visit: Visit, _ html: inout HTML) {
        html.form(to: school.path + "/lines", csrf: visit.formMark) { html in
            html.input(Field("provider", ConnectionTexts.provider, state: states["provider"], required: true))
            html.select(
                Field("kind", ConnectionTexts.kind, state: states["kind"], required: true),
                LineKind.allCases.map { Choice($0.rawValue, $0.label) })
            html.input(
                Field("mbit", ConnectionTexts.mbit, state: states["mbit"], required: true), .number, width: 10)
            days("line", states, &html)
            html.actions { $0.submit(ConnectionTexts.addLine) }
        }
    }

    private static func licenceForm(_ school: SchoolPage, _ states: FormStates, _ visit: Visit, _ html: inout HTML) {
        html.form(to: school.path + "/licences", csrf: visit.formMark) { html in
            html.input(Field("product", ConnectionTexts.product, state: states["product"], required: true))
            html.input(
                Field("seats", ConnectionTexts.seats, state: states["seats"], required: true), .number, width: 10)
            days("licence", states, &html)
            html.actions { $0.submit(ConnectionTexts.addLicence) }
        }
    }
}
