internal import Base
internal import Components
internal import HTML

/// The figures of a consolidated report, each with the reports behind it.
enum ConsolidationViews {
    static func show(_ figures: Consolidation, _ tasks: [GuidanceTask], _ html: inout HTML) {
        html.section(ConsolidationTexts.title) { html in
            html.element("p", text: ConsolidationTexts.summary(figures))
            html.stackedBar([
                BarPart(figures.accepted, ConsolidationTexts.accepted, .good),
                BarPart(figures.submitted - figures.accepted, ConsolidationTexts.waiting, .info),
                BarPart(figures.asked - figures.submitted, ConsolidationTexts.missing, .bad),
            ])
            table(figures, tasks, &html)
            html.disclosure(ConsolidationTexts.sources(figures.sources.count)) { html in
                html.element("ul", .class("plain")) { html in
                    for source in figures.sources {
                        html.element("li") { $0.element("a", .href("/units/\(source.unit)"), text: source.name) }
                    }
                }
            }
        }
    }

    private static func table(_ figures: Consolidation, _ tasks: [GuidanceTask], _ html: inout HTML) {
        html.table(
            ConsolidationTexts.title,
            [
                Column(ConsolidationTexts.task), Column(ConsolidationTexts.reports, numeric: true),
                Column(ConsolidationTexts.done, numeric: true), Column(ConsolidationTexts.doing, numeric: true),
                Column(ConsolidationTexts.todo, numeric: true), Column(ConsolidationTexts.mean, numeric: true),
            ], tasks.filter { figures.tasks[$0.key.text] != nil }, empty: ConsolidationTexts.none
        ) { task, row, html in
            let own = figures.tasks[task.key.text] ?? Consolidation.Figures()
            row.head(&html) { $0.text("\(task.path). \(task.title)") }
            row.cell(&html, number: own.reports)
            row.cell(&html, number: own.progress["done"] ?? 0)
            row.cell(&html, number: own.progress["doing"] ?? 0)
            row.cell(&html, number: own.progress["todo"] ?? 0)
            row.cell(&html, text: tenths(own.meanScoreTenths, html.language))
        }
    }

    private static func tenths(_ value: Int?, _ language: Language) -> String {
        guard let value else { return "–" }
        return "\(value / 10)\(language == .vi ? "," : ".")\(value % 10)"
    }
}

enum ConsolidationTexts {
    static let title = Text("Số liệu tổng hợp từ các đơn vị", "Figures drawn from the units")
    static let accepted = Text("Đã chấp nhận", "Accepted")
    static let waiting = Text("Đã nộp, chưa chấp nhận", "Submitted, not accepted")
    static let missing = Text("Chưa nộp", "Not submitted")
    static let task = Text("Nhiệm vụ", "Task")
    static let reports = Text("Báo cáo", "Reports")
    static let done = Text("Hoàn thành", "Completed")
    static let doing = Text("Một phần", "Partly")
    static let todo = Text("Chưa", "Not")
    static let mean = Text("Điểm trung bình", "Mean score")
    static let none = Text(
        "Chưa có báo cáo nào được chấp nhận để tổng hợp. Chấp nhận báo cáo của các trường trước.",
        "No report has been accepted yet. Accept the schools' reports first.")

    static func summary(_ figures: Consolidation) -> Text {
        Text(
            "\(figures.accepted) báo cáo đã chấp nhận trên \(figures.asked) đơn vị; \(figures.submitted) đã nộp, \(figures.late) nộp muộn.",
            "\(figures.accepted) reports accepted of \(figures.asked) units; \(figures.submitted) submitted, \(figures.late) late."
        )
    }

    static func sources(_ count: Int) -> Text {
        Text("\(count) báo cáo được tổng hợp", "\(count) reports were drawn together")
    }
}
