internal import Base
internal import Components
internal import Files
internal import HTML
internal import Identity
internal import Web

/// What the page of statistics shows, and its sheet.
enum StatisticViews {
    struct Frozen {
        let snapshot: Snapshot
        let difference: SnapshotDifference
    }

    static func show(
        _ filled: StatisticPages.Filled?, _ snapshots: [Frozen], day: Day, _ refusal: (any Refusal)?, _ visit: Visit
    ) -> [UInt8] {
        visit.frame(StatisticTexts.title, help: StatisticTexts.help).write { html in
            if let refusal { html.errorSummary([(refusal.field, refusal.explanation)]) }
            chooser(day, visit, &html)
            guard let filled else { return html.banner(.info, StatisticTexts.noForm) }
            html.section(filled.form.title) { others(filled, visit, &$0) }
            html.element("p", .class("count-line")) { html in
                html.text("\(filled.unitName) · \(filled.form.source) · ")
                html.text(PupilTexts.asOf(filled.day))
            }
            checks(filled, &html)
            table(filled, &html)
            html.actions { html in
                let query = visit.request.query.encoded
                html.linkButton(
                    RecordsTexts.export, to: "/statistics/khue.xlsx" + (query.isEmpty ? "" : "?" + query),
                    style: .secondary)
                if let school = filled.school {
                    html.linkButton(SectorTexts.title, to: "/units/\(school)/sector", style: .quiet)
                }
            }
            if filled.school != nil { frozen(snapshots, filled.day, visit, &html) }
        }
    }

    private static func chooser(_ day: Day, _ visit: Visit, _ html: inout HTML) {
        html.element("form", Attribute("method", "get"), Attribute("action", "/statistics")) { html in
            if let unit = visit.request.query["unit"] { html.hidden("unit", unit) }
            html.day(
                Field(
                    "day", RecordsTexts.onDay, hint: RecordsTexts.dayHint, state: FieldState(html.format.day(day)),
                    required: true))
            html.actions { $0.element("button", .class("button secondary"), text: StatisticTexts.look) }
        }
    }

    /// The other forms of the same day and unit.
    private static func others(_ filled: StatisticPages.Filled, _ visit: Visit, _ html: inout HTML) {
        for form in filled.forms where form.code != filled.form.code {
            let address = Address(visit.request.target).setting("form", to: form.code)
            html.element("p") { $0.element("a", .href(address.text), text: form.title) }
        }
    }

    private static func checks(_ filled: StatisticPages.Filled, _ html: inout HTML) {
        if filled.checks.isEmpty { return html.banner(.good, StatisticTexts.allAgree) }
        html.banner(.warning) { html in
            html.element("p", text: StatisticTexts.checks)
            html.element("ul") { html in
                for check in filled.checks { html.element("li", text: StatisticTexts.check(check)) }
            }
        }
    }

    private static func table(_ filled: StatisticPages.Filled, _ html: inout HTML) {
        let hasPast = !filled.lastYear.isEmpty
        var columns = [
            Column(StatisticTexts.figure), Column(StatisticTexts.total, numeric: true),
            Column(StatisticTexts.female, numeric: true), Column(StatisticTexts.minority, numeric: true),
        ]
        if hasPast { columns.append(Column(StatisticTexts.lastYear, numeric: true)) }
        html.table(filled.form.title, columns, filled.form.rows, empty: StatisticTexts.noForm) { line, row, html in
            row.head(&html) { html in
                html.element("span", .class("depth-\(line.depth)")) { html in
                    html.text(String(repeating: "– ", count: line.depth))
                    html.text(line.label)
                }
            }
            guard let figure = filled.figures[line.number], let measure = line.measure else {
                for _ in columns.dropFirst() { row.cell(&html, text: "") }
                return
            }
            row.cell(&html) { html in
                if let href = records(measure, filled) {
                    html.element("a", .href(href), text: html.format.number(figure.total))
                } else {
                    html.text(figure.total)
                }
            }
            if case .classes = measure {
                row.cell(&html, text: "")
                row.cell(&html, text: "")
            } else {
                row.cell(&html, number: figure.female)
                row.cell(&html, number: figure.minority)
            }
            if hasPast { row.cell(&html, number: filled.lastYear[line.number]?.total ?? 0) }
        }
    }

    /// The records behind a number of one school.
    private static func records(_ measure: StatisticForm.Measure, _ filled: StatisticPages.Filled) -> String? {
        guard let school = filled.school else { return nil }
        switch measure {
        case .classes: return "/units/\(school)/classes?day=\(filled.day.iso)"
        case .pupils(let test):
            return StatisticTest.query(test).map { "/units/\(school)/pupils?day=\(filled.day.iso)" + $0 }
        case .staff: return nil
        }
    }

    private static func frozen(_ snapshots: [Frozen], _ day: Day, _ visit: Visit, _ html: inout HTML) {
        html.section(StatisticTexts.snapshots) { html in
            html.table(
                StatisticTexts.snapshots,
                [
                    Column(StatisticTexts.day), Column(StatisticTexts.pupils, numeric: true), Column(StatisticTexts.by),
                    Column(StatisticTexts.difference),
                ], snapshots, empty: StatisticTexts.noSnapshots
            ) { frozen, row, html in
                row.head(&html) { html in
                    html.element(
                        "a", .href("/statistics?day=\(frozen.snapshot.day.iso)"),
                        text: html.format.day(frozen.snapshot.day))
                }
                row.cell(&html, number: frozen.snapshot.lines.count)
                row.cell(&html, text: frozen.snapshot.by)
                row.cell(&html) { difference(frozen.difference, &$0) }
            }
            if visit.may(DecidePupils.self) {
                html.postButton(
                    StatisticTexts.freeze, action: "/statistics/snapshots", csrf: visit.formMark,
                    fields: [("day", day.iso)], style: .secondary, confirm: StatisticTexts.freezeConfirm)
            }
        }
    }

    private static func difference(_ difference: SnapshotDifference, _ html: inout HTML) {
        guard !difference.isEmpty else { return html.text(StatisticTexts.same) }
        html.disclosure(StatisticTexts.differs(difference)) { html in
            html.element("ul") { html in
                for (mark, lines) in [("+", difference.added), ("−", difference.missing), ("≠", difference.changed)] {
                    for line in lines.prefix(100) { html.element("li", text: "\(mark) \(line)") }
                }
            }
        }
    }

    static func sheet(_ filled: StatisticPages.Filled, _ language: Language) -> Sheet {
        let rows = filled.form.rows.map { line -> [SheetCell] in
            let label = String(repeating: "  ", count: line.depth) + line.label(language)
            guard let figure = filled.figures[line.number], let measure = line.measure else {
                return [.text(line.number), .text(label)]
            }
            if case .classes = measure { return [.text(line.number), .text(label), .number(figure.total)] }
            return [
                .text(line.number), .text(label), .number(figure.total), .number(figure.female),
                .number(figure.minority),
            ]
        }
        let format = Format(language)
        return Sheet(
            name: filled.form.code,
            titles: [
                filled.form.title(language), "\(filled.unitName) · \(filled.form.source) · \(format.day(filled.day))",
            ],
            columns: [
                .init(StatisticTexts.number(language), width: 8), .init(StatisticTexts.figure(language), width: 44),
                .init(StatisticTexts.total(language)), .init(StatisticTexts.female(language)),
                .init(StatisticTexts.minority(language), width: 18),
            ], rows: rows, isLandscape: false)
    }
}
