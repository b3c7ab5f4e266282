internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Outbox
internal import Sheets
internal import Web

/// What the page of exchange with the sector database shows.
enum SectorViews {
    struct Page {
        let unit: UnitID
        let name: String
        /// Everything, for the summary.
        let lines: [SectorComparison.Line]
        /// Those of this page.
        let shown: [SectorComparison.Line]
        let count: Int
        let page: Int
        let pages: Int
        /// Only those that stand so; nil for all that differ.
        let standing: SectorComparison.Standing?
        let parcels: [SectorParcel]
        let outcome: SectorAnswer.Outcome?
        let mayKeep: Bool
        let isConnected: Bool
        let canRead: Bool
        let takesDeletions: Bool

        var path: String { "/units/\(unit)/sector" }
    }

    static func page(_ page: Page, _ refusal: (any Refusal)?, _ visit: Visit) -> [UInt8] {
        let crumbs = [Frame.Crumb(Text(verbatim: page.name), href: "/units/\(page.unit)")]
        let help = page.isConnected ? SectorTexts.connectedHelp : SectorTexts.help
        var frame = visit.frame(SectorTexts.title, help: help, crumbs: crumbs)
        let isUnderWay = page.parcels.contains { !$0.errand.state.isOver && $0.errand.next <= visit.now }
        frame.refresh = isUnderWay && refusal == nil ? 5 : nil
        return frame.write { html in
            if let refusal { html.errorSummary([(refusal.field, refusal.explanation)]) }
            if let outcome = page.outcome {
                html.banner(outcome.refused == 0 ? .good : .warning, SectorTexts.taken(outcome.taken, outcome.refused))
                if !outcome.unknown.isEmpty { html.banner(.warning, SectorTexts.unknown(outcome.unknown)) }
            }
            summary(page, &html)
            if !page.parcels.isEmpty { SectorParcelViews.list(page.parcels, page.path, page.mayKeep, visit, &html) }
            if page.mayKeep { forms(page, refusal, visit, &html) }
            differences(page, visit, &html)
            notSent(page, &html)
        }
    }

    private static func notSent(_ page: Page, _ html: inout HTML) {
        html.section(SectorTexts.notSent) { html in
            html.element("ul") { html in
                for text in SectorTexts.notHeld { html.element("li", text: text) }
                if !page.takesDeletions { html.element("li", text: SectorTexts.noDeletions) }
            }
        }
    }

    private static func summary(_ page: Page, _ html: inout HTML) {
        let same = page.lines.count { $0.standing == .same }
        html.banner(
            same == page.lines.count ? .good : .info, SectorTexts.agree(same, of: page.lines.count))
        // What nothing stands for would be a column of noughts, which on a phone is a line in each of eight cards.
        let standings = SectorComparison.Standing.allCases.filter { standing in
            standing == .same || page.lines.contains { $0.standing == standing }
        }
        html.table(
            SectorTexts.summary,
            [Column(SectorTexts.kind)] + standings.map { Column(SectorTexts.standing($0), numeric: true) },
            SectorObject.Kind.allCases.filter { kind in
                [.schoolClass, .pupil, .staff].contains(kind) || page.lines.contains { $0.kind == kind.rawValue }
            }, empty: SectorTexts.none
        ) { kind, row, html in
            row.head(&html) { $0.text(SectorTexts.kind(kind)) }
            for standing in standings {
                row.cell(&html, number: page.lines.count { $0.kind == kind.rawValue && $0.standing == standing })
            }
        }
    }

    private static func forms(_ page: Page, _ refusal: (any Refusal)?, _ visit: Visit, _ html: inout HTML) {
        let path = page.path
        let states = FormStates(visit, refusal)
        let extents = [Choice("changes", SectorTexts.changes), Choice("full", SectorTexts.full)]
        /// Two forms on one page ask the same: each by a name of its own.
        func extent(_ name: String, _ html: inout HTML) {
            let error = refusal?.field == "extent" ? refusal?.explanation : nil
            let value = states[name].value
            html.radios(
                Field(
                    name, SectorTexts.extent,
                    state: FieldState(value.isEmpty ? "changes" : value, error: error), required: true), extents)
        }
        if page.isConnected {
            html.section(SectorTexts.sendNow) { html in
                html.form(to: path + "/send", csrf: visit.formMark) { html in
                    extent("extent", &html)
                    html.actions { $0.submit(SectorTexts.sendNow) }
                }
                if page.canRead {
                    html.actions { html in
                        html.postButton(
                            SectorTexts.readNow, action: path + "/read", csrf: visit.formMark, style: .secondary)
                    }
                }
            }
        }
        html.section(SectorTexts.byFile) { html in
            html.form(to: path + "/message", csrf: visit.formMark) { html in
                extent(page.isConnected ? "extent-file" : "extent", &html)
                html.radios(
                    Field("format", SectorTexts.format, state: FieldState("json"), required: true),
                    [Choice("json", SectorTexts.objects), Choice("xlsx", SectorTexts.sheets)])
                html.actions { $0.submit(SectorTexts.send, style: page.isConnected ? .secondary : .primary) }
            }
        }
        html.section(SectorTexts.answer) { html in
            html.form(to: path + "/answer", csrf: visit.formMark, multipart: true) { html in
                let error = refusal?.field == "file" ? refusal?.explanation : nil
                html.file(
                    Field(
                        "file", SheetTexts.file, hint: SectorTexts.answerHint, state: FieldState("", error: error),
                        required: true), accept: ".csv,.xlsx")
                html.actions { $0.submit(SectorTexts.answer, style: .secondary) }
            }
        }
    }

    private static func differences(_ page: Page, _ visit: Visit, _ html: inout HTML) {
        html.section(SectorTexts.differences) { html in
            html.filterBar(
                to: page.path, search: nil,
                [
                    Filter(
                        "standing", SectorTexts.standing,
                        SectorComparison.Standing.allCases.map { Choice($0.rawValue, SectorTexts.standing($0)) },
                        value: page.standing?.rawValue ?? "")
                ], isNarrowed: page.standing != nil)
            html.element("p", .class("count-line"), Attribute("role", "status"), text: SectorTexts.count(page.count))
            html.table(
                SectorTexts.differences,
                [
                    Column(SectorTexts.kind), Column(SectorTexts.name), Column(SectorTexts.theirCode),
                    Column(SectorTexts.standing), Column(SectorTexts.reason),
                ], page.shown, empty: SectorTexts.none
            ) { line, row, html in
                row.cell(&html) { html in
                    if let kind = SectorObject.Kind(rawValue: line.kind) { html.text(SectorTexts.kind(kind)) }
                }
                row.head(&html) { $0.text(line.name) }
                row.cell(&html, text: line.code)
                row.cell(&html) { $0.badge(Badge(SectorTexts.standing(line.standing), tone(line.standing))) }
                row.cell(&html) { html in
                    html.text(line.fault)
                    if !line.differing.isEmpty { html.text(SectorTexts.differsIn(line.differing)) }
                }
            }
            html.pagination(Address(visit.request.target), page: page.page, pages: page.pages)
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
