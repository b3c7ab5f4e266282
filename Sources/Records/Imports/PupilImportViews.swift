internal import Base
internal import Components
internal import Files
internal import HTML
internal import Identity
internal import Web

/// What the pages of importing pupils show.
enum PupilImportViews {
    private static let shown = 500

    static func ask(
        _ unit: UnitID, _ past: [ImportRows.Past], _ refusal: (any Refusal)?, _ visit: Visit
    ) -> [UInt8] {
        let crumbs = [Frame.Crumb(RecordsTexts.pupils, href: "/units/\(unit)/pupils")]
        return visit.frame(
            PupilImportTexts.title, help: PupilImportTexts.help, width: .reading, crumbs: crumbs
        ).write { html in
            if let refusal { html.errorSummary([(refusal.field, refusal.explanation)]) }
            form(unit, refusal, visit, &html)
            html.section(PupilImportTexts.past) { html in
                html.table(
                    PupilImportTexts.past,
                    [
                        Column(PupilImportTexts.file), Column(PupilImportTexts.when), Column(PupilImportTexts.who),
                        Column(PupilImportTexts.added, numeric: true), Column(PupilImportTexts.changed, numeric: true),
                        Column(PupilImportTexts.undo),
                    ], past, empty: PupilImportTexts.none
                ) { entry, row, html in
                    row.head(&html) { $0.text(entry.fileName) }
                    row.cell(&html, text: html.format.moment(entry.at))
                    row.cell(&html, text: entry.by)
                    row.cell(&html, number: entry.added)
                    row.cell(&html, number: entry.changed)
                    row.cell(&html) { html in
                        if entry.undoneAt != nil { return html.text(PupilImportTexts.undoneMark) }
                        html.postButton(
                            PupilImportTexts.undo, action: "/units/\(unit)/imports/\(entry.id)/undo",
                            csrf: visit.formMark, style: .danger, confirm: PupilImportTexts.undoConfirm)
                    }
                }
            }
        }
    }

    private static func form(_ unit: UnitID, _ refusal: (any Refusal)?, _ visit: Visit, _ html: inout HTML) {
        html.form(to: "/units/\(unit)/pupils/import", csrf: visit.formMark, multipart: true) { html in
            let error = refusal?.field == "file" ? refusal?.explanation : nil
            html.file(
                Field("file", PupilImportTexts.file, state: FieldState("", error: error), required: true),
                accept: ".csv,.xlsx")
            html.actions { html in
                html.submit(PupilImportTexts.check, name: "do", value: "check")
                html.submit(PupilImportTexts.apply, style: .secondary, name: "do", value: "apply")
                html.element(
                    "button", .type("submit"), .class("button quiet"),
                    Attribute("formaction", "/units/\(unit)/pupils/import/mend"), text: PupilImportTexts.mend)
            }
        }
    }

    static func report(_ report: PupilImport.Report, _ visit: Visit, rehearsal: Bool) -> [UInt8] {
        let title = rehearsal ? PupilImportTexts.checked : PupilImportTexts.done
        let unit: UnitID? = visit.request.id("unit")
        let path = "/units/\(unit?.text ?? "")/pupils"
        let crumbs = [
            Frame.Crumb(RecordsTexts.pupils, href: path), Frame.Crumb(PupilImportTexts.title, href: path + "/import"),
        ]
        let rows = report.refused + report.rows.filter { row in !report.refused.contains { $0.number == row.number } }
        return visit.frame(title, crumbs: crumbs).write { html in
            let counts = PupilImportTexts.counts(
                report.count { $0 == .added }, report.count { $0 == .changed }, report.count { $0 == .unchanged },
                report.refused.count)
            html.banner(report.refused.isEmpty ? .good : .warning, counts)
            if let unit { form(unit, nil, visit, &html) }
            if rows.count > shown { html.element("p", .class("hint"), text: PupilImportTexts.onlyFirst) }
            table(title, Array(rows.prefix(shown)), &html)
        }
    }

    private static func table(_ title: Text, _ rows: [PupilImport.RowReport], _ html: inout HTML) {
        html.table(
            title,
            [
                Column(PupilImportTexts.row, numeric: true), Column(PupilTexts.name), Column(PupilTexts.schoolClass),
                Column(PupilImportTexts.outcome), Column(PupilImportTexts.reason),
            ], rows, empty: PupilImportTexts.emptyFile
        ) { report, row, html in
            row.cell(&html, number: report.number)
            row.cell(&html, text: report.name)
            row.cell(&html, text: report.className)
            row.cell(&html) { $0.badge(badge(report.outcome)) }
            row.cell(&html) { html in
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
        }
    }

    private static func badge(_ outcome: PupilImport.RowReport.Outcome) -> Badge {
        switch outcome {
        case .added: Badge(PupilImportTexts.added, .good)
        case .changed: Badge(PupilImportTexts.changed, .info)
        case .unchanged: Badge(PupilImportTexts.unchanged, .neutral)
        case .refused: Badge(PupilImportTexts.refused, .bad)
        }
    }

    /// The rows to mend as they came, with the reasons in a last column that is not read again.
    static func mending(_ report: PupilImport.Report, _ language: Language) -> Sheet {
        let rows = report.refused.map { row -> [SheetCell] in
            guard case .refused(let faults) = row.outcome else { return [] }
            let reasons = faults.map { "\($0.column): \($0.reason(language))" }.joined(separator: "\n")
            let cells = report.headings.indices.map { row.cells.indices.contains($0) ? row.cells[$0] : "" }
            return cells.map { .text($0) } + [.text(reasons)]
        }
        return Sheet(
            name: PupilImportTexts.reason(language),
            columns: report.headings.map { .init($0, width: 16) } + [
                .init(PupilImportTexts.reason(language), width: 50)
            ],
            rows: rows)
    }
}
