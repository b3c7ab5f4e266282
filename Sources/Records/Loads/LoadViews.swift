internal import Base
internal import Components
internal import Files
internal import HTML
internal import Identity
internal import Sheets
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
                        "file", SheetTexts.file, hint: LoadTexts.noPages, state: FieldState("", error: error),
                        required: true), accept: ".csv,.xlsx")
                html.actions { $0.submit(LoadTexts.start) }
            }
            html.section(LoadTexts.recent) { html in
                html.table(
                    LoadTexts.recent,
                    [
                        Column(SheetTexts.file), Column(SheetTexts.when),
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
            progress(load, visit.now, &html)
            buttons(load, visit, &html)
            faults(load, wrong, &html)
        }
    }

    private static func progress(_ load: Load, _ now: Instant, _ html: inout HTML) {
        let counts = load.counts
        html.banner(
            counts.refused == 0 ? .info : .warning,
            SheetTexts.counts(counts.added, counts.changed, counts.unchanged, counts.refused))
        let isMeasured = load.state.isRunning && load.state != .takingBack
        html.element("p") { html in
            html.badge(badge(load.state))
            guard isMeasured else { return }
            html.text(" ")
            html.text(LoadTexts.progress(counts.rows, load.total))
            let elapsed = now.seconds(since: load.movedAt)
            if let seconds = Load.remaining(done: counts.rows, of: load.total, after: elapsed) {
                html.text(" ")
                html.text(LoadTexts.remaining(seconds))
            }
        }
        guard isMeasured else { return }
        html.stackedBar([
            BarPart(counts.rows, LoadTexts.doneRows, .good),
            BarPart(load.total - counts.rows, LoadTexts.left, .neutral),
        ])
    }

    private static func buttons(_ load: Load, _ visit: Visit, _ html: inout HTML) {
        let path = "/loads/\(load.id)"
        html.actions { html in
            if load.state == .checked || load.state == .halted {
                let label = load.state == .checked ? LoadTexts.apply : LoadTexts.goOn
                html.postButton(label, action: path + "/apply", csrf: visit.formMark)
            }
            if load.state == .checking || load.state == .checked {
                html.postButton(
                    LoadTexts.discard, action: path + "/back", csrf: visit.formMark, style: .danger,
                    confirm: LoadTexts.discardConfirm)
            }
            if load.state == .applying || load.state == .halted {
                html.postButton(
                    LoadTexts.cancel, action: path + "/back", csrf: visit.formMark, style: .danger,
                    confirm: LoadTexts.cancelConfirm)
            }
            if load.state == .done {
                html.postButton(
                    SheetTexts.undo, action: path + "/back", csrf: visit.formMark, style: .danger,
                    confirm: SheetTexts.undoConfirm)
            }
            if load.state.isRunning { html.linkButton(LoadTexts.refresh, to: path, style: .secondary) }
            if load.counts.refused > 0, !load.state.isRunning {
                html.linkButton(LoadTexts.mend, to: path + "/mend.csv", style: .secondary)
            }
        }
    }

    private static func faults(_ load: Load, _ wrong: [SheetReport.Row], _ html: inout HTML) {
        // While it runs the page comes again and again: the rows are shown when it is through.
        guard !load.state.isOver, !load.state.isRunning, !wrong.isEmpty else { return }
        html.section(LoadTexts.wrong) { html in
            if load.counts.refused > LoadFaultRows.most {
                html.banner(.warning, LoadTexts.kept(LoadFaultRows.most))
            }
            html.table(
                LoadTexts.wrong,
                [
                    Column(SheetTexts.row, numeric: true), Column(PupilTexts.name),
                    Column(PupilTexts.schoolClass), Column(SheetTexts.reason),
                ], wrong, empty: LoadTexts.noneWrong
            ) { report, row, html in
                row.cell(&html, number: report.number)
                row.cell(&html, text: report.name)
                row.cell(&html, text: report.place)
                row.cell(&html) { SheetViews.reasons(report, &$0) }
            }
        }
    }

}
