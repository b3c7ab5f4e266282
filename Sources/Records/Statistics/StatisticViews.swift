internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Organisation
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
            chooser(filled, day, visit, &html)
            guard let filled else { return html.banner(.info, StatisticTexts.noForm) }
            html.section(filled.form.title) { others(filled, visit, &$0) }
            html.element("p", .class("count-line")) { html in
                html.text("\(filled.unitName) · \(filled.form.source) · ")
                html.text(PupilTexts.asOf(filled.day))
                if let part = filled.part {
                    html.text(" · ")
                    html.text(part.label)
                }
            }
            html.element("p", .class("hint"), text: filled.form.note)
            checks(filled.sheet, &html)
            html.figures(filled.sheet)
            html.actions { html in
                let query = visit.request.query.encoded
                html.linkButton(
                    RecordsTexts.export, to: "/statistics/khue.xlsx" + (query.isEmpty ? "" : "?" + query),
                    style: .secondary)
                if filled.isSchool {
                    html.linkButton(SectorTexts.title, to: "/units/\(filled.unit)/sector", style: .quiet)
                }
            }
            if filled.isSchool { frozen(snapshots, filled.day, visit, &html) }
        }
    }

    private static func chooser(
        _ filled: StatisticPages.Filled?, _ day: Day, _ visit: Visit, _ html: inout HTML
    ) {
        html.element("form", Attribute("method", "get"), Attribute("action", "/statistics")) { html in
            for kept in ["unit", "form"] {
                if let value = visit.request.query[kept] { html.hidden(kept, value) }
            }
            html.day(
                Field(
                    "day", RecordsTexts.onDay, hint: RecordsTexts.dayHint, state: FieldState(html.format.day(day)),
                    required: true))
            if let filled, !filled.isSchool {
                html.select(
                    Field(
                        FigureOwnership.field, FigureOwnership.question,
                        state: FieldState(filled.part?.code ?? "")),
                    [Choice("", FigureOwnership.everything)] + FigureOwnership.choices, offersNothing: false)
            }
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

    private static func checks(_ sheet: FigureSheet, _ html: inout HTML) {
        if sheet.checks.isEmpty { return html.banner(.good, StatisticTexts.allAgree) }
        html.banner(.warning) { html in
            html.element("p", text: StatisticTexts.checks)
            html.element("ul") { html in for check in sheet.checks { html.element("li", text: check.text) } }
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
}
