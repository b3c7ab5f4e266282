internal import Base
internal import Components
internal import Files
internal import HTML
internal import Identity
internal import Web

/// What the pages of sheets of many schools show.
enum LoadViews {
    static func ask(_ loads: [Load], _ refusal: (any Refusal)?, _ visit: Visit) -> [UInt8] {
        visit.frame(LoadTexts.title, help: LoadTexts.help, width: .reading).write { html in
            if let refusal { html.errorSummary([(refusal.field, refusal.explanation)]) }
            html.form(to: "/loads", csrf: visit.formMark, multipart: true) { html in
                let error = refusal?.field == "file" ? refusal?.explanation : nil
                html.file(
                    Field(
                        "file", SheetImportTexts.file, hint: LoadTexts.noPages, state: FieldState("", error: error),
                        required: true), accept: ".csv,.xlsx")
                html.actions { $0.submit(LoadTexts.start) }
            }
            html.section(LoadTexts.recent) { html in
                html.table(
                    LoadTexts.recent,
                    [
                        Column(SheetImportTexts.file), Column(SheetImportTexts.when),
                        Column(LoadTexts.rows, numeric: true), Column(LoadTexts.state),
                    ], loads, empty: LoadTexts.none
                ) { load, row, html in
                    row.head(&html) { $0.element("a", .href("/loads/\(load.id)"), text: load.fileName) }
                    row.cell(&html, text: html.format.moment(load.madeAt))
                    row.cell(&html, number: load.total)
                    row.cell(&html) { $0.badge(badge(load.state)) }
                }
            }
        }
    }

    private static func badge(_ state: Load.State) -> Badge {
        let tone: Tone =
            switch state {
            case .done: .good
            case .failed, .halted: .bad
            case .checked: .warning
            case .undone, .cancelled: .neutral
            case .staging, .checking, .applying, .takingBack: .info
            }
        return Badge(LoadTexts.state(state), tone)
    }

    /// While the program works, the page comes again by itself: by the script in place, without it as a whole.
    static func show(_ load: Load, _ wrong: [SheetReport.Row], _ refusal: (any Refusal)?, _ visit: Visit) -> [UInt8] {
        var frame = visit.frame(
            Text(verbatim: load.fileName), crumbs: [Frame.Crumb(LoadTexts.title, href: "/loads")])
        frame.refresh = load.state.isRunning ? 3 : nil
        return frame.write { html in
            if let refusal { html.errorSummary([(nil, refusal.explanation)]) }
            if let problem = load.problem { html.banner(.bad, problem) }
            progress(load, &html)
            buttons(load, visit, &html)
            faults(load, wrong, &html)
        }
    }

    private static func progress(_ load: Load, _ html: inout HTML) {
        html.element("p") { html in
            html.badge(badge(load.state))
            if load.state.isRunning, load.state != .takingBack {
                html.text(" ")
                html.text(LoadTexts.progress(load.counts.rows, load.total))
            }
        }
        if load.state.isRunning, load.state != .takingBack {
            html.stackedBar([
                BarPart(load.counts.rows, LoadTexts.doneRows, .good),
                BarPart(load.total - load.counts.rows, LoadTexts.left, .neutral),
            ])
        }
        let counts = load.counts
        html.banner(
            counts.refused == 0 ? .info : .warning,
            SheetImportTexts.counts(counts.added, counts.changed, counts.unchanged, counts.refused))
    }

    private static func buttons(_ load: Load, _ visit: Visit, _ html: inout HTML) {
        let path = "/loads/\(load.id)"
        html.actions { html in
            if load.state == .checked || load.state == .halted {
                let label = load.state == .checked ? LoadTexts.apply : LoadTexts.goOn
                html.postButton(label, action: path + "/apply", csrf: visit.formMark)
            }
            if [.checking, .checked, .applying, .halted].contains(load.state) {
                html.postButton(
                    LoadTexts.cancel, action: path + "/back", csrf: visit.formMark, style: .danger,
                    confirm: LoadTexts.cancelConfirm)
            }
            if load.state == .done {
                html.postButton(
                    SheetImportTexts.undo, action: path + "/back", csrf: visit.formMark, style: .danger,
                    confirm: SheetImportTexts.undoConfirm)
            }
            if load.state.isRunning { html.linkButton(LoadTexts.refresh, to: path, style: .secondary) }
            if load.counts.refused > 0 { html.linkButton(LoadTexts.mend, to: path + "/mend.csv", style: .secondary) }
        }
    }

    private static func faults(_ load: Load, _ wrong: [SheetReport.Row], _ html: inout HTML) {
        guard !load.state.isOver, !wrong.isEmpty else { return }
        html.section(LoadTexts.wrong) { html in
            if load.counts.refused > LoadFaultRows.most {
                html.banner(.warning, LoadTexts.kept(LoadFaultRows.most))
            }
            html.table(
                LoadTexts.wrong,
                [
                    Column(SheetImportTexts.row, numeric: true), Column(PupilTexts.name),
                    Column(PupilTexts.schoolClass), Column(SheetImportTexts.reason),
                ], wrong, empty: LoadTexts.noneWrong
            ) { report, row, html in
                row.cell(&html, number: report.number)
                row.cell(&html, text: report.name)
                row.cell(&html, text: report.place)
                row.cell(&html) { SheetImportViews.reasons(report, &$0) }
            }
        }
    }

    static func mending(_ load: Load, _ rows: [SheetReport.Row], _ language: Language) -> [UInt8] {
        SheetWriter.csv(
            headings: load.headings + [SheetImportTexts.reason(language)],
            rows: rows.map { row in
                guard case .refused(let faults) = row.outcome else { return [] }
                let reasons = faults.map { "\($0.column): \($0.reason(language))" }.joined(separator: "\n")
                let cells = load.headings.indices.map { row.cells.indices.contains($0) ? row.cells[$0] : "" }
                return cells.map { .text($0) } + [.text(reasons)]
            })
    }
}
