internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Web

/// What is to be erased, for the unit that answers; what was, for it and for the person.
enum ErasureViews {
    static func field(_ table: PersonalTable) -> String { "erase-\(table.name)" }

    /// The choices of the form of an answer, and what stays whatever is chosen.
    static func choices(_ survey: EraseData.Survey, _ visit: Visit, _ html: inout HTML) {
        let isSent = visit.form.values["answer"] != nil
        let erasable = survey.erasable
        html.element("h3", text: ErasureTexts.goes)
        html.element("p", .class("hint"), text: erasable.isEmpty ? ErasureTexts.nothingGoes : ErasureTexts.goesHelp)
        for line in erasable {
            let name = field(line.table)
            html.checkbox(
                name, ErasureTexts.erase(line.table.label, line.erasable),
                checked: isSent ? visit.form.values[name] != nil : true)
        }
        let kept = survey.lines.map {
            ErasureRules.result($0, erased: 0, isChosen: true, isElsewhere: survey.isElsewhere)
        }.filter { !$0.why.vi.isEmpty }
        guard !kept.isEmpty else { return }
        html.disclosure(ErasureTexts.stays(kept.count)) { html in
            html.summaryList(kept.map { SummaryRow($0.label, $0.why) })
        }
    }

    /// What went, and what stayed and why.
    static func results(_ erasures: [Erasure], _ html: inout HTML) {
        let gone = erasures.filter { $0.erased > 0 }
        let kept = erasures.filter { !$0.why.vi.isEmpty }
        if !gone.isEmpty {
            html.element("p", text: ErasureTexts.gone)
            html.element("ul") { html in
                for line in gone { html.element("li", text: ErasureTexts.line(line.label, line.erased)) }
            }
        }
        guard !kept.isEmpty else { return }
        html.disclosure(ErasureTexts.stays(kept.count)) { html in
            html.summaryList(kept.map { SummaryRow($0.label, $0.why) })
        }
    }
}

/// Every sentence about erasing.
enum ErasureTexts {
    static let title = Text("Đã xóa và giữ lại", "Erased and kept")
    static let goes = Text("Chương trình sẽ xóa", "The program will erase")
    static let goesHelp = Text(
        "Xóa ngay khi trả lời là đã thực hiện hoặc thực hiện một phần; không lấy lại được. Bỏ chọn những gì người đó không yêu cầu xóa.",
        "Erased at once when the answer is done or partly done; it cannot be taken back. Untick what the person did not ask for."
    )
    static let nothingGoes = Text(
        "Không có dữ liệu nào luật cho xóa lúc này.", "There is nothing that the law lets you erase now.")
    static let confirm = Text(
        "Nếu trả lời là thực hiện, dữ liệu đã chọn bị xóa hẳn. Gửi câu trả lời?",
        "If the answer is done, what is ticked is erased for good. Send the answer?")
    static let gone = Text("Đã xóa:", "Erased:")
    static let notChosen = Text(
        "Đơn vị không xóa; lý do ở câu trả lời.", "Not erased by the unit; its answer says why.")
    static let elsewhere = Text(
        "Trường khác đang giữ hồ sơ; hãy gửi yêu cầu tới trường đó (NĐ 356/2025 Đ.5).",
        "Another school keeps the record now; ask that school (Decree 356/2025, art. 5).")
    static func stays(_ count: Int) -> Text {
        Text("Giữ lại, và vì sao: \(count) loại", "Kept, and why: \(count == 1 ? "1 kind" : "\(count) kinds")")
    }
    static func erase(_ label: Text, _ count: Int) -> Text {
        Text("Xóa \(label.vi) (\(count))", "Erase \(label.en) (\(count))")
    }
    static func line(_ label: Text, _ count: Int) -> Text {
        Text("\(label.vi): \(count) mục", "\(label.en): \(count == 1 ? "1 entry" : "\(count) entries")")
    }
    /// The ground of the declaration with its article, and how long it is kept.
    static func law(_ table: PersonalTable) -> Text {
        Text(
            "\(table.ground.label.vi): \(table.source.vi). Thời hạn: \(table.retention.vi).",
            "\(table.ground.label.en): \(table.source.en). Term: \(table.retention.en).")
    }
}
