internal import Base
internal import Components
internal import Files
public import HTML
internal import Identity
internal import Web

/// What the pages of importing sheets show.
public enum SheetViews {
    private static let shown = 500

    static func ask(
        _ kind: SheetKind, _ unit: UnitID, _ crumbs: [Frame.Crumb], _ past: [PastImport],
        _ refusal: (any Refusal)?, _ visit: Visit
    ) -> [UInt8] {
        visit.frame(kind.words.title, help: kind.words.help, width: .reading, crumbs: crumbs).write { html in
            if let refusal { html.errorSummary([(refusal.field, refusal.explanation)]) }
            form(kind.path(unit), refusal, visit, &html)
            html.section(SheetTexts.columns) { html in
                let names = kind.map.columns.compactMap(\.headings.first)
                html.element("p", text: names.joined(separator: ", "))
            }
            imports(kind.path(unit), past, visit, &html)
        }
    }

    private static func imports(_ path: String, _ past: [PastImport], _ visit: Visit, _ html: inout HTML) {
        html.section(SheetTexts.past) { html in
            html.table(
                SheetTexts.past,
                [
                    Column(SheetTexts.file), Column(SheetTexts.when), Column(SheetTexts.who),
                    Column(SheetTexts.added, numeric: true), Column(SheetTexts.changed, numeric: true),
                    Column(SheetTexts.undo),
                ], past, empty: SheetTexts.none
            ) { entry, row, html in
                row.head(&html) { $0.text(entry.fileName) }
                row.cell(&html, text: html.format.moment(entry.at))
                row.cell(&html, text: entry.by)
                row.cell(&html, number: entry.added)
                row.cell(&html, number: entry.changed)
                row.cell(&html) { html in
                    if entry.undoneAt != nil { return html.text(SheetTexts.undoneMark) }
                    html.postButton(
                        SheetTexts.undo, action: "\(path)/imports/\(entry.id)/undo", csrf: visit.formMark,
                        style: .danger, confirm: SheetTexts.undoConfirm)
                }
            }
        }
    }

    private static func form(_ path: String, _ refusal: (any Refusal)?, _ visit: Visit, _ html: inout HTML) {
        html.form(to: path + "/import", csrf: visit.formMark, multipart: true) { html in
            let error = refusal?.field == "file" ? refusal?.explanation : nil
            html.file(
                Field("file", SheetTexts.file, state: FieldState("", error: error), required: true),
                accept: ".csv,.xlsx")
            html.actions { html in
                html.submit(SheetTexts.check, name: "do", value: "check")
                html.submit(SheetTexts.apply, style: .secondary, name: "do", value: "apply")
                html.element(
                    "button", .type("submit"), .class("button quiet"),
                    Attribute("formaction", path + "/import/mend"), text: SheetTexts.mend)
                html.element(
                    "button", .type("submit"), .class("button quiet"),
                    Attribute("formaction", path + "/import/rows"), text: SheetTexts.everyRow)
            }
        }
    }

    static func report(
        _ kind: SheetKind, _ unit: UnitID, _ crumbs: [Frame.Crumb], _ report: SheetReport, _ visit: Visit,
        rehearsal: Bool
    ) -> [UInt8] {
        let title = rehearsal ? SheetTexts.checked : SheetTexts.done
        let path = kind.path(unit)
        let rows = report.refused + report.taken
        return visit.frame(title, crumbs: crumbs + [Frame.Crumb(kind.words.title, href: path + "/import")])
            .write { html in
                html.banner(report.refused.isEmpty ? .good : .warning, SheetTexts.counts(of: report))
                if let unread = report.unread { html.banner(.info, unread) }
                form(path, nil, visit, &html)
                if rows.count > shown { html.element("p", .class("hint"), text: SheetTexts.onlyFirst) }
                table(kind.words, title, Array(rows.prefix(shown)), &html)
            }
    }

    private static func table(_ words: SheetKind.Words, _ title: Text, _ rows: [SheetReport.Row], _ html: inout HTML) {
        html.table(
            title,
            [
                Column(SheetTexts.row, numeric: true), Column(words.name), Column(words.place),
                Column(SheetTexts.outcome), Column(SheetTexts.reason),
            ], rows, empty: SheetTexts.emptyFile
        ) { report, row, html in
            row.cell(&html, number: report.number)
            row.cell(&html, text: report.name)
            row.cell(&html, text: report.place)
            row.cell(&html) { $0.badge(badge(report.outcome)) }
            row.cell(&html) { reasons(report, &$0) }
        }
    }

    /// What has to be mended in a row, and what is odd in it.
    public static func reasons(_ report: SheetReport.Row, _ html: inout HTML) {
        guard !report.faults.isEmpty || !report.doubts.isEmpty else { return }
        html.element("div") { html in
            for fault in report.faults {
                html.element("p") { html in
                    html.element("strong", text: fault.column + ": ")
                    html.text(fault.reason)
                }
            }
            for doubt in report.doubts { html.element("p", .class("hint"), text: doubt) }
        }
    }

    private static func badge(_ outcome: SheetReport.Row.Outcome) -> Badge {
        let tone: Tone =
            switch outcome {
            case .added: .good
            case .changed: .info
            case .unchanged: .neutral
            case .refused: .bad
            }
        return Badge(SheetTexts.outcome(outcome), tone)
    }
}
