internal import Base
internal import Components
internal import HTML

/// What pages about units show.
enum UnitViews {
    static func filters(_ filter: UnitFilter, _ html: inout HTML) {
        let kinds = UnitKind.allCases.map { Choice($0.rawValue, $0.label) }
        let levels = Level.allCases.map { Choice($0.rawValue, $0.label) }
        html.filterBar(
            to: "/units", search: (OrganisationTexts.searchLabel, filter.search),
            [
                Filter("kind", OrganisationTexts.kind, kinds, value: filter.kind?.rawValue ?? ""),
                Filter("level", OrganisationTexts.level, levels, value: filter.level?.rawValue ?? ""),
            ], isNarrowed: filter.kind != nil || filter.level != nil || !filter.search.isEmpty)
    }

    static func list(_ lines: [UnitLine], count: Int, _ html: inout HTML) {
        html.element("div", Attribute("data-live", "units")) { html in
            html.element("p", .class("count-line"), Attribute("role", "status"), text: OrganisationTexts.counted(count))
            html.table(
                OrganisationTexts.units,
                [
                    Column(OrganisationTexts.name), Column(OrganisationTexts.code), Column(OrganisationTexts.kind),
                    Column(OrganisationTexts.level), Column(OrganisationTexts.under),
                ], lines, empty: OrganisationTexts.none
            ) { line, row, html in
                row.head(&html) { $0.element("a", .href("/units/\(line.unit.id)"), text: line.unit.name) }
                row.cell(&html, text: line.unit.code)
                row.cell(&html) { $0.text(line.unit.kind.label) }
                row.cell(&html) { $0.text(levels(line.unit)) }
                row.cell(&html, text: line.parentName ?? "–")
            }
        }
    }

    static func levels(_ unit: Unit) -> Text {
        Text(
            unit.levels.map(\.label.vi).joined(separator: ", "), unit.levels.map(\.label.en).joined(separator: ", "))
    }

    static func show(_ unit: Unit, people: [Contact], history: [LinkRows.Past], below: [Unit], _ html: inout HTML) {
        var rows = [
            SummaryRow(OrganisationTexts.code, unit.code), SummaryRow(OrganisationTexts.kind, unit.kind.label),
        ]
        if !unit.levels.isEmpty { rows.append(SummaryRow(OrganisationTexts.level, levels(unit))) }
        if let ownership = unit.ownership { rows.append(SummaryRow(OrganisationTexts.ownership, ownership.label)) }
        if !unit.address.isEmpty { rows.append(SummaryRow(OrganisationTexts.address, unit.address)) }
        for contact in people where [.leader, .technology].contains(contact.post) {
            let parts = [contact.name, contact.phone, contact.email].filter { !$0.isEmpty }
            rows.append(SummaryRow(contact.post.label, parts.joined(separator: " · ")))
        }
        html.summaryList(rows)
        if !history.isEmpty {
            html.section(OrganisationTexts.history) { html in
                html.table(
                    OrganisationTexts.history,
                    [Column(OrganisationTexts.under), Column(OrganisationTexts.from), Column(OrganisationTexts.to)],
                    history, empty: OrganisationTexts.none
                ) { past, row, html in
                    row.head(&html) { $0.text(past.parentName) }
                    row.cell(&html, text: html.format.day(past.from))
                    row.cell(&html, text: past.to.map { html.format.day($0) } ?? OrganisationTexts.now(html.language))
                }
            }
        }
        if !below.isEmpty {
            html.section(OrganisationTexts.below) { html in
                html.element("ul", .class("plain")) { html in
                    for unit in below {
                        html.element("li") { $0.element("a", .href("/units/\(unit.id)"), text: unit.name) }
                    }
                }
            }
        }
    }
}
