internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Organisation

/// What a dossier with a statistical form shows beside its parts.
enum FigureCallViews {
    /// The version of the form, what does not agree, and what has changed in the records since it was handed in.
    static func show(_ file: Case, _ handIns: [HandIn], _ visit: Visit, _ html: inout HTML) {
        guard file.form.figures != nil else { return }
        guard let sheet = file.shownSheet(handIns) else {
            return html.banner(.info, file.drawsFigures ? FigureCallTexts.noneAccepted : FigureCallTexts.notInForce)
        }
        html.figureStyles()
        html.element("p", .class("count-line")) { html in
            html.text("\(sheet.code) · \(sheet.source) · ")
            html.text(FigureCallTexts.asOf(html.format.day(sheet.day)))
        }
        if file.drawsFigures { html.banner(.info, FigureCallTexts.drawn) }
        html.element("p", .class("hint"), text: sheet.note.text)
        checks(sheet, &html)
        if !file.isWritable, let now = file.sheet { changed(now.differences(from: sheet), &html) }
        html.actions { html in
            html.linkButton(FigureCallTexts.export, to: file.path.base + "/khue.xlsx", style: .secondary)
        }
    }

    /// Before handing in: what does not agree must be mended or explained.
    static func check(_ file: Case, _ html: inout HTML) {
        guard file.form.figures != nil else { return }
        guard let sheet = file.sheet else {
            return html.banner(.warning, file.drawsFigures ? FigureCallTexts.noneAccepted : FigureCallTexts.notInForce)
        }
        checks(sheet, &html)
        if !sheet.checks.isEmpty { html.element("p", text: FigureCallTexts.explain) }
    }

    private static func checks(_ sheet: FigureSheet, _ html: inout HTML) {
        guard !sheet.checks.isEmpty else { return }
        html.banner(.warning) { html in
            html.element("p", text: FigureCallTexts.checks)
            html.element("ul") { html in for check in sheet.checks { html.element("li", text: check.text) } }
        }
    }

    private static func changed(_ differences: [FigureSheet.Difference], _ html: inout HTML) {
        guard !differences.isEmpty else { return }
        html.disclosure(FigureCallTexts.changed(differences.count)) { self.differences(differences, &$0) }
    }

    static func differences(_ differences: [FigureSheet.Difference], _ html: inout HTML) {
        html.table(
            FigureCallTexts.differences,
            [
                Column(FigureTexts.row), Column(FigureCallTexts.column),
                Column(FigureCallTexts.submitted, numeric: true), Column(FigureCallTexts.now, numeric: true),
            ], differences, empty: ReviewTexts.noDifference
        ) { line, row, html in
            row.head(&html) { html in
                html.text("\(line.row). ")
                html.text(line.label)
            }
            row.cell(&html) { $0.text(line.column) }
            row.cell(&html) { html in if let before = line.before { html.text(before) } }
            row.cell(&html) { html in if let now = line.now { html.text(now) } }
        }
    }
}

/// The sentences about handing in statistical forms.
enum FigureCallTexts {
    static let figures = Text("Số liệu", "Figures")
    static let export = Text("Tải bảng tính", "Download the sheet")
    static let checks = Text("Cần xem lại trước khi nộp", "To look at before handing in")
    static let explain = Text(
        "Sửa hồ sơ rồi tải lại trang này; nếu số đúng, giải thích ở mục Ý kiến chung (Người phụ trách).",
        "Mend the records and load this page again; if the numbers are right, explain them in the general word (People in charge)."
    )
    static let notInForce = Text(
        "Biểu này không có hiệu lực vào hạn nộp.", "This form is not in force on the due day.")
    static let noneAccepted = Text(
        "Chưa có biểu nào của các trường được chấp nhận để cộng.", "No school's form was accepted yet to be added up.")
    static let drawn = Text(
        "Số liệu là tổng các biểu đã chấp nhận của trường, không nhập tay.",
        "The figures are the sum of the accepted forms of the schools, never typed.")
    static let differences = Text("Số khác nhau", "Numbers that differ")
    static let column = Text("Cột", "Column")
    static let submitted = Text("Đã nộp", "Submitted")
    static let now = Text("Hồ sơ hiện nay", "The records now")
    static let total = Text("Tổng hợp số liệu", "Figures together")
    static let missing = Text("Chưa nộp", "Not submitted")
    static let compare = Text(
        "Tổng biểu đã nộp so với hồ sơ hiện nay của các trường đó",
        "Submitted forms against what the records of these schools say now")
    static let agree = Text(
        "Tổng các biểu đã nộp bằng số đếm từ hồ sơ hiện nay.",
        "The submitted forms add up to what the records say now.")
    static let noForms = Text("Chưa có trường nào nộp biểu.", "No school has submitted its form yet.")
    static let schools = Text("Trường đã nộp", "Schools that submitted")
    static let yesAndNo = [
        Form.Choice(code: "1", label: Text("Có", "Yes")), Form.Choice(code: "0", label: Text("Không", "No")),
    ]

    static func asOf(_ day: String) -> Text { Text("số liệu có đến \(day)", "figures of \(day)") }
    static func changed(_ count: Int) -> Text {
        Text(
            "Hồ sơ đã đổi từ khi nộp: \(count) số khác", "The records have changed since: \(count) numbers differ")
    }
    static func summary(asked: Int, submitted: Int, accepted: Int) -> Text {
        Text(
            "\(submitted) trên \(asked) trường đã nộp, \(accepted) đã chấp nhận.",
            "\(submitted) of \(asked) schools have submitted, \(accepted) accepted.")
    }
}
