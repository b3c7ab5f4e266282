internal import Base
internal import Components
internal import Files
internal import HTML
internal import Identity
internal import Web

/// What the pages of importing show.
enum SheetImportViews {
    private static let shown = 500

    static func ask(
        _ kind: SheetKind, _ school: SchoolPage, _ past: [ImportRows.Past], _ refusal: (any Refusal)?, _ visit: Visit
    ) -> [UInt8] {
        let crumbs = school.crumbs(Frame.Crumb(kind.title, href: "\(school.path)/\(kind.path)"))
        return visit.frame(FacilitiesTexts.importSheet, help: ImportTexts.help, width: .reading, crumbs: crumbs)
            .write { html in
                if let refusal { html.errorSummary([(refusal.field, refusal.explanation)]) }
                form(kind, school, refusal, visit, &html)
                html.section(ImportTexts.columns) { html in
                    let names = kind.map.columns.compactMap(\.headings.first)
                    html.element("p", text: names.joined(separator: ", "))
                }
                if kind.isUndone { imports("\(school.path)/\(kind.path)", past, visit, &html) }
            }
    }

    private static func imports(_ path: String, _ past: [ImportRows.Past], _ visit: Visit, _ html: inout HTML) {
        html.section(ImportTexts.past) { html in
            html.table(
                ImportTexts.past,
                [
                    Column(ImportTexts.file), Column(ImportTexts.when), Column(ImportTexts.who),
                    Column(ImportTexts.added, numeric: true), Column(ImportTexts.changed, numeric: true),
                    Column(ImportTexts.undo),
                ], past, empty: ImportTexts.none
            ) { entry, row, html in
                row.head(&html) { $0.text(entry.fileName) }
                row.cell(&html, text: html.format.moment(entry.at))
                row.cell(&html, text: entry.name)
                row.cell(&html, number: entry.added)
                row.cell(&html, number: entry.changed)
                row.cell(&html) { html in
                    if entry.undoneAt != nil { return html.text(ImportTexts.undoneMark) }
                    html.postButton(
                        ImportTexts.undo, action: "\(path)/imports/\(entry.id)/undo", csrf: visit.formMark,
                        style: .danger, confirm: ImportTexts.undoConfirm)
                }
            }
        }
    }

    private static func form(
        _ kind: SheetKind, _ school: SchoolPage, _ refusal: (any Refusal)?, _ visit: Visit, _ html: inout HTML
    ) {
        let path = "\(school.path)/\(kind.path)/import"
        html.form(to: path, csrf: visit.formMark, multipart: true) { html in
            let error = refusal?.field == "file" ? refusal?.explanation : nil
            html.file(
                Field("file", ImportTexts.file, state: FieldState("", error: error), required: true),
                accept: ".csv,.xlsx")
            html.actions { html in
                html.submit(ImportTexts.check, name: "do", value: "check")
                html.submit(ImportTexts.apply, style: .secondary, name: "do", value: "apply")
                html.element(
                    "button", .type("submit"), .class("button quiet"), Attribute("formaction", path + "/mend"),
                    text: ImportTexts.mend)
            }
        }
    }

    static func report(
        _ kind: SheetKind, _ school: SchoolPage, _ report: SheetReport, _ visit: Visit, rehearsal: Bool
    ) -> [UInt8] {
        let title = rehearsal ? ImportTexts.checked : ImportTexts.done
        let crumbs = school.crumbs(Frame.Crumb(kind.title, href: "\(school.path)/\(kind.path)"))
        let refused = Set(report.refused.map(\.number))
        let rows = report.refused + report.rows.filter { !refused.contains($0.number) }
        return visit.frame(title, crumbs: crumbs).write { html in
            html.banner(refused.isEmpty ? .good : .warning, ImportTexts.counts(report))
            form(kind, school, nil, visit, &html)
            if rows.count > shown { html.element("p", .class("hint"), text: ImportTexts.onlyFirst) }
            table(title, Array(rows.prefix(shown)), &html)
        }
    }

    private static func table(_ title: Text, _ rows: [SheetReport.Row], _ html: inout HTML) {
        html.table(
            title,
            [
                Column(ImportTexts.row, numeric: true), Column(ImportTexts.mark), Column(ImportTexts.name),
                Column(ImportTexts.outcome), Column(ImportTexts.reason),
            ], rows, empty: ImportTexts.emptyFile
        ) { report, row, html in
            row.cell(&html, number: report.number)
            row.cell(&html, text: report.mark)
            row.cell(&html, text: report.name)
            row.cell(&html) { $0.badge(badge(report.outcome)) }
            row.cell(&html) { html in
                guard case .refused(let faults) = report.outcome else { return }
                for fault in faults {
                    html.element("p") { html in
                        html.element("strong", text: fault.column + ": ")
                        html.text(fault.reason)
                    }
                }
            }
        }
    }

    private static func badge(_ outcome: SheetReport.Outcome) -> Badge {
        switch outcome {
        case .added: Badge(ImportTexts.added, .good)
        case .changed: Badge(ImportTexts.changed, .info)
        case .unchanged: Badge(ImportTexts.unchanged, .neutral)
        case .refused: Badge(ImportTexts.refused, .bad)
        }
    }

    static func mending(_ report: SheetReport, _ language: Language) -> Sheet {
        let rows = report.refused.map { row -> [SheetCell] in
            guard case .refused(let faults) = row.outcome else { return [] }
            let reasons = faults.map { "\($0.column): \($0.reason(language))" }.joined(separator: "\n")
            let cells = report.headings.indices.map { row.cells.indices.contains($0) ? row.cells[$0] : "" }
            return cells.map { .text($0) } + [.text(reasons)]
        }
        return Sheet(
            name: ImportTexts.reason(language),
            columns: report.headings.map { .init($0, width: 16) } + [.init(ImportTexts.reason(language), width: 50)],
            rows: rows)
    }
}
