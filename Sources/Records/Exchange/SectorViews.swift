internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Sheets
internal import Web

/// What the page of exchange with the sector database shows.
enum SectorViews {
    struct Page {
        let unit: UnitID
        let name: String
        let lines: [SectorComparison.Line]
        let outcome: SectorAnswer.Outcome?
        let mayKeep: Bool
    }

    private static let shown = 300

    static func page(_ page: Page, _ refusal: (any Refusal)?, _ visit: Visit) -> [UInt8] {
        let path = "/units/\(page.unit)/sector"
        let crumbs = [Frame.Crumb(Text(verbatim: page.name), href: "/units/\(page.unit)")]
        return visit.frame(SectorTexts.title, help: SectorTexts.help, crumbs: crumbs).write { html in
            if let refusal { html.errorSummary([(refusal.field, refusal.explanation)]) }
            if let outcome = page.outcome {
                html.banner(outcome.refused == 0 ? .good : .warning, SectorTexts.taken(outcome.taken, outcome.refused))
                if !outcome.unknown.isEmpty { html.banner(.warning, SectorTexts.unknown(outcome.unknown)) }
            }
            summary(page, &html)
            if page.mayKeep { forms(path, refusal, visit, &html) }
            differences(page, &html)
        }
    }

    private static func summary(_ page: Page, _ html: inout HTML) {
        html.table(
            SectorTexts.summary,
            [Column(SectorTexts.kind)]
                + SectorComparison.Standing.allCases.map { Column(SectorTexts.standing($0), numeric: true) },
            SectorObject.Kind.allCases, empty: SectorTexts.none
        ) { kind, row, html in
            row.head(&html) { $0.text(SectorTexts.kind(kind)) }
            for standing in SectorComparison.Standing.allCases {
                row.cell(&html, number: page.lines.count { $0.kind == kind.rawValue && $0.standing == standing })
            }
        }
    }

    private static func forms(_ path: String, _ refusal: (any Refusal)?, _ visit: Visit, _ html: inout HTML) {
        html.section(SectorTexts.send) { html in
            html.form(to: path + "/message", csrf: visit.formMark) { html in
                html.radios(
                    Field("extent", SectorTexts.extent, state: FieldState("changes"), required: true),
                    [Choice("full", SectorTexts.full), Choice("changes", SectorTexts.changes)])
                html.radios(
                    Field("format", SectorTexts.format, state: FieldState("json"), required: true),
                    [Choice("json", SectorTexts.objects), Choice("xlsx", SectorTexts.sheets)])
                html.actions { $0.submit(SectorTexts.send) }
            }
        }
        html.section(SectorTexts.answer) { html in
            html.form(to: path + "/answer", csrf: visit.formMark, multipart: true) { html in
                let error = refusal?.field == "file" ? refusal?.explanation : nil
                html.file(
                    Field(
                        "file", SheetTexts.file, hint: SectorTexts.answerHint,
                        state: FieldState("", error: error), required: true), accept: ".csv,.xlsx")
                html.actions { $0.submit(SectorTexts.answer, style: .secondary) }
            }
        }
    }

    private static func differences(_ page: Page, _ html: inout HTML) {
        let lines = page.lines.filter { $0.standing != .same }
        html.section(SectorTexts.differences) { html in
            if lines.count > shown { html.element("p", .class("hint"), text: SectorTexts.onlyFirst) }
            html.table(
                SectorTexts.differences,
                [
                    Column(SectorTexts.kind), Column(SectorTexts.name), Column(SectorTexts.theirCode),
                    Column(SectorTexts.standing), Column(SectorTexts.reason),
                ], Array(lines.prefix(shown)), empty: SectorTexts.none
            ) { line, row, html in
                row.cell(&html) { html in
                    if let kind = SectorObject.Kind(rawValue: line.kind) { html.text(SectorTexts.kind(kind)) }
                }
                row.head(&html) { $0.text(line.name) }
                row.cell(&html, text: line.code)
                row.cell(&html) { $0.badge(Badge(SectorTexts.standing(line.standing), tone(line.standing))) }
                row.cell(&html, text: line.fault)
            }
        }
    }

    private static func tone(_ standing: SectorComparison.Standing) -> Tone {
        switch standing {
        case .same: .good
        case .differs, .left: .warning
        case .missing: .neutral
        case .refused: .bad
        }
    }
}
