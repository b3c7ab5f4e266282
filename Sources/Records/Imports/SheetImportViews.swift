internal import Base
internal import Components
internal import Files
internal import HTML
internal import Identity
internal import Web

/// What the pages of importing sheets show.
enum SheetImportViews {
    private static let shown = 500

    static func ask(
        _ kind: SheetKind, _ unit: UnitID, _ past: [ImportRows.Past], _ refusal: (any Refusal)?, _ visit: Visit
    ) -> [UInt8] {
        let path = kind.path(unit)
        return visit.frame(
            kind.title, help: kind.help, width: .reading, crumbs: [Frame.Crumb(kind.listTitle, href: path)]
        ).write { html in
            if let refusal { html.errorSummary([(refusal.field, refusal.explanation)]) }
            form(path, refusal, visit, &html)
            html.section(SheetImportTexts.past) { html in
                html.table(
                    SheetImportTexts.past,
                    [
                        Column(SheetImportTexts.file), Column(SheetImportTexts.when), Column(SheetImportTexts.who),
                        Column(SheetImportTexts.added, numeric: true), Column(SheetImportTexts.changed, numeric: true),
                        Column(SheetImportTexts.undo),
                    ], past, empty: SheetImportTexts.none
                ) { entry, row, html in
                    row.head(&html) { $0.text(entry.fileName) }
                    row.cell(&html, text: html.format.moment(entry.at))
                    row.cell(&html, text: entry.by)
                    row.cell(&html, number: entry.added)
                    row.cell(&html, number: entry.changed)
                    row.cell(&html) { html in
                        if entry.undoneAt != nil { return html.text(SheetImportTexts.undoneMark) }
                        html.postButton(
                            SheetImportTexts.undo, action: "\(path)/imports/\(entry.id)/undo",
                            csrf: visit.formMark, style: .danger, confirm: SheetImportTexts.undoConfirm)
                    }
                }
            }
        }
    }

    private static func form(_ path: String, _ refusal: (any Refusal)?, _ visit: Visit, _ html: inout HTML) {
        html.form(to: path + "/import", csrf: visit.formMark, multipart: true) { html in
            let error = refusal?.field == "file" ? refusal?.explanation : nil
            html.file(
                Field("file", SheetImportTexts.file, state: FieldState("", error: error), required: true),
                accept: ".csv,.xlsx")
            html.actions { html in
                html.submit(SheetImportTexts.check, name: "do", value: "check")
                html.submit(SheetImportTexts.apply, style: .secondary, name: "do", value: "apply")
                html.element(
                    "button", .type("submit"), .class("button quiet"),
                    Attribute("formaction", path + "/import/mend"), text: SheetImportTexts.mend)
            }
        }
    }

    static func report(
        _ kind: SheetKind, _ unit: UnitID, _ report: SheetReport, _ visit: Visit, rehearsal: Bool
    ) -> [UInt8] {
        let title = rehearsal ? SheetImportTexts.checked : SheetImportTexts.done
        let path = kind.path(unit)
        let crumbs = [Frame.Crumb(kind.listTitle, href: path), Frame.Crumb(kind.title, href: path + "/import")]
        let taken = report.rows.filter { if case .refused = $0.outcome { false } else { true } }
        let rows = report.refused + taken
        return visit.frame(title, crumbs: crumbs).write { html in
            let counts = SheetImportTexts.counts(
                report.count { $0 == .added }, report.count { $0 == .changed }, report.count { $0 == .unchanged },
                report.refused.count)
            html.banner(report.refused.isEmpty ? .good : .warning, counts)
            if let unread = report.unread { html.banner(.info, unread) }
            form(path, nil, visit, &html)
            if rows.count > shown { html.element("p", .class("hint"), text: SheetImportTexts.onlyFirst) }
            table(kind, title, Array(rows.prefix(shown)), &html)
        }
    }

    private static func table(_ kind: SheetKind, _ title: Text, _ rows: [SheetReport.Row], _ html: inout HTML) {
        html.table(
            title,
            [
                Column(SheetImportTexts.row, numeric: true), Column(PupilTexts.name), Column(kind.place),
                Column(SheetImportTexts.outcome), Column(SheetImportTexts.reason),
            ], rows, empty: SheetImportTexts.emptyFile
        ) { report, row, html in
            row.cell(&html, number: report.number)
            row.cell(&html, text: report.name)
            row.cell(&html, text: report.place)
            row.cell(&html) { $0.badge(badge(report.outcome)) }
            row.cell(&html) { reasons(report, &$0) }
        }
    }

    static func reasons(_ report: SheetReport.Row, _ html: inout HTML) {
        if case .refused(let faults) = report.outcome {
            for fault in faults {
                html.element("p") { html in
                    html.element("strong", text: fault.column + ": ")
                    html.text(fault.reason)
                }
            }
        }
        for doubt in report.doubts { html.element("p", .class("hint"), text: doubt) }
    }

    private static func badge(_ outcome: SheetReport.Row.Outcome) -> Badge {
        switch outcome {
        case .added: Badge(SheetImportTexts.added, .good)
        case .changed: Badge(SheetImportTexts.changed, .info)
        case .unchanged: Badge(SheetImportTexts.unchanged, .neutral)
        case .refused: Badge(SheetImportTexts.refused, .bad)
        }
    }

    /// The rows to mend as they came, with the reasons in a last column that is not read again.
    static func mending(_ report: SheetReport, _ language: Language) -> Sheet {
        let rows = report.refused.map { row -> [SheetCell] in
            guard case .refused(let faults) = row.outcome else { return [] }
            let reasons = faults.map { "\($0.column): \($0.reason(language))" }.joined(separator: "\n")
            let cells = report.headings.indices.map { row.cells.indices.contains($0) ? row.cells[$0] : "" }
            return cells.map { .text($0) } + [.text(reasons)]
        }
        return Sheet(
            name: SheetImportTexts.reason(language),
            columns: report.headings.map { .init($0, width: 16) } + [
                .init(SheetImportTexts.reason(language), width: 50)
            ],
            rows: rows)
    }
}
